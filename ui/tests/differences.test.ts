// Snapshots that are put together from what differs.

import { beforeEach, describe, expect, it } from "vitest";
import { call, carryBy } from "../src/wire/call";
import { patched } from "../src/wire/differences";

describe("a difference", () => {
  const before = { map: { rows: [{ id: 1 }, { id: 2 }, { id: 3 }], head: { title: "a" } }, undo: null };

  it("leaves what it does not name the very same, and the value before as it was", () => {
    const after = patched(before, {
      of: { map: { of: { rows: { list: [[0, 1], { new: [{ id: 9 }] }, [2, 1]] } } }, undo: { is: "Add" } },
    }) as typeof before;
    expect(after).toEqual({ map: { rows: [{ id: 1 }, { id: 9 }, { id: 3 }], head: { title: "a" } }, undo: "Add" });
    expect(after.map.head).toBe(before.map.head);
    expect(after.map.rows[2]).toBe(before.map.rows[2]);
    expect(before.map.rows[1]).toEqual({ id: 2 });
  });

  it("may turn a list round, empty it and fill it", () => {
    const turned = { list: [[1, 2] as const, [0, 1] as const] };
    expect(patched([1, 2, 3], turned)).toEqual([2, 3, 1]);
    expect(patched([1, 2, 3], { list: [] })).toEqual([]);
    expect(patched([], { list: [{ new: [7] }] })).toEqual([7]);
  });
});

describe("a call", () => {
  const held: number[] = [];
  let answers: unknown[] = [];

  beforeEach(() => {
    held.length = 0;
    carryBy({
      call: (_name, _request, number) => {
        held.push(number);
        return Promise.resolve(answers.shift());
      },
      onDropped: () => () => undefined,
      onHanded: () => () => undefined,
    });
  });

  it("says which snapshot is held, and puts the next together from it", async () => {
    answers = [
      { told: 4, reply: { state: 1, map: {} } },
      { name: "no snapshot at all" },
      { told: 5, since: 4, difference: { of: { state: { is: 2 } } } },
      { notices: [] },
      { told: 6, reply: { state: 3 } },
    ];
    expect(await call("save", {})).toEqual({ state: 1, map: {} });
    await call("file", {});
    expect(await call("undo", {})).toEqual({ state: 2, map: {} });
    await call("close_map", {});
    await call("open_sample", {});
    expect(held).toEqual([0, 4, 4, 5, 0]);
  });

  it("goes on from the snapshot with which the window began", async () => {
    answers = [
      { told: 1, reply: { version: "1", snapshot: { state: 1 } } },
      { told: 2, since: 1, difference: { of: { state: { is: 2 } } } },
    ];
    expect(await call("start", {})).toMatchObject({ version: "1" });
    expect(await call("undo", {})).toEqual({ state: 2 });
  });

  it("puts together what was asked for before a later reply came from what was held then", async () => {
    answers = [{ told: 1, reply: { state: 1, map: {} } }];
    await call("save", {});
    let first: (sent: unknown) => void = () => undefined;
    answers = [new Promise((done) => (first = done)), { told: 3, reply: { state: 3 } }];
    const slow = call("undo", {});
    await call("save", {});
    first({ told: 2, since: 1, difference: { of: { state: { is: 2 } } } });
    expect(await slow).toEqual({ state: 2, map: {} });
    answers = [{ told: 4, since: 3, difference: { of: {} } }];
    expect(await call("save", {})).toEqual({ state: 3 });
  });
});

// The open map as state: replies in order, failures told, the file followed, dropped files taken.

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { session } from "../src/state/session.svelte";
import { followDrops, followHanded } from "../src/commands/opened_files";
import { screens } from "../src/state/screens.svelte";
import { selection } from "../src/state/selection.svelte";
import { voice } from "../src/state/voice.svelte";
import { failureOf, opened, type Fake } from "./fake";
import { idOf, mapOf, snapshotOf } from "./notation";

const map = mapOf("Family hubs: A B\nSkills bus: A\nDigital buddies:");
let fake: Fake;

beforeEach(async () => {
  fake = await opened(snapshotOf(map));
});

afterEach(() => vi.useRealTimers());

describe("edits", () => {
  it("take over the snapshot and say what was done", async () => {
    fake.answers.edit = () => snapshotOf(map, { state: 2, undo: "Tidy" });
    expect(await session.edit({ kind: "tidy" })).toBe(true);
    expect(session.snapshot?.state).toBe(2);
    expect(voice.done).toBe("Tidy");
  });

  it("that are refused change nothing and say why", async () => {
    fake.answers.edit = () => {
      throw failureOf("name_missing");
    };
    expect(await session.edit({ kind: "add_initiative", title: "", challenges: [] })).toBe(false);
    expect(session.snapshot?.state).toBe(1);
    expect(session.failure?.code).toBe("name_missing");
  });

  it("go one after another, so that no reply overtakes a later one", async () => {
    const order: string[] = [];
    let free: () => void = () => undefined;
    fake.answers.edit = async () => {
      order.push("edit");
      await new Promise<void>((done) => (free = done));
      order.push("edited");
      return snapshotOf(map, { state: 2, undo: "Tidy" });
    };
    fake.answers.undo = () => {
      order.push("undo");
      return snapshotOf(map, { state: 3 });
    };
    session.snapshot = snapshotOf(map, { undo: "Before" });
    const both = Promise.all([session.edit({ kind: "tidy" }), session.undo()]);
    await vi.waitFor(() => expect(order).toEqual(["edit"]));
    expect(session.busy).toBe(true);
    free();
    await both;
    expect(order).toEqual(["edit", "edited", "undo"]);
    expect(session.snapshot?.state).toBe(3);
    expect(session.busy).toBe(false);
  });

  it("that a person gave up are no failure", async () => {
    fake.answers.save = () => {
      throw failureOf("cancelled");
    };
    expect(await session.save()).toBe(false);
    expect(session.failure).toBeNull();
  });

  it("forget the selection of what is gone", async () => {
    selection.set([idOf("Family hubs"), idOf("Skills bus")]);
    fake.answers.edit = () => snapshotOf(mapOf("Skills bus: A"), { undo: "Remove Family hubs" });
    await session.edit({ kind: "remove_initiatives", initiatives: [idOf("Family hubs")] });
    expect([...selection.ids]).toEqual([idOf("Skills bus")]);
    expect(selection.primary).toBe(idOf("Skills bus"));
  });
});

describe("the file", () => {
  it("is looked at again until it holds all edits", async () => {
    vi.useFakeTimers();
    const { file } = snapshotOf(map);
    fake.answers.edit = () => snapshotOf(map, { undo: "Tidy", file: { ...file, saved: { how: "soon" } } });
    fake.answers.file = vi
      .fn()
      .mockReturnValueOnce({ ...file, saved: { how: "soon" } })
      .mockReturnValue(file);
    await session.edit({ kind: "tidy" });
    expect(session.file?.saved.how).toBe("soon");
    await vi.advanceTimersByTimeAsync(500);
    expect(session.file?.saved.how).toBe("soon");
    await vi.advanceTimersByTimeAsync(1_500);
    expect(session.file?.saved.how).toBe("saved");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(fake.answers.file).toHaveBeenCalledTimes(2);
  });

  it("tells what opening had to do", async () => {
    const { file } = snapshotOf(map);
    fake.answers.open_map = () =>
      snapshotOf(map, { file: { ...file, notices: [{ notice: "recovered", changes: 3 }] } });
    await session.open("/tmp/a.sweetspot");
    expect(session.notice?.words).toContain("3 changes made then were brought back");
  });

  it("tells at once what had to be set aside when the file was written, though nothing on the map has changed", async () => {
    vi.useFakeTimers();
    const { file } = snapshotOf(map);
    const path = "/home/pat/Documents/fenmoor (other copy).sweetspot";
    fake.answers.edit = () => snapshotOf(map, { file: { ...file, saved: { how: "soon" } } });
    fake.answers.file = () => ({ ...file, notices: [{ notice: "set_aside", path, what: "theirs" }] });
    await session.edit({ kind: "tidy" });
    expect(session.notice).toBeNull();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(session.notice?.words).toContain(`theirs is kept as \u2068${path}\u2069`);
    vi.useRealTimers();
  });

  it("closed tells what had to be set aside", async () => {
    const path = "/home/pat/Documents/fenmoor (other copy).sweetspot";
    fake.answers.close_map = () => ({
      notices: [
        { notice: "set_aside", path, what: "theirs" },
        { notice: "left_waiting", name: "fenmoor", folder: "Shared drive" },
      ],
    });
    expect(await session.close()).toBe(true);
    expect(session.notice?.words).toContain(path);
    expect(session.notice?.words).toContain("It is safe on this computer");
  });

  it("opened joins the recent ones, once and first", async () => {
    fake.answers.open_map = () => snapshotOf(map);
    await session.open("/home/pat/Documents/fenmoor.sweetspot");
    await session.open("/home/pat/Documents/fenmoor.sweetspot");
    expect(session.recent.map(({ title }) => title)).toEqual(["Fenmoor together"]);
  });

  it("is not opened where the person gave the dialog up", async () => {
    expect(await session.open()).toBe(false);
    expect(fake.calls.map(({ name }) => name)).toEqual(["start", "choose"]);
  });
});

describe("a file dropped on the window", () => {
  it("is opened where it is a map, brought in where one is open, and imported where it is none", async () => {
    followDrops();
    fake.drop("C:\\Maps\\Ben.sweetspot");
    expect([screens.dialog, screens.mergePath]).toEqual(["merge", "C:\\Maps\\Ben.sweetspot"]);
    screens.close();
    session.snapshot = null;
    fake.answers.open_map = () => snapshotOf(map);
    fake.drop("C:\\Maps\\Fenmoor.SWEETSPOT");
    await vi.waitFor(() => expect(fake.calls.map(({ name }) => name)).toContain("open_map"));
    await vi.waitFor(() => expect(session.map).not.toBeNull());
    fake.drop("C:\\Sheets\\initiatives.xlsx");
    expect(screens.dialog).toBe("import");
    expect(screens.importPath).toBe("C:\\Sheets\\initiatives.xlsx");
  });
});

describe("a map opened from the desktop", () => {
  it("is opened here, once the dialog that is open is closed", async () => {
    fake.answers.open_map = () => snapshotOf(map);
    followHanded();
    fake.hand("C:\\Maps\\Ben.sweetspot");
    await vi.waitFor(() => expect(opened()).toEqual(["C:\\Maps\\Ben.sweetspot"]));
    screens.open("import");
    fake.hand("C:\\Maps\\Ada.sweetspot");
    await vi.waitFor(() => expect(session.notice?.words).toBe("Ada.sweetspot opens when this dialog is closed."));
    expect(opened()).toHaveLength(1);
    screens.close();
    await vi.waitFor(() => expect(opened().at(-1)).toBe("C:\\Maps\\Ada.sweetspot"));
  });

  function opened(): string[] {
    return fake.calls
      .filter(({ name }) => name === "open_map")
      .map(({ request }) => (request as { path: string }).path);
  }
});

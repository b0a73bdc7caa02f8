// The newest reply counts, whichever comes first; a failure is said once, and only where it is the newest one's.

import { describe, expect, it } from "vitest";
import { Latest, replyOf } from "../src/state/latest.svelte";
import type { FailureCode } from "../src/wire/types";
import { failureOf } from "./fake";

/** An answer that a test gives when it likes. */
function later(): { answer: Promise<string>; reply: (words: string) => void; fail: (code: FailureCode) => void } {
  let reply: (words: string) => void = () => undefined;
  let fail: (code: FailureCode) => void = () => undefined;
  const answer = new Promise<string>((resolve, reject) => {
    reply = resolve;
    fail = (code) => reject(failureOf(code));
  });
  return { answer, reply, fail };
}

function asked(): { latest: Latest; said: FailureCode[] } {
  const said: FailureCode[] = [];
  return { latest: new Latest(({ code }) => said.push(code)), said };
}

describe("what is asked for again", () => {
  it("hands out the reply, and is busy until then", async () => {
    const { latest, said } = asked();
    const { answer, reply } = later();
    expect(latest.busy).toBe(false);
    const reading = latest.ask(answer);
    expect(latest.busy).toBe(true);
    reply("new");
    expect([await reading, latest.busy, said]).toEqual(["new", false, []]);
  });

  it("passes over an older reply that comes last", async () => {
    const { latest } = asked();
    const [older, newer] = [later(), later()];
    const [first, second] = [latest.ask(older.answer), latest.ask(newer.answer)];
    newer.reply("new");
    expect([await second, latest.busy]).toEqual(["new", false]);
    older.reply("old");
    expect([await first, latest.busy]).toEqual([null, false]);
  });

  it("passes over an older reply that comes first, and stays busy", async () => {
    const { latest } = asked();
    const [older, newer] = [later(), later()];
    const [first, second] = [latest.ask(older.answer), latest.ask(newer.answer)];
    older.reply("old");
    expect([await first, latest.busy]).toEqual([null, true]);
    newer.reply("new");
    expect([await second, latest.busy]).toEqual(["new", false]);
  });

  it("says the newest one's failure and not an older one's", async () => {
    const { latest, said } = asked();
    const [older, newer] = [later(), later()];
    const [first, second] = [latest.ask(older.answer), latest.ask(newer.answer)];
    older.fail("gone");
    expect([await first, said, latest.busy]).toEqual([null, [], true]);
    newer.fail("no_map_open");
    expect([await second, said, latest.busy]).toEqual([null, ["no_map_open"], false]);
  });

  it("forgets what is under way", async () => {
    const { latest, said } = asked();
    const [first, second] = [later(), later()];
    const reading = [latest.ask(first.answer), latest.ask(second.answer)];
    latest.forget();
    expect(latest.busy).toBe(false);
    first.reply("old");
    second.fail("gone");
    expect([await Promise.all(reading), said]).toEqual([[null, null], []]);
  });

  it("hides no mistake of our own", async () => {
    const { latest } = asked();
    await expect(latest.ask(Promise.reject(new TypeError("ours")))).rejects.toThrow("ours");
    expect(latest.busy).toBe(false);
  });
});

describe("what is asked for once", () => {
  it("is the reply, or a failure that is said", async () => {
    const said: FailureCode[] = [];
    const say = ({ code }: { code: FailureCode }): unknown => said.push(code);
    expect(await replyOf(Promise.resolve("here"), say)).toBe("here");
    expect([await replyOf(Promise.reject(failureOf("gone")), say), said]).toEqual([null, ["gone"]]);
    await expect(replyOf(Promise.reject(new TypeError("ours")), say)).rejects.toThrow("ours");
  });
});

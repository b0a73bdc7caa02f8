// Sentences and dates: every failure has words of its own, and dates are read as people write them.

import { describe, expect, it } from "vitest";
import { dateWords } from "../src/text/dates";
import { failureWords } from "../src/text/failures";
import { queryWords } from "../src/text/matrix";
import { countWords, noticeWords, savedWords } from "../src/text/shell";
import { listed, listedUpTo } from "../src/text/words";
import type { FailureCode } from "../src/wire/types";
import declared from "../src/wire/types.ts?raw";
import { failureOf } from "./fake";
import { mapOf, snapshotOf } from "./notation";

const codes = [...(/export type FailureCode = ([^;]+);/.exec(declared)?.[1] ?? "").matchAll(/"(\w+)"/g)].map(
  ([, code]) => code as FailureCode,
);

describe("what opening or writing the file had to do", () => {
  const path = "/home/pat/Fenmoor (other copy).sweetspot";
  const kinds = ["ours", "theirs", "earlier", "unreadable"] as const;

  it("says of what is set aside whose it is, where it is kept and what to do, each in words of its own", () => {
    const said = kinds.map((what) => noticeWords({ notice: "set_aside", path, what }));
    expect(new Set(said).size).toBe(kinds.length);
    for (const words of said) expect(words).toContain(`kept as \u2068${path}\u2069`);
    for (const words of said) expect(words).toMatch(/open that to [a-z ]+\.$/);
    expect(noticeWords({ notice: "set_aside", path, what: "theirs" })).not.toContain("Your own state");
  });

  it("counts what was brought in apart from what waits", () => {
    const words = (changes: number, conflicts: number) =>
      noticeWords({ notice: "merged", from: "Ben", changes, conflicts });
    expect(words(1, 0)).toBe("The file had been changed by Ben; 1 change was brought in. One Undo takes that back.");
    expect(words(0, 2)).toBe(
      "The file had been changed by Ben. What you both changed stays as it is here; 2 such changes wait to be settled under History.",
    );
    expect(words(0, 0)).toContain("all of it is here");
    expect(noticeWords({ notice: "unsettled", conflicts: 1 })).toBe(
      "1 change waits to be settled under History: two copies say different things there. What is here stays until you choose.",
    );
  });
});

describe("counts", () => {
  it("says of the foot and of the matrix how they come together: ended ones are placed, but not counted", () => {
    const count = { initiatives: 45, organisations: 14, placed: 43, ended: 6 };
    expect(countWords(count)).toBe("45 initiatives · 14 organisations · 43 placed, 6 of them ended");
    expect(queryWords([], [], 37, 37, 6)).toBe(
      "All placed initiatives: 37 of 37; 6 more have ended and are not counted",
    );
    expect(queryWords(["Good work"], [], 9, 37, 0)).toBe("Initiatives that serve Good work: 9 of 37");
  });
});

describe("failures", () => {
  it("has a sentence of its own for every code that the program knows", () => {
    expect(codes.length).toBeGreaterThan(30);
    const sentences = codes.map((code) => failureWords(failureOf(code, "Ely")));
    for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z“].*[.?]$/);
    expect(new Set(sentences).size).toBe(codes.length);
  });

  it("reads well without a detail too", () => {
    for (const code of codes) expect(failureWords(failureOf(code))).not.toMatch(/undefined|null|\(\s*\)/);
  });

  it("sets user text apart, whatever direction it is written in, and shortens what is endless", () => {
    expect(failureWords(failureOf("name_taken", "بيت"))).toContain("\u2068بيت\u2069");
    expect(failureWords(failureOf("name_taken", "x".repeat(5_000))).length).toBeLessThan(200);
  });
});

describe("dates", () => {
  it("are written short, since fields are narrow", () => {
    expect(dateWords("2026-04-01")).toBe("1 Apr 2026");
    expect(dateWords(null)).toBe("");
  });
});

describe("how the file stands", () => {
  const { file } = snapshotOf(mapOf(""));
  it("names where it is, and what it waits for", () => {
    expect(savedWords(file)).toBe("Saved · Documents");
    expect(savedWords({ ...file, saved: { how: "soon" } })).toBe("Saving…");
    const waiting = { how: "waiting", why: failureOf("file_unreachable") } as const;
    expect(savedWords({ ...file, folder: "E:\\Board", saved: waiting })).toBe(
      "Saved on this computer, waiting for Board",
    );
    expect(savedWords({ ...file, read_only: true })).toMatch(/^Read-only/);
  });
});

it("lists as in a sentence", () => {
  expect(listed(["a", "b", "c"])).toBe("a, b and c");
  expect(listedUpTo(["a", "b", "c", "d"], 2)).toBe("a, b and 2 more");
});

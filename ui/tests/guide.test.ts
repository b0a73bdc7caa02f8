// The user guide as it is read: what the reader knows, what it refuses, what is found in it, and that it names keys, commands
// and words of the screen as they are.

import path from "node:path";
import { describe, expect, it } from "vitest";
import type { Block, Guide, Span } from "../src/guide/blocks";
import { readGuideFile } from "../guide/plugin";
import { anchorOf, readGuide } from "../guide/read";
import { linesOf, wordsOf } from "../src/guide/spans";
import { commands } from "../src/commands/commands";
import { findInGuide } from "../src/commands/guide_search";

const size = { width: 600, height: 400 };
const read = (text: string): Guide => readGuide(text, () => size);
const blocksOf = (text: string): Block[] => read(`# Guide\n\n## One\n\n${text}\n`).chapters[0]!.blocks;
const text = (words: string): Span => ({ kind: "text", text: words });

describe("the reader", () => {
  it("parts the guide into chapters with anchors as the usual readers make them", () => {
    const guide = read("# Guide\n\n## The first minute\n\nWords.\n\n## Look, and *compare*!\n\n### Within\n");
    expect(guide.title).toBe("Guide");
    expect(guide.chapters.map(({ anchor }) => anchor)).toEqual(["the-first-minute", "look-and-compare"]);
    expect(anchorOf("Look, and compare!")).toBe("look-and-compare");
    expect(guide.chapters[1]!.blocks).toEqual([{ kind: "heading", anchor: "within", spans: [text("Within")] }]);
  });

  it("reads keys, names, terms, code and links within a line", () => {
    const [block] = blocksOf("Press `Ctrl+Shift+S` or *Save as…*: a **map** in `.sweetspot`, see [one](#one).");
    expect(block).toEqual({
      kind: "paragraph",
      spans: [
        text("Press "),
        { kind: "keys", keys: "Ctrl+Shift+S" },
        text(" or "),
        { kind: "emphasis", spans: [text("Save as…")] },
        text(": a "),
        { kind: "strong", spans: [text("map")] },
        text(" in "),
        { kind: "code", text: ".sweetspot" },
        text(", see "),
        { kind: "link", to: "one", spans: [text("one")] },
        text("."),
      ],
    });
  });

  it.each(["F1", "?", "Ctrl++", "Ctrl+[", "0", "Shift+F10", "Enter", "A"])("takes `%s` for a key", (keys) => {
    expect(blocksOf(`\`${keys}\``)).toEqual([{ kind: "paragraph", spans: [{ kind: "keys", keys }] }]);
  });

  it("reads lists within lists, numbered ones, tables, code and pictures", () => {
    expect(blocksOf("- one\n  - inner\n- two")).toEqual([
      {
        kind: "list",
        numbered: false,
        items: [
          { spans: [text("one")], within: [{ spans: [text("inner")], within: [] }] },
          { spans: [text("two")], within: [] },
        ],
      },
    ]);
    expect(blocksOf("1. one\n2. two")).toMatchObject([{ kind: "list", numbered: true }]);
    expect(blocksOf("| a | b |\n|---|---|\n| c | d |")).toEqual([
      { kind: "table", head: [[text("a")], [text("b")]], rows: [[[text("c")], [text("d")]]] },
    ]);
    expect(blocksOf("```\nsweetspot-cli *new*\n```")).toEqual([{ kind: "code", lines: ["sweetspot-cli *new*"] }]);
    expect(blocksOf("![Words](pictures/one-two.png)")).toEqual([
      { kind: "picture", source: "pictures/one-two.png", words: "Words", ...size },
    ]);
  });

  it.each([
    ["mark-up", "<b>bold</b>"],
    ["an entity", "a &amp; b"],
    ["an address of the net", "[net](https://example.org)"],
    ["a link to another file", "[it](for-it.md)"],
    ["a link that leads nowhere", "[it](#nowhere)"],
    ["a picture of the net", "![net](https://example.org/a.png)"],
    ["a picture within words", "See ![it](pictures/a.png)"],
    ["a picture without words", "![](pictures/a.png)"],
    ["a quotation", "> said"],
    ["a rule", "---"],
    ["a heading of the fourth level", "#### deep"],
    ["a heading that was there before", "### One"],
    ["other marks of a list", "* one"],
    ["items that go on", "- one\n  more"],
    ["items three deep", "- one\n  - two\n    - three"],
    ["code of a language", "```js\n```"],
    ["code without an end", "```\nwords"],
    ["a table without a head", "| a | b |\n| c | d |"],
    ["a row of other cells", "| a | b |\n|---|---|\n| c |"],
    ["emphasis without an end", "*words"],
    ["another kind of emphasis", "_words_"],
    ["an escape", "\\*words"],
    ["a broken line", "words  \nmore"],
    ["a line that stands in", " words"],
    ["a reference", "[one]: #one"],
  ])("refuses %s", (_, words) => {
    expect(() => blocksOf(words)).toThrow(/docs\/guide\.md/);
  });

  it("says in which line it was that it did not understand", () => {
    expect(() => read("# Guide\n\n## One\n\nWords\n\n<b>\n")).toThrow("docs/guide.md:7: “<b>” is not understood");
  });

  it("refuses a guide that does not begin with its title, or a chapter that has no heading", () => {
    expect(() => read("## One\n")).toThrow("begins with its title");
    expect(() => read("# Guide\n\nWords\n")).toThrow("a chapter begins");
  });

  it("refuses a picture that is not there", () => {
    const missing = (): never => {
      throw new Error("a.png is not there");
    };
    expect(() => readGuide("# G\n\n## One\n\n![a](pictures/a.png)\n", missing)).toThrow(
      "guide.md:5: a.png is not there",
    );
  });
});

describe("the search", () => {
  const guide = read(
    [
      "# Guide",
      "## Undo",
      "Ctrl+Z takes back. One Undo takes all of an import back.",
      "## Import",
      "### Undo an import",
      "- Nothing lands",
      "- One step to take back, in the café",
    ].join("\n\n"),
  );
  const found = (typed: string): string[] =>
    findInGuide(guide, typed).map(({ chapter, line, before, found, after }) =>
      [chapter.anchor, line ?? "title", `${before}[${found}]${after}`].join(" "),
    );

  it("finds titles first, then headings, then lines, with what stands around", () => {
    expect(found("undo")).toEqual([
      "undo title [Undo]",
      "import 0-0 [Undo] an import",
      "undo 0-0 Ctrl+Z takes back. One [Undo] takes all of an import back.",
    ]);
  });

  it("asks for all the words, in any order, by how they begin", () => {
    expect(found("back imp")).toEqual(["undo 0-0 Ctrl+Z takes [back]. One Undo takes all of an import back."]);
    expect(found("mport")).toEqual([]);
    expect(found("  ")).toEqual([]);
  });

  it("does not ask for accents, nor for one kind of apostrophe", () => {
    const own = read("# G\n\n## One\n\nA challenge’s name\n");
    expect(findInGuide(own, "challenge's")).toHaveLength(1);
    expect(found("cafe")).toEqual(["import 2-0 One step to take back, in the [café]"]);
  });

  it("shortens what is long, by whole words", () => {
    const long = read(
      `# G\n\n## One\n\n${"many words here ".repeat(9)}needle ${"and more after it ".repeat(9).trim()}\n`,
    );
    const [hit] = findInGuide(long, "needle");
    expect(hit?.before).toMatch(/^… words here many words here $|^… (\w+ )+$/);
    expect(hit?.after).toMatch(/^( \w+)+…$/);
    expect((hit?.before + hit!.after).length).toBeLessThan(110);
  });
});

describe("the guide that is there", () => {
  const guide = readGuideFile(path.resolve(import.meta.dirname, "../../docs/guide.md"));
  const lines = guide.chapters.flatMap(({ blocks }) => blocks.flatMap(linesOf));
  const within = (line: readonly Span[]): Span[] =>
    line.flatMap((span) => ("spans" in span ? [span, ...within(span.spans)] : [span]));
  const spans = lines.flatMap(within);

  it("names what stands on the screen as it stands there", () => {
    const sources: Record<string, string> = import.meta.glob("../src/text/*.ts", {
      query: "?raw",
      import: "default",
      eager: true,
    });
    const screen = [...Object.values(sources), ...commands.map(({ words }) => words)].join("\n");
    const named = spans.filter((span) => span.kind === "emphasis").map(({ spans }) => wordsOf(spans));
    // Of file names and file formats the program makes the words itself.
    const made = ["(other copy)", "(recovered)", "PNG…", "PDF…", "SVG…", "Redo", "off the map"];
    expect(named.length).toBeGreaterThan(80);
    expect([...new Set(named)].filter((name) => !made.includes(name) && !screen.includes(name))).toEqual([]);
  });

  it("gives each command the key that it has", () => {
    const own = ["Enter", "Escape", "Space", "Menu", "Shift+F10", "Ctrl", "Shift", "A", "E", "Ctrl+X"];
    const known = new Set([...commands.flatMap(({ keys }) => keys), ...own]);
    const keys = spans.filter((span) => span.kind === "keys").map(({ keys }) => keys);
    expect([...new Set(keys)].filter((one) => !known.has(one))).toEqual([]);
    // “Save as… (Ctrl+Shift+S)”: the key in brackets after a command's name is that command's.
    const wrong = lines.flatMap((line) =>
      line.flatMap((span, at) => {
        const [between, key] = [line[at + 1], line[at + 2]];
        if (span.kind !== "emphasis" || between?.kind !== "text" || between.text !== " (" || key?.kind !== "keys")
          return [];
        const command = commands.find(({ words }) => words === wordsOf(span.spans));
        return command && !command.keys.includes(key.keys) ? [`${command.words} ${key.keys}`] : [];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it("has no picture that nobody shows, and none that is heavy", () => {
    const files: Record<string, string> = import.meta.glob("../../docs/pictures/*.png", { query: "?url", eager: true });
    const shown = guide.chapters.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === "picture" ? [block.source] : [])),
    );
    const there = Object.keys(files).map((file) => file.replace("../../docs/", ""));
    expect(there.toSorted()).toEqual(shown.toSorted());
    expect(shown.length).toBeGreaterThan(5);
  });
});

// Reads the user guide, docs/guide.md, into blocks when the page is built. It knows the little of Markdown that the guide is
// written in and refuses everything else, so that nothing is ever shown as something that it is not.

import type { Block, Chapter, Guide, Item, Picture, Span } from "../src/guide/blocks";
import { linesOf, spansOf, wordsOf } from "../src/guide/spans";

/** How large a picture is, in points; it is asked by its path from the guide's folder and throws where there is none. */
export type SizeOf = (source: string) => { width: number; height: number };

type Line = { text: string; number: number };

/** Reads the guide. Throws with the number of the line that it does not understand, or of a link that leads nowhere. */
export function readGuide(text: string, sizeOf: SizeOf): Guide {
  const lines = text.split("\n").map((line, at) => ({ text: line, number: at + 1 }));
  const reader = new Reader(lines, sizeOf);
  const guide = reader.guide();
  checkLinks(guide);
  return guide;
}

/** The anchor of a heading, as the usual readers of Markdown make it, so that a link works there too. */
export function anchorOf(title: string): string {
  const plain = title.toLowerCase().replace(/[^\p{L}\p{N}\s-]/gu, "");
  return plain.trim().replace(/\s/g, "-");
}

class Reader {
  #at = 0;
  readonly #anchors = new Set<string>();

  constructor(
    private readonly lines: readonly Line[],
    private readonly sizeOf: SizeOf,
  ) {}

  guide(): Guide {
    this.#skipEmpty();
    const title = /^# (\S.*)$/.exec(this.#line?.text ?? "")?.[1];
    if (title === undefined) throw this.#refusal("the guide begins with its title");
    this.#at += 1;
    const chapters: Chapter[] = [];
    for (this.#skipEmpty(); this.#line; this.#skipEmpty()) chapters.push(this.#chapter());
    return { title, chapters };
  }

  #chapter(): Chapter {
    const title = /^## (\S.*)$/.exec(this.#line?.text ?? "")?.[1];
    if (title === undefined) throw this.#refusal("a chapter begins with a heading of the second level");
    const anchor = this.#anchor(title);
    this.#at += 1;
    const blocks: Block[] = [];
    for (this.#skipEmpty(); this.#line && !/^##? /.test(this.#line.text); this.#skipEmpty()) blocks.push(this.#block());
    return { anchor, title, blocks };
  }

  #block(): Block {
    const { text } = this.#line as Line;
    if (text.startsWith("### ")) return this.#heading(text.slice(4));
    if (text.startsWith("```")) return this.#code();
    if (text.startsWith("|")) return this.#table();
    if (text.startsWith("![")) return this.#picture();
    if (ITEM.test(text)) return this.#list();
    return this.#paragraph();
  }

  #heading(title: string): Block {
    const heading: Block = { kind: "heading", anchor: this.#anchor(title), spans: this.#spans(title) };
    this.#at += 1;
    return heading;
  }

  #paragraph(): Block {
    const first = this.#line as Line;
    const strange = /^( |#|>|=|-{2,}|\*{3}|_{3}|[*+] |\d+\) |\[[^\]]*\]:)/.exec(first.text);
    if (strange) throw this.#refusal(`a line does not begin with “${strange[0]}”`);
    const parts: string[] = [];
    for (; this.#line && this.#line.text !== "" && !BEGINS.test(this.#line.text); this.#at += 1) {
      parts.push(this.#whole(this.#line.text));
    }
    return { kind: "paragraph", spans: spansOf(parts.join(" "), (why) => refusal(first, why)) };
  }

  #list(): Block {
    const numbered = /^\d/.test(this.#line?.text ?? "");
    const items: Item[] = [];
    for (; this.#line && this.#line.text !== ""; this.#at += 1) {
      const { text } = this.#line;
      const [, indent = "", mark, words] = ITEM.exec(text) ?? [];
      if (mark === undefined || words === undefined) throw this.#refusal("a list holds items of one line each");
      const item: Item = { spans: this.#spans(words), within: [] };
      const above = items.at(-1);
      if (indent === "") {
        if (/^\d/.test(mark) !== numbered) throw this.#refusal("a list is numbered or it is not");
        items.push(item);
      } else if (mark === "-" && above && indent.length === (numbered ? 3 : 2)) above.within.push(item);
      else throw this.#refusal("an item within another stands two blanks in, or three under a number");
    }
    return { kind: "list", numbered, items };
  }

  #table(): Block {
    const [first, rule, ...lines] = this.#while(/^\|/);
    const ruled = /^\|(-+\|)+$/.test(rule?.text ?? "");
    if (!first || !rule || !ruled) throw refusal(first, "a table has a head");
    const head = this.#cells(first);
    if (rule.text.split("|").length - 2 !== head.length) throw refusal(rule, "a row has other cells than the head");
    const rows = lines.map((line) => this.#cells(line));
    rows.forEach((cells, nth) => {
      if (cells.length !== head.length) throw refusal(lines[nth], "a row has other cells than the head");
    });
    return { kind: "table", head, rows };
  }

  #cells(line: Line): Span[][] {
    if (!/^\| .* \|$/.test(line.text)) throw refusal(line, "a row begins and ends with a bar");
    return line.text
      .slice(1, -1)
      .split("|")
      .map((cell) => spansOf(cell.trim(), (why) => refusal(line, why)));
  }

  #code(): Block {
    const first = this.#line;
    if (first?.text !== "```") throw this.#refusal("code has no language");
    this.#at += 1;
    const lines: string[] = [];
    for (; this.#line && this.#line.text !== "```"; this.#at += 1) lines.push(this.#line.text);
    if (!this.#line) throw refusal(first, "code has an end");
    this.#at += 1;
    return { kind: "code", lines };
  }

  #picture(): Picture {
    const [, words, source] = /^!\[([^\]]+)\]\((pictures\/[a-z-]+\.png)\)$/.exec(this.#line?.text ?? "") ?? [];
    if (words === undefined || source === undefined) throw this.#refusal("a picture has words and lies in pictures/");
    const line = this.#line as Line;
    this.#at += 1;
    if (this.#line && this.#line.text !== "") throw this.#refusal("a picture stands alone");
    try {
      return { kind: "picture", source, words, ...this.sizeOf(source) };
    } catch (why) {
      throw refusal(line, why instanceof Error ? why.message : String(why));
    }
  }

  #anchor(title: string): string {
    const anchor = anchorOf(wordsOf(this.#spans(title)));
    if (anchor === "" || this.#anchors.has(anchor)) throw this.#refusal("a heading has words of its own");
    this.#anchors.add(anchor);
    return anchor;
  }

  #spans(text: string): Span[] {
    const line = this.#line;
    return spansOf(this.#whole(text), (why) => refusal(line, why));
  }

  /** Two blanks at the end would be the break of a line to other readers. */
  #whole(text: string): string {
    if (/\s$/.test(text)) throw this.#refusal("a line has no blanks at its end");
    return text;
  }

  #while(pattern: RegExp): Line[] {
    const from = this.#at;
    while (this.#line && pattern.test(this.#line.text)) this.#at += 1;
    return this.lines.slice(from, this.#at);
  }

  get #line(): Line | undefined {
    return this.lines[this.#at];
  }

  #skipEmpty(): void {
    while (this.#line?.text === "") this.#at += 1;
  }

  #refusal(why: string): Error {
    return refusal(this.#line, why);
  }
}

/** An item of a list: what it stands in by, its mark, its words. */
const ITEM = /^( *)(-|\d+\.) (\S.*)$/;
/** What ends a paragraph without an empty line. */
const BEGINS = /^(#{1,6} |```|\||!\[|- |\d+\. )/;

function refusal(line: Line | undefined, why: string): Error {
  return new Error(`docs/guide.md:${line?.number ?? "end"}: ${why}`);
}

/** Every link leads to a heading that is there. */
function checkLinks({ chapters }: Guide): void {
  const there = new Set(chapters.flatMap(({ anchor, blocks }) => [anchor, ...blocks.flatMap(headingOf)]));
  for (const { title, blocks } of chapters) {
    for (const to of blocks.flatMap(linksOf)) {
      if (!there.has(to)) throw new Error(`docs/guide.md: “${title}” leads to #${to}, which is not there`);
    }
  }
}

const headingOf = (block: Block): string[] => (block.kind === "heading" ? [block.anchor] : []);

function linksOf(block: Block): string[] {
  return linesOf(block).flatMap((spans) => spans.flatMap(linksWithin));
}

function linksWithin(span: Span): string[] {
  if (span.kind === "link") return [span.to];
  return span.kind === "strong" || span.kind === "emphasis" ? span.spans.flatMap(linksWithin) : [];
}

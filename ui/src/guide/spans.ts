// The parts of a line of the guide: words, keys, names on the screen, links. Whatever is not known is refused.

import type { Block, Span } from "./blocks";

/** What a key is called in the guide: code that is one of these, alone or after others held, is drawn as a key. */
const KEY =
  /^(?:(?:Ctrl|Shift|Alt)\+)*(?:F\d{1,2}|Ctrl|Shift|Alt|Enter|Escape|Tab|Space|Delete|Home|End|Up|Down|Left|Right|Page Up|Page Down|Menu|[A-Z0-9?,+=\-[\]])$/;

/** Reads a line. `refuse` makes the error that says where it stands. */
export function spansOf(text: string, refuse: (why: string) => Error): Span[] {
  const spans: Span[] = [];
  let rest = text;
  while (rest !== "") {
    const { span, length } = next(rest, refuse);
    spans.push(span);
    rest = rest.slice(length);
  }
  return spans;
}

/** The lines of a block, each as its spans. */
export function linesOf(block: Block): Span[][] {
  switch (block.kind) {
    case "heading":
    case "paragraph":
      return [block.spans];
    case "list":
      return block.items.flatMap((item) => [item.spans, ...item.within.map(({ spans }) => spans)]);
    case "table":
      return [...block.head, ...block.rows.flat()];
    case "code":
      return block.lines.map((text) => [{ kind: "code", text }]);
    case "picture":
      return [];
  }
}

/** A line's words without what they are marked by. */
export function wordsOf(spans: readonly Span[]): string {
  return spans.map((span) => plain(span)).join("");
}

function plain(span: Span): string {
  switch (span.kind) {
    case "text":
    case "code":
      return span.text;
    case "keys":
      return span.keys;
    case "strong":
    case "emphasis":
    case "link":
      return wordsOf(span.spans);
  }
}

function next(rest: string, refuse: (why: string) => Error): { span: Span; length: number } {
  const text = /^[^*_`[\]<>&\\!]+/.exec(rest)?.[0];
  if (text !== undefined) return { span: { kind: "text", text }, length: text.length };
  for (const [pattern, make] of MARKED) {
    const found = pattern.exec(rest);
    if (!found) continue;
    const [whole, within = "", to = ""] = found;
    return { span: make(within, to, refuse), length: whole.length };
  }
  // One that stands for itself: no picture within a line, no entity.
  if (/^(!(?!\[)|&(?!#?\w+;))/.test(rest)) return { span: { kind: "text", text: rest[0] as string }, length: 1 };
  throw refuse(`“${rest.slice(0, 20)}” is not understood`);
}

type Make = (within: string, to: string, refuse: (why: string) => Error) => Span;

const MARKED: readonly [RegExp, Make][] = [
  [/^`([^`]+)`/, (text) => (KEY.test(text) ? { kind: "keys", keys: text } : { kind: "code", text })],
  [
    /^\*\*(?! )((?:[^*]|\*(?!\*))+?)(?<! )\*\*(?!\*)/,
    (within, _, refuse) => ({ kind: "strong", spans: spansOf(within, refuse) }),
  ],
  [/^\*(?![ *])([^*]+)(?<! )\*(?!\*)/, (within, _, refuse) => ({ kind: "emphasis", spans: spansOf(within, refuse) })],
  [
    /^\[([^[\]]+)\]\(#([\p{L}\p{N}-]+)\)/u,
    (within, to, refuse) => ({ kind: "link", to, spans: spansOf(within, refuse) }),
  ],
];

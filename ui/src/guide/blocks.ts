// What the user guide is made of once it is read: typed blocks, which the page draws without any mark-up of others.

/** A part of a line. */
export type Span =
  | { kind: "text"; text: string }
  | { kind: "code"; text: string }
  /** A key, or keys pressed together, as people write them: `Ctrl+Shift+S`. */
  | { kind: "keys"; keys: string }
  | { kind: "strong"; spans: Span[] }
  /** Words as they stand on the screen. */
  | { kind: "emphasis"; spans: Span[] }
  /** A way to another place of the guide, by its anchor. */
  | { kind: "link"; to: string; spans: Span[] };

export type Item = { spans: Span[]; within: Item[] };

export type Picture = {
  kind: "picture";
  /** Its path from the guide's folder; in the page, where it can be loaded from. */
  source: string;
  /** What it shows, for whoever does not see it. */
  words: string;
  /** In points of the page. */
  width: number;
  height: number;
};

export type Block =
  | { kind: "heading"; anchor: string; spans: Span[] }
  | { kind: "paragraph"; spans: Span[] }
  | { kind: "list"; numbered: boolean; items: Item[] }
  | { kind: "table"; head: Span[][]; rows: Span[][][] }
  | { kind: "code"; lines: string[] }
  | Picture;

/** What follows a heading of the second level, up to the next. */
export type Chapter = { anchor: string; title: string; blocks: Block[] };

export type Guide = { title: string; chapters: Chapter[] };

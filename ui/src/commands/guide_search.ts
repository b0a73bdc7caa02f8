// Finding words in the user guide. Plain rules, without state.

import type { Block, Chapter, Guide } from "../guide/blocks";
import { linesOf, wordsOf } from "../guide/spans";
import { folded } from "../state/filter_rules";

/** A line in which all that was typed stands; its words are parted at the first word found. */
export type Hit = {
  chapter: Chapter;
  /** Where in the chapter, as `block-line`; null: its title. */
  line: string | null;
  before: string;
  found: string;
  after: string;
};

/** How many hits are of use to anybody. */
const MOST = 40;
/** How many letters of context stand before and after. */
const BEFORE = 34;
const AFTER = 70;

/** Where the guide says all these words: titles of chapters first, then headings, then lines, each in the guide's order. */
export function findInGuide({ chapters }: Guide, typed: string): Hit[] {
  const words = plainly(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const all = chapters.flatMap((chapter) => linesOfChapter(chapter));
  return all
    .flatMap(({ rank, chapter, line, text }) => {
      const hit = hitIn(text, words);
      return hit ? [{ rank, hit: { chapter, line, ...hit } }] : [];
    })
    .sort((one, other) => one.rank - other.rank)
    .slice(0, MOST)
    .map(({ hit }) => hit);
}

type Line = { rank: number; chapter: Chapter; line: string | null; text: string };

function linesOfChapter(chapter: Chapter): Line[] {
  const within = chapter.blocks.flatMap((block, at) =>
    linesOf(block).map((spans, nth) => ({ rank: rankOf(block), chapter, line: `${at}-${nth}`, text: wordsOf(spans) })),
  );
  return [{ rank: 0, chapter, line: null, text: chapter.title }, ...within];
}

const rankOf = (block: Block): number => (block.kind === "heading" ? 1 : 2);

function hitIn(text: string, words: readonly string[]): Pick<Hit, "before" | "found" | "after"> | null {
  // A letter with its accent in one, so that places in the folded text are places in this.
  const plain = text.normalize("NFC");
  const low = plainly(plain);
  const places = words.map((word) => wordAt(low, word));
  if (low.length !== plain.length || places.includes(-1)) return null;
  const at = Math.min(...places);
  const end = at + (words[places.indexOf(at)]?.length ?? 0);
  return {
    before: lastWords(plain.slice(0, at)),
    found: plain.slice(at, end),
    after: firstWords(plain.slice(end)),
  };
}

/** Without accents and capitals, and with the apostrophe that keyboards have. */
function plainly(text: string): string {
  return folded(text).replaceAll("’", "'");
}

/** Where a word begins so; -1: nowhere. */
function wordAt(text: string, word: string): number {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? "")) return at;
  }
  return -1;
}

function lastWords(text: string): string {
  return text.length <= BEFORE ? text : `…${text.slice(-BEFORE).replace(/^\S*/, "")}`;
}

function firstWords(text: string): string {
  return text.length <= AFTER ? text : `${text.slice(0, AFTER).replace(/\s\S*$/, "")}…`;
}

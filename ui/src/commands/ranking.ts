// What the palette finds: how well a name answers to what was typed. Plain rules, without state.

import { folded } from "../state/filter_rules";

/** One thing that can be found: its name, and what else it answers to. */
export type Findable = { words: string; also?: string };

/**
 * The best of `things` for what was typed, best first, at most `most`. Each typed word must begin a word of the name, or
 * be somewhere in it; names that begin with what was typed come first. Nothing typed finds all, in the given order.
 */
export function best<T extends Findable>(things: readonly T[], typed: string, most: number): T[] {
  const words = folded(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return things.slice(0, most);
  return things
    .map((thing, at) => ({ thing, at, score: scoreOf(thing, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.at - b.at)
    .slice(0, most)
    .map(({ thing }) => thing);
}

function scoreOf(thing: Findable, words: readonly string[]): number {
  const name = folded(thing.words);
  const also = folded(thing.also ?? "");
  let score = name.startsWith(words.join(" ")) ? 4 : 0;
  for (const word of words) {
    if (starts(name, word)) score += 3;
    else if (name.includes(word)) score += 2;
    else if (also.includes(word)) score += 1;
    else return 0;
  }
  return score;
}

/** Whether a word of the text begins so. */
function starts(text: string, word: string): boolean {
  return text.split(/[^\p{L}\p{N}]+/u).some((part) => part.startsWith(word));
}

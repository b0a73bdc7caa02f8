// Finding words in the table's cells and putting others in their place: rules over texts, without state.

import { canWrite, choicesOf, namedBy, type ColumnId } from "./columns";

export type Wanted = { words: string; matchCase: boolean; whole: boolean };

/** What finds the words; null: nothing is looked for. */
export function patternOf({ words, matchCase, whole }: Wanted): RegExp | null {
  if (words === "") return null;
  const literal = words.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
  return new RegExp(whole ? `^${literal}$` : literal, matchCase ? "gu" : "giu");
}

/** How often the words stand in the text. */
export function timesIn(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** Whether the column holds days, of which only the program knows how they are written. */
export function holdsDays(column: ColumnId): boolean {
  return column === "start" || column === "end";
}

/**
 * What the cell would hold with other words in place of those found; null: that can't stand there, or nothing would change.
 * Whether it is a day, where days go, is for the program to say.
 */
export function replaced(column: ColumnId, text: string, pattern: RegExp, to: string): string | null {
  if (!canWrite(column)) return null;
  // A function, because a text may hold what replacing takes for signs.
  const next = text.replace(pattern, () => to);
  if (next === text) return null;
  const choices = choicesOf(column);
  if (choices)
    return next === ""
      ? (choices.find(({ value }) => value === "")?.value ?? null)
      : (namedBy(choices, next)?.value ?? null);
  return column === "title" && next.trim() === "" ? null : next;
}

// What the export dialog says of outlined sweet spots and of the headline.

import { initiatives } from "./words";

const IN_WORDS = ["no", "one", "two", "three", "four", "five"];

export const OUTLINES = {
  label: "Sweet spots outlined",
  none: "None: the plain picture",
  first: (count: number): string => (count === 1 ? "The first one" : `The first ${IN_WORDS[count] ?? count}`),
  chosen: (name: string): string => `The one that is shown: ${name}`,
  noSpots: "This map has no sweet spot yet.",
};

export const HEADLINE = {
  with: "With a headline",
  label: "Headline",
  written: "Written from the data. Change it before it leaves; what it counts is listed below.",
  own: "Your own words. Check them against the list below.",
  again: "Write it from the data again",
  recount: "What it counts",
};

/** What one outlined sweet spot holds: `3 initiatives: one; two; three`. */
export function membersWords(titles: readonly string[]): string {
  return `${initiatives(titles.length)}: ${titles.join("; ")}`;
}

/** How many different ones there are in all, since some are in several. */
export function togetherWords(lists: readonly (readonly string[])[]): string {
  const all = new Set(lists.flat());
  const several = lists.reduce((sum, list) => sum + list.length, 0) - all.size;
  const counted = `${initiatives(all.size)} in all`;
  return several === 0 ? `${counted}.` : `${counted}, each counted once: some are in several.`;
}

export const READ = "What a screen reader is told";

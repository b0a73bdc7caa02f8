// What is said of proposals: which organisations could reach challenges jointly that none of them reaches alone.

import { listed } from "./words";

export const TOGETHER = {
  intro: "What can we do together that we can’t do apart?",
  target: "Challenges to reach together",
  status: "Initiatives that count",
  planned: "Live and planned",
  live: "Live only",
  reading: "Looking for groups…",
  start: "Start this together",
  show: "Select their initiatives",
  no: "Not for us",
  why: "Why not? (may be left empty)",
  hide: "Hide it",
  keep: "Keep it",
  hidden: "Not for us",
  again: "Propose again",
  marker: (names: readonly string[]): string => `Proposal: ${listed(names)}`,
  few: "Choose two challenges or more.",
};

/** `both`, `all three` */
function both(count: number): string {
  return count === 2 ? "both" : `all ${["", "", "", "three", "four", "five"][count] ?? count}`;
}

/** `A, B and C` */
export function reachWords(organisations: readonly string[], letters: readonly string[]): string {
  const alone = organisations.length === 2 ? "Neither reaches" : "None of them reaches";
  return `Together they reach ${listed(letters)}. ${alone} ${both(letters.length)} alone.`;
}

export function shareWords(grounds: readonly string[]): string {
  return `They share ${listed(grounds)}.`;
}

/** The title that a joint initiative begins with, until it is named. */
export function jointTitle(organisations: readonly string[]): string {
  const [first = "", ...others] = organisations;
  return `${first} with ${listed(others)}`;
}

/** The organisation's name stands before these words: what the others lack, and what they have too. */
export function bringsWords(lacking: readonly string[], also: readonly string[]): string {
  return also.length === 0 ? `brings ${listed(lacking)}` : `brings ${listed(lacking)}, and reaches ${listed(also)} too`;
}

export function moreWords(more: number, atLeast: boolean): string {
  return `Show more (${atLeast ? "at least " : ""}${more.toLocaleString("en-GB")})`;
}

export function noneWords(letters: readonly string[], liveOnly: boolean): string {
  const which = liveOnly ? "live initiatives" : "live and planned initiatives";
  return (
    `No group found for ${listed(letters)}. A proposal needs organisations whose ${which} reach these challenges ` +
    `only jointly, which share a place, a priority or a theme, and which no initiative joins yet.`
  );
}

export const MEETING = {
  title: "Meeting points",
  intro: "Where different challenges meet: at one organisation, place, priority or theme.",
  none: "No meeting points yet.",
  select: "Select these initiatives",
  touches: (letters: string): string => `Touches ${letters}. `,
  more: (count: number): string => `Show more (${count.toLocaleString("en-GB")})`,
};

// What is said of proposals: which organisations could reach challenges jointly that none of them reaches alone.

import type { GroundKind } from "../wire/types";
import { GROUND, listed } from "./words";

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
  where: "Where",
  anywhere: "Any place, priority or theme",
  elsewhere: (count: number): string => `Elsewhere too (${count})`,
  /** What a joint initiative has from the beginning. */
  takes: (grounds: readonly string[]): string => `It begins as an idea at ${listed(grounds)}.`,
};

/** A ground in the list of those that the proposals can be narrowed to: two of different kinds may be called alike. */
export function groundWords(name: string, kind: GroundKind): string {
  return `${name} (${GROUND[kind].one})`;
}

/** The title that a joint initiative begins with, until it is named. */
export function jointTitle(organisations: readonly string[]): string {
  const [first = "", ...others] = organisations;
  return `${first} with ${listed(others)}`;
}

export function moreWords(more: number, atLeast: boolean): string {
  return `Show more (${atLeast ? "at least " : ""}${more.toLocaleString("en-GB")})`;
}

export function noneWords(challenges: readonly string[], liveOnly: boolean, ground: string | null): string {
  const which = liveOnly ? "live initiatives" : "live and planned initiatives";
  const where = ground === null ? "at one place, priority or theme" : `at ${ground}`;
  return (
    `No group found for ${listed(challenges)}. A proposal needs organisations whose ${which} ${where} reach these ` +
    `challenges only jointly, and which no initiative there joins yet.`
  );
}

export const MEETING = {
  title: "Meeting points",
  intro: "Where different challenges meet: at one organisation, place, priority or theme.",
  none: "No meeting points yet.",
  select: "Select these initiatives",
};

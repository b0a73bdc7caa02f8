// What is said of sweet spots, thin spots, regions and over-claiming.

import { counted, initiatives, listedUpTo } from "./words";

export const INSIGHTS = "What the map tells";

export const TABS = {
  spots: "Sweet spots",
  thin: "Thin",
  together: "Together",
  history: "History",
  details: "Details",
} as const;

export const SPOTS_NONE = "No sweet spots yet. They appear where two or more initiatives share two or more challenges.";
export const SHOW_ON_MAP = "Show on map";
export const STOP_SHOWING = "Show all again";
export const MORE = "More";
export const LESS = "Less";
export const SHOW_MORE = "Show more";

/** `4 × 6 = 24` */
export function scoreWords(members: number, shared: number, score: number): string {
  return `${members} × ${shared} = ${score}`;
}

export function scoreSaid(members: number, shared: number, score: number): string {
  return `${initiatives(members)} times ${counted(shared, "thing", "things")} shared: ${score}`;
}

export const SPOT = {
  members: "Initiatives",
  shared: "What all of them share",
  behind: "Who is behind it",
  nearly: "Who nearly belongs",
  fragile: "How fragile it is",
  sturdy: "It does not depend on any one organisation.",
};

/** The organisation's name stands before these words. */
export function fragileWords(loses: readonly string[], members: number, ends: boolean): string {
  const lost = listedUpTo(loses, 5);
  if (ends) return `is alone behind ${lost}. Without it this sweet spot is gone.`;
  return `is alone behind ${lost}: ${loses.length} of ${members} would go with it.`;
}

export function lacks(what: string): string {
  return `lacks ${what}`;
}

export const OVER_CLAIM = {
  title: "Most initiatives claim every challenge",
  words: (claiming: number, placed: number): string =>
    `${claiming} of ${placed} placed initiatives contribute to all challenges, so the middle says little. ` +
    `Below: what is left when only good and strong contributions count.`,
  table: "Initiatives by region, all contributions beside strength 2 and above",
  region: "Region",
  all: "All",
  strong: "2 and above",
  spots: "Sweet spots at strength 2 and above",
  spotsAll: "Sweet spots, all contributions",
  none: "None.",
};

export const THIN = {
  title: "Overlaps with no initiative, or one",
  none: "Every overlap holds two initiatives or more.",
  empty: "No initiative here.",
  nobodyNear: "None is one step away.",
  near: (count: number): string => `${initiatives(count)} one step away`,
  onlyOne: "Only",
  inspect: "Look at it",
  more: (count: number): string => `${count} more`,
};

export function addChallenge(letter: string): string {
  return `Add ${letter}`;
}

/** Begins as the button reads, so that it can be said to a computer that listens. */
export function addChallengeSaid(letter: string, name: string, title: string): string {
  return `Add ${letter} (${name}) to ${title}`;
}

export const REGIONS = {
  title: "All regions",
  table: "Number of initiatives in each region",
  region: "Region",
  count: "Initiatives",
  organisations: "Organisations",
};

export const REGION = {
  members: "Initiatives",
  none: "No initiative lies here.",
  organisations: "Organisations",
  sectors: "Sectors",
  missing: "Who is missing",
  missingNone: "Every sector of the map is here.",
  dependsOn: (name: string): string => `Depends on ${name} alone.`,
  back: "Back",
  select: "Select all of them",
};

/** `A + C` as heard. */
export function regionSaid(letters: string): string {
  return `Region ${letters}`;
}

export function onlyIn(name: string): string {
  return `${name} only`;
}

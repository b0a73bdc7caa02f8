// What is said of sweet spots, thin spots, regions and over-claiming.

import { counted, figure, initiatives, listed, listedUpTo } from "./words";

export const INSIGHTS = "What the map tells";

export const TABS = {
  spots: "Sweet spots",
  thin: "Thin",
  together: "Together",
  history: "History",
  details: "Details",
} as const;

export const SPOTS_NONE =
  "No sweet spots yet. They appear where two or more initiatives share two or more challenges and something else: " +
  "a place, a priority, a theme or an organisation.";
export const SHOW_ON_MAP = "Show on map";
export const STOP_SHOWING = "Show all again";
export const MORE = "More";
export const LESS = "Less";
export const SHOW_MORE = "Show more";

/** How many of a ranked list stand open, and at most how many more each press opens. */
export const FIRST = 5;
export const MORE_AT_ONCE = 50;

/** `50 more` */
export function moreOf(left: number): string {
  return `${figure(Math.min(left, MORE_AT_ONCE))} more`;
}

/** `4 × 2 × 3 = 24` */
export function scoreWords(members: number, challenges: number, things: number, score: number): string {
  return `${members} × ${challenges} × ${things} = ${score}`;
}

export function scoreSaid(members: number, challenges: number, things: number, score: number): string {
  const shared = `${counted(challenges, "challenge", "challenges")} times ${counted(things, "thing", "things")} shared`;
  return `${initiatives(members)} times ${shared}: ${score}`;
}

/** Each as `Lodehaven (31 of 57)`. */
export function leftOutWords(things: readonly { name: string; initiatives: number }[], placed: number): string {
  const them = things.length === 1 ? "it" : "them";
  const told = listed(things.map(({ name, initiatives }) => `${name} (${initiatives} of ${placed})`));
  return `Left out, because more than half of the initiatives have ${them}: ${told}.`;
}

export const SPOT = {
  members: "Initiatives",
  shared: "What all of them share",
  behind: "Who is behind it",
  nearly: "Who nearly belongs",
  fragile: "How fragile it is",
  sturdy: "It does not depend on any one organisation.",
};

/** `Behind it: County, NHS and 3 more.` */
export function behindWords(names: readonly string[]): string {
  return names.length === 0 ? "No organisation is named behind it." : `Behind it: ${listedUpTo(names, 3)}.`;
}

/** `Nearly belongs: Skills bus (lacks Good work).` */
export function nearlyWords(near: readonly { title: string; lacks: string }[]): string {
  const told = near.map((one) => `${one.title} (lacks ${one.lacks})`);
  return `${near.length === 1 ? "Nearly belongs" : "Nearly belong"}: ${listedUpTo(told, 2)}.`;
}

/** `Without College it would be gone.` Those that would end it come first, and the rest is counted. */
export function fragileSummary(
  fragile: readonly { name: string; loses: number; ends: boolean }[],
  members: number,
): string {
  const ending = fragile.filter(({ ends }) => ends);
  if (ending.length > 0) return `Without ${either(ending.map(({ name }) => name))} it would be gone.`;
  if (fragile.length === 0) return SPOT.sturdy;
  const most = Math.max(...fragile.map(({ loses }) => loses));
  const worst = fragile.filter(({ loses }) => loses === most).map(({ name }) => name);
  return `Without ${either(worst)} it would lose ${most} of its ${initiatives(members)}.`;
}

/** `a`, `a or b`, `a, b or c` */
function either(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
}

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

export function addChallenge(name: string): string {
  return `Add ${name}`;
}

/** Begins as the button reads, so that it can be said to a computer that listens. */
export function addChallengeSaid(name: string, title: string): string {
  return `Add ${name} to ${title}`;
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

export function onlyIn(name: string): string {
  return `${name} only`;
}

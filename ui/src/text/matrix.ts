// What the matrix of challenge combinations says.

import { counted, figure, initiatives, listed } from "./words";

export const MATRIX = {
  caption: "Combinations of challenges, and the initiatives that serve exactly these",
  combination: "Challenges",
  count: "Initiatives",
  expected: "Expected",
  surprise: "Beyond chance",
  organisations: "Organisations",
  expectedTip: "How many there would be if the challenges were served independently of one another",
  surpriseTip:
    "How surprising the count is: 0 is just what is expected, 1 as far from it as chance often goes, and beyond 2 or below −2 chance hardly explains it. Reckoned as (count − expected) ÷ √expected.",
  empty: "Show empty combinations",
  tools: "Ask and sort",
  query: "Look for initiatives by challenge",
  yes: "Must",
  no: "Must not",
  may: "Either",
  select: "Select these",
  spots: "Sweet spots of these challenges:",
  none: "No combination fits.",
};

/** What a sort is called. */
export const SORTS = {
  size: "Size",
  challenges: "Most challenges",
  surprise: "Surprise",
  letters: "Reading order",
} as const;
export const SORT_BY = "Sort";

/** The query in words, with how many pass of all that are counted; those that have ended are told beside. */
export function queryWords(
  yes: readonly string[],
  no: readonly string[],
  count: number,
  all: number,
  ended: number,
): string {
  const parts = [
    yes.length > 0 ? `serve ${listed(yes)}` : "",
    no.length > 0 ? `do not serve ${listed(no)}` : "",
  ].filter(Boolean);
  const which = parts.length === 0 ? "All placed initiatives" : `Initiatives that ${parts.join(" and ")}`;
  const beside =
    ended > 0 ? `; ${figure(ended)} more ${ended === 1 ? "has ended and is" : "have ended and are"} not counted` : "";
  return `${which}: ${figure(count)} of ${figure(all)}${beside}`;
}

/** What a figure of surprise means. */
export function surpriseWords(surprise: number): string {
  if (surprise >= 2) return "many more than by chance";
  if (surprise >= 1) return "more than by chance";
  if (surprise <= -2) return "far fewer than by chance";
  if (surprise <= -1) return "fewer than by chance";
  return "about as by chance";
}

export function signed(number: number): string {
  const text = Math.abs(number).toFixed(1);
  return number < -0.05 ? `−${text}` : number > 0.05 ? `+${text}` : "0";
}

export function filteredWords(shown: number, all: number): string {
  return shown === all ? "" : `${counted(all - shown, "initiative is", "initiatives are")} filtered out`;
}

/** `4 initiatives in Good work and Healthy life, 2 selected` */
export function rowSaid(count: number, selected: number, names: string): string {
  const said = `${initiatives(count)} in ${names}`;
  return selected === 0 ? said : `${said}, ${selected} selected`;
}

/** `Challenges: Good work 12, Healthy life 20` */
export function headSaid(challenges: readonly { name: string; total: number }[]): string {
  return `${MATRIX.combination}: ${challenges.map(({ name, total }) => `${name} ${figure(total)}`).join(", ")}`;
}

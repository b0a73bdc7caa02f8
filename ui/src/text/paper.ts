// Every sentence of the board paper's dialog.

import type { For, Implications, Part } from "../wire/types";

export const BOARD = {
  title: "Board paper",
  whose: "About",
  area: "The whole area",
  place: "One place",
  organisation: "One organisation",
  challenges: "Some challenges",
  which: "Which",
  since: "What has changed since",
  sinceNone: "Leave it out",
  parts: "Parts",
  front: "On its first page",
  heading: "Title",
  meeting: "Meeting",
  date: "Day of the meeting",
  dateHint: "Today’s where it is empty.",
  reportOf: "Report of (role)",
  contact: "Contact (role)",
  purpose: "For",
  purposeNone: "Not decided yet",
  exempt: "Exempt by",
  exemptHint: "The paragraph of Schedule 12A, where the paper is not to be published.",
  recommendations: "Recommendations",
  recommendationsHint: "One a line. The meeting is asked to …",
  consultation: "Consultation and engagement",
  implications: "Implications",
  documents: "Background documents",
  documentsHint: "One a line. The map itself is listed already.",
  kept: "Whatever you leave empty stands in the paper as a prompt. What you write here is kept while Sweetspot runs.",
  outline: "What the paper holds",
  writing: "Writing the paper",
  word: "Word…",
  pdf: "PDF…",
  both: "Both…",
  giveUp: "Cancel",
};

export const FOR: Record<For, string> = { decision: "Decision", discussion: "Discussion", noting: "Noting" };

export const PART: Record<Part, string> = {
  purpose: "Purpose",
  recommendations: "Recommendations",
  background: "Background",
  shows: "What the map shows",
  changed: "What has changed",
  consultation: "Consultation and engagement",
  implications: "Implications",
  appendices: "Appendices",
};

export const IMPLICATION: Record<keyof Implications, string> = {
  financial: "Financial",
  legal: "Legal",
  equality: "Equality",
  climate: "Climate and environment",
  health: "Health",
  data_protection: "Data protection",
  risk: "Risk",
};

/** `4 sides, 9 with appendices`. */
export function sidesWords({ main, all }: { main: number; all: number }): string {
  const sides = main === 1 ? "1 side" : `${main} sides`;
  return all === main ? sides : `${sides}, ${all} with appendices`;
}

/** `4 to complete`. */
export function promptsWords(prompts: number): string {
  return prompts === 0 ? "Nothing left to complete" : `${prompts} to complete`;
}

export function paperSaved(paths: readonly string[]): string {
  return `Saved ${paths.join(" and ")}.`;
}

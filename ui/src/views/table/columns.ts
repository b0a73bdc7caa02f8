// The table's columns: which there are, which can be written in, and which hold one of a few values. Knows no state.

import { CHOICE_WORDS, type PlainColumn } from "../../text/table";
import { STATUS, STATUSES } from "../../text/words";
import type { ChallengeId, Column, InitiativeId } from "../../wire/types";

export type ColumnId = PlainColumn | `strength:${ChallengeId}`;

/** A cell is named by what it belongs to. Its place changes with every sorting, filter and edit. */
export type CellId = { readonly initiative: InitiativeId; readonly column: ColumnId };

/** One of the few values that a column can hold: as it stands in the cell, and as it is offered. */
export type Choice = { readonly value: string; readonly words: string };

/** Before the challenges, after them, and those that are hidden at first. */
export const FIRST: readonly ColumnId[] = ["title", "status", "region"];
export const LAST: readonly ColumnId[] = [
  "leads",
  "partners",
  "places",
  "priorities",
  "themes",
  "start",
  "end",
  "summary",
  "bright_spot",
];
export const MORE: readonly ColumnId[] = ["sectors", "notes", "link", "reference"];

/** The challenge whose strengths the column holds; null: it holds something else. */
export function challengeOf(column: ColumnId): ChallengeId | null {
  return column.startsWith("strength:") ? column.slice("strength:".length) : null;
}

export function strengthOf(challenge: ChallengeId): ColumnId {
  return `strength:${challenge}`;
}

export function canWrite(column: ColumnId): boolean {
  return column !== "region" && column !== "sectors";
}

/** The column as edits name it. Only for one that can be written in. */
export function writtenColumn(column: ColumnId): Column {
  const challenge = challengeOf(column);
  return challenge === null ? ({ of: column } as Column) : { of: "strength", challenge };
}

const STATUS_CHOICES: readonly Choice[] = STATUSES.map((status) => ({ value: STATUS[status], words: STATUS[status] }));
const YES_CHOICES: readonly Choice[] = ["", "yes"].map((value) => ({ value, words: CHOICE_WORDS.bright_spot(value) }));
const STRENGTH_CHOICES: readonly Choice[] = ["", "1", "2", "3"].map((value) => ({
  value,
  words: CHOICE_WORDS.strength(value),
}));

/** What the column can hold, where that is one of a few values; null: it holds any text. */
export function choicesOf(column: ColumnId): readonly Choice[] | null {
  if (column === "status") return STATUS_CHOICES;
  if (column === "bright_spot") return YES_CHOICES;
  return challengeOf(column) === null ? null : STRENGTH_CHOICES;
}

/** The choice that the text names in full, whatever its case. */
export function namedBy(choices: readonly Choice[], typed: string): Choice | undefined {
  const wanted = plain(typed);
  return choices.find((choice) => wanted !== "" && namesOf(choice).includes(wanted));
}

/** The choice that the text means so far: one that begins so, else one that has it somewhere. */
export function meantBy(choices: readonly Choice[], typed: string): Choice | undefined {
  const wanted = plain(typed);
  if (wanted === "") return undefined;
  return (
    namedBy(choices, typed) ??
    choices.find((choice) => namesOf(choice).some((name) => name.startsWith(wanted))) ??
    choices.find((choice) => plain(choice.words).includes(wanted))
  );
}

/** `1 some` goes by that, by `1` and by `some`. */
function namesOf({ value, words }: Choice): string[] {
  return [value, words, ...words.split(" ")].map(plain).filter(Boolean);
}

function plain(text: string): string {
  return text.trim().toLocaleLowerCase("en-GB");
}

/** Bounds of a column's width, in rem. */
export const NARROWEST = 2.75;
export const WIDEST = 60;

/** How wide a column is at first, in rem. */
export function widthAtFirst(column: ColumnId): number {
  if (challengeOf(column) !== null) return 6;
  switch (column as PlainColumn) {
    case "title":
      return 18;
    case "region":
      return 12;
    case "status":
    case "start":
    case "end":
    case "bright_spot":
      return 7;
    case "summary":
    case "notes":
      return 20;
    case "leads":
    case "partners":
    case "sectors":
    case "places":
    case "priorities":
    case "themes":
    case "link":
    case "reference":
      return 13;
  }
}

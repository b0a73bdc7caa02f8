// What the table says.

import type { InitiativeFields } from "../wire/types";
import type { Strength } from "../wire/types";
import { counted, figure, STRENGTH } from "./words";

export const TABLE = {
  label: "Initiatives as a table",
  keys: "Arrows go from cell to cell, Shift with arrows takes several, Enter or F2 edits, Delete clears, Ctrl+D fills down, Ctrl+C copies, Ctrl+X cuts and Ctrl+V pastes, Shift+Space selects the row. Up from the first row goes to the headings: Enter sorts, Shift with left and right makes a column narrower and wider.",
  columns: "Columns",
  row: (nth: number, title: string): string => `Select ${nth}, ${title}`,
  rowHead: "Row",
  filter: "Filter columns",
  filterTip: "A field below each heading; in this table only",
  any: "Any",
  filterByNow: (column: string, now: string): string => `Filter by ${column}: ${now}`,
  filterBy: (column: string): string => `Filter by ${column}`,
  clear: "Clear the filter",
  edit: (column: string, title: string): string => `${column} of ${title}`,
  earlier: (column: string): string => `Move ${column} left`,
  later: (column: string): string => `Move ${column} right`,
  show: (column: string): string => `Show ${column}`,
  tooWide: "What was copied is wider than the columns from here on. Nothing was changed.",
  tooTall: "What was copied has more rows than are left from here on. Nothing was changed.",
  notHere: (column: string): string => `${column} can’t be written in. Nothing was changed.`,
  pasted: (cells: number): string => `${counted(cells, "cell", "cells")} pasted`,
  copied: (cells: number): string => `${counted(cells, "cell", "cells")} copied`,
  none: "No initiative passes the filter.",
  replaced: (cells: number): string => `Replaced in ${counted(cells, "cell", "cells")}.`,
  notReplaced: (column: string): string => `That can’t stand in ${column}. The cell was left as it is.`,
  lost: (typed: string, column: string): string => `“${typed}” was not written: its cell in ${column} has gone.`,
  noChoice: (typed: string, column: string, choices: readonly string[]): string =>
    `“${typed}” can’t stand in ${column}: ${choices.join(", ")}. Nothing was changed.`,
};

/** How the values of columns that hold one of a few are offered. */
export const CHOICE_WORDS = {
  bright_spot: (value: string): string => (value === "" ? "No" : "Yes"),
  strength: (value: string): string => (value === "" ? "None" : `${value} ${STRENGTH[Number(value) as Strength]}`),
};

export type PlainColumn =
  | Exclude<keyof InitiativeFields, never>
  | "region"
  | "leads"
  | "partners"
  | "sectors"
  | "places"
  | "priorities"
  | "themes";

export const COLUMN: Record<PlainColumn, string> = {
  title: "Title",
  status: "Status",
  region: "Region",
  leads: "Lead",
  partners: "Partners",
  sectors: "Sectors",
  places: "Places",
  priorities: "Priorities",
  themes: "Themes",
  start: "Start",
  end: "End",
  summary: "Summary",
  notes: "Notes",
  link: "Link",
  reference: "Reference",
  bright_spot: "Bright spot",
};

export function shownWords(shown: number, all: number): string {
  return shown === all
    ? `${figure(all)} rows`
    : `${figure(shown)} of ${figure(all)} rows; ${figure(all - shown)} hidden by the filter`;
}

export const FIND = {
  label: "Find and replace",
  words: "Find",
  to: "Replace with",
  previous: "Previous",
  next: "Next",
  where: "Look in",
  everywhere: "All columns shown",
  matchCase: "Match case",
  whole: "Whole cell",
  alsoReplace: "Replace…",
  replace: "Replace",
  replaceAll: (cells: number): string => `Replace all (${figure(cells)})`,
  left: (cells: number): string =>
    `${counted(cells, "cell", "cells")} can’t hold that, and ${cells === 1 ? "stays" : "stay"}`,
  close: "Close find and replace",
};

/** `3 of 12 cells, found 17 times`; `at` is -1 where one is at none of them. */
export function foundWords(times: number, cells: number, at: number): string {
  if (cells === 0) return "Found nowhere";
  const where = at < 0 ? counted(cells, "cell", "cells") : `${figure(at + 1)} of ${counted(cells, "cell", "cells")}`;
  return times === cells ? where : `${where}, found ${figure(times)} times`;
}

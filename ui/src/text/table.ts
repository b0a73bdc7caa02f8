// What the table says.

import type { InitiativeFields } from "../wire/types";
import { counted, figure } from "./words";

export const TABLE = {
  label: "Initiatives as a table",
  keys: "Arrows go from cell to cell, Shift with arrows takes several, Enter or F2 edits, Delete clears, Ctrl+D fills down, Ctrl+C copies and Ctrl+V pastes, Shift+Space selects the row.",
  columns: "Columns",
  row: (nth: number, title: string): string => `Select ${nth}, ${title}`,
  rowHead: "Row",
  filter: "Filter columns",
  filterTip: "A field below each heading; in this table only",
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

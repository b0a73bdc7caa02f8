// A spreadsheet as the program reads it, for tests of the page: one row below a line of headings.

import type { Choices, Field, ImportPreview } from "../src/wire/types";

export const CHOICES: Choices = {
  columns: [],
  date_order: "day_month",
  status: null,
  statuses: [],
  commas: "where_they_must",
  carried: [],
  left_out: [],
  taken_in: [],
  answers: { twice: "several", sectors: [], joined: [] },
};

/** A sheet of columns with these fields, one row in it. */
export function previewOf(...fields: Field[]): ImportPreview {
  return {
    name: "plan.xlsx",
    sheets: ["Plan"],
    guess: {
      sheet: "Plan",
      encoding: null,
      separator: null,
      heading_row: 1,
      heading_rows: [{ row: 1, shown: "Heading 1" }],
      columns: fields.map((field, nth) => ({ heading: `Heading ${nth + 1}`, field, sure: true, samples: [] })),
      wider: false,
      date_order: "day_month",
      date_order_in_doubt: false,
    },
    choices: { ...CHOICES, columns: fields },
    asks: { without_status: 0, statuses: [], commas: null, carried: [], without_title: 0, nothing_read: 0 },
    doubts: { twice: [], alike: [], sectors: [] },
    rows: [{ row: 2, title: "Warm homes", verdict: "added", region: 3, notes: [] }],
    added: 1,
    updated: 0,
    unchanged: 0,
    joined: 0,
    skipped: 0,
    left_out: 0,
  };
}

// What the dialogs say.

import type { DateOrder, Encoding, Field, PaperSize, Theme, Verdict } from "../wire/types";
import { counted, initiatives } from "./words";

export const CANCEL = "Cancel";
export const DONE = "Done";

export const NEW = {
  title: "New map",
  name: "Title",
  area: "Area",
  challenges: "Grand challenges",
  names: "What they are called",
  starters: "It begins with this wording. Change it here, or at any time under Challenges.",
  challenge: (letter: string): string => `Challenge ${letter}`,
  create: "Choose where it goes…",
};

export const LIKE = {
  title: "New map like this one",
  words: (map: string): string =>
    `It has the challenges, places, priorities and themes of ${map}, and no initiatives or organisations.`,
};

export const RENAME_FILE = {
  title: "Rename the file",
  name: "Name of the file",
  hint: "It stays in its folder. The map’s title is another thing: see Map details.",
  rename: "Rename",
};

export const STARTER_NAMES = [
  "A good start in life",
  "Good work",
  "A place where people want to live",
  "Healthy throughout life",
  "A greener county",
];

/** The colours that a new map's challenges have. */
export const STARTER_COLOURS = ["#12436d", "#0f7a70", "#9b2a6b", "#b8560a", "#4a5a1f"];

export const IMPORT = {
  title: "Import a spreadsheet",
  choose: "Choose a spreadsheet…",
  intro: "Sweetspot reads .xlsx and .csv files. Nothing lands before you have seen what would be added and updated.",
  reading: "Reading the spreadsheet",
  columns: "What each column holds",
  theirs: "Column in your sheet",
  samples: "For example",
  holds: "Holds",
  unsure: "Please check",
  noTitle: "No column holds the titles. Choose “Title” for the one that does; without it no row can come in.",
  sheet: "Worksheet",
  headings: "Row of headings",
  noHeadings: "No headings",
  headingRow: (row: number, shown: string): string => `Row ${row}: ${shown}`,
  encoding: "Text encoding",
  separator: "Separator",
  order: "Dates such as 01/04/26",
  wider: "The worksheet is too wide: its first 256 columns are read, the others are left out.",
  fewColumns: (all: number): string => `Show all ${all} columns`,
  allColumns: "Show only what is in doubt",
  foldedColumns: (shown: number, all: number): string =>
    shown === 0
      ? `All ${all} columns were taken as their headings say.`
      : `${shown} of ${all} columns shown: those in doubt, and the titles.`,
  asks: "Before it lands",
  rows: "What would happen, row by row",
  tick: (row: number, title: string): string => `Take in row ${row}: ${title}`,
  show: "Show",
  all: "All rows",
  more: (more: number): string => `Show ${more} more`,
  another: "Another spreadsheet…",
  nothing: "No row holds an initiative.",
};

export const ASK = {
  status: (rows: number): string =>
    `${counted(rows, "row has", "rows have")} no status. Treat new initiatives without one as`,
  byDates: "live; planned or ended by their dates",
  statusWords: (words: string, rows: number): string => `“${words}” (${counted(rows, "row", "rows")}) means`,
  statusUnknown: "no status",
  commas: (cells: number, parted: number): string =>
    `${counted(cells, "cell of names holds", "cells of names hold")} commas; ${parted} of them ${
      parted === 1 ? "is" : "are"
    } parted. Part them`,
  commasOf: { where_they_must: "where the parts are names of their own", everywhere: "all", nowhere: "none" },
  carried: (heading: string): string =>
    `“${heading}” is filled only in the first row of each group: take it for the rows below too`,
  twice: (title: string, rows: readonly number[]): string =>
    `“${title}” occurs ${rows.length} times (rows ${rows.slice(0, 8).join(", ")}${rows.length > 8 ? ", …" : ""})`,
  twiceMore: (more: number): string => `and ${counted(more, "more title", "more titles")}`,
  twiceLabel: "Rows of one title and lead",
  twiceOf: { several: "are as many initiatives", one: "are one initiative" },
  alike: (names: readonly string[]): string => `One organisation: ${names.map((name) => `“${name}”`).join(" and ")}`,
  sector: (count: number, words: string, plainly: boolean): string =>
    `${counted(count, "new organisation", "new organisations")} ${
      plainly ? `taken for ${words} by name` : "whose names tell nothing"
    }`,
  sectorsByName: (count: number): string =>
    `${counted(count, "new organisation has", "new organisations have")} a sector by name.`,
  showSectors: "Show their sectors",
  foldSectors: "Fold their sectors",
  noTitles: (rows: number, all: number): string =>
    `${rows} of ${counted(all, "row", "rows")} ${rows === 1 ? "has" : "have"} no title.`,
  nothingRead: (rows: number): string => `${counted(rows, "row holds", "rows hold")} nothing that is read.`,
};

export const VERDICT: Record<Verdict, string> = {
  added: "Added",
  updated: "Updated",
  unchanged: "Unchanged",
  joined: "Adds to a row above",
  skipped: "Skipped",
  left_out: "Left out",
};

export const ENCODING: Record<Encoding, string> = {
  utf8: "UTF-8",
  utf16_le: "UTF-16",
  utf16_be: "UTF-16 (big-endian)",
  windows1252: "Windows (Western European)",
};

export const SEPARATOR: Record<string, string> = { ",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars" };

export const DATE_ORDER: Record<DateOrder, string> = {
  day_month: "1 April (day first)",
  month_day: "4 January (month first)",
};

const FIELD: Record<Exclude<Field, object>, string> = {
  ignore: "Nothing (leave out)",
  id: "ID",
  reference: "Reference",
  title: "Title",
  summary: "Summary",
  status: "Status",
  start: "Start",
  end: "End",
  notes: "Notes",
  link: "Link",
  bright_spot: "Bright spot",
  challenges: "Challenges",
  strength: "Strength",
  lead: "Lead organisation",
  partners: "Partners",
  sector: "Lead’s sector",
  places: "Places",
  priorities: "Priorities",
  themes: "Themes",
};

/** What several columns may hold together, as "Partner 1" and "Partner 2". */
export const MAY_REPEAT: readonly string[] = ["ignore", "partners", "places", "priorities", "themes"];

/** Everything that a column may hold, with its words; `challenges` are ids and names. */
export function fieldChoices(challenges: readonly { id: string; name: string }[]): { value: string; words: string }[] {
  const plain = Object.entries(FIELD).map(([value, words]) => ({ value, words }));
  return [...plain, ...challenges.map(({ id, name }) => ({ value: `challenge:${id}`, words: `Challenge: ${name}` }))];
}

/** The field that a choice stands for. */
export function fieldOf(choice: string): Field {
  return choice.startsWith("challenge:")
    ? { challenge: choice.slice("challenge:".length) }
    : (choice as Exclude<Field, object>);
}

export function choiceOf(field: Field): string {
  return typeof field === "string" ? field : `challenge:${field.challenge}`;
}

export function landWords(added: number, updated: number): string {
  if (updated === 0) return `Add ${initiatives(added)}`;
  if (added === 0) return `Update ${initiatives(updated)}`;
  return `Add ${added} and update ${updated}`;
}

export function landedWords(added: number, updated: number): string {
  return `Imported: ${added} added, ${updated} updated.`;
}

export const PICTURE = {
  title: "Export a picture",
  size: "Size",
  grey: "In grey",
  greyHint: "As a printer without colour shows it.",
  selected: "Only what is selected; the rest faint",
  heading: "Title in the picture",
  marking: "Marking and release",
  noMarking: "None",
  change: "Change…",
  short: "Text description, short",
  long: "Text description, in full",
  written: "Written from the data. What you write here is used instead.",
  own: "Your own words.",
  again: "Write it from the data again",
  preview: "The picture as it will be",
  drawing: "Drawing the picture",
  copy: "Copy picture",
};

export const PAPER: Record<PaperSize, string> = {
  a4_landscape: "A4 landscape (297 × 210 mm)",
  a4_portrait: "A4 portrait, full width (170 mm)",
  half_page: "Half page (170 × 115 mm)",
  slide: "Slide, 16:9",
  a3: "A3 (420 × 297 mm)",
};

export function exportedWords(path: string): string {
  return `Exported ${path}.`;
}

export const COPIED = "The picture is on the clipboard.";

export const MAP = {
  title: "Map details",
  name: "Title",
  area: "Area",
  marking: "Protective marking",
  ownMarking: "Own wording",
  release: "Release status",
  releaseHint: "For example “Draft for discussion”. Stands in pictures beside the marking.",
};

export const MARKINGS = ["", "OFFICIAL", "OFFICIAL-SENSITIVE"];
export const NO_MARKING = "None";
export const OWN_MARKING = "Own wording…";

export const CHALLENGES = {
  title: "Challenges",
  name: "Name",
  short: "Short name",
  shortHint: "For narrow places; the name serves where it is empty.",
  description: "What the area means by it",
  colour: "Colour",
  faint: "This colour is hard to see on white.",
  add: "Add a challenge",
  added: "New challenge",
  up: (letter: string) => `Move ${letter} up`,
  down: (letter: string) => `Move ${letter} down`,
  remove: (letter: string) => `Remove ${letter}`,
  removed: (name: string, count: number) =>
    `Removed challenge ${name} and ${counted(count, "contribution", "contributions")} to it.`,
  bounds: "A map has two to five challenges. Letters follow the order.",
};

export const SHARED = {
  title: "Organisations and common ground",
  tabs: "Kinds",
  organisations: "Organisations",
  name: "Name",
  sector: "Sector",
  add: "Add",
  newName: "New name",
  merge: "Same as…",
  keep: "Keep apart",
  none: "There are none yet.",
  remove: (name: string) => `Remove ${name}`,
  removed: (name: string) => `Removed ${name}.`,
  same: "Same as…",
  sameAs: (name: string) => `${name} is the same as…`,
  merged: (from: string, into: string) => `${from} is now ${into}.`,
};

export const PREFERENCES = {
  title: "Preferences",
  name: "Your name in the history",
  nameHint: "May be left empty. It goes into the map’s history beside what you change.",
  theme: "Appearance",
  text: "Size of text",
  reopen: "Open the map that was open last when Sweetspot starts",
};

export const THEME: Record<Theme, string> = { system: "As the system", light: "Light", dark: "Dark" };

export const SHORTCUTS = { title: "Shortcuts", canvas: "On the canvas" };

export const CANVAS_KEYS: readonly (readonly [string, string])[] = [
  ["Arrows", "Walk from mark to mark"],
  ["Space", "Select the mark; with Shift, add it"],
  ["Enter", "Pick up; arrows then go through the regions, Enter drops"],
  ["A to E", "While carrying: put a challenge in or out"],
  ["Escape", "Give up"],
  ["Shift+F10", "Open the menu of what the keys are on; so does the right button"],
  ["Double click", "Change a title, or a challenge’s name, where it stands"],
  ["Drag", "On empty ground: move the sheet; so do Space or the middle button"],
  ["Shift+drag", "Select all in a box"],
  ["Wheel", "Zoom; with Shift, move sideways; two fingers move, a pinch zooms"],
];

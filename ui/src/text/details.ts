// What is said in the details of one initiative, of several, or of none.

import type { GroundKind } from "../wire/types";
import { GROUND, initiatives } from "./words";

export const NOTHING_SELECTED = "Choose an initiative in a list or on the map to see and change all about it.";

export const FIELD = {
  title: "Title",
  summary: "Summary",
  status: "Status",
  start: "Start",
  end: "End",
  bright: "Bright spot: works and could be repeated",
  notes: "Notes",
  link: "Link",
  reference: "Reference",
  referenceHint: "What the sheet calls it; the next import finds it by this",
  linkHint: "Kept as text. Sweetspot never opens it.",
  noDate: "No date",
  dateHint: "Such as 1 Apr 2026",
  notADate: "Write it as 1 April 2026 or 01/04/2026.",
};

export const CONTRIBUTIONS = "Challenges";
export const WHY = "Why";
export const WHY_PLACEHOLDER = "In which way does it serve this challenge?";
export const CONTESTED = "Contested: partners do not agree";
export const EXPLAIN = "Say why";
export const AGREED_BADGE = "contested";

export function strengthOf(name: string): string {
  return `Strength for ${name}`;
}

export function strengthTip(strength: number, words: string): string {
  return `${strength}: ${words}`;
}

export function explain(name: string): string {
  return `Say why it serves ${name}`;
}

export const ORGANISATIONS = "Organisations";
export const ADD_ORGANISATION = "Add an organisation";
export const NEW_ORGANISATION = "New organisation";
export const NEW_SECTOR = "Sector";
export const NEW_ADD = "Add it";
export const NEW_CANCEL = "Give up";
export const NO_ORGANISATION = "No organisation is called that.";

export function addNew(name: string): string {
  return `Add “${name}”`;
}

export function roleOf(name: string): string {
  return `Role of ${name}`;
}

export function takeOut(name: string): string {
  return `Take ${name} out`;
}

export function addGround(kind: GroundKind): string {
  return `Add a ${GROUND[kind].one}`;
}

export function noGround(kind: GroundKind): string {
  return `No ${GROUND[kind].one} is called that.`;
}

/** Beside what only some of the selected have. */
export function some(count: number, all: number): string {
  return `${count} of ${all}`;
}

export const MANY = {
  title: (count: number): string => `${initiatives(count)} selected`,
  mixed: "Different",
  hint: "What you change here is changed in all of them, as one step.",
  only: (title: string): string => `Show ${title} alone`,
};

export const PICK_UP = "Move on the map";
export const PLACE = "Place on the map";
export const TAKE_OFF = "Take off the map";
export const REMOVE = "Remove";
export const REMOVE_MANY = "Remove all of them";
export const REGION_LABEL = "Lies in";
export const NOT_PLACED = "Not yet placed";
export const SHOW = "Show on map";

export function more(count: number): string {
  return `and ${count} more`;
}

export const LINKS = {
  title: "Links",
  from: "From",
  add: "Link to an initiative",
  newSays: "What a new link says",
  none: "No other initiative is called that.",
  notePlaceholder: "Note",
  says: (title: string): string => `What the link with ${title} says`,
  note: (title: string): string => `Note on the link with ${title}`,
  remove: (title: string): string => `Remove the link with ${title}`,
};

/** Where all that was chosen is hidden by the filter. */
export function hiddenWords(count: number): string {
  return `${initiatives(count)} that you chose ${count === 1 ? "is" : "are"} hidden by the filter.`;
}

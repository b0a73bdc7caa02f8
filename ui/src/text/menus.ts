// What the menus over the drawings and lists say beside the commands' own names.

import { initiatives } from "./words";

export const MENU = {
  empty: "What can be done here",
  several: (count: number): string => initiatives(count),
  inspect: "Show what is here",
  selectHere: "Select all that is here",
  onlyHere: "Show only what is here",
  addHere: "Add an initiative here",
  onlyThis: "Show only this challenge",
  everything: "Show all challenges again",
  renameChallenge: "Rename the challenge",
  pin: "Pin where it lies",
  unpin: "Unpin",
  selectTied: "Select what is tied to it",
  selectBoth: "Select both ends",
  selectEnd: "Select the initiative at its end",
  unlink: "Remove the link",
  link: (says: string): string => `Link the two: ${says}`,
  /** `Family hubs supports Skills bus`, or what both share. */
  tie: (from: string, says: string | null, to: string): string =>
    says === null ? `${from} and ${to}` : `${from} ${says} ${to}`,
};

/** Of the edge of a side panel. */
export const EDGE_MENU = {
  wider: "Make it wider",
  narrower: "Make it narrower",
  usual: "Its usual width",
};

/** Of a column's heading in the table. */
export const COLUMN_MENU = {
  up: "Sort upwards",
  down: "Sort downwards",
  unsorted: "Back to map order",
  hide: (column: string): string => `Hide ${column}`,
  unfilter: "Take the columns’ filters away",
};

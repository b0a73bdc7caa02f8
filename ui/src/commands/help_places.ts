// From where one is to the chapter of the user guide that is about it. A place without a chapter does not compile, and that
// every chapter is there is tested.

import { inProportion } from "../views/active.svelte";
import { help } from "../state/help.svelte";
import { screens, type Dialog, type RightTab } from "../state/screens.svelte";
import { session } from "../state/session.svelte";
import type { ViewKind } from "../wire/types";

/** Places beside the views, tabs and dialogs: no map is open, the lists at the left, an older state of the map. */
type Other = "start" | "palette" | "lists" | "proportional" | "looked";
export type HelpPlace = ViewKind | RightTab | Dialog | Other;

/** The anchor in the guide for each place. */
export const CHAPTER: { readonly [P in HelpPlace]: string } = {
  start: "the-first-minute",
  palette: "keys",
  lists: "place-initiatives",
  venn: "place-initiatives",
  proportional: "areas-in-proportion",
  network: "the-network",
  matrix: "the-matrix",
  table: "the-table",
  looked: "look-at-a-version-and-compare",
  spots: "sweet-spots",
  thin: "thin-spots",
  together: "together",
  history: "history-and-versions",
  details: "the-details",
  new: "a-new-map",
  new_like: "a-new-map",
  rename_file: "your-file",
  import: "bring-in-a-spreadsheet",
  merge: "bring-a-copy-back-in",
  send: "send-a-copy",
  privacy: "what-the-history-holds-on-people",
  export: "pictures-for-the-board",
  paper: "the-board-paper",
  map: "title-and-marking",
  challenges: "change-the-challenges",
  organisations: "organisations-and-common-ground",
  preferences: "large-text-light-and-dark",
  shortcuts: "keys",
  diagnostics: "when-something-fails",
  local: "when-something-fails",
  about: "when-something-fails",
};

/** Where one is: in a dialog, else in the part of the window that has the keyboard. */
export function placeNow(): HelpPlace {
  if (screens.dialog !== null) return screens.dialog;
  if (screens.palette) return "palette";
  if (session.map === null) return "start";
  const pane = document.activeElement?.closest<HTMLElement>("[data-pane]")?.dataset.pane;
  if (pane === "right") return screens.rightTab;
  if (pane === "left") return "lists";
  if (session.looked !== null) return "looked";
  return inProportion() ? "proportional" : screens.view;
}

/** Opens the guide at the place where one is; where it is open already it stays as it is. */
export function openHelp(): void {
  if (help.now === null) help.open(CHAPTER[placeNow()]);
}

// What is said above and below the canvas, in the toasts and on the screen without a map.

import type { FileState, Notice } from "../wire/types";
import { counted, figure, initiatives, organisations } from "./words";

export const APP = "Sweetspot";
export const APP_MENU = "Map menu";
export const RECENT = "Opened before";
export const FIND = "Find or do anything";
export const EXPORT = "Export…";
export const LEFT_PANEL = "Show or hide the lists";
export const RIGHT_PANEL = "Show or hide the details";
export const VIEWS = "View of the map";
/** The views of one map, in the order in which they are offered. */
export const VIEW = { venn: "Venn", network: "Network", matrix: "Matrix", table: "Table" } as const;
export const STATUS_BAR = "State of the map";

export const UNDO = "Undo";
export const DISMISS = "Dismiss";
export const CLOSE = "Close";

export const TIDY = "Tidy";

export const TIDY_TIP = "Lay all marks out afresh (can be undone)";
export const FIT = "Fit";
export const FIT_TIP = "Show the whole drawing";
export const ZOOM_IN = "Zoom in";
export const ZOOM_OUT = "Zoom out";

/** How the person's file stands. */
export function savedWords(file: FileState): string {
  const folder = lastPart(file.folder);
  if (file.saved.how === "waiting") return `Saved on this computer, waiting for ${folder}`;
  if (file.read_only) return "Read-only: save a copy to keep changes";
  if (file.saved.how === "soon") return "Saving…";
  return file.sample ? "Sample · saved on this computer" : `Saved · ${folder}`;
}

/** A map that waits until the dialog is closed. */
export function opensAfterwards(path: string): string {
  return `${lastPart(path)} opens when this dialog is closed.`;
}

function lastPart(path: string): string {
  return path.split(/[\\/]/).filter(Boolean).at(-1) ?? path;
}

/** `50 initiatives · 17 organisations · 46 placed` */
export function countWords(count: {
  initiatives: number;
  organisations: number;
  placed: number;
  ended: number;
}): string {
  const parts = [initiatives(count.initiatives), organisations(count.organisations), `${figure(count.placed)} placed`];
  if (count.ended > 0) parts.push(`${count.ended} ended, left out`);
  return parts.join(" · ");
}

export function zoomWords(percent: number): string {
  return `${percent}%`;
}

export function saidZoom(percent: number): string {
  return `Zoom ${percent} per cent`;
}

/** What opening the file had to do. */
export function noticeWords(notice: Notice): string {
  switch (notice.notice) {
    case "recovered": {
      const changes = counted(notice.changes, "change", "changes");
      return `Sweetspot stopped without closing last time. ${changes} made then ${notice.changes === 1 ? "was" : "were"} brought back.`;
    }
    case "set_aside":
      return `The file had been changed elsewhere. Your own state of it was kept as ${notice.path}.`;
    case "merged": {
      const from = notice.from === "" ? "somebody else" : notice.from;
      const changes = counted(notice.changes, "change", "changes");
      const settle =
        notice.conflicts === 0
          ? ""
          : ` ${counted(notice.conflicts, "of them waits", "of them wait")} to be settled under History.`;
      return `The file had been changed by ${from}; ${changes} ${notice.changes === 1 ? "was" : "were"} brought in.${settle}`;
    }
    case "left_waiting":
      return `${notice.name} could not be written to ${lastPart(notice.folder)}. It is safe on this computer, and is written there when you open it again.`;
    case "migrated":
      return `This map came from an older Sweetspot and was brought up to date. The file as it was is kept as ${notice.kept}.`;
  }
}

export function removedWords(what: string): string {
  return `Removed ${what}.`;
}

export function copiedTo(path: string): string {
  return `Saved a copy as ${path}.`;
}

export const SAVED_NOW = "Saved.";

export const WELCOME = {
  title: "What can we do together that we can’t do apart?",
  words: "Drag what you already do onto the challenges that you share, and see where they meet.",
  create: "New map…",
  open: "Open a map…",
  sample: "Look at the sample",
  recent: "Opened before",
  forget: (title: string): string => `Take ${title} off this list`,
};

export const PALETTE = {
  title: FIND,
  placeholder: "An initiative, an organisation, a place, or something to do",
  none: "Nothing is called that.",
  results: "Found",
  initiative: "Initiative",
  organisation: "Organisation: show only what it does",
  ground: { place: "Place: filter", priority: "Priority: filter", theme: "Theme: filter" },
  region: "Region",
  recent: "Open",
};

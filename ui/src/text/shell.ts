// What is said above and below the canvas, in the toasts and on the screen without a map.

import type { FileState, Notice, SetAside } from "../wire/types";
import { counted, figure, initiatives, organisations } from "./words";

export const APP = "Sweetspot";
export const APP_MENU = "Menu";
export const RECENT = "Opened before";
export const FIND = "Find or do anything";
export const EXPORT = "Export…";
export const LEFT_PANEL = "Show or hide the lists";
export const RIGHT_PANEL = "Show or hide the details";
export const VIEWS = "View of the map";
/** The views of one map, in the order in which they are offered. */
export const VIEW = { venn: "Venn", network: "Network", matrix: "Matrix", table: "Table" } as const;
export const STATUS_BAR = "State of the map";

/** The window's title, as the task bar has it. */
export function titleWords(title: string | null, file: FileState | null): string {
  if (title === null || file === null) return APP;
  const state = file.read_only ? " (read-only)" : file.saved.how === "waiting" ? " (not in its file yet)" : "";
  return `${title}${state} – ${APP}`;
}

/** A file that a name with its ending would replace. */
export function REPLACE(path: string): Question {
  const name = lastPart(path);
  return {
    title: "Replace the file?",
    words: `There is already a file called ${name} in that folder. What it holds would be lost.`,
    yes: `Replace ${name}`,
    other: "Choose another name…",
  };
}

export const AFRESH: Question = {
  title: "Start the sample afresh?",
  words: "What you have changed in the sample goes, and can’t be brought back. Your own maps are not touched.",
  yes: "Start afresh",
};

type Question = { title: string; words: string; yes: string; other?: string };

export const WORK = { busy: "Working…", giveUp: "Cancel" };

export const SIZE_LEFT = "Width of the lists";
export const SIZE_RIGHT = "Width of the right panel";

/** What letting these files go on the window would do. */
export function dropWords(paths: readonly string[], map: string | null): string {
  const [first] = paths;
  if (first === undefined) return "Drop the file here";
  if (paths.length > 1) return `Drop ${paths.length} files here: they come one after the other`;
  const name = lastPart(first);
  const isMap = name.toLowerCase().endsWith(".sweetspot");
  if (isMap) return map === null ? `Drop to open ${name}` : `Drop to bring ${name} into ${map}, or to open it`;
  return map === null ? "Open a map first: then a spreadsheet can be dropped on it" : `Drop to import ${name}`;
}

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

/** `50 initiatives · 17 organisations · 46 placed, 6 of them ended` */
export function countWords(count: {
  initiatives: number;
  organisations: number;
  placed: number;
  ended: number;
}): string {
  const ended = count.ended > 0 ? `, ${figure(count.ended)} of them ended` : "";
  const placed = `${figure(count.placed)} placed${ended}`;
  return [initiatives(count.initiatives), organisations(count.organisations), placed].join(" · ");
}

export function zoomWords(percent: number): string {
  return `${percent}%`;
}

export function saidZoom(percent: number): string {
  return `Zoom ${percent} per cent`;
}

/** What lies beside, why, and what to do with it. */
function setAsideWords(what: SetAside, path: string): string {
  switch (what) {
    case "ours":
      return `The file was put back to an older state, or another map is in its place; it is shown as it is. What you had is kept as ${path}: open that to go on from it.`;
    case "theirs":
      return `Somebody else’s file was in the place of yours and could not be brought in. Your map was written there; theirs is kept as ${path}: open that to see what it holds.`;
    case "earlier":
      return `An earlier map of this name had changes that its file was never given. They are kept as ${path}: open that to see what they are.`;
    case "unreadable":
      return `What this computer held of the map can’t be read any more, so the file is shown as it is; look whether your latest changes are there. What was held is kept as ${path}: open that to have what can be read of it rescued.`;
  }
}

/** What opening the file had to do. */
export function noticeWords(notice: Notice): string {
  switch (notice.notice) {
    case "recovered": {
      const changes = counted(notice.changes, "change", "changes");
      return `Sweetspot stopped without closing last time. ${changes} made then ${notice.changes === 1 ? "was" : "were"} brought back.`;
    }
    case "set_aside":
      return setAsideWords(notice.what, `\u2068${notice.path}\u2069`);
    case "merged": {
      const from = notice.from === "" ? "somebody else" : notice.from;
      const changes = counted(notice.changes, "change", "changes");
      const nothing =
        notice.conflicts === 0
          ? `The file had been written by ${from}; all of it is here, or was here and was taken back.`
          : `The file had been changed by ${from}.`;
      const came =
        notice.changes === 0
          ? nothing
          : `The file had been changed by ${from}; ${changes} ${notice.changes === 1 ? "was" : "were"} brought in. One Undo takes that back.`;
      const wait =
        notice.conflicts === 0
          ? ""
          : ` What you both changed stays as it is here; ${counted(notice.conflicts, "such change waits", "such changes wait")} to be settled under History.`;
      return came + wait;
    }
    case "unsettled":
      return `${counted(notice.conflicts, "change waits", "changes wait")} to be settled under History: two copies say different things there. What is here stays until you choose.`;
    case "left_waiting":
      return `${notice.name} could not be written to ${lastPart(notice.folder)}. It is safe on this computer, and is written there when you open it again.`;
    case "migrated":
      return `This map came from an older Sweetspot and was brought up to date. The file as it was is kept as \u2068${notice.kept}\u2069.`;
  }
}

export function removedWords(what: string): string {
  return `Removed ${what}.`;
}

export function renamedTo(name: string): string {
  return `The file is now called ${name}.`;
}

export function savedAs(path: string): string {
  return `Saved as ${path}. You go on in this file.`;
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

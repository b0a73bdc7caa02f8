// What About, diagnostics and the removal of what lies on this computer say.

import type { About, CopyStanding, OwnFolderKind } from "../wire/types";
import { counted } from "./words";

export const ABOUT = {
  title: "About Sweetspot",
  purpose: "What can we do together that we can’t do apart?",
  network: "The program opens no network connection. Your map is one file on your own disk.",
  licence: "Sweetspot: Mozilla Public License 2.0. Fonts: Inter and Noto Sans, SIL Open Font License 1.1.",
  notices: "Notices of all that it is made with",
  copy: "Copy details",
  copied: "The details are on the clipboard.",
  notCopied: "The clipboard did not take it. Mark the words and copy them by hand.",
  where: "Where things lie",
  maps: "Your maps lie where you saved them. What Sweetspot keeps besides lies on this computer alone:",
  copyOne: "Copy",
  copyPath: (what: string) => `Copy the path: ${what}`,
  pathCopied: "The path is on the clipboard.",
  remove: "Remove local copies…",
};

/** Version and commit, as one says them to somebody who helps. */
export function versionWords(version: string, commit: string | null): string {
  return commit === null ? `Version ${version}` : `Version ${version} (${commit})`;
}

/** All that helps somebody who helps, and nothing of the person: a path would hold their name. */
export function detailsWords({ version, commit, system, webview }: About): string {
  const lines = [`Sweetspot ${version}`, `Commit: ${commit ?? "not known"}`, `System: ${system}`];
  return [...lines, ...(webview === null ? [] : [`Web view: ${webview}`])].join("\n");
}

export const FOLDER: Record<OwnFolderKind, string> = {
  private: "Working copies, preferences, how maps were left",
  log: "The log",
  kept: "Maps that were set aside or kept before an update",
  sample: "The sample",
};

export const DIAGNOSTICS = {
  title: "Save diagnostics",
  intro:
    "This helps somebody who is to find out what went wrong. It is all in the text below: versions, the system, settings, counts and the log.",
  without:
    "It holds no name, no title, no path and no text of a map. Nothing is sent: you save it and give it to whom you want.",
  reading: "Gathering it…",
  text: "What is saved",
  save: "Save…",
};

export function diagnosticsSaved(path: string): string {
  return `Saved ${path}.`;
}

export const LOCAL = {
  title: "Remove local copies",
  looking: "Looking at what lies on this computer…",
  goes: "This goes, for good:",
  preferences: "Preferences: your name, appearance, size of text",
  recent: "The list of maps opened before",
  log: "The log",
  stays: "This stays:",
  maps: "Your maps, the sample, copies that were set aside, and where the window stood",
  remove: "Remove",
  last: (count: number) =>
    `Also ${counted(count, "working copy", "working copies")} whose file is gone or holds something else`,
  lastHint: "Such a copy may be the last of its map.",
};

export function viewsWords(count: number): string {
  return `How ${counted(count, "map was", "maps were")} left: view, panels, columns`;
}

export function sameWords(count: number): string {
  return count === 1
    ? "1 working copy: its file holds all that it holds"
    : `${counted(count, "working copy", "working copies")}: their files hold all that they hold`;
}

/** Why a working copy stays. */
export function staysWords(path: string | null, standing: CopyStanding): string {
  const of = path === null ? "a map that can’t be told" : `\u2068${path}\u2069`;
  return `The working copy of ${of}: ${WHY[standing]}`;
}

const WHY: Record<CopyStanding, string> = {
  same: "its file holds all that it holds.",
  ahead: "it holds changes that its file does not hold yet. Open the map, so that they are written.",
  no_file: "its file is not where it was.",
  file_differs: "its file holds something else now. Open the map, so that both are brought together.",
  in_use: "it is open. Close the map first.",
  unreadable: "it can’t be read.",
};

export function removedLocal(kept: number): string {
  const stays = `${counted(kept, "working copy stays", "working copies stay")}.`;
  return kept === 0 ? "Removed what lay on this computer." : `Removed what lay on this computer. ${stays}`;
}

/** In place of a window whose page could not begin. */
export const NOT_SHOWN =
  "Sweetspot could not show its window. Your maps are as they were, and every change that you made is safe. Close Sweetspot and start it again; where that does not help, ask whoever looks after your computer.";

// What is said of the map's past, of versions, and of other copies of it.

import type { HistoryLine } from "../wire/types";
import { counted } from "./words";

export const HISTORY = {
  versions: "Versions",
  noVersions: "Name the map as it is now, such as “March board”, to come back to it or compare with it later.",
  name: "Name this version",
  nameHint: "such as March board",
  keep: "Name it",
  changes: "Changes",
  older: "Show older changes",
  reading: "Reading the history…",
  none: "No history is held: it was left out of this copy, or forgotten.",
  look: "Look at it",
  compare: "Compare with now",
  compareShown: (name: string): string => `Compare with ${name}`,
  back: "Go back to it",
  rename: "Rename",
  remove: "Take the name away",
  more: "What changed",
  less: "Close",
  nothing: "Nothing that can be seen on the map.",
  undo: "Undone",
  redo: "Done again",
  now: "Back to now",
  stopComparing: "Stop comparing",
  actions: (name: string): string => `More for ${name}`,
};

export const SETTLE = {
  title: "To be settled",
  intro: "Both copies changed these. What is here stays until you choose.",
  here: "Here",
  allHere: "Keep all that is here",
  allThere: "Take all of theirs",
  there: (from: string): string => (from === "" ? "The other copy" : from),
};

export const MERGE = {
  title: "Bring in another copy",
  intro:
    "Choose a copy of this map that somebody else has worked on. What only they changed is brought in; what you both changed is listed for you to settle. Nothing is overwritten.",
  choose: "Choose a copy…",
  another: "Another copy…",
  found: "Found beside this map:",
  reading: "Reading the copy…",
  here: "Here",
  theirs: "Theirs",
  otherTitle: "Another map",
  other: "This is no copy of the map that is open. Open it in its place, or bring what it holds into the open one?",
  open: "Open it",
  bring: "Bring it in…",
  openInstead: "Open it instead",
  land: "Bring it in",
  nothing: "Everything in this copy is here already.",
  standing: {
    known: "Everything in this copy is here already, or was here and was taken back: that stays as you decided.",
    built_on_ours: "This copy was made from your map as it is now.",
    apart:
      "This copy does not know your latest changes. What you changed or removed since stays as you decided; what you both changed is listed and yours stays until you settle it.",
    unrelated:
      "This is another map, or a copy without a common past: nothing counts as removed, and things are matched by their names.",
  },
  changes: "What would change",
  conflicts: "What both have changed",
  joined: "The same name in both",
  joinedIntro: "Made apart under the same name. Take the tick away where they are not the same thing.",
};

export const SEND = {
  title: "Send to a partner",
  intro:
    "Writes a copy to mail. When it comes back, bring it in: Sweetspot knows what was changed where. What still waits to be settled under History goes with it.",
  history: "With the whole history: what was changed, when and by whom",
  without: "Without it the copy holds the map as it is now, and no names of those who changed it.",
  save: "Save the copy…",
};

export const PRIVACY = {
  title: "What the history holds on people",
  intro: "Every change is kept with the name from the settings of whoever made it. These names are in this map’s past:",
  nobody: "No name is in this map’s past.",
  erase: "Erase",
  eraseLabel: (who: string): string => `Erase ${who}`,
  sure: "Erase for good?",
  forget: "Forget the whole history",
  forgetWords:
    "Takes out every change, every version and every name, also from the copies that this computer keeps. The map stays as it is. This can’t be undone.",
  forgetSure: "Yes, forget it for good",
  keep: "Keep it",
  forgotten: "The history is forgotten.",
  erased: (who: string): string => `${who} is no longer named in the history.`,
  copies: "Copies that you have sent or saved elsewhere still hold it.",
};

export const DAMAGED = {
  rescue: "Save what this computer last held…",
  salvage: "Save what can be read…",
};

export function lookingAt(name: string): string {
  return `Looking at ${name}. Nothing can be changed here.`;
}

export function lookingOnly(name: string): string {
  return `You are looking at ${name}. Go back to now to change the map.`;
}

/** The name that is offered for a copy of the file of this name. */
export function copyName(name: string): string {
  return `${name} (copy)`;
}

/** The same, for a copy that is mailed. */
export function partnerCopyName(name: string): string {
  return `${name} (copy for a partner)`;
}

/** The name that is offered for what is saved of a damaged file. */
export function salvageName(path: string): string {
  const file = path.split(/[\\/]/).at(-1) ?? path;
  return `${file.replace(/\.sweetspot$/i, "")} (saved)`;
}

export function mergedWords(from: string, changes: number, conflicts: number): string {
  const brought = `Brought in ${from === "" ? "the copy" : from}: ${counted(changes, "change", "changes")}.`;
  const wait = counted(conflicts, "change waits", "changes wait");
  return conflicts === 0 ? brought : `${brought} ${wait} to be settled under History; what is here stays until then.`;
}

/** A change as the list shows it. */
export function stepWords({ step, label }: HistoryLine): string {
  switch (step) {
    case "new":
    case "edit":
      return label;
    case "undo":
      return `${HISTORY.undo}: ${label}`;
    case "redo":
      return `${HISTORY.redo}: ${label}`;
  }
}

/** `14:05` */
export function timeWords(at: number): string {
  return new Date(at).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
}

/** `23 November 2026` */
export function dayWords(at: number): string {
  return new Date(at).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
}

/** `3 May 2026, 14:05, Asha` */
export function whenWords(at: number, who: string): string {
  return [at > 0 ? `${dayWords(at)}, ${timeWords(at)}` : "", who].filter(Boolean).join(", ");
}

/** `from Fenmoor NHS’s copy, 3 May 2026` */
export function originWords(from: string, at: number): string {
  return `From ${from === "" ? "another" : `${from}’s`} copy, ${dayWords(at)}`;
}

export function comparedWords(from: string, to: string): string {
  return `${from} compared with ${to === "" ? "now" : to}`;
}

export function namedTimes(changes: number, others: number): string {
  const parts = [
    changes > 0 ? counted(changes, "change", "changes") : "",
    others > 0 ? counted(others, "other mention", "other mentions") : "",
  ];
  return parts.filter(Boolean).join(", ");
}

/** Said when a map is opened beside which copies of it lie. */
export function copiesFound(count: number, name: string): string {
  const which =
    count === 1
      ? `Another copy of this map lies beside it: ${name}.`
      : `${count} other copies of this map lie beside it.`;
  return `${which} The menu brings ${count === 1 ? "it" : "them"} in.`;
}

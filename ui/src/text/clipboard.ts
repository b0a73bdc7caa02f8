// What is said of cards that are copied, pasted and duplicated.

import { counted } from "./words";

/** Where pasted cards came from, in the history. */
export const FROM_CLIPBOARD = "the clipboard";
export const NOTHING_TO_PASTE = "There is no text on the clipboard to make cards of.";
/** Where the engine does not let a menu read the clipboard. */
export const USE_KEYS = "Press Ctrl+V to paste what another program has copied.";

export function copiedWords(what: string): string {
  return `Copied ${what}.`;
}

export function pastedWords(what: string, leftOut: number): string {
  const rest = leftOut > 0 ? ` ${counted(leftOut, "line was", "lines were")} left out.` : "";
  return `Added ${what}.${rest}`;
}

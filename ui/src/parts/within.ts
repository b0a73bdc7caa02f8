// What must be reached and heard from within an open dialog too, such as notices: the browser makes everything outside
// of it deaf, so whoever owns the window hands it in and each dialog draws it inside itself.

import { getContext, setContext, type Snippet } from "svelte";

const KEY = Symbol("within dialogs");

/** Hands in what every dialog below draws within itself. */
export function drawWithinDialogs(snippet: () => Snippet): void {
  setContext(KEY, snippet);
}

/** What to draw; undefined where nobody has handed anything in. */
export function useWithinDialogs(): (() => Snippet) | undefined {
  return getContext<(() => Snippet) | undefined>(KEY);
}

// Errors that nothing in the page caught, told to the program's log: what kind, and where in the page's own script. Never what
// an error says: that may be a title.

import { call, isFailure } from "../wire/call";
import type { PageError } from "../wire/types";

/** How many different ones are told. */
const MOST = 20;
/** Where a stack says that it happened. */
const PLACE = /([\w.-]+\.\w+)(?:\?[^:\s]*)?:(\d+):(\d+)/;
/** What engines say where something took more than one turn to lay out: nothing is wrong. */
const HARMLESS = /^ResizeObserver loop/;

/** Follows them from now on. Returns how to stop. */
export function followUncaught(): () => void {
  const told = new Set<string>();
  const tell = (thrown: unknown): void => {
    const error = errorOf(thrown);
    const words = JSON.stringify(error);
    if (told.has(words) || told.size === MOST) return;
    told.add(words);
    // Where not even this comes through there is nobody left to tell.
    void call("page_error", error).catch(() => undefined);
  };
  const failed = ({ error, message }: ErrorEvent): void => {
    if (!HARMLESS.test(message)) tell(error);
  };
  const rejected = ({ reason }: PromiseRejectionEvent): void => tell(reason);
  window.addEventListener("error", failed);
  window.addEventListener("unhandledrejection", rejected);
  return () => {
    window.removeEventListener("error", failed);
    window.removeEventListener("unhandledrejection", rejected);
  };
}

function errorOf(thrown: unknown): PageError {
  if (isFailure(thrown)) return { name: thrown.code, at: "", line: 0, column: 0 };
  if (!(thrown instanceof Error)) return { name: typeof thrown, at: "", line: 0, column: 0 };
  const [, at = "", line = "0", column = "0"] = PLACE.exec(thrown.stack ?? "") ?? [];
  return { name: thrown.name, at, line: Number(line), column: Number(column) };
}

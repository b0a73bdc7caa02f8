// Asking the person for a file. One dialog at a time; what else is done meanwhile does not wait for it.

import { REPLACE } from "../text/shell";
import { call } from "../wire/call";
import type { Purpose } from "../wire/types";
import { questions } from "./questions.svelte";

/** Null: they gave up. Throws a `Failure`, as where a dialog is open already. */
export async function chooseFile(purpose: Purpose, suggested: string | null): Promise<string | null> {
  for (;;) {
    const { path, replaces } = await call("choose", { purpose, suggested });
    if (path === null || !replaces) return path;
    // The dialog has asked about the name that was typed, not about the one with its ending.
    const answer = await questions.ask(REPLACE(path));
    if (answer !== "other") return answer === "yes" ? path : null;
  }
}

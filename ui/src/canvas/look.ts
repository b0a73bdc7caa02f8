// How plainly each mark is drawn: what is filtered out, ended, carried or outside the sweet spot shown stays as a
// trace, never gone, so that nobody mistakes a part for the whole.

import type { Mark } from "../wire/types";

export type Look = "plain" | "ended" | "faded" | "trace" | "lifted";

/** How much of a mark's colour is left. */
export const OPACITY: Record<Look, number> = { plain: 1, ended: 0.45, faded: 0.22, trace: 0.14, lifted: 0.3 };

/** What decides on the looks; sets hold positions in map order. */
export type Emphasis = {
  /** What passes the filter and the search. */
  shown: ReadonlySet<number>;
  /** The members of the sweet spot shown; null where none is. */
  spot: ReadonlySet<number> | null;
  /** What is being carried. */
  lifted: ReadonlySet<number>;
};

/** How the mark is drawn; the reason that leaves least of it wins, but what is carried is always told apart. */
export function lookOf(mark: Mark, emphasis: Emphasis): Look {
  if (emphasis.lifted.has(mark.initiative)) return "lifted";
  if (!emphasis.shown.has(mark.initiative)) return "trace";
  if (emphasis.spot && !emphasis.spot.has(mark.initiative)) return "faded";
  return mark.faint ? "ended" : "plain";
}

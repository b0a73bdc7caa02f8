// The matrix: which combinations of challenges are listed, in which order, and which row is open. It follows the analysis
// and never changes the map.

import { members } from "../../wire/challenge_set";
import type { ChallengeSet, Region } from "../../wire/types";
import { session } from "../../state/session.svelte";
import { keeps, one } from "../../state/left_layout.svelte";

export type Sort = "size" | "challenges" | "surprise" | "letters";
export type Wanted = "yes" | "no" | "may";

export class MatrixShown {
  sort = $state<Sort>("size");
  empty = $state(false);
  /** Challenges that must be served, or must not be; the others may. */
  query: ReadonlyMap<number, "yes" | "no"> = $state.raw(new Map());
  open: ReadonlySet<ChallengeSet> = $state.raw(new Set());

  readonly fitting: readonly Region[] = $derived(
    (session.analysis?.regions ?? []).filter(({ challenges }) =>
      [...this.query].every(([place, wanted]) => ((challenges & (1 << place)) !== 0) === (wanted === "yes")),
    ),
  );
  readonly rows: readonly Region[] = $derived(
    // In reading order at first, which is how equal ones stay.
    this.fitting.filter((region) => this.empty || region.initiatives.length > 0).toSorted(ORDER[this.sort]),
  );
  /** How many initiatives pass the query. */
  readonly count: number = $derived(this.fitting.reduce((sum, region) => sum + region.initiatives.length, 0));
  /** The longest bar or tick. */
  readonly most: number = $derived(
    Math.max(1, ...this.rows.map((region) => Math.max(region.initiatives.length, region.expected))),
  );

  wanted(place: number): Wanted {
    return this.query.get(place) ?? "may";
  }

  ask(place: number, wanted: Wanted): void {
    const query = new Map(this.query);
    if (wanted === "may") query.delete(place);
    else query.set(place, wanted);
    this.query = query;
  }

  toggle(set: ChallengeSet): void {
    const open = new Set(this.open);
    if (!open.delete(set)) open.add(set);
    this.open = open;
  }
}

const size = (region: Region): number => region.initiatives.length;
const many = (region: Region): number => members(region.challenges).length;

const ORDER: Record<Sort, (a: Region, b: Region) => number> = {
  size: (a, b) => size(b) - size(a),
  challenges: (a, b) => many(b) - many(a) || size(b) - size(a),
  surprise: (a, b) => b.surprise - a.surprise,
  letters: () => 0,
};

export const matrix = new MatrixShown();

keeps("matrix", {
  read: () => ({ sort: matrix.sort, empty: matrix.empty }),
  lay({ sort, empty }) {
    matrix.sort = one(sort, Object.keys(ORDER) as Sort[], "size");
    matrix.empty = empty === true;
  },
});

// What is chosen, pointed at and inspected; one selection serves the lists, the canvas and the details.
// Holds ids, never positions: positions change with every edit.

import type { ChallengeSet, InitiativeId } from "../wire/types";

export class Selection {
  /** Replaced whole, never changed in place. */
  ids = $state.raw<ReadonlySet<InitiativeId>>(new Set());
  /** The one chosen last: what the details show. */
  primary = $state<InitiativeId | null>(null);
  /** Under the pointer, in a list or on the canvas. */
  hovered = $state<InitiativeId | null>(null);
  /** Key of the sweet spot shown on the map; everything else is faded. */
  spot = $state<string | null>(null);
  /** The region being inspected, as from a thin spot. */
  region = $state<ChallengeSet | null>(null);

  only(id: InitiativeId): void {
    this.ids = new Set([id]);
    this.primary = id;
    this.region = null;
  }

  /** Adds it, or takes it out where it is in. */
  toggle(id: InitiativeId): void {
    const ids = new Set(this.ids);
    if (ids.delete(id)) {
      this.primary = [...ids].at(-1) ?? null;
    } else {
      ids.add(id);
      this.primary = id;
    }
    this.ids = ids;
    this.region = null;
  }

  /** The last of them becomes the primary one. */
  set(ids: Iterable<InitiativeId>): void {
    this.ids = new Set(ids);
    if (this.primary === null || !this.ids.has(this.primary)) this.primary = [...this.ids].at(-1) ?? null;
    if (this.ids.size > 0) this.region = null;
  }

  clear(): void {
    this.ids = new Set();
    this.primary = null;
  }

  /** Inspects a region instead of initiatives. */
  inspect(region: ChallengeSet | null): void {
    this.clear();
    this.region = region;
  }

  /** Forgets what is no longer in the map. */
  keepOnly(held: { has(id: InitiativeId): boolean }): void {
    if (![...this.ids].every((id) => held.has(id))) this.set([...this.ids].filter((id) => held.has(id)));
    if (this.hovered !== null && !held.has(this.hovered)) this.hovered = null;
  }

  /** Forgets everything, as when another map is opened. */
  reset(): void {
    this.clear();
    this.hovered = null;
    this.spot = null;
    this.region = null;
  }
}

export const selection = new Selection();

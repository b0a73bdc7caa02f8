// What is chosen, pointed at and inspected; one selection serves the lists, the canvas and the details.
// Holds ids, never positions: positions change with every edit.

import type { ChallengeSet, InitiativeId } from "../wire/types";

export class Selection {
  /** All that was chosen, also what a filter hides now. Replaced whole, never changed in place. */
  #chosen = $state.raw<ReadonlySet<InitiativeId>>(new Set());
  #last = $state<InitiativeId | null>(null);
  /** Whether an initiative passes the filter; whoever filters says so. */
  passes: (id: InitiativeId) => boolean = $state.raw(() => true);

  /** What is selected. What a filter hides is not: nobody may move or remove what they do not see. */
  readonly ids: ReadonlySet<InitiativeId> = $derived(
    [...this.#chosen].every(this.passes) ? this.#chosen : new Set([...this.#chosen].filter(this.passes)),
  );
  /** How many were chosen that a filter hides now; they are selected again when it goes. */
  readonly hidden: number = $derived(this.#chosen.size - this.ids.size);
  /** The one chosen last: what the details show. */
  readonly primary: InitiativeId | null = $derived(
    this.#last !== null && this.ids.has(this.#last) ? this.#last : ([...this.ids].at(-1) ?? null),
  );
  /** Under the pointer, in a list or on the canvas. */
  hovered = $state<InitiativeId | null>(null);
  /** Key of the sweet spot shown on the map; everything else is faded. */
  spot = $state<string | null>(null);
  /** The region being inspected, as from a thin spot. */
  region = $state<ChallengeSet | null>(null);

  only(id: InitiativeId): void {
    this.#chosen = new Set([id]);
    this.#last = id;
    this.region = null;
  }

  /** Adds it, or takes it out where it is in. */
  toggle(id: InitiativeId): void {
    const ids = new Set(this.#chosen);
    if (!ids.delete(id)) {
      ids.add(id);
      this.#last = id;
    }
    this.#chosen = ids;
    this.region = null;
  }

  /** The last of them becomes the primary one, unless the one that was is among them. */
  set(ids: Iterable<InitiativeId>): void {
    this.#chosen = new Set(ids);
    if (this.#last === null || !this.#chosen.has(this.#last)) this.#last = [...this.#chosen].at(-1) ?? null;
    if (this.#chosen.size > 0) this.region = null;
  }

  clear(): void {
    this.#chosen = new Set();
    this.#last = null;
  }

  /** Inspects a region instead of initiatives. */
  inspect(region: ChallengeSet | null): void {
    this.clear();
    this.region = region;
  }

  /** Forgets what is no longer in the map. */
  keepOnly(held: { has(id: InitiativeId): boolean }): void {
    if (![...this.#chosen].every((id) => held.has(id))) this.set([...this.#chosen].filter((id) => held.has(id)));
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

// The one filter that serves the lists and the canvas. What does not pass stays as a faint trace, so that nobody
// mistakes a filter for the whole.

import { session } from "./session.svelte";
import { asked, NO_FILTER, passing, type Filter } from "./filter_rules";
import { selection } from "./selection.svelte";

export class CurrentFilter {
  now = $state.raw<Filter>(NO_FILTER);

  readonly #initiatives: number = $derived(session.map?.initiatives.length ?? 0);
  readonly #all: ReadonlySet<number> = $derived(new Set(Array.from({ length: this.#initiatives }, (_, at) => at)));
  /** How many things are asked for besides the text. */
  readonly count = $derived(asked(this.now));
  /** Whether anything is filtered at all. */
  readonly active = $derived(this.count > 0 || this.now.text.trim() !== "");
  /** Positions in map order that pass. */
  readonly shown: ReadonlySet<number> = $derived(
    session.map && this.active ? passing(session.map, this.now) : this.#all,
  );

  get text(): string {
    return this.now.text;
  }

  set text(text: string) {
    this.now = { ...this.now, text };
  }

  /** Changes part of the filter. */
  ask(part: Partial<Filter>): void {
    this.now = { ...this.now, ...part };
  }

  clear(): void {
    this.now = NO_FILTER;
  }
}

export const filter = new CurrentFilter();

selection.passes = (id) => !filter.active || filter.shown.has(session.byId.get(id) ?? -1);

// The one filter that serves the lists and the canvas. What does not pass stays as a faint trace, so that nobody
// mistakes a filter for the whole.

import { session } from "./session.svelte";
import { asked, NO_FILTER, passing, type Filter } from "./matching";
import { selection } from "./selection.svelte";

export class Search {
  filter = $state.raw<Filter>(NO_FILTER);

  /** Positions in map order that pass. */
  readonly shown: ReadonlySet<number> = $derived(session.map ? passing(session.map, this.filter) : new Set<number>());
  /** How many things are asked for besides the text. */
  readonly count = $derived(asked(this.filter));
  /** Whether anything is filtered at all. */
  readonly active = $derived(this.count > 0 || this.filter.text.trim() !== "");

  get text(): string {
    return this.filter.text;
  }

  set text(text: string) {
    this.filter = { ...this.filter, text };
  }

  /** Changes part of the filter. */
  ask(part: Partial<Filter>): void {
    this.filter = { ...this.filter, ...part };
  }

  clear(): void {
    this.filter = NO_FILTER;
  }
}

export const search = new Search();

selection.passes = (id) => !search.active || search.shown.has(session.byId.get(id) ?? -1);

// The proportional Venn as the program last drew it. It follows the map while it is shown and never changes it.

import { call } from "../../wire/call";
import type { ChallengeSet, ProportionalAsked, ProportionalScene, Region } from "../../wire/types";
import { Latest } from "../../state/latest.svelte";
import { session } from "../../state/session.svelte";
import { screens } from "../../state/screens.svelte";
import { filter } from "../../state/filter.svelte";
import { selection } from "../../state/selection.svelte";

export class ProportionalShown {
  /** Null: nothing is placed, or it is not known yet. */
  drawn = $state.raw<ProportionalScene | null>(null);
  readonly #latest = new Latest((failure) => (session.failure = failure));

  /** Whether the drawing is of another state of the map than the one shown. */
  get drawing(): boolean {
    return this.#latest.busy;
  }

  /** Draws it with words of these sizes, in drawing units; of several asked for, the last is shown. */
  async draw(asked: ProportionalAsked): Promise<void> {
    const reply = await this.#latest.ask(call("proportional", asked));
    if (reply) this.drawn = reply.drawn;
  }

  region(set: ChallengeSet): Region | undefined {
    return session.analysis?.regions.find(({ challenges }) => challenges === set);
  }

  /** How many of a region's initiatives pass the filter. */
  passing(set: ChallengeSet): number {
    return this.region(set)?.initiatives.filter((at) => filter.shown.has(at)).length ?? 0;
  }

  /** Whether one that is selected lies in the region. */
  holdsSelected(set: ChallengeSet): boolean {
    const rows = session.map?.initiatives ?? [];
    return this.region(set)?.initiatives.some((at) => selection.ids.has(rows[at]?.id ?? "")) ?? false;
  }

  /** Selects all that lie in the region. */
  select(set: ChallengeSet): void {
    const rows = session.map?.initiatives ?? [];
    selection.spot = null;
    selection.set((this.region(set)?.initiatives ?? []).flatMap((at) => rows[at]?.id ?? []));
    screens.turnTo("details");
  }
}

export const proportional = new ProportionalShown();

// The proportional Venn as the program last drew it. It follows the map while it is shown and never changes it.

import { call, isFailure } from "../../wire/call";
import type { ChallengeSet, ProportionalAsked, ProportionalScene, Region } from "../../wire/types";
import { session } from "../../state/session.svelte";
import { screens } from "../../state/screens.svelte";
import { filter } from "../../state/filter.svelte";
import { selection } from "../../state/selection.svelte";

export class ProportionalShown {
  /** Null: nothing is placed, or it is not known yet. */
  drawn = $state.raw<ProportionalScene | null>(null);
  /** Whether the drawing is of another state of the map than the one shown. */
  drawing = $state(false);
  #asked = 0;

  /** Draws it with words of these sizes, in drawing units; of several asked for, the last is shown. */
  async draw(asked: ProportionalAsked): Promise<void> {
    const nth = ++this.#asked;
    this.drawing = true;
    try {
      const { drawn } = await call("proportional", asked);
      if (nth === this.#asked) this.drawn = drawn;
    } catch (thrown) {
      if (!isFailure(thrown)) throw thrown;
      session.failure = thrown;
    } finally {
      if (nth === this.#asked) this.drawing = false;
    }
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

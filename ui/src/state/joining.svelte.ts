// What organisations could do together that they can't do apart, for the challenges that the person names. Asked for
// only while somebody looks, and again after each edit; an older reply never covers a newer one.

import { call, isFailure } from "../wire/call";
import type { ChallengeSet, Failure, Position, Proposal, Together } from "../wire/types";
import { idsOf } from "../canvas/sets";
import { sheet } from "./camera.svelte";
import { document } from "./document.svelte";
import { groundAt, organisationAt } from "./reading.svelte";
import { screens } from "./screens.svelte";
import { selection } from "./selection.svelte";

/** How many proposals are asked for at first, and how many more each time. */
export const STEP = 12;

export class Joining {
  /** The challenges to be reached; none stands for all of the map's. */
  target = $state<ChallengeSet>(0);
  liveOnly = $state(false);
  most = $state(STEP);
  found = $state.raw<Together | null>(null);
  failure = $state.raw<Failure | null>(null);
  /** The proposal that is pointed at, in the panel or on the Venn: its place among those found. */
  hovered = $state<number | null>(null);

  /** The proposals whose markers stand on the Venn: those of the panel, while it is open. */
  readonly markers: readonly { nth: number; proposal: Proposal; at: Position }[] = $derived(
    screens.right && screens.rightTab === "together" && document.looked === null
      ? (this.found?.proposals ?? []).flatMap((proposal, nth) =>
          proposal.at ? [{ nth, proposal, at: sheet.fromMap(proposal.at) }] : [],
        )
      : [],
  );

  #asked = 0;

  /** Asks anew for the map as it is now. */
  async ask(): Promise<void> {
    const nth = ++this.#asked;
    const target = { challenges: this.target, live_only: this.liveOnly, top: this.most };
    try {
      const found = await call("together", target);
      if (nth !== this.#asked) return;
      this.found = found;
      this.failure = null;
    } catch (thrown) {
      if (!isFailure(thrown)) throw thrown;
      if (nth === this.#asked) this.failure = thrown;
    }
  }

  /** Another map: what was asked of the last one means nothing there. */
  forget(): void {
    this.#asked += 1;
    this.target = 0;
    this.most = STEP;
    this.found = null;
    this.failure = null;
    this.hovered = null;
  }

  /** Starts a joint initiative of the proposal's organisations and opens it for naming. One undoable step. */
  async start(proposal: Proposal, title: string): Promise<void> {
    const challenges = idsOf(proposal.covers, document.map?.challenges ?? []);
    const organisations = proposal.organisations.flatMap((nth) => organisationAt(nth)?.id ?? []);
    const grounds = proposal.grounds.flatMap((nth) => groundAt(nth)?.id ?? []);
    if (!(await document.edit({ kind: "start_together", title, challenges, organisations, grounds }))) return;
    const started = document.map?.initiatives.at(-1);
    if (!started) return;
    selection.only(started.id);
    screens.askForTitle();
  }

  /** "Not for us": it is not proposed again. One undoable step. */
  dismiss(proposal: Proposal, reason: string): Promise<boolean> {
    const challenges = idsOf(proposal.covers, document.map?.challenges ?? []);
    const organisations = proposal.organisations.flatMap((nth) => organisationAt(nth)?.id ?? []);
    return document.edit({ kind: "dismiss", organisations, challenges, reason });
  }
}

export const joining = new Joining();

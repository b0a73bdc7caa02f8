// What organisations could do together that they can't do apart, for the challenges and the ground that the person names.
// Asked for only while somebody looks, and again after each edit.

import { call } from "../wire/call";
import type { At, ChallengeSet, Failure, Ground, GroundId, Proposal, Together as Found } from "../wire/types";
import { idsOf } from "../wire/challenge_set";
import { Latest } from "./latest.svelte";
import { session } from "./session.svelte";
import { groundAt, organisationAt } from "./lookup";
import { screens } from "./screens.svelte";
import { selection } from "./selection.svelte";

/** How many proposals are asked for at first, and how many more each time. */
export const STEP = 12;

export class Together {
  /** The challenges to be reached; none stands for all of the map's. */
  target = $state<ChallengeSet>(0);
  liveOnly = $state(false);
  most = $state(STEP);
  #at = $state<GroundId | null>(null);
  found = $state.raw<Found | null>(null);
  failure = $state.raw<Failure | null>(null);
  /** The proposal that is pointed at, in the panel or on the Venn: its place among those found. */
  hovered = $state<number | null>(null);

  /** The ground that the list is narrowed to; null for none, and where an edit has removed it. */
  readonly ground: Ground | null = $derived(session.map?.grounds.find(({ id }) => id === this.#at) ?? null);

  readonly #latest = new Latest((failure) => (this.failure = failure));

  /** Asks anew for the map as it is now. */
  async ask(): Promise<void> {
    const at = this.ground ? [this.ground.id] : [];
    const target = { challenges: this.target, live_only: this.liveOnly, top: this.most, at };
    const found = await this.#latest.ask(call("together", target));
    if (!found) return;
    this.found = found;
    this.failure = null;
  }

  /** Narrows the list to a ground, or to none. */
  narrow(ground: GroundId | null): void {
    this.most = STEP;
    this.#at = ground;
  }

  /** Another map: what was asked of the last one means nothing there. */
  forget(): void {
    this.#latest.forget();
    this.target = 0;
    this.most = STEP;
    this.#at = null;
    this.found = null;
    this.failure = null;
    this.hovered = null;
  }

  /** Where the proposal is told first: at the ground that the list is narrowed to, else at its first. */
  toldAt(proposal: Proposal): At | undefined {
    return proposal.at.find((at) => groundAt(at.ground)?.id === this.ground?.id) ?? proposal.at[0];
  }

  /** The grounds that a joint initiative takes along: the one that the list is narrowed to, else all of the proposal's. */
  takenAlong(proposal: Proposal): Ground[] {
    const grounds = proposal.at.flatMap(({ ground }) => groundAt(ground) ?? []);
    const narrowed = grounds.filter(({ id }) => id === this.ground?.id);
    return narrowed.length > 0 ? narrowed : grounds;
  }

  /** Starts a joint initiative of the proposal's organisations and opens it for naming. One undoable step. */
  async start(proposal: Proposal, title: string): Promise<void> {
    const challenges = idsOf(proposal.covers, session.map?.challenges ?? []);
    const organisations = proposal.organisations.flatMap((nth) => organisationAt(nth)?.id ?? []);
    const grounds = this.takenAlong(proposal).map(({ id }) => id);
    if (!(await session.edit({ kind: "start_together", title, challenges, organisations, grounds }))) return;
    const started = session.map?.initiatives.at(-1);
    if (!started) return;
    selection.only(started.id);
    screens.askForTitle();
  }

  /** "Not for us": it is not proposed again. One undoable step. */
  dismiss(proposal: Proposal, reason: string): Promise<boolean> {
    const challenges = idsOf(proposal.covers, session.map?.challenges ?? []);
    const organisations = proposal.organisations.flatMap((nth) => organisationAt(nth)?.id ?? []);
    return session.edit({ kind: "dismiss", organisations, challenges, reason });
  }
}

export const together = new Together();

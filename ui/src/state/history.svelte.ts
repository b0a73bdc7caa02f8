// The map's past as far as somebody looks at it: its newest changes, what one of them did, and two states compared.
// Asked for only while the panel is open, and again after each edit.

import { call } from "../wire/call";
import type { Compared, Failure, History, InitiativeId, Origin } from "../wire/types";
import { Latest, replyOf } from "./latest.svelte";
import { session } from "./session.svelte";

/** How many changes are asked for at first, and how many more each time. */
export const STEP = 60;

export class MapHistory {
  newest = $state(STEP);
  history = $state.raw<History | null>(null);
  /** What changes did, by id, as far as it was asked. */
  sentences = $state.raw<ReadonlyMap<string, readonly string[]>>(new Map());
  /** The states that are held against one another, and the changes that they follow; null: now. */
  compared = $state.raw<(Compared & { change: string; until: string | null }) | null>(null);
  /** Whose copy last said something of an initiative. */
  readonly origins: ReadonlyMap<InitiativeId, Origin> = $derived(
    new Map(session.snapshot?.origins.map((origin) => [origin.initiative, origin])),
  );
  readonly #latest = new Latest(fail);

  async read(): Promise<void> {
    const history = await this.#latest.ask(call("history", { newest: this.newest }));
    if (history) this.history = history;
  }

  async tell(change: string): Promise<void> {
    const reply = await replyOf(call("told", { change }), fail);
    if (reply) this.sentences = new Map(this.sentences).set(change, reply.sentences);
  }

  /** Holds an earlier state against a later one: what is looked at, where that is another, else now. */
  async compare(change: string, until: string | null = this.later(change)): Promise<void> {
    const compared = await replyOf(call("compare", { from: change, to: until }), fail);
    if (compared) this.compared = { ...compared, change, until };
  }

  /** What an earlier state is compared with; null: now. */
  later(change: string): string | null {
    const looked = session.looked?.change ?? null;
    return looked === change ? null : looked;
  }

  /** Compares again after an edit, where somebody compares. */
  async compareAgain(): Promise<void> {
    if (this.compared) await this.compare(this.compared.change, this.compared.until);
  }

  stopComparing(): void {
    this.compared = null;
  }

  /** Another map: what was read of the last one means nothing there. */
  forget(): void {
    this.#latest.forget();
    this.newest = STEP;
    this.history = null;
    this.sentences = new Map();
    this.compared = null;
  }
}

function fail(failure: Failure): void {
  session.failure = failure;
}

export const mapHistory = new MapHistory();

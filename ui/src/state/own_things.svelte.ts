// Which program this is, and what it keeps on this computer besides maps: looked at, and taken away where the person wants that.

import { call } from "../wire/call";
import type { About, Failure, LocalThings } from "../wire/types";
import { replyOf } from "./latest.svelte";
import { session } from "./session.svelte";

export class OwnThings {
  about = $state.raw<About | null>(null);
  local = $state.raw<LocalThings | null>(null);
  failure = $state.raw<Failure | null>(null);

  async read(): Promise<void> {
    this.about = (await this.#try(call("about", {}))) ?? this.about;
  }

  /** Looks at what lies on this computer now. */
  async look(): Promise<void> {
    this.local = null;
    this.failure = null;
    this.local = await this.#try(call("local_things", {}));
  }

  /**
   * Takes it away; `last`: also working copies that may be the last of their maps. How many stay; null where it failed. The
   * window goes on with what nobody has chosen yet.
   */
  async remove(last: boolean): Promise<number | null> {
    const removed = await this.#try(call("remove_local", { last }));
    if (removed === null) return null;
    if (session.start) session.start = { ...session.start, preferences: removed.preferences, recent: [] };
    return removed.kept.length;
  }

  async #try<T>(answer: Promise<T>): Promise<T | null> {
    const reply = await replyOf(answer, (failure) => (this.failure = failure));
    if (reply !== null) this.failure = null;
    return reply;
  }
}

export const ownThings = new OwnThings();

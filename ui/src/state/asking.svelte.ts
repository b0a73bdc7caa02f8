// What a dialog asks of the program on the way out of the map: what failed is said beside it, and what a person gave up is not.

import { call } from "../wire/call";
import type { Failure, Purpose } from "../wire/types";
import { Latest, replyOf } from "./latest.svelte";

export class Asking {
  /** What failed last; null where nothing has since. */
  failure = $state.raw<Failure | null>(null);
  readonly #latest = new Latest((failure) => this.fail(failure));

  /** Whether the newest preview is still to come. */
  get drawing(): boolean {
    return this.#latest.busy;
  }

  /** The reply; null where it failed, or where by then something newer was asked for. */
  async latest<T>(answer: Promise<T>): Promise<T | null> {
    const reply = await this.#latest.ask(answer);
    if (reply !== null) this.failure = null;
    return reply;
  }

  /** The reply; null where it failed. */
  async once<T>(answer: Promise<T>): Promise<T | null> {
    const reply = await replyOf(answer, (failure) => this.fail(failure));
    if (reply !== null) this.failure = null;
    return reply;
  }

  /** The path that the person chooses for a file; null where they choose none. */
  async path(purpose: Purpose, suggested: string | null): Promise<string | null> {
    return (await this.once(call("choose", { purpose, suggested })))?.path ?? null;
  }

  fail(failure: Failure): void {
    // The person gave up themselves; there is nothing to tell them.
    if (failure.code !== "cancelled" && failure.code !== "path_not_chosen") this.failure = failure;
  }
}

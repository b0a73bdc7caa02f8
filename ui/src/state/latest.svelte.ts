// Asking the program for the same thing again and again, as whenever the map changes: only the newest reply counts, and only
// what happened to the newest is said. A reply that comes late never covers one that was asked for after it.

import { isFailure } from "../wire/call";
import type { Failure } from "../wire/types";

/** The reply; null where it failed, which `fail` then says. */
export async function replyOf<T>(answer: Promise<T>, fail: (failure: Failure) => void): Promise<T | null> {
  try {
    return await answer;
  } catch (thrown) {
    if (!isFailure(thrown)) throw thrown;
    fail(thrown);
    return null;
  }
}

export class Latest {
  /** Whether the newest answer is still to come. */
  busy = $state(false);
  #asked = 0;
  readonly #fail: (failure: Failure) => void;

  constructor(fail: (failure: Failure) => void) {
    this.#fail = fail;
  }

  /** The reply; null where it failed, which is said, or where by then something newer was asked for or all was given up. */
  async ask<T>(answer: Promise<T>): Promise<T | null> {
    const nth = ++this.#asked;
    const isNewest = (): boolean => nth === this.#asked;
    this.busy = true;
    try {
      const reply = await replyOf(answer, (failure) => isNewest() && this.#fail(failure));
      return isNewest() ? reply : null;
    } finally {
      if (isNewest()) this.busy = false;
    }
  }

  /** Nobody waits for what is under way any more, as when another map is opened. */
  forget(): void {
    this.#asked += 1;
    this.busy = false;
  }
}

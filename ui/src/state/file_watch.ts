// Looks again and again whether the person's file holds all edits, so that the words about it come true by themselves.

import { call } from "../wire/call";
import type { FileState } from "../wire/types";

/** How long to wait before each look, in milliseconds; the last is repeated. */
const WAITS = [400, 1_200, 4_000, 10_000];

export class FileWatch {
  readonly #hear: (file: FileState) => boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Rises with each look that is planned or called off: an answer to an earlier one is passed over. */
  #nth = 0;

  /** `hear` takes what is known of the file, and says whether to look again. */
  constructor(hear: (file: FileState) => boolean) {
    this.#hear = hear;
  }

  /** Looks from now on, after so many looks before. */
  follow(looks = 0): void {
    this.stop();
    const nth = this.#nth;
    const again = (): void => {
      if (nth === this.#nth) this.follow(looks + 1);
    };
    const look = (): void => {
      void call("file", {}).then((file) => {
        if (nth === this.#nth && this.#hear(file)) again();
        // Nothing is lost by not knowing: the edit itself was acknowledged, and the next reply tells the file too.
      }, again);
    };
    this.#timer = setTimeout(look, WAITS[Math.min(looks, WAITS.length - 1)]);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#nth += 1;
  }
}

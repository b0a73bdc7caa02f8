// What the program is busy with that somebody waits for: told once it takes longer than one notices, and given up where
// that can be.

import { call, followCalls } from "../wire/call";
import type { Commands } from "../wire/types";

/** How long something takes before it is told, in milliseconds. */
const NOTICED = 300;

/** What nobody waits for, or what has a dialog or a progress of its own. */
const UNSEEN: readonly (keyof Commands)[] = [
  "choose",
  "cancel",
  "progress",
  "file",
  "handed",
  "copies",
  "refresh",
  "leave_view",
  "network_step",
  "network_drag",
  "page_error",
  "import_read",
];

/** What can be given up half way. */
const GIVEN_UP: readonly (keyof Commands)[] = ["open_map", "picture_export", "local_things"];

export class Work {
  /** Whether something takes long enough to be told. */
  slow = $state(false);
  /** Whether some of it can be given up. */
  canGiveUp = $state(false);
  /** Not for effects to follow: they are what calls. */
  #busy = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Follows what is under way. Returns how to stop. */
  follow(): () => void {
    return followCalls((names) => {
      const waited = names.filter((name) => !UNSEEN.includes(name));
      const before = this.#busy;
      this.#busy = waited.length > 0;
      this.canGiveUp = waited.some((name) => GIVEN_UP.includes(name));
      if (before === this.#busy) return;
      clearTimeout(this.#timer);
      if (this.#busy) this.#timer = setTimeout(() => (this.slow = true), NOTICED);
      else this.slow = false;
    });
  }

  /** Not one of the commands in turn: it would wait for what it gives up. */
  giveUp(): void {
    void call("cancel", {}).catch(() => undefined);
  }
}

export const work = new Work();

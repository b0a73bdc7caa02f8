// Meeting points of the map as it is, asked for only while somebody looks. An older reply never covers a newer one.

import { call, isFailure } from "../wire/call";
import type { MeetingPoint } from "../wire/types";
import { FIRST, MORE_AT_ONCE } from "../text/insights";
import { session } from "./session.svelte";

export class Meetings {
  points = $state.raw<readonly MeetingPoint[]>([]);
  most = $state(FIRST);
  #asked = 0;

  async read(): Promise<void> {
    const nth = ++this.#asked;
    const settings = session.snapshot?.settings;
    if (!settings) return;
    try {
      const found = await call("meetings", settings);
      if (nth === this.#asked) this.points = found.points;
    } catch (thrown) {
      if (!isFailure(thrown)) throw thrown;
      session.failure = thrown;
    }
  }

  showMore(): void {
    this.most += MORE_AT_ONCE;
  }
}

export const meetings = new Meetings();

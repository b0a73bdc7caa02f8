// Meeting points of the map as it is, asked for only while somebody looks. An older reply never covers a newer one.

import { call, isFailure } from "../wire/call";
import type { MeetingPoint } from "../wire/types";
import { document } from "./document.svelte";

const STEP = 6;

export class Meeting {
  points = $state.raw<readonly MeetingPoint[]>([]);
  most = $state(STEP);
  #asked = 0;

  async read(): Promise<void> {
    const nth = ++this.#asked;
    const settings = document.snapshot?.settings;
    if (!settings) return;
    try {
      const found = await call("meetings", settings);
      if (nth === this.#asked) this.points = found.points;
    } catch (thrown) {
      if (!isFailure(thrown)) throw thrown;
      document.failure = thrown;
    }
  }

  showMore(): void {
    this.most += STEP;
  }
}

export const meeting = new Meeting();

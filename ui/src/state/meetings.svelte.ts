// Meeting points of the map as it is, asked for only while somebody looks.

import { call } from "../wire/call";
import type { MeetingPoint } from "../wire/types";
import { FIRST, MORE_AT_ONCE } from "../text/insights";
import { Latest } from "./latest.svelte";
import { session } from "./session.svelte";

export class Meetings {
  points = $state.raw<readonly MeetingPoint[]>([]);
  most = $state(FIRST);
  readonly #latest = new Latest((failure) => (session.failure = failure));

  async read(): Promise<void> {
    const settings = session.snapshot?.settings;
    if (!settings) return;
    const found = await this.#latest.ask(call("meetings", settings));
    if (found) this.points = found.points;
  }

  showMore(): void {
    this.most += MORE_AT_ONCE;
  }
}

export const meetings = new Meetings();

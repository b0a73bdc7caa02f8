// Whose names the map's past holds, as far as somebody looks.

import { call, isFailure } from "../wire/call";
import type { PersonNamed } from "../wire/types";
import { session } from "./session.svelte";

export class People {
  people = $state.raw<readonly PersonNamed[]>([]);

  async read(): Promise<void> {
    try {
      this.people = (await call("people", {})).people;
    } catch (thrown) {
      if (!isFailure(thrown)) throw thrown;
      session.failure = thrown;
    }
  }
}

export const people = new People();

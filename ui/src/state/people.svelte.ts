// Whose names the map's past holds, as far as somebody looks.

import { call } from "../wire/call";
import type { PersonNamed } from "../wire/types";
import { Latest } from "./latest.svelte";
import { session } from "./session.svelte";

export class People {
  named = $state.raw<readonly PersonNamed[]>([]);
  readonly #latest = new Latest((failure) => (session.failure = failure));

  async read(): Promise<void> {
    const found = await this.#latest.ask(call("people", {}));
    if (found) this.named = found.people;
  }
}

export const people = new People();

// A title that is typed where it stands: of an initiative or a challenge, or of a new initiative at a point of a region. One
// edit when it is done; nothing where it is given up.

import type { ChallengeId, ChallengeSet, InitiativeId, Position } from "../wire/types";
import { idsOf } from "../wire/challenge_set";
import { session } from "./session.svelte";
import { initiativeOf } from "./lookup";
import { selection } from "./selection.svelte";

export type Retitled =
  | { of: "initiative"; id: InitiativeId }
  | { of: "challenge"; id: ChallengeId }
  /** `at` is a point in the map's own units. */
  | { of: "new"; region: ChallengeSet; at: Position };

export class InlineTitle {
  now: Retitled | null = $state.raw(null);

  /** What stands there before anything is typed. */
  readonly before: string = $derived.by(() => {
    const { now } = this;
    switch (now?.of) {
      case "initiative":
        return initiativeOf(now.id)?.title ?? "";
      case "challenge":
        return session.map?.challenges.find(({ id }) => id === now.id)?.name ?? "";
      case "new":
      case undefined:
        return "";
    }
  });

  start(what: Retitled): void {
    if (session.looked === null) this.now = what;
  }

  giveUp(): void {
    this.now = null;
  }

  /** False where it was refused; the typing then stays. */
  async commit(typed: string): Promise<boolean> {
    const { now } = this;
    const title = typed.trim();
    if (now === null || title === "") return true;
    switch (now.of) {
      case "initiative":
        return session.edit({ kind: "change_initiatives", initiatives: [now.id], fields: { title } });
      case "challenge":
        return session.edit({ kind: "change_challenge", challenge: now.id, name: title });
      case "new": {
        const challenges = idsOf(now.region, session.map?.challenges ?? []);
        const done = await session.edit({ kind: "add_initiative", title, challenges, at: now.at });
        const added = session.map?.initiatives.at(-1);
        if (done && added) selection.only(added.id);
        return done;
      }
    }
  }
}

export const inlineTitle = new InlineTitle();

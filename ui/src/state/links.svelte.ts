// Links that people draw from one initiative to another: whether a drag in the network draws one, and what it says.

import type { InitiativeId, Link, LinkKind } from "../wire/types";
import { session } from "./session.svelte";

export class Links {
  /** Whether dragging from one initiative to another links them instead of moving it. */
  on = $state(false);
  says = $state<LinkKind>("supports");

  /** One undoable step. */
  link(from: InitiativeId, to: InitiativeId): Promise<boolean> {
    return session.edit({ kind: "link_initiatives", from, to, says: this.says, note: "" });
  }

  /** The links that start or end at an initiative. */
  of(id: InitiativeId): Link[] {
    return session.map?.links.filter((link) => link.from === id || link.to === id) ?? [];
  }
}

export const links = new Links();

// Which proposals have a marker on the Venn, and where: those of the panel, while it is open.

import { screens } from "../../state/screens.svelte";
import { session } from "../../state/session.svelte";
import { together } from "../../state/together.svelte";
import type { Position, Proposal } from "../../wire/types";
import { sheet } from "./camera.svelte";

/** A proposal's place among those found, and where its marker stands on the drawing. */
export type Marker = { nth: number; proposal: Proposal; at: Position };

export class Markers {
  readonly shown: readonly Marker[] = $derived(
    screens.right && screens.rightTab === "together" && session.looked === null
      ? (together.found?.proposals ?? []).flatMap((proposal, nth) =>
          proposal.marker ? [{ nth, proposal, at: sheet.fromMap(proposal.marker) }] : [],
        )
      : [],
  );
}

export const markers = new Markers();

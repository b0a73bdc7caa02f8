// Putting initiatives into a region, or taking them off the map: one edit, and a sentence about it with a way back. Every way
// of doing so ends here: a drop, the keys, the bar, the menus and the commands.

import type { ChallengeSet, Edit, InitiativeId, Position } from "../wire/types";
import { idsOf } from "../wire/challenge_set";
import { placedWords } from "../text/canvas";
import { initiatives as countOf } from "../text/words";
import { session } from "./session.svelte";
import { initiativeOf, regionName, regionOf } from "./lookup";

/** Region 0 takes off the map; `at` null leaves the point to the core. False where it was refused. */
export async function place(ids: readonly InitiativeId[], region: ChallengeSet, at: Position | null): Promise<boolean> {
  const { map } = session;
  if (!map || ids.length === 0) return false;
  const stays = ids.every((id) => {
    const initiative = initiativeOf(id);
    return initiative !== undefined && regionOf(initiative) === region;
  });
  const words = placedWords(what(ids), regionName(region), stays);
  const edit: Edit = { kind: "place_initiatives", initiatives: [...ids], challenges: idsOf(region, map.challenges) };
  if (!(await session.edit(at ? { ...edit, at } : edit))) return false;
  session.tell(words, true);
  return true;
}

/** How initiatives are called in a sentence: by the title, or by how many they are. */
export function what(ids: readonly InitiativeId[]): string {
  const [only, more] = ids;
  return only !== undefined && more === undefined ? `“${initiativeOf(only)?.title ?? ""}”` : countOf(ids.length);
}

// What a press, a click and a key on a row of a list mean; the same in both lists.

import { alone, withCtrl } from "../../canvas/keys";
import { drag } from "../../views/venn/drag.svelte";
import { screens } from "../../state/screens.svelte";
import { selection } from "../../state/selection.svelte";
import type { Initiative, InitiativeId } from "../../wire/types";

/** A click chooses one, Ctrl adds or takes away, Shift chooses all from the last one chosen to this. */
export function choose(id: InitiativeId, event: MouseEvent, rows: readonly Initiative[]): void {
  if (event.shiftKey && selection.primary !== null) extend(id, rows);
  else if (withCtrl(event)) selection.toggle(id);
  else selection.only(id);
  screens.turnTo("details");
}

/** Picks up with the keys on Enter; the Space key chooses, as the button itself does. */
export function rowKey(id: InitiativeId, event: KeyboardEvent): void {
  if (event.key !== "Enter" || !alone(event) || event.shiftKey) return;
  event.preventDefault();
  if (!event.repeat) drag.pickUp(together(id), "keys", event.currentTarget as Element);
}

/** A press may become a drag; several that are chosen move together. */
export function press(id: InitiativeId, event: PointerEvent): void {
  drag.pointerDown(together(id), event, event.currentTarget as Element);
}

/** Picks up without a drag: the next click on a region drops. */
export function pickUpByClick(id: InitiativeId, event: MouseEvent): void {
  drag.pickUp(together(id), event.detail === 0 ? "keys" : "click", event.currentTarget as Element);
}

/** The one meant first, since the words on the ghost are its. */
function together(id: InitiativeId): InitiativeId[] {
  return selection.ids.has(id) ? [id, ...[...selection.ids].filter((other) => other !== id)] : [id];
}

function extend(id: InitiativeId, rows: readonly Initiative[]): void {
  const from = rows.findIndex((row) => row.id === selection.primary);
  const to = rows.findIndex((row) => row.id === id);
  if (from < 0) {
    selection.only(id);
    return;
  }
  const between = rows.slice(Math.min(from, to), Math.max(from, to) + 1).map((row) => row.id);
  selection.set([...selection.ids, ...between]);
}

/** What the pointer is told of a row; nothing while something is in the hand, or the words would go along with it. */
export function tip(initiative: Initiative): string | undefined {
  return drag.now === null ? initiative.title : undefined;
}

// Keeping the focus where a person works when the control that had it goes away with what it did.

import { tick } from "svelte";

/**
 * Waits for what a control inside `place` has started. Where that took the focus away with the control, the focus goes to
 * the first field or button left in `place`, or to `place` itself.
 */
export async function keepFocus(place: HTMLElement | null | undefined, doing: unknown): Promise<void> {
  await doing;
  await tick();
  if (!place?.isConnected || document.activeElement !== document.body) return;
  (place.querySelector<HTMLElement>("input:not([type=radio]), button") ?? place).focus();
}

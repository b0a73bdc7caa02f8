// What every stage does alike with the pointer: two fingers and the wheel become events of its gestures, and what these say of
// the sheet moves its camera.

import { Pinch } from "../../canvas/pinch";
import type { SheetEffect, SheetEvent } from "../../canvas/sheet_gesture";
import { turned } from "../../canvas/wheel";
import type { Camera } from "../../state/camera.svelte";
import type { Position } from "../../wire/types";

export class Hand {
  readonly #camera: () => Camera;
  readonly #pinch = new Pinch();

  constructor(camera: () => Camera) {
    this.#camera = camera;
  }

  /** A pointer comes down. True where it is the second of two fingers: what the first had begun is given up then. */
  down(event: PointerEvent): boolean {
    if (event.pointerType !== "touch") return false;
    this.#pinch.down(event.pointerId, pointOf(event));
    return this.#pinch.under;
  }

  /** What two fingers did; null where the pointer is not one of two. */
  move(event: PointerEvent): SheetEvent | null {
    const pinched = this.#pinch.move(event.pointerId, pointOf(event));
    return pinched && { type: "pinch", ...pinched };
  }

  /** The pointer has gone, or was taken away. */
  up(event: PointerEvent): void {
    this.#pinch.up(event.pointerId);
  }

  wheel(event: WheelEvent): SheetEvent {
    return { type: "wheel", at: pointOf(event), ...turned(event) };
  }

  perform(effect: SheetEffect): void {
    switch (effect.do) {
      case "pan":
        return this.#camera().panBy(effect.dx, effect.dy);
      case "zoom":
        return this.#camera().zoomAt(effect.at, effect.factor);
    }
  }
}

/** Where in the window it happened. */
export function pointOf(event: MouseEvent): Position {
  return { x: event.clientX, y: event.clientY };
}

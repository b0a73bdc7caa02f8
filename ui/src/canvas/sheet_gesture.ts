// What is the same on every sheet that one moves over: when a press becomes a drag, and what the wheel and two fingers do. The
// gestures of the Venn and of the network share it.

import type { Position } from "../wire/types";
import type { Pinched } from "./pinch";
import { factorOf, type Turned } from "./wheel";

/** Pixels that a pressed pointer must travel before a click becomes a drag; on screen, so that zoom does not change it. */
export const THRESHOLD = 4;

/** Whether a pressed pointer has travelled so far that it is no click any more. */
export function beyond(from: Position, at: Position): boolean {
  return Math.hypot(at.x - from.x, at.y - from.y) >= THRESHOLD;
}

/** What moves the sheet whatever else is under way. Points are the window's. */
export type SheetEvent = ({ type: "wheel"; at: Position } & Turned) | ({ type: "pinch" } & Pinched);

/** Pixels by which the sheet moves, or the point about which it grows. */
export type SheetEffect = { do: "pan"; dx: number; dy: number } | { do: "zoom"; at: Position; factor: number };

export function moveSheet(event: SheetEvent): SheetEffect[] {
  switch (event.type) {
    case "wheel":
      if (event.how === "pan") return [{ do: "pan", dx: -event.dx, dy: -event.dy }];
      return [{ do: "zoom", at: event.at, factor: factorOf(event.dy) }];
    case "pinch":
      return [
        { do: "pan", dx: event.dx, dy: event.dy },
        { do: "zoom", at: event.at, factor: event.factor },
      ];
  }
}

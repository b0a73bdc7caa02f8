// The tie of the network that lies under a point of the window: links that people drew before what follows from the map.

import { bend } from "../../canvas/geometry";
import type { Position, Tie } from "../../wire/types";
import { network } from "./network.svelte";

/** Pixels beside a tie within which a press is meant for it. */
const REACH = 6;
/** Points of a bent link that are looked at. */
const STEPS = 16;

export function tieAt(client: Position): Tie | null {
  const { camera, drawn } = network;
  const point = camera.toDrawing(client);
  let best: Tie | null = null;
  let least = REACH / camera.k;
  for (const tie of drawn?.ties ?? []) {
    const [from, to] = [network.placeOf(tie.from), network.placeOf(tie.to)];
    if (!from || !to || (best?.kind === "link" && tie.kind !== "link")) continue;
    const far = tie.kind === "link" ? toBent(point, from, to) : toLine(point, from, to);
    if (far < least || (far <= REACH / camera.k && tie.kind === "link" && best?.kind !== "link")) {
      [best, least] = [tie, far];
    }
  }
  return best;
}

function toLine(point: Position, from: Position, to: Position): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const along = ((point.x - from.x) * dx + (point.y - from.y) * dy) / (dx * dx + dy * dy || 1);
  const part = Math.min(Math.max(along, 0), 1);
  return Math.hypot(from.x + part * dx - point.x, from.y + part * dy - point.y);
}

function toBent(point: Position, from: Position, to: Position): number {
  const middle = bend(from, to);
  const on = (part: number): Position => ({
    x: (1 - part) ** 2 * from.x + 2 * part * (1 - part) * middle.x + part * part * to.x,
    y: (1 - part) ** 2 * from.y + 2 * part * (1 - part) * middle.y + part * part * to.y,
  });
  const pieces = Array.from({ length: STEPS }, (_, at) => toLine(point, on(at / STEPS), on((at + 1) / STEPS)));
  return Math.min(...pieces);
}

// Going from mark to mark with the keyboard: the order in which marks are read, and the next one in a direction.

import type { Mark, Position, RegionShape } from "../wire/types";

/** The marks region by region in reading order, inside a region from top to bottom and left to right. */
export function readingOrder(scene: { regions: readonly RegionShape[]; marks: readonly Mark[] }): Mark[] {
  const rank = new Map(scene.regions.map((region, at) => [region.challenges, at]));
  const rankOf = (mark: Mark) => rank.get(mark.challenges) ?? rank.size;
  return [...scene.marks].sort(
    (a, b) => rankOf(a) - rankOf(b) || a.y - b.y || a.x - b.x || a.initiative - b.initiative,
  );
}

const DIRECTIONS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};

/** Whether the key is an arrow. */
export function isArrow(key: string): boolean {
  return key in DIRECTIONS;
}

/**
 * The mark that an arrow leads to from `from`: the nearest in its direction, straight ahead being nearer than aslant.
 * Null where nothing lies that way.
 */
export function neighbour<P extends Position>(marks: readonly P[], from: P, key: string): P | null {
  const direction = DIRECTIONS[key];
  if (!direction) return null;
  const [east, south] = direction;
  let best: P | null = null;
  let least = Infinity;
  for (const mark of marks) {
    const dx = mark.x - from.x;
    const dy = mark.y - from.y;
    const ahead = dx * east + dy * south;
    const aside = Math.abs(dx * south) + Math.abs(dy * east);
    if (ahead <= 0 || mark === from) continue;
    // Far aside counts as behind everything that lies within the quarter ahead, yet stays reachable when nothing else is.
    const cost = ahead + 2 * aside + (aside > ahead ? 1e4 : 0);
    if (cost < least) {
      least = cost;
      best = mark;
    }
  }
  return best;
}

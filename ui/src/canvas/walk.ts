// Going from mark to mark with the keyboard: the order in which marks are read, and the next one in a direction.

import { between } from "./between";
import type { Mark, Position, RegionShape } from "../wire/types";

/** What is read. */
type Read = { regions: readonly RegionShape[]; marks: readonly Mark[] };

/** The marks region by region in reading order, inside a region from top to bottom and left to right. */
export class ReadingOrder {
  #read: Read = { regions: [], marks: [] };
  #order: readonly Mark[] = [];

  /** The order of the next scene; only marks that changed are put elsewhere. */
  follow(scene: Read): readonly Mark[] {
    const { marks } = this.#read;
    const [now, before] = between(scene.marks.length, marks.length, (at, other) => scene.marks[at] === marks[other]);
    const after = comesAfter(scene);
    const few = before[1] - before[0] + (now[1] - now[0]) <= FEW;
    if (few && sameRegions(scene, this.#read)) {
      const gone = new Set(marks.slice(...before));
      const order = this.#order.filter((mark) => !gone.has(mark));
      for (const mark of scene.marks.slice(...now))
        order.splice(
          bisect(order, (one) => after(one, mark) < 0),
          0,
          mark,
        );
      this.#order = order;
    } else {
      this.#order = scene.marks.toSorted(after);
    }
    this.#read = scene;
    return this.#order;
  }
}

/** With more changed marks than this all are sorted anew. */
const FEW = 40;

function sameRegions(one: Read, other: Read): boolean {
  const { length } = one.regions;
  return (
    length === other.regions.length &&
    one.regions.every(({ challenges }, at) => challenges === other.regions[at]?.challenges)
  );
}

function comesAfter(scene: Read): (one: Mark, other: Mark) => number {
  const rank = new Map(scene.regions.map((region, at) => [region.challenges, at]));
  const rankOf = (mark: Mark) => rank.get(mark.challenges) ?? rank.size;
  return (a, b) => rankOf(a) - rankOf(b) || a.y - b.y || a.x - b.x || a.initiative - b.initiative;
}

/** How many at the beginning of the list are `before`, of which none comes after one that is not. */
function bisect<T>(list: readonly T[], before: (one: T) => boolean): number {
  let [from, to] = [0, list.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (before(list[middle] as T)) from = middle + 1;
    else to = middle;
  }
  return from;
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

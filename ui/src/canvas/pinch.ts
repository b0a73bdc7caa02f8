// Two fingers on the canvas: how far they have moved together and apart since they were last looked at.

import type { Position } from "../wire/types";

/** What two fingers did: about which point they zoom, by how much, and how far they moved it. */
export type Pinched = { at: Position; factor: number; dx: number; dy: number };

export class Pinch {
  readonly #fingers = new Map<number, Position>();

  /** Whether two fingers are down. */
  get under(): boolean {
    return this.#fingers.size === 2;
  }

  down(finger: number, at: Position): void {
    this.#fingers.set(finger, at);
  }

  up(finger: number): void {
    this.#fingers.delete(finger);
  }

  /** Null where it is not one of two fingers. */
  move(finger: number, at: Position): Pinched | null {
    if (!this.#fingers.has(finger)) return null;
    const before = this.#pair();
    this.#fingers.set(finger, at);
    const after = this.#pair();
    if (!before || !after) return null;
    return {
      at: after.middle,
      factor: before.apart > 0 ? after.apart / before.apart : 1,
      dx: after.middle.x - before.middle.x,
      dy: after.middle.y - before.middle.y,
    };
  }

  #pair(): { middle: Position; apart: number } | null {
    const [a, b, third] = this.#fingers.values();
    if (!a || !b || third) return null;
    return { middle: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }, apart: Math.hypot(a.x - b.x, a.y - b.y) };
  }
}

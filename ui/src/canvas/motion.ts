// Marks that change place after an edit glide there, so that the eye can follow. What was dropped starts from where
// it was let go, not from where it had been before.

import { between } from "./between";
import type { InitiativeId, Mark, Position } from "../wire/types";

/** Where each initiative's mark is. */
export type Places = ReadonlyMap<InitiativeId, Position>;
/** A mark that moves, told by its initiative's position in map order. */
export type Move = { initiative: number; from: Position; to: Position };

/** How long marks glide, in milliseconds. */
export const GLIDE = 220;
/** With more than this many marks on the move the eye follows none of them, so they change place at once. */
const MOST = 600;

/**
 * Where each initiative's mark came to rest. Of a scene that follows another only the marks that are not the very same ones
 * are looked at, however many there are.
 */
export class Resting {
  #marks: readonly Mark[] = [];
  #ids: readonly InitiativeId[] = [];
  readonly #places = new Map<InitiativeId, Position>();

  /**
   * Takes the marks of the next scene. The marks that lie elsewhere than before, or than where they were let go; new marks
   * without a drop just appear.
   */
  follow(marks: readonly Mark[], idOf: (initiative: number) => InitiativeId, dropped: Places): Move[] {
    const ids = marks.map((mark) => idOf(mark.initiative));
    const same = (now: number, before: number): boolean =>
      marks[now] === this.#marks[before] && ids[now] === this.#ids[before];
    const [now, before] = between(marks.length, this.#marks.length, same);
    const from = new Map(this.#ids.slice(...before).map((id) => [id, this.#places.get(id)]));
    for (const id of from.keys()) this.#places.delete(id);
    const found: Move[] = [];
    for (const [offset, mark] of marks.slice(...now).entries()) {
      const id = ids[now[0] + offset] ?? "";
      const start = dropped.get(id) ?? from.get(id);
      const to = { x: mark.x, y: mark.y };
      if (start && Math.hypot(start.x - to.x, start.y - to.y) > 0.5) {
        found.push({ initiative: mark.initiative, from: start, to });
      }
      this.#places.set(id, to);
    }
    this.#marks = marks;
    this.#ids = ids;
    return found.length > MOST ? [] : found;
  }
}

/** The marks `part` of the way through their moves (0 to 1); those that stay are the same objects as before. */
export function underway(marks: readonly Mark[], moving: readonly Move[], part: number): readonly Mark[] {
  if (moving.length === 0 || part >= 1) return marks;
  const eased = 1 - Math.pow(1 - part, 3);
  const by = new Map(moving.map((move) => [move.initiative, move]));
  return marks.map((mark) => {
    const move = by.get(mark.initiative);
    if (!move) return mark;
    return {
      ...mark,
      x: move.from.x + (move.to.x - move.from.x) * eased,
      y: move.from.y + (move.to.y - move.from.y) * eased,
    };
  });
}

// Marks that change place after an edit glide there, so that the eye can follow. What was dropped starts from where
// it was let go, not from where it had been before.

import type { InitiativeId, Mark, Position } from "../wire/types";

/** Where each initiative's mark is. */
export type Places = ReadonlyMap<InitiativeId, Position>;
/** A mark that moves, told by its initiative's position in map order. */
export type Move = { initiative: number; from: Position; to: Position };

/** How long marks glide, in milliseconds. */
export const GLIDE = 220;
/** With more than this many marks on the move the eye follows none of them, so they change place at once. */
const MOST = 600;

/** Where the marks are, by initiative. */
export function placesOf(marks: readonly Mark[], idOf: (initiative: number) => InitiativeId): Places {
  return new Map(marks.map((mark) => [idOf(mark.initiative), { x: mark.x, y: mark.y }]));
}

/** The marks that lie elsewhere than `before`, or than where they were let go. New marks without a drop just appear. */
export function moves(
  before: Places,
  marks: readonly Mark[],
  idOf: (initiative: number) => InitiativeId,
  dropped: Places,
): Move[] {
  const found: Move[] = [];
  for (const mark of marks) {
    const id = idOf(mark.initiative);
    const from = dropped.get(id) ?? before.get(id);
    if (from && Math.hypot(from.x - mark.x, from.y - mark.y) > 0.5) {
      found.push({ initiative: mark.initiative, from, to: { x: mark.x, y: mark.y } });
    }
  }
  return found.length > MOST ? [] : found;
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

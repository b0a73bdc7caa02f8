// Where things lie on the Venn, in drawing units (y downwards): which region a point is in, which mark is nearest,
// which marks a box holds, and what a group of marks is surrounded by.
// The core decides where an initiative belongs; this only highlights at the pointer's pace, and both are held to one fixture.

import { quadtree, type Quadtree } from "d3-quadtree";
import type { ChallengeSet, EllipseShape, Mark, Position } from "../wire/types";
import { between } from "./between";

/** An upright rectangle, both corners included. */
export type Box = { left: number; top: number; right: number; bottom: number };

/** The challenges whose ellipses hold the point; 0 outside all of them. */
export function regionAt(scene: { ellipses: readonly EllipseShape[] }, x: number, y: number): ChallengeSet {
  let set = 0;
  scene.ellipses.forEach((ellipse, place) => {
    if (holds(ellipse, x, y)) set |= 1 << place;
  });
  return set;
}

/** Whether the ellipse holds the point. */
export function holds(ellipse: EllipseShape, x: number, y: number): boolean {
  const turn = (ellipse.rotation * Math.PI) / 180;
  const dx = x - ellipse.cx;
  const dy = y - ellipse.cy;
  const along = (dx * Math.cos(turn) + dy * Math.sin(turn)) / ellipse.rx;
  const across = (dy * Math.cos(turn) - dx * Math.sin(turn)) / ellipse.ry;
  return along * along + across * across <= 1;
}

/** Finds marks by place. From one scene to the next only the marks that changed are put elsewhere. */
export class MarkIndex {
  #tree: Quadtree<Mark> = tree([]);
  #marks: readonly Mark[] = [];

  constructor(marks: readonly Mark[] = []) {
    this.follow(marks);
  }

  /** Takes the marks of the next scene. */
  follow(marks: readonly Mark[]): this {
    const [now, before] = between(marks.length, this.#marks.length, (at, other) => marks[at] === this.#marks[other]);
    const gone = this.#marks.slice(...before);
    if (gone.length > marks.length / 8) {
      this.#tree = tree(marks);
    } else {
      this.#tree.removeAll(gone).addAll(marks.slice(...now));
    }
    this.#marks = marks;
    return this;
  }

  /** The mark nearest to the point, at most `reach` away from it. */
  nearest(x: number, y: number, reach: number): Mark | null {
    return this.#tree.find(x, y, reach) ?? null;
  }

  /** The marks whose centres lie in the box. */
  within(box: Box): Mark[] {
    const found: Mark[] = [];
    this.#tree.visit((node, left, top, right, bottom) => {
      if (!node.length) {
        let leaf: typeof node | undefined = node;
        while (leaf) {
          if (inside(box, leaf.data)) found.push(leaf.data);
          leaf = leaf.next;
        }
      }
      return left > box.right || top > box.bottom || right < box.left || bottom < box.top;
    });
    return found;
  }
}

function tree(marks: readonly Mark[]): Quadtree<Mark> {
  return quadtree<Mark>()
    .x((mark) => mark.x)
    .y((mark) => mark.y)
    .addAll([...marks]);
}

/** Whether the point lies in the box. */
export function inside(box: Box, point: Position): boolean {
  return point.x >= box.left && point.x <= box.right && point.y >= box.top && point.y <= box.bottom;
}

/** The box between two opposite corners. */
export function boxBetween(a: Position, b: Position): Box {
  return { left: Math.min(a.x, b.x), top: Math.min(a.y, b.y), right: Math.max(a.x, b.x), bottom: Math.max(a.y, b.y) };
}

/** The corners of the smallest convex shape around the points, clockwise; two or fewer points come back as they are. */
export function hull(points: readonly Position[]): Position[] {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  if (sorted.length < 3) return sorted;
  const lower = chain(sorted);
  const upper = chain(sorted.reverse());
  return [...lower.slice(0, -1), ...upper.slice(0, -1)];
}

/** SVG path data of the shape that keeps `distance` from the hull of the points, its corners round. */
export function around(points: readonly Position[], distance: number): string {
  const corners = hull(points);
  const [only] = corners;
  if (!only) return "";
  const round = `A${distance},${distance} 0 0 1 `;
  if (corners.length === 1) {
    const [left, right] = [only.x - distance, only.x + distance];
    return `M${left},${only.y}${round}${right},${only.y}${round}${left},${only.y}Z`;
  }
  const sides = corners.map((from, at) => {
    const to = corners[(at + 1) % corners.length] ?? from;
    const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
    const out = { x: ((to.y - from.y) / length) * distance, y: ((from.x - to.x) / length) * distance };
    return `${from.x + out.x},${from.y + out.y}L${to.x + out.x},${to.y + out.y}`;
  });
  return `M${sides.join(round)}${round}${sides[0]?.split("L")[0] ?? ""}Z`;
}

function chain(points: readonly Position[]): Position[] {
  const corners: Position[] = [];
  for (const point of points) {
    for (;;) {
      const last = corners.at(-1);
      const before = corners.at(-2);
      if (!last || !before || turnsLeft(before, last, point)) break;
      corners.pop();
    }
    corners.push(point);
  }
  return corners;
}

function turnsLeft(a: Position, b: Position, c: Position): boolean {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x) > 0;
}

/** The point towards which a line between two others is a little bent. */
export function bend(from: Position, to: Position): Position {
  return {
    x: (from.x + to.x) / 2 - (to.y - from.y) * 0.08,
    y: (from.y + to.y) / 2 + (to.x - from.x) * 0.08,
  };
}

/** A line from where something was to the edge of where it is, a little bent so that two ways do not lie on one another, and its head. */
export function trail(from: Position, to: Position, radius: number): { line: string; head: string } {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const middle = bend(from, to);
  const [ex, ey] = [to.x - middle.x, to.y - middle.y];
  const reach = Math.hypot(ex, ey) || 1;
  const [ux, uy] = [ex / reach, ey / reach];
  const gap = Math.min(radius * 1.3, length / 2);
  const tip = { x: to.x - ux * gap, y: to.y - uy * gap };
  const size = radius * 0.8;
  const base = { x: tip.x - ux * size, y: tip.y - uy * size };
  const side = (sign: number): string => `${base.x - sign * uy * size * 0.45} ${base.y + sign * ux * size * 0.45}`;
  return {
    line: `M${from.x} ${from.y}Q${middle.x} ${middle.y} ${base.x} ${base.y}`,
    head: `M${tip.x} ${tip.y}L${side(1)}L${side(-1)}Z`,
  };
}

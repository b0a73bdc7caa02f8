// Which names stand on the network, in the pixels of the screen: communities' first, then nodes' by rank, none over
// another and none over a node. Pure arithmetic.

import type { Box } from "../../canvas/geometry";
import type { Side } from "../../wire/types";

/** A node with its name, in pixels. */
export type Named = {
  node: number;
  x: number;
  y: number;
  radius: number;
  words: string;
  rank: number;
  side: Side | null;
};
/** A community's name and its members' places, in pixels. */
export type Titled = { nth: number; words: string; points: readonly { x: number; y: number }[] };
export type Standing = {
  key: number;
  x: number;
  y: number;
  anchor: "start" | "middle" | "end";
  words: string;
  /** The room that it takes. */
  box: Box;
};

const LETTER = 0.55;
const BOLD = 0.6;
const LINE = 1.2;
/** More names than these are not read. */
const MOST = 300;

/** Letters that a community's name is shortened to where the whole of it would lie over nodes. */
const SHORTER = [26, 14];
/** A name that would still cover more nodes than this is left to the hull. */
const COVERS = 2;

/** Names of communities at the edge of their hulls, `pad` pixels out; shorter ones where they would cover nodes. */
export function titles(communities: readonly Titled[], crowd: Crowd, size: number, pad: number, frame: Box) {
  const standing: Standing[] = [];
  const taken: Box[] = [];
  for (const { nth, words, points } of communities) {
    const tries = [words, ...SHORTER.map((letters) => shortened(words, letters))].flatMap((tried) => {
      const width = tried.length * BOLD * size;
      return ends(points, size, pad).map((end) => {
        // A name may slide along its hull, and onto it, to stay in the picture.
        const x = Math.min(Math.max(end.x, frame.left + width / 2), frame.right - width / 2);
        const y = Math.min(Math.max(end.y, frame.top + size), frame.bottom - 0.3 * size);
        const box = { left: x - width / 2, right: x + width / 2, top: y - size, bottom: y + 0.3 * size };
        const blocked = width > frame.right - frame.left || taken.some((other) => meet(box, other));
        return { x, y, box, words: tried, cost: blocked ? Infinity : crowd.covered(box) };
      });
    });
    // Sorting keeps the order of equals: of names that cover as little, the longest.
    const best = tries.sort((a, b) => a.cost - b.cost)[0];
    if (!best || best.cost > COVERS) continue;
    taken.push(best.box);
    standing.push({ key: nth, x: best.x, y: best.y, anchor: "middle", words: best.words, box: best.box });
  }
  return { standing, taken };
}

/** Where a name may stand: above and below its community's outermost members, and above and below its middle. */
function ends(points: Titled["points"], size: number, pad: number): { x: number; y: number }[] {
  const ys = points.map(({ y }) => y);
  const xs = points.map(({ x }) => x);
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const middle = (Math.min(...xs) + Math.max(...xs)) / 2;
  const above = top - pad - 0.3 * size;
  const below = bottom + pad + size;
  return [
    { x: points[ys.indexOf(top)]?.x ?? 0, y: above },
    { x: points[ys.indexOf(bottom)]?.x ?? 0, y: below },
    { x: middle, y: above },
    { x: middle, y: below },
  ];
}

/** The first words, as many as fit. */
function shortened(words: string, letters: number): string {
  if (words.length <= letters) return words;
  const end = words.lastIndexOf(" ", letters);
  return `${words.slice(0, end > 0 ? end : letters).replace(/ and$/, "")}…`;
}

/** Names of nodes, the first in rank first, on the side that is free. */
export function names(
  nodes: readonly Named[],
  crowd: Crowd,
  size: number,
  before: readonly Box[],
  frame: Box,
): Standing[] {
  const taken = [...before];
  const standing: Standing[] = [];
  for (const node of nodes.toSorted((a, b) => a.rank - b.rank).slice(0, 2 * MOST)) {
    if (standing.length >= MOST) break;
    const sides: Side[] = [...(node.side ? [node.side] : []), "right", "below", "left", "above"];
    for (const side of sides) {
      const found = placed(node, side, size);
      const { box } = found;
      if (!within(box, frame) || taken.some((other) => meet(box, other)) || crowd.covered(box, node) > 0) continue;
      taken.push(box);
      standing.push(found);
      break;
    }
  }
  return standing;
}

function placed(node: Named, side: Side, size: number): Standing {
  const gap = node.radius + 0.3 * size;
  const width = node.words.length * LETTER * size;
  const { x, y, words } = node;
  const key = node.node;
  const across = { top: y - (LINE * size) / 2, bottom: y + (LINE * size) / 2 };
  switch (side) {
    case "right": {
      const box = { left: x + gap, right: x + gap + width, ...across };
      return { key, words, x: x + gap, y: y + 0.35 * size, anchor: "start", box };
    }
    case "left": {
      const box = { left: x - gap - width, right: x - gap, ...across };
      return { key, words, x: x - gap, y: y + 0.35 * size, anchor: "end", box };
    }
    case "above":
    case "below": {
      const top = side === "below" ? y + node.radius + 0.1 * size : y - node.radius - 0.1 * size - LINE * size;
      const box = { left: x - width / 2, right: x + width / 2, top, bottom: top + LINE * size };
      return { key, words, x, y: top + 0.95 * size, anchor: "middle", box };
    }
  }
}

function within(box: Box, frame: Box): boolean {
  return box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;
}

function meet(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** Nodes by the squares of the screen that they lie in, so that what a box covers is found among its neighbours only. */
export class Crowd {
  readonly #squares = new Map<string, Named[]>();
  #largest = 0;

  constructor(nodes: readonly Named[]) {
    for (const node of nodes) {
      const key = `${Math.floor(node.x / SQUARE)},${Math.floor(node.y / SQUARE)}`;
      const square = this.#squares.get(key);
      if (square) square.push(node);
      else this.#squares.set(key, [node]);
      this.#largest = Math.max(this.#largest, node.radius);
    }
  }

  /** How many nodes lie under the box, `but` one. */
  covered(box: Box, but?: Named): number {
    let count = 0;
    const square = (at: number): number => Math.floor(at / SQUARE);
    const reach = this.#largest;
    for (let row = square(box.top - reach); row <= square(box.bottom + reach); row += 1) {
      for (let column = square(box.left - reach); column <= square(box.right + reach); column += 1) {
        for (const one of this.#squares.get(`${column},${row}`) ?? []) {
          if (one === but) continue;
          const dx = one.x - Math.min(Math.max(one.x, box.left), box.right);
          const dy = one.y - Math.min(Math.max(one.y, box.top), box.bottom);
          if (dx * dx + dy * dy < one.radius * one.radius) count += 1;
        }
      }
    }
    return count;
  }
}

/** Side of such a square, in pixels: about a name's width. */
const SQUARE = 64;

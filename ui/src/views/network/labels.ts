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
export type Standing = { key: number; x: number; y: number; anchor: "start" | "middle" | "end"; words: string };

const LETTER = 0.55;
const BOLD = 0.6;
const LINE = 1.2;
/** More names than these are not read. */
const MOST = 300;

/** Names of communities at the edge of their hulls, `pad` pixels out. */
export function titles(communities: readonly Titled[], nodes: readonly Named[], size: number, pad: number, frame: Box) {
  const standing: Standing[] = [];
  const taken: Box[] = [];
  for (const { nth, words, points } of communities) {
    const width = words.length * BOLD * size;
    const middle = (of: (one: { x: number; y: number }) => number) =>
      (Math.min(...points.map(of)) + Math.max(...points.map(of))) / 2;
    const ends = [
      ...[Math.min, Math.max].map((most, at) => {
        const y = most(...points.map((one) => one.y));
        const end = points.find((one) => one.y === y);
        return { x: end?.x ?? 0, y: at === 0 ? y - pad - 0.3 * size : y + pad + size };
      }),
      { x: middle((one) => one.x), y: Math.min(...points.map((one) => one.y)) - pad - 0.3 * size },
      { x: middle((one) => one.x), y: Math.max(...points.map((one) => one.y)) + pad + size },
    ];
    const costs = ends.map((end) => {
      // A name may slide along its hull to stay in the picture.
      const x = Math.min(Math.max(end.x, frame.left + width / 2), frame.right - width / 2);
      const { y } = end;
      const box = { left: x - width / 2, right: x + width / 2, top: y - size, bottom: y + 0.3 * size };
      return { x, y, box, cost: taken.some((other) => meet(box, other)) ? Infinity : covered(box, nodes) };
    });
    const best = costs.sort((a, b) => a.cost - b.cost)[0];
    if (!best || best.cost === Infinity) continue;
    taken.push(best.box);
    standing.push({ key: nth, x: best.x, y: best.y, anchor: "middle", words });
  }
  return { standing, taken };
}

/** Names of nodes, the first in rank first, on the side that is free. */
export function names(nodes: readonly Named[], size: number, before: readonly Box[], frame: Box): Standing[] {
  const taken = [...before];
  const standing: Standing[] = [];
  for (const node of nodes.toSorted((a, b) => a.rank - b.rank).slice(0, 2 * MOST)) {
    if (standing.length >= MOST) break;
    const sides: Side[] = [...(node.side ? [node.side] : []), "right", "below", "left", "above"];
    for (const side of sides) {
      const [found, box] = placed(node, side, size);
      if (!within(box, frame) || taken.some((other) => meet(box, other)) || covered(box, nodes, node) > 0) continue;
      taken.push(box);
      standing.push(found);
      break;
    }
  }
  return standing;
}

function placed(node: Named, side: Side, size: number): [Standing, Box] {
  const gap = node.radius + 0.3 * size;
  const width = node.words.length * LETTER * size;
  const { x, y, words } = node;
  const key = node.node;
  const across = { top: y - (LINE * size) / 2, bottom: y + (LINE * size) / 2 };
  switch (side) {
    case "right":
      return [
        { key, words, x: x + gap, y: y + 0.35 * size, anchor: "start" },
        { left: x + gap, right: x + gap + width, ...across },
      ];
    case "left":
      return [
        { key, words, x: x - gap, y: y + 0.35 * size, anchor: "end" },
        { left: x - gap - width, right: x - gap, ...across },
      ];
    case "above":
    case "below": {
      const top = side === "below" ? y + node.radius + 0.1 * size : y - node.radius - 0.1 * size - LINE * size;
      const box = { left: x - width / 2, right: x + width / 2, top, bottom: top + LINE * size };
      return [{ key, words, x, y: top + 0.95 * size, anchor: "middle" }, box];
    }
  }
}

function within(box: Box, frame: Box): boolean {
  return box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;
}

function meet(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function covered(box: Box, nodes: readonly Named[], but?: Named): number {
  let count = 0;
  for (const one of nodes) {
    if (one === but) continue;
    const dx = one.x - Math.min(Math.max(one.x, box.left), box.right);
    const dy = one.y - Math.min(Math.max(one.y, box.top), box.bottom);
    if (dx * dx + dy * dy < one.radius * one.radius) count += 1;
  }
  return count;
}

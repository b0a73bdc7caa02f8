// Paints a network on a bitmap, for more nodes than the page can hold as elements: the same shapes at the same places as
// the SVG layer. Reads nothing but what it is given.

import type { Size, View } from "../../canvas/view";
import { paintSlices } from "../../canvas/painter";
import type { ChallengeSet, NetworkNode, Tie } from "../../wire/types";
import { SHAPE } from "./shapes";

export type Painting = {
  nodes: readonly NetworkNode[];
  ties: readonly Tie[];
  /** x and y of each node in turn. */
  places: readonly number[];
  /** In drawing units. */
  radiusOf: (node: number) => number;
  opacityOf: (node: number) => number;
  pinned: (node: number) => boolean;
  /** Whether both are of one community. */
  within: (one: number, other: number) => boolean;
  /** An initiative's challenges, by its position in map order. */
  setOf: (position: number) => ChallengeSet;
  /** The colour of the ring around what is chosen; null: none. */
  ringed: (id: string) => string | null;
  colours: readonly string[];
  rim: string;
  ink: string;
};

const TIE = "#8d949e";
/** What is left of a tie's colour within a community, and between two. */
const WITHIN = 0.4;
const BETWEEN = 0.1;
/** No node is painted smaller, in pixels: it could not be seen among its ties. */
const SMALLEST = 2.5;
const UNPLACED = "#8d949e";

export function paintNetwork(
  context: CanvasRenderingContext2D,
  painting: Painting,
  view: View,
  size: Size,
  ratio: number,
): void {
  const { nodes, ties, places } = painting;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  const x = (node: number): number => (places[2 * node] ?? 0) * view.k + view.x;
  const y = (node: number): number => (places[2 * node + 1] ?? 0) * view.k + view.y;
  const opacities = nodes.map((_, node) => painting.opacityOf(node));
  context.strokeStyle = TIE;
  context.lineWidth = 0.6;
  // One path for each plainness: a stroke for each tie would take a hundred times as long. What runs between communities
  // comes first and stays far behind, or so many ties would hide the nodes.
  for (const within of [false, true]) {
    for (const opacity of new Set(opacities)) {
      context.globalAlpha = opacity * (within ? WITHIN : BETWEEN);
      context.beginPath();
      for (const { from, to, kind } of ties) {
        if (kind === "link" || painting.within(from, to) !== within) continue;
        if (Math.min(opacities[from] ?? 1, opacities[to] ?? 1) !== opacity) continue;
        context.moveTo(x(from), y(from));
        context.lineTo(x(to), y(to));
      }
      context.stroke();
    }
  }
  // In the screen's own pixels from here: a stamp that lies on whole ones is copied and not blended.
  context.setTransform(1, 0, 0, 1, 0, 0);
  const pies = new Map<string, HTMLCanvasElement>();
  const edge = { right: size.width * ratio, bottom: size.height * ratio };
  nodes.forEach((node, at) => {
    const radius = Math.max(painting.radiusOf(at) * view.k, SMALLEST) * ratio;
    const [left, top] = [x(at) * ratio, y(at) * ratio];
    if (left < -radius || top < -radius || left > edge.right + radius || top > edge.bottom + radius) return;
    context.globalAlpha = opacities[at] ?? 1;
    const ring = painting.ringed(node.id);
    if (ring) disc(context, left, top, radius + 4 * ratio, ring);
    if (node.kind === "initiative") {
      const set = painting.setOf(node.position);
      const key = `${set} ${radius.toFixed(1)}`;
      const stamp = pies.get(key) ?? pie(painting, set, radius);
      pies.set(key, stamp);
      context.drawImage(stamp, Math.round(left) - stamp.width / 2, Math.round(top) - stamp.height / 2);
    } else if (node.kind === "challenge") disc(context, left, top, radius, painting.colours[node.position] ?? TIE);
    else thing(context, painting, SHAPE[node.kind], left, top, radius);
    if (painting.pinned(at)) disc(context, left + radius * 0.9, top - radius * 0.9, 3 * ratio, painting.ink);
  });
  context.globalAlpha = 1;
}

/** One pie on a bitmap of its own: stamping it is many times faster than drawing its arcs again for each node. */
function pie(painting: Painting, set: ChallengeSet, radius: number): HTMLCanvasElement {
  const stamp = document.createElement("canvas");
  const half = Math.ceil(radius * 1.15) + 1;
  stamp.width = stamp.height = 2 * half;
  const context = stamp.getContext("2d");
  if (!context) return stamp;
  context.translate(half, half);
  disc(context, 0, 0, radius * 1.15, painting.rim);
  if (set === 0) disc(context, 0, 0, radius, UNPLACED);
  paintSlices(context, set, radius, painting);
  return stamp;
}

function thing(
  context: CanvasRenderingContext2D,
  { rim, ink }: Painting,
  shape: string,
  x: number,
  y: number,
  radius: number,
): void {
  context.save();
  context.translate(x, y);
  context.scale(radius, radius);
  const path = new Path2D(shape);
  context.fillStyle = rim;
  context.fill(path);
  context.lineWidth = 1.5 / radius;
  context.strokeStyle = ink;
  context.stroke(path);
  context.restore();
}

function disc(context: CanvasRenderingContext2D, x: number, y: number, radius: number, colour: string): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = colour;
  context.fill();
}

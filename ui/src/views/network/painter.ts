// Paints a network on a bitmap, for more nodes than the page can hold as elements: the same shapes at the same places as
// the SVG layer. Reads nothing but what it is given.

import type { Size, View } from "../../canvas/view";
import { slices } from "../../canvas/pie";
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
  /** An initiative's challenges, by its position in map order. */
  setOf: (position: number) => ChallengeSet;
  /** The colour of the ring around what is chosen; null: none. */
  ringed: (id: string) => string | null;
  colours: readonly string[];
  rim: string;
  ink: string;
};

const TIE = "#8d949e";
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
  // One path for each plainness: a stroke for each tie would take a hundred times as long.
  for (const opacity of new Set(opacities)) {
    context.globalAlpha = opacity * 0.45;
    context.beginPath();
    for (const { from, to } of ties) {
      if (Math.min(opacities[from] ?? 1, opacities[to] ?? 1) !== opacity) continue;
      context.moveTo(x(from), y(from));
      context.lineTo(x(to), y(to));
    }
    context.stroke();
  }
  nodes.forEach((node, at) => {
    const radius = painting.radiusOf(at) * view.k;
    const [left, top] = [x(at), y(at)];
    if (left < -radius || top < -radius || left > size.width + radius || top > size.height + radius) return;
    context.globalAlpha = opacities[at] ?? 1;
    const ring = painting.ringed(node.id);
    if (ring) disc(context, left, top, radius + 4, ring);
    if (node.kind === "initiative") pie(context, painting, painting.setOf(node.position), left, top, radius);
    else if (node.kind === "challenge") disc(context, left, top, radius, painting.colours[node.position] ?? TIE);
    else thing(context, painting, SHAPE[node.kind], left, top, radius);
  });
  context.globalAlpha = 1;
}

function pie(
  context: CanvasRenderingContext2D,
  { colours, rim }: Painting,
  set: ChallengeSet,
  x: number,
  y: number,
  radius: number,
): void {
  disc(context, x, y, radius * 1.15, rim);
  if (set === 0) disc(context, x, y, radius, UNPLACED);
  for (const { place, turn } of slices(set)) {
    context.beginPath();
    context.moveTo(x, y);
    context.arc(x, y, radius, (turn[0] - 0.25) * 2 * Math.PI, (turn[1] - 0.25) * 2 * Math.PI);
    context.fillStyle = colours[place] ?? rim;
    context.fill();
  }
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

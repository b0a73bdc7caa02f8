// Paints marks on a bitmap, for maps with more of them than the page can hold as elements. It draws the same pies at
// the same places as the SVG layer, reads nothing but what it is given, and knows nothing of pointers.

import type { ChallengeSet, Mark } from "../wire/types";
import { between } from "./between";
import type { Box } from "./geometry";
import { inside } from "./geometry";
import { type Look, OPACITY } from "./look";
import { slices, STAR, STAR_AT, STAR_SIZE } from "./pie";
import type { View } from "./view";

/** What is painted: marks, how each looks, their radius in pixels, and in which colours. */
export type Painting = {
  marks: readonly Mark[];
  lookOf: (mark: Mark) => Look;
  bright: ReadonlySet<number>;
  isSelected: (mark: Mark) => boolean;
  /** All that decides on how marks look; while each of these is the very same, no mark looks otherwise. */
  looks: readonly unknown[];
  radius: number;
  colours: readonly string[];
  rim: string;
  star: string;
  ring: string;
};

/** Pixels by which a selected mark's ring goes beyond it. */
const RING = 4;

/** How far the rim of a mark of `radius` pixels goes beyond it, as a part of it: thin on large marks and on tiny ones. */
export function rimOf(radius: number): number {
  return Math.min(0.2, 1.75 / radius);
}

/** A mark as it lies on the bitmap: its corner in device pixels, which pie it is, and how plainly it is drawn. */
type Stamp = { x: number; y: number; pie: number; alpha: number };

/** What was painted last: where, with which pies, and each mark's stamp; null where it is out of sight. */
type Painted = {
  canvas: HTMLCanvasElement;
  as: string;
  half: number;
  pies: Map<number, HTMLCanvasElement>;
  looks: readonly unknown[];
  marks: readonly Mark[];
  stamps: readonly (Stamp | null)[];
};

/** With more changed marks than this the whole bitmap is painted again. */
const FEW = 40;

/** Paints the marks of a map, again and again: where only some of them changed, only their places are painted anew. */
export class MarkPainter {
  #last: Painted | null = null;

  /** Paints all marks that lie in `box` (drawing units) on a canvas with `ratio` device pixels to a pixel. */
  paint(context: CanvasRenderingContext2D, painting: Painting, view: View, box: Box, ratio: number): void {
    const { canvas } = context;
    const { radius, colours, rim, star, ring, looks, marks } = painting;
    // Everything that changes all marks at once.
    const seen = [view.k, view.x, view.y, box.left, box.top, box.right, box.bottom];
    const as = [canvas.width, canvas.height, ratio, ...seen, radius, ...colours, rim, star, ring].join(" ");
    const known = this.#last?.canvas === canvas && this.#last.as === as ? this.#last : null;
    // Room for the star, which stands out at a corner.
    const half = Math.ceil(radius * (STAR_AT.x + STAR_SIZE + 0.2) * ratio + RING * ratio);
    const pies = known?.pies ?? new Map<number, HTMLCanvasElement>();
    const stampOf = (mark: Mark): Stamp | null => {
      if (!inside(box, mark)) return null;
      const bright = painting.bright.has(mark.initiative);
      const selected = painting.isSelected(mark);
      const pie = mark.challenges * 4 + (bright ? 2 : 0) + (selected ? 1 : 0);
      if (!pies.has(pie)) pies.set(pie, pieOf(mark.challenges, { bright, selected }, painting, half, ratio));
      const x = Math.round((mark.x * view.k + view.x) * ratio) - half;
      const y = Math.round((mark.y * view.k + view.y) * ratio) - half;
      return { x, y, pie, alpha: OPACITY[painting.lookOf(mark)] };
    };
    const { stamps, changed } = stamped(marks, looks, stampOf, known);
    this.#last = { canvas, as, half, pies, looks, marks, stamps };
    context.setTransform(1, 0, 0, 1, 0, 0);
    if (known && changed.length <= FEW) {
      for (const stamp of changed) if (stamp) repaint(context, this.#last, stamp);
    } else {
      context.clearRect(0, 0, canvas.width, canvas.height);
      stampAll(context, stamps, pies);
    }
  }
}

/** The marks' stamps, and the stamps that came or went. Where no mark looks otherwise, only marks that changed get new ones. */
function stamped(
  marks: readonly Mark[],
  looks: readonly unknown[],
  stampOf: (mark: Mark) => Stamp | null,
  known: Painted | null,
): { stamps: readonly (Stamp | null)[]; changed: readonly (Stamp | null)[] } {
  if (known && looks.every((look, at) => look === known.looks[at])) {
    const [now, gone] = between(marks.length, known.marks.length, (at, other) => marks[at] === known.marks[other]);
    const fresh = marks.slice(...now).map(stampOf);
    const stamps = [...known.stamps.slice(0, gone[0]), ...fresh, ...known.stamps.slice(gone[1])];
    return { stamps, changed: [...known.stamps.slice(...gone), ...fresh] };
  }
  const stamps = marks.map(stampOf);
  const before = known?.stamps ?? [];
  const [now, gone] = between(stamps.length, before.length, (at, other) => alike(stamps[at], before[other]));
  return { stamps, changed: [...before.slice(...gone), ...stamps.slice(...now)] };
}

function alike(one: Stamp | null | undefined, other: Stamp | null | undefined): boolean {
  return one?.x === other?.x && one?.y === other?.y && one?.pie === other?.pie && one?.alpha === other?.alpha;
}

/** Paints what lies in a mark's square anew: all marks that reach into it, in their order. */
function repaint(context: CanvasRenderingContext2D, { half, pies, stamps }: Painted, { x, y }: Stamp): void {
  const wide = 2 * half;
  context.save();
  context.beginPath();
  context.rect(x, y, wide, wide);
  context.clip();
  context.clearRect(x, y, wide, wide);
  const near = stamps.filter((other) => other && Math.abs(other.x - x) < wide && Math.abs(other.y - y) < wide);
  stampAll(context, near, pies);
  context.restore();
}

function stampAll(
  context: CanvasRenderingContext2D,
  stamps: readonly (Stamp | null)[],
  pies: ReadonlyMap<number, HTMLCanvasElement>,
): void {
  for (const stamp of stamps) {
    const bitmap = stamp && pies.get(stamp.pie);
    if (!bitmap) continue;
    context.globalAlpha = stamp.alpha;
    context.drawImage(bitmap, stamp.x, stamp.y);
  }
  context.globalAlpha = 1;
}

/** One pie on a bitmap of its own: stamping it is many times faster than drawing its arcs again for each mark. */
function pieOf(
  set: ChallengeSet,
  { bright, selected }: { bright: boolean; selected: boolean },
  painting: Painting,
  half: number,
  ratio: number,
): HTMLCanvasElement {
  const pie = document.createElement("canvas");
  pie.width = pie.height = 2 * half;
  const context = pie.getContext("2d");
  if (!context) return pie;
  const radius = painting.radius * ratio;
  context.translate(half, half);
  if (selected) disc(context, radius + RING * ratio, painting.ring);
  disc(context, radius * (1 + rimOf(painting.radius)), painting.rim);
  paintSlices(context, set, radius, painting);
  if (bright) {
    const star = new Path2D(STAR);
    context.translate(radius * STAR_AT.x, radius * STAR_AT.y);
    context.scale(radius * STAR_SIZE, radius * STAR_SIZE);
    context.lineWidth = 0.5;
    context.lineJoin = "round";
    context.strokeStyle = painting.rim;
    context.stroke(star);
    context.fillStyle = painting.star;
    context.fill(star);
  }
  return pie;
}

/** A pie's slices around the origin; `colours` are by challenge, `rim` stands for one that is missing. */
export function paintSlices(
  context: CanvasRenderingContext2D,
  set: ChallengeSet,
  radius: number,
  { colours, rim }: Pick<Painting, "colours" | "rim">,
): void {
  for (const { place, turn } of slices(set)) {
    context.beginPath();
    context.moveTo(0, 0);
    context.arc(0, 0, radius, (turn[0] - 0.25) * 2 * Math.PI, (turn[1] - 0.25) * 2 * Math.PI);
    context.fillStyle = colours[place] ?? rim;
    context.fill();
  }
}

function disc(context: CanvasRenderingContext2D, radius: number, colour: string): void {
  context.beginPath();
  context.arc(0, 0, radius, 0, 2 * Math.PI);
  context.fillStyle = colour;
  context.fill();
}

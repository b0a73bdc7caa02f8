// A mark's pie: one even slice for each of its challenges, clockwise from the top in letter order.
// Slices are SVG path data for a circle of radius 1, so that one shape serves every size.

import { arc } from "d3-shape";
import type { ChallengeSet } from "../wire/types";
import { members } from "../wire/challenge_set";

/** A slice: which challenge (0 is A), and its shape; `turn` is where it starts and ends, in turns from the top. */
export type Slice = { place: number; path: string; turn: [number, number] };

/** A bright spot's star: five points, its outer radius 1. */
export const STAR = Array.from({ length: 10 }, (_, at) => {
  const radius = at % 2 === 0 ? 1 : 0.42;
  const turn = (at / 10) * 2 * Math.PI;
  return `${at === 0 ? "M" : "L"}${(radius * Math.sin(turn)).toFixed(3)},${(-radius * Math.cos(turn)).toFixed(3)}`;
})
  .join("")
  .concat("Z");
/** The star's size on a mark, and where it stands beside the pie, as parts of the mark's radius. */
export const STAR_SIZE = 0.62;
export const STAR_AT = { x: 0.9, y: -0.9 };

const known = new Map<ChallengeSet, Slice[]>();

/** The slices of a region's marks. */
export function slices(set: ChallengeSet): Slice[] {
  const before = known.get(set);
  if (before) return before;
  const places = members(set);
  const draw = arc<[number, number]>()
    .innerRadius(0)
    .outerRadius(1)
    .startAngle(([start]) => start * 2 * Math.PI)
    .endAngle(([, end]) => end * 2 * Math.PI)
    .digits(4);
  const made = places.map((place, at): Slice => {
    const turn: [number, number] = [at / places.length, (at + 1) / places.length];
    return { place, path: draw(turn) ?? "", turn };
  });
  known.set(set, made);
  return made;
}

// What the network's nodes look like, told apart by shape and not by colour alone; and the tints of communities.
// Shapes are SVG path data for a radius of 1, which a canvas can draw too.

import type { NodeKind } from "../../wire/types";

function polygon(corners: number, turn: number, radius = 1): string {
  const points = Array.from({ length: corners }, (_, at) => {
    const angle = ((at + turn) / corners) * 2 * Math.PI;
    return `${(radius * Math.sin(angle)).toFixed(3)},${(-radius * Math.cos(angle)).toFixed(3)}`;
  });
  return `M${points.join("L")}Z`;
}

/** Square, diamond, triangle, hexagon; initiatives are pies and challenges are discs with their letter. */
export const SHAPE: Record<NodeKind, string> = {
  initiative: "M-1,0A1,1 0 0 1 1,0A1,1 0 0 1 -1,0Z",
  challenge: "M-1,0A1,1 0 0 1 1,0A1,1 0 0 1 -1,0Z",
  organisation: polygon(4, 0.5, 1.15),
  place: polygon(3, 0, 1.25),
  priority: polygon(4, 0, 1.25),
  theme: polygon(6, 0, 1.1),
};

/** Hues far from one another in turn; so faint that challenges keep their own colours. */
const HUES = [215, 40, 150, 285, 5, 95, 185, 325];

export function tint(community: number, alpha: number, dark: boolean): string {
  const hue = HUES[community % HUES.length] ?? 0;
  return `hsl(${hue} ${dark ? 35 : 45}% ${dark ? 62 : 45}% / ${alpha})`;
}

/** Lines between nodes as one path; `places` holds x and y of each node in turn. */
export function lines(ends: readonly (readonly [number, number])[], places: readonly number[]): string {
  const at = (part: number): string => (places[part] ?? 0).toFixed(1);
  return ends.map(([a, b]) => `M${at(2 * a)},${at(2 * a + 1)}L${at(2 * b)},${at(2 * b + 1)}`).join("");
}

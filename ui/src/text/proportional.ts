// What the proportional Venn says besides the program's own sentences about it.

import { figure, initiatives } from "./words";

export const PROPORTIONAL = {
  mode: "Proportional",
  modeTip: "Draw areas in proportion to how many initiatives they hold",
  drawing: "Working out the areas…",
  none: "Nothing is placed yet, so there are no areas to draw.",
  impossible: "No ellipses were found for these counts. The fixed drawing and the matrix show them.",
  figures: "Areas in figures",
  region: "Challenges",
  count: "Initiatives",
  due: "Should be",
  drawn: "Is drawn as",
  missing: "not drawn",
  fixed: "Back to the fixed drawing",
};

export function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

/** The number in an area: all that it holds, or how many of them pass the filter. */
export function areaWords(count: number, passing: number): string {
  return passing === count ? figure(count) : `${figure(passing)}/${figure(count)}`;
}

export function selectWords(region: string, count: number): string {
  return `Select ${initiatives(count)} in ${region}`;
}

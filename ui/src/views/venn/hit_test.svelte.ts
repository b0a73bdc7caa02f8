// What lies under a point of the Venn: a mark, or the words beside it, which are its handle as much as the pie is.

import type { Mark, Position } from "../../wire/types";
import { boxOf } from "../../canvas/labels";
import { inside, regionAt } from "../../canvas/geometry";
import type { ChallengeSet } from "../../wire/types";
import { camera, sheet } from "./camera.svelte";
import { drag } from "./drag.svelte";
import { drawing } from "./drawing.svelte";
import { filter } from "../../state/filter.svelte";

/** A mark is hit within this many pixels of its centre, so that every target is at least 24 pixels wide. */
export const REACH = 14;

/** The mark under a point of the window: the pie there, else the words, else the pie that is near enough. */
export function markAt(client: Position): Mark | null {
  const point = camera.toDrawing(client);
  const near = (pixels: number): Mark | null => drag.index.nearest(point.x, point.y, pixels / camera.k);
  return near(camera.radius) ?? labelledAt(point) ?? near(Math.max(REACH, camera.radius));
}

/** The same, where a filter does not hide it: what is hidden is neither chosen nor moved. */
export function graspAt(client: Position): Mark | null {
  const mark = markAt(client);
  return mark && filter.shown.has(mark.initiative) ? mark : null;
}

/** The region under a point of the window; 0 beside the shapes. */
export function regionUnder(client: Position): ChallengeSet {
  const point = camera.toDrawing(client);
  return sheet.scene ? regionAt(sheet.scene, point.x, point.y) : 0;
}

function labelledAt(point: Position): Mark | null {
  const [radius, size] = [drawing.radius / camera.k, camera.label / camera.k];
  const found = drawing.labels.find(({ mark, label }) => inside(boxOf(label, mark, radius, size), point));
  return found?.mark ?? null;
}

// The numbers of the camera: a view says where the drawing lies on the canvas, `pixel = unit * k + (x, y)`.
// Pure arithmetic; it never reads the window.

import type { Position } from "../wire/types";
import type { Box } from "./geometry";

/** Pixels for a drawing unit, and the pixel at which the drawing's origin lies. */
export type View = { k: number; x: number; y: number };

/** A width and a height: of the drawing in units, or of the canvas in pixels. */
export type Size = { width: number; height: number };

/** How far out and in a person can zoom, as multiples of the view in which the whole drawing fits. */
export const ZOOM_LIMITS = { least: 0.5, most: 16 };

/** The view in which the whole frame is in sight and in the middle, `margin` pixels kept free all round. */
export function fitting(frame: Size, canvas: Size, margin: number): View {
  const width = Math.max(canvas.width - 2 * margin, 1);
  const height = Math.max(canvas.height - 2 * margin, 1);
  const k = Math.min(width / frame.width, height / frame.height);
  return { k, x: (canvas.width - frame.width * k) / 2, y: (canvas.height - frame.height * k) / 2 };
}

/** The drawing's point under a pixel of the canvas. */
export function toDrawing(view: View, pixel: Position): Position {
  return { x: (pixel.x - view.x) / view.k, y: (pixel.y - view.y) / view.k };
}

/** The canvas's pixel over a point of the drawing. */
export function toPixel(view: View, point: Position): Position {
  return { x: point.x * view.k + view.x, y: point.y * view.k + view.y };
}

/** The view after zooming about a pixel, which stays over the same point of the drawing. */
export function zoomedAt(view: View, pixel: Position, factor: number, whole: number): View {
  const k = Math.min(Math.max(view.k * factor, whole * ZOOM_LIMITS.least), whole * ZOOM_LIMITS.most);
  const point = toDrawing(view, pixel);
  return { k, x: pixel.x - point.x * k, y: pixel.y - point.y * k };
}

/** The view moved so far back that the drawing can't be lost: its frame always reaches the canvas's middle. */
export function kept(view: View, frame: Size, canvas: Size): View {
  const middle = { x: canvas.width / 2, y: canvas.height / 2 };
  return {
    k: view.k,
    x: Math.min(Math.max(view.x, middle.x - frame.width * view.k), middle.x),
    y: Math.min(Math.max(view.y, middle.y - frame.height * view.k), middle.y),
  };
}

/** The part of the drawing that the canvas shows, widened on each side by `beyond` times its size. */
export function inSight(view: View, canvas: Size, beyond: number): Box {
  const start = toDrawing(view, { x: -canvas.width * beyond, y: -canvas.height * beyond });
  const end = toDrawing(view, { x: canvas.width * (1 + beyond), y: canvas.height * (1 + beyond) });
  return { left: start.x, top: start.y, right: end.x, bottom: end.y };
}

/** The view with `point` in the middle of the canvas at `k`. */
export function centredOn(point: Position, k: number, canvas: Size): View {
  return { k, x: canvas.width / 2 - point.x * k, y: canvas.height / 2 - point.y * k };
}

// A bitmap as large and as sharp as the stage on the screen.

import type { Size } from "../../canvas/view";

/** What to paint on, and how many of the screen's pixels one of the page's is; null where nothing can be painted. */
export function brushOn(
  bitmap: HTMLCanvasElement,
  size: Size,
): { context: CanvasRenderingContext2D; ratio: number } | null {
  const ratio = window.devicePixelRatio || 1;
  const [width, height] = [Math.round(size.width * ratio), Math.round(size.height * ratio)];
  // Setting the size clears the bitmap and costs as much as painting it: only where it changed.
  if (bitmap.width !== width) bitmap.width = width;
  if (bitmap.height !== height) bitmap.height = height;
  const context = bitmap.getContext("2d");
  return context && { context, ratio };
}

// Where the challenges' names lie on the screen, in pixels of the canvas.

import { badgeBox, nameBox } from "../../canvas/labels";
import { toPixel } from "../../canvas/view";
import { camera } from "./camera.svelte";
import { drawing } from "./drawing.svelte";

export type OnScreen = { left: number; top: number; right: number; bottom: number };

/** The box of each challenge's name with its badge, in letter order. */
export function namesOnScreen(): OnScreen[] {
  return drawing.names.map((heading) => {
    const [words, badge] = [nameBox(heading, drawing.naming), badgeBox(heading, drawing.naming)];
    const start = toPixel(camera.view, { x: Math.min(words.left, badge.left), y: Math.min(words.top, badge.top) });
    const end = toPixel(camera.view, {
      x: Math.max(words.right, badge.right),
      y: Math.max(words.bottom, badge.bottom),
    });
    return { left: start.x, top: start.y, right: end.x, bottom: end.y };
  });
}

// What stands over the foot of the Venn: the bar for what is selected, and above it what has just been told. Where that
// would cover a selected mark, such as one that has just been dropped there, both stand at the head instead.

import { toPixel } from "../../canvas/view";
import { appearance } from "../../state/appearance.svelte";
import { screens } from "../../state/screens.svelte";
import { selection } from "../../state/selection.svelte";
import { session } from "../../state/session.svelte";
import { camera } from "./camera.svelte";
import { drawing } from "./drawing.svelte";

/** Rems above the canvas's foot up to which what has just been told lies. */
export const TOLD = 6.5;
/** Rems on either side of the canvas's middle that it takes, where it is as long as such sentences are. */
const BESIDE = 14;

class Foot {
  /** Whether a selected mark lies where the bar and the notices usually stand. */
  readonly coversSelected: boolean = $derived.by(() => {
    if (screens.view !== "venn" || session.looked !== null) return false;
    const { view, size, radius } = camera;
    const { rem } = appearance;
    return drawing.inSight.some((mark) => {
      if (!selection.ids.has(drawing.idOf(mark.initiative))) return false;
      const { x, y } = toPixel(view, mark);
      return y + radius > size.height - TOLD * rem && Math.abs(x - size.width / 2) < BESIDE * rem + radius;
    });
  });
}

export const foot = new Foot();

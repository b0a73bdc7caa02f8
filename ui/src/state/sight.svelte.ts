// What the person sees in the middle of the window, and its camera: zooming and fitting act on that.

import { camera, type Camera } from "./camera.svelte";
import { session } from "./session.svelte";
import { network } from "./network.svelte";
import { screens } from "./screens.svelte";

export function sight(): Camera {
  return screens.view === "network" ? network.camera : camera;
}

/** Whether the Venn's areas are in proportion. An older state of the map is always looked at in the fixed drawing. */
export function inProportion(): boolean {
  return screens.view === "venn" && screens.proportional && session.looked === null;
}

/** Whether it is a sheet that one moves over, and that can be tidied. */
export function onSheet(): boolean {
  return screens.view === "network" || (screens.view === "venn" && !inProportion());
}

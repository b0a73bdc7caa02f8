// What the person sees in the middle of the window, and its camera: zooming and fitting act on that.

import { type Camera } from "../state/camera.svelte";
import { camera } from "./venn/camera.svelte";
import { session } from "../state/session.svelte";
import { network } from "./network/network.svelte";
import { screens } from "../state/screens.svelte";

export function activeCamera(): Camera {
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

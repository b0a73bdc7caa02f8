// The camera of the view that is shown: zooming and fitting act on what the person sees.

import { camera, type Camera } from "./camera.svelte";
import { network } from "./network.svelte";
import { screens } from "./screens.svelte";

export function sight(): Camera {
  return screens.view === "network" ? network.camera : camera;
}

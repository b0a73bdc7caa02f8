// Files dropped on the window: a map is opened, or brought in where another is open; anything else is taken for a
// spreadsheet.

import { onDropped } from "../wire/call";
import { document } from "./document.svelte";
import { screens } from "./screens.svelte";

/** Listens from now on. Returns how to stop. */
export function followDrops(): () => void {
  return onDropped((path) => {
    const isMap = path.toLowerCase().endsWith(".sweetspot");
    if (isMap && document.map) screens.mergeFrom(path);
    else if (isMap) void document.open(path);
    else if (document.map) screens.importFrom(path);
    else document.failure = { code: "no_map_open", detail: "", sentence: "" };
  });
}

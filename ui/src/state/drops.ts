// Files dropped on the window: a map is opened, anything else is taken for a spreadsheet.

import { onDropped } from "../wire/call";
import { document } from "./document.svelte";
import { screens } from "./screens.svelte";

/** Listens from now on. Returns how to stop. */
export function followDrops(): () => void {
  return onDropped((path) => {
    if (path.toLowerCase().endsWith(".sweetspot")) void document.open(path);
    else if (document.map) screens.importFrom(path);
    else document.failure = { code: "no_map_open", detail: "", sentence: "" };
  });
}

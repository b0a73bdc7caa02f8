// Files that reach the window from the desktop. Dropped on it: a map is opened, or brought in where another is open;
// anything else is taken for a spreadsheet. Opened there, as by a double click: a map, which is opened here.

import { opensAfterwards } from "../text/shell";
import { onDropped, onHanded } from "../wire/call";
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

/** Opens what is handed to this window, from now on. Returns how to stop. */
export function followHanded(): () => void {
  // One may have come before the page was there to hear of it.
  void openHanded();
  return onHanded(() => void openHanded());
}

/** What somebody is in the middle of in a dialog is theirs to finish; the map opens afterwards. */
async function openHanded(): Promise<void> {
  const path = await document.handed();
  if (path === null) return;
  if (screens.dialog !== null) document.tell(opensAfterwards(path));
  screens.whenFree(() => void document.open(path));
}

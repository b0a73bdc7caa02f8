// Files that reach the window from the desktop. Dropped on it: a map is opened, or brought in where another is open;
// anything else is taken for a spreadsheet. Several come one after the other. Opened there, as by a double click: a map,
// which is opened here.

import { opensAfterwards } from "../text/shell";
import { onDropped, onHanded } from "../wire/call";
import { session } from "../state/session.svelte";
import { filesOver } from "../state/files_over.svelte";
import { screens } from "../state/screens.svelte";

/** Listens from now on. Returns how to stop. */
export function followDrops(): () => void {
  return onDropped(({ is, paths }) => {
    filesOver.paths = is === "over" ? paths : null;
    if (is === "dropped") dropped(paths);
  });
}

export function isMap(path: string): boolean {
  return path.toLowerCase().endsWith(".sweetspot");
}

/** Each waits until the dialog of the one before is closed. */
function dropped(paths: readonly string[]): void {
  const [first, ...rest] = paths;
  if (first === undefined) return;
  // A dialog that is there for such files takes the next one in place of its own.
  const open = isMap(first) ? "merge" : "import";
  if (screens.dialog === null || screens.dialog === open) void take(first);
  else {
    session.tell(opensAfterwards(first));
    screens.whenFree(() => take(first));
  }
  for (const path of rest) screens.whenFree(() => take(path));
}

async function take(path: string): Promise<void> {
  if (isMap(path) && session.map) screens.mergeFrom(path);
  else if (isMap(path)) await session.open(path);
  else if (session.map) screens.importFrom(path);
  else session.failure = { code: "no_map_open", detail: "", sentence: "" };
}

/** Opens what is handed to this window, from now on. Returns how to stop. */
export function followHanded(): () => void {
  // One may have come before the page was there to hear of it.
  void openHanded();
  return onHanded(() => void openHanded());
}

/** What somebody is in the middle of in a dialog is theirs to finish; the map opens afterwards. */
async function openHanded(): Promise<void> {
  const path = await session.handed();
  if (path === null) return;
  if (screens.dialog !== null) session.tell(opensAfterwards(path));
  screens.whenFree(() => session.open(path));
}

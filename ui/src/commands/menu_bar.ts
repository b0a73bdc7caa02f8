// The menu behind the map's title: every command there is, in the parts that people know.

import { session } from "../state/session.svelte";
import { type CommandGroup, type CommandName, GROUP } from "../text/commands";
import { RECENT } from "../text/shell";
import { commands } from "./commands";
import type { Entry } from "./menu_entries";

/** More than these would push the rest of the menu out of sight; the start screen and the palette have all. */
const FEW = 5;
/** The parts of the menu, in order. */
export const GROUPS = Object.keys(GROUP) as CommandGroup[];
/** Commands before which a line is drawn. */
const APART: ReadonlySet<CommandName> = new Set([
  "sample",
  "save",
  "import",
  "send",
  "close",
  "add",
  "select_all",
  "map",
  "preferences",
  "filter",
  "spots",
  "left",
  "zoom_in",
  "include_ended",
  "diagnostics",
]);

/** What a part offers now: every command of it, and among the files those opened before. */
export function entriesOf(group: CommandGroup): Entry[] {
  return commands
    .filter((one) => one.group === group && one.id !== "menu")
    .flatMap(({ id, words, keys, enabled, run }): Entry[] => {
      const own: Entry = { words, run, shortcut: keys[0], disabled: !enabled() };
      const line: Entry[] = APART.has(id) ? ["line"] : [];
      return id === "open" ? [...line, own, ...opened()] : [...line, own];
    });
}

function opened(): Entry[] {
  const recent = session.recent.filter(({ path }) => path !== session.file?.path).slice(0, FEW);
  if (recent.length === 0) return [];
  const entries = recent.map(({ path, title }) => ({
    words: title,
    note: path.split(/[\\/]/).at(-1) ?? path,
    run: () => session.open(path),
  }));
  return [{ heading: RECENT }, ...entries];
}

// The views of one map, in the order in which they are offered: what the header, the commands and the window read. Another
// view is a line here, a component in View.svelte, and a folder of its own. Components stand apart, as they run commands.

import type { CommandName } from "../text/commands";
import { VIEW } from "../text/shell";
import type { ViewKind } from "../wire/types";

export type View = {
  id: ViewKind;
  words: string;
  /** What shows it, and by which keys. */
  command: CommandName;
  keys: readonly string[];
  /** Whether its columns need the room of the side panels. */
  columns: boolean;
};

const ALL: { readonly [K in ViewKind]: View & { id: K } } = {
  venn: { id: "venn", words: VIEW.venn, command: "view_venn", keys: [], columns: false },
  network: { id: "network", words: VIEW.network, command: "view_network", keys: [], columns: false },
  matrix: { id: "matrix", words: VIEW.matrix, command: "view_matrix", keys: [], columns: true },
  table: { id: "table", words: VIEW.table, command: "view_table", keys: [], columns: true },
};

export const VIEWS: readonly View[] = Object.values(ALL);

export function viewOf(id: ViewKind): View {
  return ALL[id];
}

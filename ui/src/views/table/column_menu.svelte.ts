// The menu of a column's heading. The table is the only one who knows what can be done with a column.

import type { Entry, Offered } from "../../commands/menu_entries";
import { menus } from "../../commands/menus.svelte";
import { COLUMN_MENU } from "../../text/menus";
import { TABLE } from "../../text/table";
import type { ColumnId } from "./columns";
import { table } from "./table.svelte";

menus.offer("column", (id) => columnMenu(id as ColumnId));

function columnMenu(column: ColumnId): Offered | null {
  const at = table.all.indexOf(column);
  if (at < 0) return null;
  const label = table.words(column);
  const sorted = table.sort?.column === column ? table.sort : null;
  const fixed = column === "title";
  const entries: Entry[] = [
    { heading: label },
    { words: COLUMN_MENU.up, disabled: sorted?.down === false, run: () => (table.sort = { column, down: false }) },
    { words: COLUMN_MENU.down, disabled: sorted?.down === true, run: () => (table.sort = { column, down: true }) },
    { words: COLUMN_MENU.unsorted, disabled: sorted === null, run: () => (table.sort = null) },
    "line",
    { words: TABLE.earlier(label), disabled: at < 2, run: () => table.move(column, -1) },
    { words: TABLE.later(label), disabled: fixed || at === table.all.length - 1, run: () => table.move(column, 1) },
    { words: COLUMN_MENU.hide(label), disabled: fixed, run: () => table.show(column, false) },
    "line",
    { words: table.filtering ? COLUMN_MENU.unfilter : TABLE.filter, run: () => table.filterColumns() },
  ];
  return { label, entries };
}

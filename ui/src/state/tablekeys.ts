// What keys do in the table, as in a spreadsheet: go, take, begin to type, clear, fill, select.

import { pressed } from "../canvas/keys";
import { screens } from "./screens.svelte";
import { table } from "./table.svelte";

/** A key pressed in the table while nothing is typed; true where it was meant for that. */
export function tableKey(event: KeyboardEvent): boolean {
  const ctrl = event.ctrlKey || event.metaKey;
  const { shiftKey: shift } = event;
  const last = { row: table.rows.length - 1, column: table.columns.length - 1 };
  // With anything held these are no keys of the table's.
  if ((ctrl || shift) && /^(Enter|F2|Delete|Backspace|Escape)$/.test(event.key)) return false;
  switch (event.key) {
    case "ArrowDown":
      return (table.by(ctrl ? last.row : 1, 0, shift), true);
    case "ArrowUp":
      return (table.by(ctrl ? -last.row : -1, 0, shift), true);
    case "ArrowRight":
      return (table.by(0, ctrl ? last.column : 1, shift), true);
    case "ArrowLeft":
      return (table.by(0, ctrl ? -last.column : -1, shift), true);
    case "PageDown":
      return (table.page(1, shift), true);
    case "PageUp":
      return (table.page(-1, shift), true);
    case "Home":
      return (table.go({ row: ctrl ? 0 : table.cursor.row, column: 0 }, shift), true);
    case "End":
      return (table.go({ row: ctrl ? last.row : table.cursor.row, column: last.column }, shift), true);
    case "Enter":
    case "F2":
      return (table.begin(), true);
    case "Delete":
    case "Backspace":
      return (void table.clear(), true);
    case " ":
      if (!shift) return false;
      return (table.selectTaken(), screens.turnTo("details"), true);
    case "Escape":
      table.anchor = null;
      return true;
  }
  if (pressed(event, "Ctrl+A")) return (table.takeAll(), true);
  if (pressed(event, "Ctrl+D")) return (void table.fillDown(), true);
  if (ctrl || event.key.length !== 1) return false;
  table.begin(event.key);
  return true;
}

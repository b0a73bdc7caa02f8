// Does in the table what a key means there.

import { meaningOf, type Way } from "./keys";
import { screens } from "../../state/screens.svelte";
import { findReplace } from "./find_replace.svelte";
import { table, type Place } from "./table.svelte";
import { cellDraft } from "./cell_draft.svelte";

/** Rows that a page key goes. */
const PAGE = 15;

/** A key pressed in the table while nothing is typed; true where it was meant for that. */
export function tableKey(event: KeyboardEvent): boolean {
  const meaning = meaningOf(event);
  if (meaning === null) return false;
  switch (meaning.does) {
    case "go":
      table.go(placeOn(meaning.way), meaning.extend);
      break;
    case "begin":
      cellDraft.begin(meaning.from);
      break;
    case "clear":
      void table.clear();
      break;
    case "fill_down":
      void table.fillDown();
      break;
    case "take_all":
      table.takeAll();
      break;
    case "select_rows":
      table.selectTaken();
      screens.turnTo("details");
      break;
    case "find_next":
      if (findReplace.open) findReplace.next(1);
      else screens.askToFind("find");
      break;
    case "find_previous":
      findReplace.next(-1);
      break;
    case "give_up":
      // What was refused and waits is given up first.
      if (cellDraft.draft) cellDraft.giveUp();
      else table.untake();
      break;
  }
  return true;
}

function placeOn(way: Way): Place {
  const { row, column } = table.cursor;
  const last = { row: table.rows.length - 1, column: table.columns.length - 1 };
  switch (way) {
    case "up":
      return { row: row - 1, column };
    case "down":
      return { row: row + 1, column };
    case "left":
      return { row, column: column - 1 };
    case "right":
      return { row, column: column + 1 };
    case "page_up":
      return { row: row - PAGE, column };
    case "page_down":
      return { row: row + PAGE, column };
    case "top":
      return { row: 0, column };
    case "bottom":
      return { row: last.row, column };
    case "row_start":
      return { row, column: 0 };
    case "row_end":
      return { row, column: last.column };
    case "start":
      return { row: 0, column: 0 };
    case "end":
      return last;
  }
}

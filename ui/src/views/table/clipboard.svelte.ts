// The table and the clipboard: a block of cells leaves and comes as spreadsheets write it.

import { read, written } from "../../canvas/cells";
import { session } from "../../state/session.svelte";
import { TABLE } from "../../text/table";
import { table } from "./table.svelte";

export function copy(event: ClipboardEvent): void {
  const block = table.block();
  event.clipboardData?.setData("text/plain", written(block));
  session.say(TABLE.copied(block.length * (block[0]?.length ?? 0)));
  event.preventDefault();
}

/** Copies, and empties what is taken as one edit. */
export function cut(event: ClipboardEvent): void {
  copy(event);
  void table.clear();
}

export function paste(event: ClipboardEvent): void {
  event.preventDefault();
  void table.paste(read(event.clipboardData?.getData("text/plain") ?? ""));
}

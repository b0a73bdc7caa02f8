// From a pressed key to a command. Keys that belong to typing stay with the field that has the focus.

import { pressed, typing } from "../canvas/keys";
import { commands, type Command } from "./commands";

/** The command that the key is for, if any and if it can be done. */
export function commandFor(event: KeyboardEvent): Command | null {
  if (event.defaultPrevented || event.isComposing) return null;
  for (const command of commands) {
    const keys = command.keys.find((one) => pressed(event, one));
    if (keys === undefined || !command.enabled()) continue;
    // What the clipboard is for comes as an event of its own, with the clipboard's content.
    if (command.id === "copy" || command.id === "paste") return null;
    return typing(event.target) && belongsToTyping(keys, event.target) ? null : command;
  }
  return null;
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Undo in a field is for the typing in it, unless nothing was typed. */
function belongsToTyping(keys: string, field: Field): boolean {
  switch (keys) {
    case "Ctrl+Z":
    case "Ctrl+Y":
    case "Ctrl+Shift+Z":
      return field.dataset.typing === "true" || (field.dataset.typing === undefined && field.value !== "");
    case "Ctrl+A":
    case "Ctrl+Delete":
      return true;
    default:
      return !/^(Ctrl\+|(Shift\+)?F\d+$)/.test(keys);
  }
}

/** Whether the key is one of a command's, also where that can't be done now. What the clipboard is for is not. */
export function isCommandKey(event: KeyboardEvent): boolean {
  const found = commands.find((command) => command.keys.some((one) => pressed(event, one)));
  if (!found || found.id === "copy" || found.id === "paste") return false;
  const keys = found.keys.find((one) => pressed(event, one)) ?? "";
  return !(typing(event.target) && belongsToTyping(keys, event.target));
}

// From a pressed key to a command. Keys that belong to typing stay with the field that has the focus.

import { commands, type Command } from "./commands.svelte";

/** The command that the key is for, if any and if it can be done. */
export function commandFor(event: KeyboardEvent): Command | null {
  if (event.defaultPrevented || event.isComposing || event.altKey) return null;
  const pressed = spelt(event);
  const found = commands.find((command) => command.keys.includes(pressed) && command.enabled());
  if (!found || (typing(event.target) && belongsToTyping(pressed, event.target))) return null;
  return found;
}

/** The key as the commands spell it: `Ctrl+Shift+S`, `F2`, `?`. On a Mac the command key stands for Ctrl. */
function spelt(event: KeyboardEvent): string {
  const held = event.ctrlKey || event.metaKey;
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  // Signs are named by themselves, so that a layout may need Shift for them or not.
  const shift = event.shiftKey && (event.key.length > 1 || /[A-Z]/.test(key));
  return [held && "Ctrl", shift && "Shift", key].filter(Boolean).join("+");
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function typing(target: EventTarget | null): target is Field {
  if (target instanceof HTMLInputElement) return !["checkbox", "radio", "button", "range"].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

/** Undo in a field is for the typing in it, unless nothing was typed. */
function belongsToTyping(pressed: string, field: Field): boolean {
  switch (pressed) {
    case "Ctrl+Z":
    case "Ctrl+Y":
    case "Ctrl+Shift+Z":
      return field.dataset.typing === "true" || (field.dataset.typing === undefined && field.value !== "");
    case "Ctrl+A":
    case "Ctrl+Delete":
      return true;
    default:
      return !/^(Ctrl\+|F\d+$)/.test(pressed);
  }
}

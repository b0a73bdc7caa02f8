// Taking back what was typed in a field, and doing it again. WebKitGTK keeps the typing but binds no key to it, so the
// keys are bound here, in every web view alike.

/** Takes typing back, or does it again, where the key asks for it and a text field has the focus. */
export function takeBackTyping(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.altKey || !(event.ctrlKey || event.metaKey)) return;
  const which = asked(event);
  if (which === null || !takesText(event.target)) return;
  event.preventDefault();
  // Marked as obsolete, yet the only door to a field's own list of what was typed; every web view has it.
  document.execCommand(which);
}

function asked(event: KeyboardEvent): "undo" | "redo" | null {
  const key = event.key.toLowerCase();
  if (key === "z") return event.shiftKey ? "redo" : "undo";
  return key === "y" && !event.shiftKey ? "redo" : null;
}

const WITHOUT_TEXT = ["checkbox", "radio", "button", "submit", "reset", "range", "color", "file"];

function takesText(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !target.readOnly && !WITHOUT_TEXT.includes(target.type);
  if (target instanceof HTMLTextAreaElement) return !target.readOnly;
  return target instanceof HTMLElement && target.isContentEditable;
}

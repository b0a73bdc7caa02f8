// What a key means in the table, as in a spreadsheet. Each key is taken with exactly the modifiers that it is named with;
// with any others it is somebody else's.

export type Way =
  | "up"
  | "down"
  | "left"
  | "right"
  | "page_up"
  | "page_down"
  | "top"
  | "bottom"
  | "row_start"
  | "row_end"
  | "start"
  | "end";

export type Meaning =
  | { does: "go"; way: Way; extend: boolean }
  | { does: "begin"; from?: string }
  | { does: "clear" | "fill_down" | "take_all" | "select_rows" | "give_up" | "find_next" | "find_previous" };

export type Pressed = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey"> & {
  getModifierState?(name: string): boolean;
};

/** Each also with Shift, which takes the cells on the way. */
const WAYS: Record<string, Way> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
  PageUp: "page_up",
  PageDown: "page_down",
  Home: "row_start",
  End: "row_end",
  "Ctrl+ArrowUp": "top",
  "Ctrl+ArrowDown": "bottom",
  "Ctrl+ArrowLeft": "row_start",
  "Ctrl+ArrowRight": "row_end",
  "Ctrl+Home": "start",
  "Ctrl+End": "end",
};

const DEEDS: Record<string, Meaning> = {
  Enter: { does: "begin" },
  F2: { does: "begin" },
  Delete: { does: "clear" },
  Backspace: { does: "clear" },
  Escape: { does: "give_up" },
  "Shift+ ": { does: "select_rows" },
  F3: { does: "find_next" },
  "Shift+F3": { does: "find_previous" },
  "Ctrl+A": { does: "take_all" },
  "Ctrl+D": { does: "fill_down" },
};

/** What the key means while nothing is typed; null: nothing here. */
export function meaningOf(event: Pressed): Meaning | null {
  const letter = typedBy(event);
  if (letter !== null) return { does: "begin", from: letter };
  if (event.altKey) return null;
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const held = event.ctrlKey || event.metaKey ? `Ctrl+${key}` : key;
  const way = WAYS[held];
  if (way) return { does: "go", way, extend: event.shiftKey };
  return DEEDS[event.shiftKey ? held.replace(/^(Ctrl\+)?/, "$1Shift+") : held] ?? null;
}

/** The letter that the key types; AltGr, which browsers tell as Ctrl with Alt, types letters too. */
function typedBy(event: Pressed): string | null {
  if (event.key.length !== 1 || event.key === " ") return null;
  if (event.getModifierState?.("AltGraph")) return event.key;
  return event.ctrlKey || event.metaKey || event.altKey ? null : event.key;
}

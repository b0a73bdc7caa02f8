// Whether the key that was pressed is a shortcut: all its modifiers are held and no other, whatever the keyboard's layout.
// Every shortcut of the page asks here, so that Ctrl+Shift+A is never taken for Ctrl+A. It knows no command.

/** What of a key event is looked at. */
export type Pressed = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey"> &
  Partial<Pick<KeyboardEvent, "getModifierState">>;

type Held = { ctrl: boolean; alt: boolean; other: boolean; graph: boolean };

const LETTER = /^[A-Z]$/;
const NAMED = /^[A-Z][A-Za-z]|^F\d+$/;

/** Whether exactly this shortcut is pressed, written as people do: `Ctrl+Shift+A`, `F2`, `?`, `Ctrl++`. */
export function pressed(event: Pressed, shortcut: string): boolean {
  const { key, ctrl, alt, shift } = parts(shortcut);
  const held = modifiers(event);
  if (held.other || held.ctrl !== ctrl || held.alt !== alt) return false;
  const name = nameOf(event);
  if (name !== key) return false;
  // Caps Lock turns letters round without Shift. Signs and digits need Shift on one layout and none on the next.
  return LETTER.test(key) || NAMED.test(key) || key === " " ? event.shiftKey === shift && !held.graph : true;
}

/** Whether the key is pressed with nothing held but perhaps Shift: for arrows, letters and signs that go by themselves. */
export function alone(event: Pressed): boolean {
  const { ctrl, alt, other } = modifiers(event);
  return !ctrl && !alt && !other;
}

/** Whether Ctrl is held, or what stands for it on a Mac. */
export function withCtrl(event: Pick<MouseEvent, "ctrlKey" | "metaKey">): boolean {
  return mac() ? event.metaKey : event.ctrlKey;
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Whether the keys pressed there are typing. */
export function typing(target: EventTarget | null): target is Field {
  if (target instanceof HTMLInputElement) return !["checkbox", "radio", "button", "range"].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

function parts(shortcut: string): { key: string; ctrl: boolean; alt: boolean; shift: boolean } {
  const [, held = "", key = ""] = /^((?:Ctrl\+|Alt\+|Shift\+)*)(.+)$/.exec(shortcut) ?? [];
  const named = key === "Space" ? " " : key;
  return { key: named, ctrl: held.includes("Ctrl"), alt: held.includes("Alt"), shift: held.includes("Shift") };
}

function modifiers(event: Pressed): Held {
  const graph = event.getModifierState?.("AltGraph") ?? false;
  // Windows tells AltGr, which types the third sign of a key, as Ctrl and Alt held together.
  if (graph) return { ctrl: false, alt: false, other: event.metaKey, graph };
  const [ctrl, other] = mac() ? [event.metaKey, event.ctrlKey] : [event.ctrlKey, event.metaKey];
  return { ctrl, alt: event.altKey, other, graph };
}

/** A letter's name is its capital. Where the layout has other letters, the key's place on the keyboard tells. */
function nameOf({ key, code }: Pressed): string {
  if (key.length !== 1) return key;
  const capital = key.toUpperCase();
  if (LETTER.test(capital)) return capital;
  const [, place] = /^Key([A-Z])$/.exec(code) ?? [];
  return /\p{L}/u.test(key) && place ? place : key;
}

function mac(): boolean {
  return globalThis.navigator?.platform.startsWith("Mac") ?? false;
}

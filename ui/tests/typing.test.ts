import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { takeBackTyping } from "../src/parts/typing";

const done = vi.fn<(which: string) => boolean>();

beforeEach(() => {
  done.mockReset();
  // jsdom has no list of what was typed.
  Object.defineProperty(document, "execCommand", { value: done, configurable: true });
  document.addEventListener("keydown", takeBackTyping);
});

afterEach(() => {
  document.removeEventListener("keydown", takeBackTyping);
  document.body.replaceChildren();
});

function press(target: HTMLElement, key: string, held: KeyboardEventInit = { ctrlKey: true }): boolean {
  document.body.append(target);
  return !target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...held }));
}

function field(tag: "input" | "textarea", type = "text"): HTMLElement {
  const made = document.createElement(tag);
  if (made instanceof HTMLInputElement) made.type = type;
  return made;
}

test("typing is taken back and done again by the usual keys", () => {
  for (const target of [field("input"), field("textarea"), field("input", "search")]) {
    expect(press(target, "z")).toBe(true);
    expect(press(target, "Z", { ctrlKey: true, shiftKey: true })).toBe(true);
    expect(press(target, "y", { metaKey: true })).toBe(true);
  }
  expect(done.mock.calls.map(([which]) => which)).toEqual([
    "undo",
    "redo",
    "redo",
    "undo",
    "redo",
    "redo",
    "undo",
    "redo",
    "redo",
  ]);
});

test("other keys, and what takes no text, are left alone", () => {
  const readOnly = field("input") as HTMLInputElement;
  readOnly.readOnly = true;
  expect(press(readOnly, "z")).toBe(false);
  expect(press(field("input", "checkbox"), "z")).toBe(false);
  expect(press(document.createElement("button"), "z")).toBe(false);
  expect(press(field("input"), "z", {})).toBe(false);
  expect(press(field("input"), "z", { ctrlKey: true, altKey: true })).toBe(false);
  expect(press(field("input"), "x")).toBe(false);
  expect(done).not.toHaveBeenCalled();
});

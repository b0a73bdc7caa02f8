// The window is an application and no page of a browser: its keys, its menu and its drops do nothing here but in fields, where
// they are what typing needs. Our own menus open in place of the browser's.

import { pressed, typing } from "../canvas/keys";
import { copied, pasted } from "../state/clipboard";
import { menus } from "./menus.svelte";
import { commandFor, isCommandKey } from "./shortcuts";

/** What the engines do with keys by themselves: reload, print, list downloads, show the source, find, go back. */
const KEYS = [
  "F5",
  "Ctrl+F5",
  "Shift+F5",
  "Ctrl+R",
  "Ctrl+Shift+R",
  "Ctrl+P",
  "Ctrl+J",
  "Ctrl+U",
  "F3",
  "Shift+F3",
  "Ctrl+G",
  "Ctrl+Shift+G",
  "F7",
  "Alt+ArrowLeft",
  "Alt+ArrowRight",
  "Alt+Home",
];

/** Keeps it so. Returns how to stop. */
export function keepBrowserOut(): () => void {
  const listeners: [string, (event: Event) => void, boolean][] = [
    // Before anybody: also while a menu or a dialog keeps keys to itself.
    ["keydown", (event) => browserKey(event as KeyboardEvent), true],
    ["keydown", (event) => menuKey(event as KeyboardEvent), false],
    ["contextmenu", (event) => menu(event as MouseEvent), false],
    ["mouseup", (event) => sideButton(event as MouseEvent), true],
    ["auxclick", (event) => sideButton(event as MouseEvent), true],
    ["dragstart", (event) => outsideFields(event), false],
    ["dragover", (event) => strange(event as DragEvent), false],
    ["drop", (event) => strange(event as DragEvent), false],
    // WebKit asks first whether there is anything to copy; outside of fields it sees no text.
    ["beforecopy", (event) => outsideFields(event), false],
    ["beforepaste", (event) => outsideFields(event), false],
    ["copy", (event) => copied(event as ClipboardEvent), false],
    ["paste", (event) => pasted(event as ClipboardEvent), false],
  ];
  for (const [name, listener, first] of listeners) window.addEventListener(name, listener, first);
  return () => {
    for (const [name, listener, first] of listeners) window.removeEventListener(name, listener, first);
  };
}

function browserKey(event: KeyboardEvent): void {
  if (KEYS.some((key) => pressed(event, key)) && !isCommandKey(event)) event.preventDefault();
}

/** What is one of our shortcuts is never one of the browser's, also while it can't be done. */
function menuKey(event: KeyboardEvent): void {
  if (event.defaultPrevented) return;
  if (isCommandKey(event) && commandFor(event) === null) return event.preventDefault();
  if (!pressed(event, "Shift+F10") && !pressed(event, "ContextMenu")) return;
  const target = document.activeElement ?? document.body;
  if (typing(target)) return;
  event.preventDefault();
  menus.ask(target, null);
}

function menu(event: MouseEvent): void {
  if (typing(event.target)) return;
  event.preventDefault();
  // From the keys it has been opened by the key itself.
  if (event.button !== 2 || !(event.target instanceof Element)) return;
  menus.ask(event.target, { x: event.clientX, y: event.clientY });
}

/** The buttons at a mouse's side go back and forth. */
function sideButton(event: MouseEvent): void {
  if (event.button > 2) event.preventDefault();
}

function outsideFields(event: Event): void {
  if (!typing(event.target) && !readsText()) event.preventDefault();
}

/** A link or a picture dropped on the page would take its place; files come through the window itself. */
function strange(event: DragEvent): void {
  const files = event.dataTransfer?.types.includes("Files") ?? false;
  if (files || !typing(event.target)) event.preventDefault();
}

/** Whether the person has marked text to read or copy. */
function readsText(): boolean {
  return document.getSelection()?.isCollapsed === false;
}

// Going from mark to mark on the canvas with the keyboard. The canvas is one stop for Tab; inside it the active mark is
// the one that the keys act on. It never scrolls the page, and leaves keys alone that it has no use for.

import type { InitiativeId, Mark } from "../../wire/types";
import { alone, pressed } from "../../canvas/keys";
import { isArrow, neighbour, ReadingOrder } from "../../canvas/walk";
import { camera, sheet } from "./camera.svelte";
import { session } from "../../state/session.svelte";
import { filter } from "../../state/filter.svelte";
import { selection } from "../../state/selection.svelte";

export class VennKeyboard {
  /** The mark that the keys act on. */
  active: InitiativeId | null = $state(null);
  /** Whether the canvas has the focus and the keyboard brought it there, so that the ring shows. */
  focused = $state(false);

  readonly #order = new ReadingOrder();
  /** The marks in the order in which they are read. */
  readonly marks: readonly Mark[] = $derived(sheet.scene ? this.#order.follow(sheet.scene) : []);
  /** The active mark's place in that order; -1 where there is none. */
  readonly at: number = $derived.by(() => {
    const position = this.active === null ? undefined : session.byId.get(this.active);
    return position === undefined ? -1 : this.marks.findIndex((mark) => mark.initiative === position);
  });

  /** Starts from what is selected, or from the first mark. */
  enter(): void {
    this.focused = true;
    if (this.at >= 0) return;
    const chosen = this.marks.find((mark) => this.#idOf(mark) === selection.primary);
    this.active = this.#idOf(chosen ?? this.marks[0]);
  }

  leave(): void {
    this.focused = false;
  }

  /** A key pressed on the canvas; true where it was meant for the marks. */
  key(event: KeyboardEvent): boolean {
    if (this.#command(event)) return true;
    if (!alone(event)) return false;
    const target = this.#target(event.key);
    if (target === null) return false;
    this.focused = true;
    const id = this.#idOf(target);
    if (!target || id === null) return true;
    if (event.shiftKey) selection.set(new Set([...selection.ids, ...(this.active ? [this.active] : []), id]));
    this.active = id;
    camera.reveal([target]);
    return true;
  }

  /** What Enter picks up: the active mark, and with it the other selected marks where it is one of them. */
  get together(): InitiativeId[] {
    const { active } = this;
    if (active === null || this.at < 0) return [];
    if (!selection.ids.has(active)) return [active];
    // What is selected but not on the map does not come along unseen.
    const others = this.marks.flatMap((mark) => this.#idOf(mark) ?? []).filter((id) => id !== active);
    return [active, ...others.filter((id) => selection.ids.has(id))];
  }

  #command(event: KeyboardEvent): boolean {
    if (pressed(event, "Ctrl+A")) {
      const shown = this.marks.filter((mark) => filter.shown.has(mark.initiative));
      selection.set(shown.flatMap((mark) => this.#idOf(mark) ?? []));
      return true;
    }
    if (pressed(event, "Escape")) return this.#empty();
    if (!alone(event)) return false;
    if (this.active === null) return false;
    if (event.key === " ") {
      // Space is also held for panning: only where the ring shows which mark is meant does it select.
      if (!this.focused || event.repeat) return true;
      if (selection.ids.size === 1 && selection.ids.has(this.active)) selection.clear();
      else if (event.shiftKey || selection.ids.size > 1) selection.toggle(this.active);
      else selection.only(this.active);
      return true;
    }
    return false;
  }

  #empty(): boolean {
    const some = selection.ids.size > 0 || selection.spot !== null || selection.region !== null;
    selection.clear();
    selection.spot = null;
    selection.region = null;
    return some;
  }

  /** The mark that a key leads to; undefined where the key is for walking but nothing lies that way, null where it is not. */
  #target(key: string): Mark | undefined | null {
    const from = this.marks[this.at];
    if (key === "Home") return this.marks[0];
    if (key === "End") return this.marks.at(-1);
    if (!isArrow(key)) return null;
    if (!from) return this.marks[0];
    return neighbour(this.marks, from, key) ?? from;
  }

  #idOf(mark: Mark | undefined): InitiativeId | null {
    return (mark && session.map?.initiatives[mark.initiative]?.id) ?? null;
  }
}

export const vennKeyboard = new VennKeyboard();

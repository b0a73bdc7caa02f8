// Which dialog, tab and drawer is open. Knows nothing of what they show.

import { tick } from "svelte";
import type { ViewKind } from "../wire/types";

export type Dialog =
  | "new"
  | "new_like"
  | "rename_file"
  | "import"
  | "merge"
  | "send"
  | "privacy"
  | "export"
  | "paper"
  | "map"
  | "challenges"
  | "organisations"
  | "preferences"
  | "shortcuts"
  | "diagnostics"
  | "local"
  | "about";

export type RightTab = "spots" | "thin" | "together" | "history" | "details";

export type Side = "left" | "right";
export type Panels = Readonly<Record<Side, boolean> & { last: Side }>;

export class Screens {
  dialog = $state<Dialog | null>(null);
  /** What fills the middle of the window. */
  view = $state<ViewKind>("venn");
  /** Whether the Venn's areas are drawn in proportion, instead of the fixed drawing. */
  proportional = $state(false);
  rightTab = $state<RightTab>("spots");
  palette = $state(false);
  /** Which side panels the person wants, and which of the two they opened last. */
  #chosen = $state.raw<Panels>({ left: true, right: true, last: "left" });
  /** Those in sight: the same, unless there is no room for them. */
  left = $state(true);
  right = $state(true);
  /** How wide they are, in rem; null: as the window has room. */
  leftWidth = $state<number | null>(null);
  rightWidth = $state<number | null>(null);
  /** Rises whenever the menu should open. */
  menuAsked = $state(0);
  /** Whether there is room for only one of them beside the canvas. */
  #narrow = false;
  /** Whether columns need the room of both; what is opened and closed meanwhile is for then only. */
  #columns = false;
  /** The spreadsheet that the import dialog starts with, as one dropped on the window; null: it asks. */
  importPath = $state<string | null>(null);
  /** The copy that the merge dialog starts with, as one dropped on the window; null: it asks. */
  mergePath = $state<string | null>(null);
  /** Whether the field of the title should take the focus as soon as it is there. */
  renaming = $state(false);
  /** Rises whenever the field should take the focus. */
  filterAsked = $state(0);
  addAsked = $state(0);
  /** Whether the table's find and replace is open, and how often it was asked for. */
  finding: "find" | "replace" | null = $state(null);
  findAsked = $state(0);

  /** The dialog to go back to when this one closes. */
  #before: Dialog | null = null;
  /** What waits until no dialog is open, in order. */
  #waiting: (() => unknown)[] = [];
  /** Whether one of them is under way. */
  #taking = false;

  /** Opens a dialog; closing it goes back to `before`, where one is given. */
  open(dialog: Dialog, before: Dialog | null = null): void {
    this.palette = false;
    this.dialog = dialog;
    this.#before = before;
  }

  close(): void {
    this.dialog = this.#before;
    this.#before = null;
    this.importPath = null;
    this.mergePath = null;
    void this.#next();
  }

  /** Does it now, or where a dialog is open once that is closed; one after the other where several wait. */
  whenFree(work: () => unknown): void {
    this.#waiting.push(work);
    void this.#next();
  }

  async #next(): Promise<void> {
    if (this.#taking) return;
    this.#taking = true;
    try {
      while (this.dialog === null && this.#waiting.length > 0) await this.#waiting.shift()?.();
    } finally {
      this.#taking = false;
    }
  }

  /** Opens the import dialog on a spreadsheet. */
  importFrom(path: string): void {
    this.importPath = path;
    this.open("import");
  }

  /** Opens the merge dialog on a copy. */
  mergeFrom(path: string): void {
    this.mergePath = path;
    this.open("merge");
  }

  /** Shows a tab of the right panel, opening the panel where it is closed. */
  show(tab: RightTab): void {
    this.rightTab = tab;
    this.#openPanel("right");
  }

  /** Turns the right panel to a tab; a panel that the person has closed stays closed. */
  turnTo(tab: RightTab): void {
    this.rightTab = tab;
  }

  toggleLeft(): void {
    if (this.left) this.#shutPanel("left");
    else this.#openPanel("left");
  }

  toggleRight(): void {
    if (this.right) this.#shutPanel("right");
    else this.#openPanel("right");
  }

  /** The window has become too narrow for both side panels, or wide enough. */
  fold(narrow: boolean): void {
    this.#narrow = narrow;
    // While they make room for columns, that is for afterwards.
    if (!this.#columns) this.#settle();
  }

  /** Columns need the room of the side panels, or no longer do; then these stand as before. */
  makeRoom(needed: boolean): void {
    if (needed === this.#columns) return;
    this.#columns = needed;
    this.#settle();
  }

  /** Which side panels the person wants: what folds by itself for want of room is still wanted. */
  get panels(): Panels {
    return this.#chosen;
  }

  /** Shows the side panels that are wanted, as far as there is room. */
  put(panels: Panels): void {
    this.#chosen = panels;
    this.#settle();
  }

  askForMenu(): void {
    this.menuAsked += 1;
  }

  askForFilter(): void {
    this.#openPanel("left");
    // A panel that was shut is there first, and hears of it then.
    void tick().then(() => (this.filterAsked += 1));
  }

  askToFind(how: "find" | "replace"): void {
    this.finding = how;
    this.findAsked += 1;
  }

  askForTitle(): void {
    this.show("details");
    this.renaming = true;
  }

  askForInitiative(): void {
    this.#openPanel("left");
    void tick().then(() => (this.addAsked += 1));
  }

  #openPanel(side: Side): void {
    this[side] = true;
    if (this.#narrow) this[side === "left" ? "right" : "left"] = false;
    if (!this.#columns) this.#chosen = { ...this.#chosen, [side]: true, last: side };
  }

  #shutPanel(side: Side): void {
    this[side] = false;
    if (!this.#columns) this.#chosen = { ...this.#chosen, [side]: false };
  }

  #settle(): void {
    const { left, right, last } = this.#chosen;
    const one = this.#narrow && left && right;
    this.left = !this.#columns && left && !(one && last === "right");
    this.right = !this.#columns && right && !(one && last === "left");
  }
}

export const screens = new Screens();

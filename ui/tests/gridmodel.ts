// The table as it should be, in a few rules over plain values: which cell is meant, what is typed there, and what is written
// when. It knows nothing of the page; the test holds the page against it.

import type { OpenMap } from "../src/wire/open_map";

import type { Cell, Initiative, Status } from "../src/wire/types";

export const STATUSES = ["Idea", "Planned", "Live", "Paused", "Ended"];
export type ModelCell = { id: string; column: number };
export type Write = { id: string; column: number; value: string };
type Draft = ModelCell & { text: string; picked: string | null; touched: boolean; refused: boolean };
type Edit = { writes: Write[]; draft: Draft | null; back: boolean; went: number };

/** The columns that the test shows. */
export const COLUMNS = ["title", "status", "region", "strength", "strength", "start"] as const;
const SHUT = 2;

export class GridModel {
  sort: { column: number; down: boolean } | null = null;
  only: Status | null = null;
  cursor: ModelCell;
  #places: { row: number; column: number } = { row: 0, column: 0 };
  #corner: ModelCell | null = null;
  #took: string[] = [];
  draft: Draft | null = null;
  focus: "grid" | "head" | "field" | "outside" = "grid";
  /** What was asked of the program and not answered yet. */
  readonly waiting: Edit[] = [];
  readonly sent: Write[][] = [];
  #went = 0;

  constructor(public map: OpenMap) {
    this.cursor = { id: map.initiatives[0]!.id, column: 0 };
  }

  text(id: string, column: number): string {
    const row = this.map.initiatives.find((one) => one.id === id)!;
    const challenge = this.map.challenges[column - 3];
    switch (COLUMNS[column]!) {
      case "title":
        return row.title;
      case "status":
        return STATUSES.find((one) => one.toLowerCase() === row.status)!;
      case "region":
        return "";
      case "strength":
        return String(row.contributions[challenge!.id]?.strength ?? "");
      case "start":
        return row.start ?? "";
    }
  }

  rows(): string[] {
    const held = this.draft?.id;
    const found = this.map.initiatives.filter(
      (row) => this.only === null || row.status === this.only || row.id === held,
    );
    const { sort } = this;
    if (!sort) return found.map(({ id }) => id);
    const key = (row: Initiative): string =>
      sort.column === 1 ? String(STATUSES.indexOf(this.text(row.id, 1))) : this.text(row.id, sort.column);
    const { compare } = new Intl.Collator("en-GB", { numeric: true });
    return found
      .toSorted((a, b) => {
        const [one, other] = [key(a), key(b)];
        if ((one === "") !== (other === "")) return one === "" ? 1 : -1;
        return (sort.down ? -1 : 1) * compare(one, other);
      })
      .map(({ id }) => id);
  }

  /** Where the cursor is seen: where its row is not shown, at the place where it was. */
  place(): { row: number; column: number } {
    const rows = this.rows();
    const row = rows.indexOf(this.cursor.id);
    return this.#inside({ row: row < 0 ? this.#places.row : row, column: this.cursor.column });
  }

  at(row: number, column: number): ModelCell | null {
    const place = this.#inside({ row, column });
    const id = this.rows()[place.row];
    return id === undefined ? null : { id, column: place.column };
  }

  press(cell: ModelCell, shift: boolean): void {
    if (this.draft && this.draft.id === cell.id && this.draft.column === cell.column) {
      this.focus = "field";
      return;
    }
    this.#leave();
    // A row that was held only by what was typed in it may be gone now.
    if (this.rows().includes(cell.id)) this.#go(cell, shift);
    this.focus = "grid";
  }

  doublePress(cell: ModelCell): void {
    this.press(cell, false);
    if (this.focus === "grid") this.#begin();
  }

  pressOutside(): void {
    if (this.focus === "field") this.#leave();
    this.focus = "outside";
  }

  /** The table is taken from the screen and shown again. */
  away(): void {
    this.#leave();
    this.draft = null;
    this.focus = "grid";
  }

  key(key: string, shift: boolean): void {
    if (this.focus === "head") this.#headKey(key, shift);
    else if (this.focus === "grid") this.#gridKey(key, shift);
    else if (this.focus === "field") this.#fieldKey(key, shift);
  }

  /** Somebody else has changed the map. */
  changed(map: OpenMap): void {
    this.map = map;
    this.check();
  }

  check(): void {
    if (!this.draft || this.map.initiatives.some(({ id }) => id === this.draft?.id)) return;
    this.draft = null;
    if (this.focus === "field") this.focus = "outside";
  }

  /** The program has answered the first edit that waits: done, or refused. */
  answered(done: boolean): void {
    const edit = this.waiting.shift();
    // Something was asked that nobody confirmed: what was asked is compared with what should have been.
    if (!edit) return;
    const { draft } = edit;
    if (done || draft === null || this.draft || !this.map.initiatives.some(({ id }) => id === draft.id)) return;
    this.draft = { ...draft, refused: true };
    if (!edit.back || this.#went > edit.went + 1) return;
    this.#go(draft, false);
    if (this.focus === "grid") this.focus = "field";
  }

  #gridKey(key: string, shift: boolean): void {
    const { row, column } = this.place();
    const steps: Record<string, [number, number]> = {
      ArrowDown: [1, 0],
      ArrowUp: [-1, 0],
      ArrowLeft: [0, -1],
      ArrowRight: [0, 1],
    };
    const step = steps[key];
    if (key === "ArrowUp" && !shift && row === 0) this.focus = "head";
    else if (step) this.#go(this.at(row + step[0], column + step[1]), shift);
    else if ((key === "Enter" && !shift) || key === "F2") this.#begin();
    else if (key === "Delete")
      this.#send(
        this.#taken().map((cell) => ({ ...cell, value: "" })),
        null,
        false,
      );
    else if (key === "Escape") {
      if (this.draft) this.draft = null;
      else this.#corner = null;
    } else if (key.length === 1) this.#begin(key);
  }

  #headKey(key: string, shift: boolean): void {
    const { row, column } = this.place();
    if (shift) return;
    if (key === "ArrowDown" || key === "Escape") this.focus = "grid";
    else if (key === "ArrowLeft") this.#go(this.at(row, column - 1), false);
    else if (key === "ArrowRight") this.#go(this.at(row, column + 1), false);
  }

  #fieldKey(key: string, shift: boolean): void {
    const draft = this.draft!;
    const choices = choicesOf(draft.column);
    if (key === "Enter") this.#finish(shift ? -1 : 1, 0);
    else if (key === "Tab") this.#finish(0, shift ? -1 : 1);
    else if (key === "Escape") {
      this.draft = null;
      this.focus = "grid";
    } else if (choices && !shift && (key === "ArrowDown" || key === "ArrowUp")) {
      const at = choices.indexOf(draft.picked ?? "none of them");
      const to = key === "ArrowDown" ? Math.min(at + 1, choices.length - 1) : Math.max(at - 1, 0);
      this.draft = { ...draft, text: "", picked: choices[to]!, touched: true, refused: false };
    } else if (key.length === 1) {
      const text = draft.text + key;
      this.draft = { ...draft, text, picked: meant(draft.column, text), touched: true, refused: false };
    }
  }

  #begin(from?: string): void {
    const { row, column } = this.place();
    const cell = this.at(row, column);
    if (!cell) return;
    if (this.draft?.id === cell.id && this.draft.column === column && from === undefined) {
      this.focus = "field";
      return;
    }
    if (column === SHUT) return;
    const choices = choicesOf(column);
    const shown = this.#shown(cell);
    const picked = choices ? (from === undefined ? shown : meant(column, from)) : null;
    const text = from ?? (choices ? "" : shown);
    this.draft = { ...cell, text, picked, touched: from !== undefined, refused: false };
    this.focus = "field";
  }

  #finish(rows: number, columns: number): void {
    const draft = this.draft!;
    const next = this.at(this.rows().indexOf(draft.id) + rows, draft.column + columns);
    const value = choicesOf(draft.column) ? draft.picked : draft.text;
    if (value === null) return;
    this.draft = null;
    this.focus = "grid";
    this.#handOver(draft, value, true);
    if (next && this.rows().includes(next.id)) this.#go(next, false);
  }

  #leave(): void {
    const { draft } = this;
    if (!draft || draft.refused) return;
    this.draft = null;
    const value = choicesOf(draft.column) ? named(draft.column, draft.text) : draft.text;
    if (value !== null) this.#handOver(draft, value, false);
  }

  #handOver(draft: Draft, value: string, back: boolean): void {
    if (!draft.touched || value === this.#shown(draft)) return;
    this.#send([{ id: draft.id, column: draft.column, value }], draft, back);
  }

  #send(writes: Write[], draft: Draft | null, back: boolean): void {
    if (writes.length === 0 || writes.some(({ column }) => column === SHUT)) return;
    this.sent.push(writes);
    this.waiting.push({ writes, draft, back, went: this.#went });
  }

  /** What the person sees there: what was handed over, until the answer. */
  #shown({ id, column }: ModelCell): string {
    const over = this.waiting.findLast((edit) => edit.draft?.id === id && edit.draft.column === column);
    return over?.writes[0]?.value ?? this.text(id, column);
  }

  #go(cell: ModelCell | null, extend: boolean): void {
    if (!cell) return;
    const corner = this.#whole() ? this.#corner! : this.at(this.place().row, this.place().column)!;
    this.cursor = cell;
    this.#places = { row: this.rows().indexOf(cell.id), column: cell.column };
    this.#corner = extend ? corner : null;
    this.#took = extend ? this.#span() : [];
    this.#went += 1;
  }

  /** Whether the same rows still lie between the corners. */
  #whole(): boolean {
    return this.#corner !== null && this.#span().join() === this.#took.join();
  }

  #span(): string[] {
    const rows = this.rows();
    const [one, other] = [this.place().row, rows.indexOf(this.#corner!.id)];
    return other < 0 ? ["gone"] : rows.slice(Math.min(one, other), Math.max(one, other) + 1);
  }

  #taken(): ModelCell[] {
    const { row, column } = this.place();
    const here = this.at(row, column);
    if (!here) return [];
    if (!this.#whole()) return [here];
    const [left, right] = [column, this.#corner!.column].sort((a, b) => a - b) as [number, number];
    return this.#span().flatMap((id) =>
      Array.from({ length: right - left + 1 }, (_, nth) => ({ id, column: left + nth })),
    );
  }

  #inside({ row, column }: { row: number; column: number }): { row: number; column: number } {
    return {
      row: Math.min(Math.max(row, 0), Math.max(this.rows().length - 1, 0)),
      column: Math.min(Math.max(column, 0), COLUMNS.length - 1),
    };
  }
}

function choicesOf(column: number): string[] | null {
  if (COLUMNS[column] === "status") return STATUSES;
  return COLUMNS[column] === "strength" ? ["", "1", "2", "3"] : null;
}

const SAID: Record<string, string> = { "": "none", "1": "some", "2": "good", "3": "strong" };

/** The choice that is named in full; null: none. */
function named(column: number, text: string): string | null {
  const found = choicesOf(column)?.find((one) => {
    const said = COLUMNS[column] === "strength" ? [one, SAID[one]!, `${one} ${SAID[one]}`] : [one];
    return text !== "" && said.some((name) => name.toLowerCase() === text.toLowerCase());
  });
  return found ?? null;
}

/** The choice that begins with what is typed so far; null: none. */
function meant(column: number, text: string): string | null {
  const wanted = text.toLowerCase();
  const begins = (one: string): boolean =>
    one.toLowerCase().startsWith(wanted) || (COLUMNS[column] === "strength" && SAID[one]!.startsWith(wanted));
  const has = (one: string): boolean =>
    (COLUMNS[column] === "strength" ? `${one} ${SAID[one]}` : one).toLowerCase().includes(wanted);
  const choices = choicesOf(column);
  return named(column, text) ?? choices?.find(begins) ?? choices?.find(has) ?? null;
}

/** What the program would make of it; null: it refuses all of it. */
export function applied(map: OpenMap, cells: readonly Cell[]): OpenMap | null {
  const next = structuredClone(map);
  for (const { initiative, column, value } of cells) {
    const row = next.initiatives.find(({ id }) => id === initiative);
    if (!row) return null;
    if (column.of === "title" && value !== "") row.title = value;
    else if (column.of === "status" && STATUSES.includes(value)) row.status = value.toLowerCase() as Status;
    else if (column.of === "start" && (value === "" || /^\d{4}-\d\d-\d\d$/.test(value))) row.start = value || null;
    else if (column.of === "strength" && ["", "1", "2", "3"].includes(value)) {
      const others = Object.entries(row.contributions).filter(([id]) => id !== column.challenge);
      const strength = { strength: Number(value) as 1 | 2 | 3, why: "", contested: false };
      row.contributions = Object.fromEntries(value === "" ? others : [...others, [column.challenge, strength]]);
    } else return null;
  }
  return next;
}

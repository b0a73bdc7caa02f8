// The table of initiatives: its columns, its order, the cell where one is, and what is written in cells. Every writing is one
// edit, also of many cells; nothing is shown as written before the reply.

import { letter, lettersOf } from "../canvas/sets";
import { COLUMN, TABLE, type PlainColumn } from "../text/table";
import { dateWords, readDate } from "../text/dates";
import { GROUND_KINDS, ROLE, SECTOR, STATUS } from "../text/words";
import type { Cell, Column, Initiative, InitiativeId, Role } from "../wire/types";
import { document } from "./document.svelte";
import { folded } from "./matching";
import { regionOf } from "./reading.svelte";
import { search } from "./search.svelte";
import { selection } from "./selection.svelte";

export type ColumnId = PlainColumn | `strength:${string}`;
export type Place = { row: number; column: number };
export type Row = { position: number; initiative: Initiative };

const FIRST: readonly ColumnId[] = ["title", "status", "region"];
const LAST: readonly ColumnId[] = [
  "leads",
  "partners",
  "places",
  "priorities",
  "themes",
  "start",
  "end",
  "summary",
  "bright_spot",
];
const MORE: readonly ColumnId[] = ["sectors", "notes", "link", "reference"];
/** Rows that a page key goes. */
const PAGE = 15;

export class Table {
  /** Columns in order; null: as they come. */
  #order: readonly ColumnId[] | null = $state.raw(null);
  #hidden: ReadonlySet<ColumnId> = $state.raw(new Set(MORE));
  sort: { column: ColumnId; down: boolean } | null = $state.raw(null);
  cursor: Place = $state.raw({ row: 0, column: 0 });
  /** The other corner of what is taken, where it is more than one cell. */
  anchor: Place | null = $state.raw(null);
  /** Whether the columns have fields to filter by, and what they ask for. Only the table knows of it. */
  filtering = $state(false);
  asks: ReadonlyMap<ColumnId, string> = $state.raw(new Map());
  /** What is being typed into the cell where one is; null: nothing. */
  typed: string | null = $state(null);

  readonly all: readonly ColumnId[] = $derived.by(() => {
    const challenges = (document.map?.challenges ?? []).map(({ id }): ColumnId => `strength:${id}`);
    const known = [...FIRST, ...challenges, ...LAST, ...MORE];
    const kept = (this.#order ?? []).filter((column) => known.includes(column));
    return [...kept, ...known.filter((column) => !kept.includes(column))];
  });
  readonly columns: readonly ColumnId[] = $derived(this.all.filter((column) => !this.#hidden.has(column)));
  readonly rows: readonly Row[] = $derived.by(() => {
    const asks = [...this.asks].map(([column, asked]) => [column, folded(asked)] as const);
    const found = (document.map?.initiatives ?? []).flatMap((initiative, position) => {
      const row = { position, initiative };
      const passes = asks.every(([column, asked]) => folded(this.text(row, column)).includes(asked));
      return passes && search.shown.has(position) ? [row] : [];
    });
    const { sort } = this;
    if (!sort) return found;
    const keys = new Map(found.map(({ initiative }) => [initiative.id, this.#key(initiative, sort.column)]));
    const compare = new Intl.Collator("en-GB", { numeric: true }).compare;
    const sign = sort.down ? -1 : 1;
    // What is empty comes last, whichever way round.
    return found.toSorted((a, b) => {
      const [one, other] = [keys.get(a.initiative.id) ?? "", keys.get(b.initiative.id) ?? ""];
      return Number(one === "") - Number(other === "") || sign * compare(one, other) || a.position - b.position;
    });
  });
  readonly #names: ReadonlyMap<string, string> = $derived(
    new Map(
      [...(document.map?.organisations ?? []), ...(document.map?.grounds ?? [])].map(({ id, name }) => [id, name]),
    ),
  );
  /** The corners of what is taken. */
  readonly taken: { top: number; bottom: number; left: number; right: number } = $derived.by(() => {
    const other = this.anchor ?? this.cursor;
    return {
      top: Math.min(this.cursor.row, other.row),
      bottom: Math.max(this.cursor.row, other.row),
      left: Math.min(this.cursor.column, other.column),
      right: Math.max(this.cursor.column, other.column),
    };
  });

  words(column: ColumnId): string {
    const place = this.#place(column);
    return place === null ? COLUMN[column as PlainColumn] : letter(place);
  }

  isShown(column: ColumnId): boolean {
    return !this.#hidden.has(column);
  }

  show(column: ColumnId, shown: boolean): void {
    const hidden = new Set(this.#hidden);
    if (shown) hidden.delete(column);
    else if (column !== "title") hidden.add(column);
    this.#hidden = hidden;
    // What a column asks for is not asked for unseen.
    if (!shown) this.ask(column, "");
    this.go(this.cursor);
  }

  /** Moves a column one place; the title stays first. */
  move(column: ColumnId, by: -1 | 1): void {
    const order = [...this.all];
    const at = order.indexOf(column);
    const to = at + by;
    if (at < 1 || to < 1 || to >= order.length) return;
    [order[at], order[to]] = [order[to] as ColumnId, column];
    this.#order = order;
  }

  /** Shows or hides the columns' fields; what they ask for goes with them. */
  filterColumns(): void {
    this.filtering = !this.filtering;
    if (!this.filtering) this.askNothing();
  }

  /** Shows only rows in which this column holds these words, whatever their case and accents. */
  ask(column: ColumnId, words: string): void {
    const asks = new Map(this.asks);
    if (words.trim() === "") asks.delete(column);
    else asks.set(column, words.trim());
    this.asks = asks;
    this.go(this.cursor);
  }

  askNothing(): void {
    this.asks = new Map();
    this.go(this.cursor);
  }

  sortBy(column: ColumnId): void {
    if (this.sort?.column !== column) this.sort = { column, down: false };
    else this.sort = this.sort.down ? null : { column, down: true };
  }

  go(to: Place, extend = false): void {
    const anchor = extend ? (this.anchor ?? this.cursor) : null;
    this.cursor = {
      row: Math.min(Math.max(to.row, 0), Math.max(this.rows.length - 1, 0)),
      column: Math.min(Math.max(to.column, 0), this.columns.length - 1),
    };
    this.anchor = anchor;
  }

  by(rows: number, columns: number, extend = false): void {
    this.go({ row: this.cursor.row + rows, column: this.cursor.column + columns }, extend);
  }

  page(sign: -1 | 1, extend: boolean): void {
    this.by(sign * PAGE, 0, extend);
  }

  takeAll(): void {
    this.cursor = { row: 0, column: 0 };
    this.anchor = { row: this.rows.length - 1, column: this.columns.length - 1 };
  }

  /** Selects the rows of what is taken. */
  selectTaken(): void {
    const { top, bottom } = this.taken;
    selection.set(this.rows.slice(top, bottom + 1).map(({ initiative }) => initiative.id));
  }

  /** Goes to the selection, where one comes from another view. */
  findSelected(): void {
    const row = this.rows.findIndex(({ initiative }) => selection.ids.has(initiative.id));
    if (row >= 0) this.go({ row, column: this.cursor.column });
  }

  /** What stands in a cell. */
  text({ initiative }: Row, column: ColumnId): string {
    const place = this.#place(column);
    if (place !== null) {
      const id = document.map?.challenges[place]?.id ?? "";
      return String(initiative.contributions[id]?.strength ?? "");
    }
    switch (column as PlainColumn) {
      case "title":
      case "summary":
      case "notes":
      case "link":
      case "reference":
        return initiative[column as "title" | "summary" | "notes" | "link" | "reference"];
      case "status":
        return STATUS[initiative.status];
      case "region":
        return lettersOf(regionOf(initiative));
      case "start":
      case "end":
        return dateWords(initiative[column as "start" | "end"]);
      case "bright_spot":
        return initiative.bright_spot ? "yes" : "";
      case "leads":
        return this.#involved(initiative, "lead");
      case "partners":
        return this.#involved(initiative, "partner");
      case "sectors":
        return [...new Set(Object.keys(initiative.organisations).map((id) => this.#sector(id)))]
          .filter(Boolean)
          .join("; ");
      case "places":
      case "priorities":
      case "themes": {
        const kind = GROUND_KINDS[["places", "priorities", "themes"].indexOf(column)];
        const grounds = document.map?.grounds ?? [];
        return grounds
          .flatMap(({ id, kind: own, name }) => (own === kind && initiative.grounds.includes(id) ? name : []))
          .join("; ");
      }
    }
  }

  canWrite(column: ColumnId): boolean {
    return column !== "region" && column !== "sectors";
  }

  /** Begins to type in the cell where one is: over what stands there, or `from` it. */
  begin(from?: string): void {
    const [row, column] = [this.rows[this.cursor.row], this.columns[this.cursor.column]];
    if (!row || !column || document.looked) return;
    if (!this.canWrite(column)) document.tell(TABLE.notHere(this.words(column)));
    else this.typed = from ?? this.text(row, column);
  }

  giveUp(): void {
    this.typed = null;
  }

  /** Writes what was typed. The typing stays where it was refused. */
  async commit(): Promise<boolean> {
    const [row, column, typed] = [this.rows[this.cursor.row], this.columns[this.cursor.column], this.typed];
    if (!row || !column || typed === null) return true;
    if (typed === this.text(row, column)) {
      this.typed = null;
      return true;
    }
    const done = await this.#set([[row.initiative.id, column, typed]]);
    if (done && this.typed === typed) this.typed = null;
    return done;
  }

  /** Empties what is taken. */
  clear(): Promise<boolean> {
    return this.#set(this.#each(() => ""));
  }

  /** Writes the first row of what is taken into the others. */
  fillDown(): Promise<boolean> {
    const { top, left } = this.taken;
    const first = this.rows[top];
    return this.#set(
      this.#each((_, column) => (first ? this.text(first, this.columns[column] ?? "title") : "")).filter(
        ([id, column]) => id !== first?.initiative.id && this.columns.indexOf(column) >= left,
      ),
    );
  }

  /** What is taken, as rows of texts. */
  block(): string[][] {
    const { top, bottom, left, right } = this.taken;
    return this.rows
      .slice(top, bottom + 1)
      .map((row) => this.columns.slice(left, right + 1).map((column) => this.text(row, column)));
  }

  /** Writes a block from the first cell that is taken on; one value into all that is taken. */
  async paste(block: readonly (readonly string[])[]): Promise<boolean> {
    const { top, bottom, left, right } = this.taken;
    const [only] = block;
    if (block.length === 1 && only?.length === 1) return this.#told(await this.#set(this.#each(() => only[0] ?? "")));
    const wide = Math.max(...block.map((row) => row.length));
    if (left + wide > this.columns.length) return this.#refuse(TABLE.tooWide);
    if (top + block.length > this.rows.length) return this.#refuse(TABLE.tooTall);
    const cells = block.flatMap((values, down) =>
      values.flatMap((value, along): [InitiativeId, ColumnId, string][] => {
        const [row, column] = [this.rows[top + down], this.columns[left + along]];
        return row && column && this.text(row, column) !== value ? [[row.initiative.id, column, value]] : [];
      }),
    );
    this.anchor = { row: Math.max(bottom, top + block.length - 1), column: Math.max(right, left + wide - 1) };
    this.cursor = { row: top, column: left };
    return this.#told(await this.#set(cells), cells.length);
  }

  #told(done: boolean, cells = 1): boolean {
    if (done) document.say(TABLE.pasted(cells));
    return done;
  }

  #refuse(words: string): false {
    document.tell(words);
    return false;
  }

  #each(value: (row: number, column: number) => string): [InitiativeId, ColumnId, string][] {
    const { top, bottom, left, right } = this.taken;
    const cells: [InitiativeId, ColumnId, string][] = [];
    for (let row = top; row <= bottom; row += 1) {
      for (let column = left; column <= right; column += 1) {
        const [held, id] = [this.rows[row], this.columns[column]];
        if (held && id) cells.push([held.initiative.id, id, value(row, column)]);
      }
    }
    return cells;
  }

  /** One edit for all of them. */
  async #set(cells: readonly [InitiativeId, ColumnId, string][]): Promise<boolean> {
    const shut = cells.find(([, column]) => !this.canWrite(column));
    if (shut) return this.#refuse(TABLE.notHere(this.words(shut[1])));
    if (cells.length === 0) return true;
    return document.edit({
      kind: "set_cells",
      cells: cells.map(([initiative, column, value]) => this.#cell(initiative, column, value)),
    });
  }

  #cell(initiative: InitiativeId, id: ColumnId, value: string): Cell {
    const place = this.#place(id);
    const column: Column =
      place === null
        ? ({ of: id } as Column)
        : { of: "strength", challenge: document.map?.challenges[place]?.id ?? "" };
    const date = id === "start" || id === "end" ? readDate(value) : null;
    return { initiative, column, value: date ?? value };
  }

  /** A challenge's place, where the column is of its strengths. */
  #place(column: ColumnId): number | null {
    if (!column.startsWith("strength:")) return null;
    const id = column.slice("strength:".length);
    return document.map?.challenges.findIndex((challenge) => challenge.id === id) ?? null;
  }

  #involved(initiative: Initiative, role: Role): string {
    const ids = Object.entries(initiative.organisations).flatMap(([id, held]) => (held === role ? [id] : []));
    return ids.map((id) => this.#names.get(id) ?? ROLE[role]).join("; ");
  }

  #sector(id: string): string {
    const sector = document.map?.organisations.find((row) => row.id === id)?.sector;
    return sector ? SECTOR[sector] : "";
  }

  /** What a column is sorted by: dates as they are kept, the rest as it is read. */
  #key(initiative: Initiative, column: ColumnId): string {
    if (column === "start" || column === "end") return initiative[column] ?? "";
    return this.text({ position: 0, initiative }, column);
  }
}

export const table = new Table();

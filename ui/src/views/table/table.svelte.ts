// The table of initiatives: its columns, its order, the cell where one is, and what is written in cells. Every writing is one
// edit, also of many cells; nothing is shown as written before the reply. Where one is and what is taken belong to rows and
// columns, not to places, which change with every sorting, filter and edit.

import { COLUMN, TABLE, type PlainColumn } from "../../text/table";
import { canWrite, challengeOf, FIRST, LAST, MORE, NARROWEST, strengthOf, WIDEST, widthAtFirst } from "./columns";
import { writtenColumn } from "./columns";
import type { CellId, ColumnId } from "./columns";
import { Contents } from "./contents";
import type { Initiative, InitiativeId } from "../../wire/types";
import { session } from "../../state/session.svelte";
import { keeps, type Stored } from "../../state/left_layout.svelte";
import { folded } from "../../state/filter_rules";
import { filter } from "../../state/filter.svelte";
import { selection } from "../../state/selection.svelte";

/** What a column asks for: words that it holds, or one of these values. */
export type Ask = { words: string } | { any: ReadonlySet<string> };
export type Place = { row: number; column: number };
export type Row = { position: number; initiative: Initiative };
/** What is written: where, and what. */
export type Writing = readonly [InitiativeId, ColumnId, string];
type Corner = { cell: CellId | null; place: Place };

const START: Corner = { cell: null, place: { row: 0, column: 0 } };

export class Table {
  /** Columns in order; null: as they come. */
  #order: readonly ColumnId[] | null = $state.raw(null);
  #hidden: ReadonlySet<ColumnId> = $state.raw(new Set(MORE));
  /** In rem, of those that the person has made wider or narrower. */
  #widths: ReadonlyMap<ColumnId, number> = $state.raw(new Map());
  sort: { column: ColumnId; down: boolean } | null = $state.raw(null);
  #here: Corner = $state.raw(START);
  /** The other corner of what is taken, where it is more than one cell, and the rows and columns that were taken. */
  #taking: { corner: Corner; rows: readonly InitiativeId[]; columns: readonly ColumnId[] } | null = $state.raw(null);
  /** How often the person went somewhere. */
  went = $state(0);
  /** The row that is being typed in: it stays in the table, whatever the filter says. */
  held: InitiativeId | null = $state(null);
  /** Whether the columns have fields to filter by, and what they ask for. Only the table knows of it. */
  filtering = $state(false);
  asks: ReadonlyMap<ColumnId, Ask> = $state.raw(new Map());

  readonly #contents = $derived(new Contents(session.map));
  readonly all: readonly ColumnId[] = $derived.by(() => {
    const challenges = (session.map?.challenges ?? []).map(({ id }) => strengthOf(id));
    const known = [...FIRST, ...challenges, ...LAST, ...MORE];
    const kept = (this.#order ?? []).filter((column) => known.includes(column));
    return [...kept, ...known.filter((column) => !kept.includes(column))];
  });
  readonly columns: readonly ColumnId[] = $derived(this.all.filter((column) => !this.#hidden.has(column)));
  readonly rows: readonly Row[] = $derived.by(() => {
    // A column that has gone asks for nothing.
    const asks = [...this.asks].filter(([column]) => this.all.includes(column));
    const found = (session.map?.initiatives ?? []).flatMap((initiative, position) => {
      const row = { position, initiative };
      const passes = asks.every(([column, ask]) => fits(this.text(row, column), ask));
      return (passes && filter.shown.has(position)) || initiative.id === this.held ? [row] : [];
    });
    const { sort } = this;
    if (!sort || !this.all.includes(sort.column)) return found;
    const keys = new Map(found.map(({ initiative: row }) => [row.id, this.#contents.order(row, sort.column)]));
    const compare = new Intl.Collator("en-GB", { numeric: true }).compare;
    const sign = sort.down ? -1 : 1;
    // What is empty comes last, whichever way round.
    return found.toSorted((a, b) => {
      const [one, other] = [keys.get(a.initiative.id) ?? "", keys.get(b.initiative.id) ?? ""];
      return Number(one === "") - Number(other === "") || sign * compare(one, other) || a.position - b.position;
    });
  });
  readonly #rowOf: ReadonlyMap<InitiativeId, number> = $derived(
    new Map(this.rows.map(({ initiative }, nth) => [initiative.id, nth])),
  );
  /** Where one is; where that row or column is not shown now, what stands in its place. */
  readonly cursor: Place = $derived(this.#placeOf(this.#here));
  /** The other corner, as long as the same rows and columns lie between; else one cell alone is taken. */
  readonly anchor: Place | null = $derived.by(() => {
    if (this.#taking === null) return null;
    const other = this.#placeOf(this.#taking.corner);
    const { rows, columns } = this.#between(this.cursor, other);
    return same(rows, this.#taking.rows) && same(columns, this.#taking.columns) ? other : null;
  });
  /** The corners of what is taken. */
  readonly taken: { top: number; bottom: number; left: number; right: number } = $derived(
    corners(this.cursor, this.anchor ?? this.cursor),
  );

  /** How it is laid out, to be kept. */
  get layout(): Stored {
    const widths = Object.fromEntries(this.#widths);
    return { order: this.#order, hidden: [...this.#hidden], sort: this.sort, widths };
  }

  /** What was kept may come from an older Sweetspot, or from a map that had other challenges. */
  set layout({ order, hidden, sort, widths }: Stored) {
    const columns = (held: unknown): readonly ColumnId[] | null => (Array.isArray(held) ? held : null);
    this.#order = columns(order);
    this.#hidden = new Set((columns(hidden) ?? MORE).filter((column) => column !== "title"));
    const { column, down } = (sort ?? {}) as { column?: ColumnId; down?: unknown };
    this.sort = column !== undefined && this.all.includes(column) ? { column, down: down === true } : null;
    this.#widths = new Map();
    for (const [column, rem] of Object.entries(widths ?? {})) {
      const known = this.all.find((one) => one === column);
      if (known && typeof rem === "number" && Number.isFinite(rem)) this.setWidth(known, rem);
    }
  }

  words(column: ColumnId): string {
    const challenge = challengeOf(column);
    if (challenge === null) return COLUMN[column as PlainColumn];
    return session.map?.challenges.find(({ id }) => id === challenge)?.name ?? "";
  }

  /** The same where there is little room. */
  shortWords(column: ColumnId): string {
    const challenge = session.map?.challenges.find(({ id }) => id === challengeOf(column));
    return challenge?.short_name || this.words(column);
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
    if (!shown) this.ask(column, null);
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

  /** Shows only rows in which this column holds what is asked for; null: whatever it holds. */
  ask(column: ColumnId, ask: Ask | null): void {
    const asks = new Map(this.asks);
    if (ask === null || ("words" in ask ? ask.words.trim() === "" : ask.any.size === 0)) asks.delete(column);
    else asks.set(column, ask);
    this.asks = asks;
  }

  askNothing(): void {
    this.asks = new Map();
  }

  /** In rem. */
  width(column: ColumnId): number {
    return this.#widths.get(column) ?? widthAtFirst(column);
  }

  /** Makes a column so many rem wide, within bounds. */
  setWidth(column: ColumnId, rem: number): void {
    this.#widths = new Map([...this.#widths, [column, Math.min(Math.max(rem, NARROWEST), WIDEST)]]);
  }

  sortBy(column: ColumnId): void {
    if (this.sort?.column !== column) this.sort = { column, down: false };
    else this.sort = this.sort.down ? null : { column, down: true };
  }

  /** The cell at a place, or at the nearest that there is; null: the table is empty. */
  cellAt(place: Place): CellId | null {
    const { row, column } = this.#within(place);
    const [held, id] = [this.rows[row], this.columns[column]];
    return held && id ? { initiative: held.initiative.id, column: id } : null;
  }

  /** The cell so many rows and columns away from another. */
  beside(cell: CellId, rows: number, columns: number): CellId | null {
    const { row, column } = this.#placeOf({ cell, place: this.cursor });
    return this.cellAt({ row: row + rows, column: column + columns });
  }

  go(to: Place, extend = false): void {
    const place = this.#within(to);
    this.#go({ cell: this.cellAt(place), place }, extend);
  }

  /** Goes to a cell. Nothing happens where it is not shown. */
  goTo(cell: CellId | null, extend = false): void {
    if (!cell || !this.#rowOf.has(cell.initiative) || !this.columns.includes(cell.column)) return;
    this.#go({ cell, place: this.#placeOf({ cell, place: this.cursor }) }, extend);
  }

  takeAll(): void {
    this.go({ row: this.rows.length - 1, column: this.columns.length - 1 });
    this.go({ row: 0, column: 0 }, true);
  }

  /** Only the cell where one is stays taken. */
  untake(): void {
    this.#taking = null;
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
    return this.#contents.text(initiative, column);
  }

  /** What stands in a cell of that name, also in a row that is not shown; null: there is none of that name. */
  textOf({ initiative: id, column }: CellId): string | null {
    const initiative = session.map?.initiatives[session.byId.get(id) ?? -1];
    return initiative && this.columns.includes(column) ? this.#contents.text(initiative, column) : null;
  }

  /** Empties what is taken. */
  clear(): Promise<boolean> {
    return this.set(this.#each(() => ""));
  }

  /** Writes the first row of what is taken into the others. */
  fillDown(): Promise<boolean> {
    const first = this.rows[this.taken.top];
    return this.set(
      this.#each((column) => (first ? this.text(first, column) : "")).filter(([id]) => id !== first?.initiative.id),
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
    if (block.length === 1 && only?.length === 1) return this.#told(await this.set(this.#each(() => only[0] ?? "")));
    const wide = Math.max(...block.map((row) => row.length));
    if (left + wide > this.columns.length) return this.#refuse(TABLE.tooWide);
    if (top + block.length > this.rows.length) return this.#refuse(TABLE.tooTall);
    const cells = block.flatMap((values, down) =>
      values.flatMap((value, along): Writing[] => {
        const [row, column] = [this.rows[top + down], this.columns[left + along]];
        return row && column && this.text(row, column) !== value ? [[row.initiative.id, column, value]] : [];
      }),
    );
    this.go({ row: Math.max(bottom, top + block.length - 1), column: Math.max(right, left + wide - 1) });
    this.go({ row: top, column: left }, true);
    return this.#told(await this.set(cells), cells.length);
  }

  /** One edit for all of them. */
  async set(cells: readonly Writing[]): Promise<boolean> {
    const shut = cells.find(([, column]) => !canWrite(column));
    if (shut) return this.#refuse(TABLE.notHere(this.words(shut[1])));
    if (cells.length === 0) return true;
    return session.edit({
      kind: "set_cells",
      cells: cells.map(([initiative, column, value]) => ({ initiative, column: writtenColumn(column), value })),
    });
  }

  #go(to: Corner, extend: boolean): void {
    const corner = this.anchor === null ? this.#here : (this.#taking?.corner ?? this.#here);
    const between = this.#between(to.place, this.#placeOf(corner));
    this.#here = to;
    this.#taking = extend ? { corner, ...between } : null;
    this.went += 1;
  }

  #placeOf({ cell, place }: Corner): Place {
    const row = cell ? this.#rowOf.get(cell.initiative) : undefined;
    const column = cell ? this.columns.indexOf(cell.column) : -1;
    return this.#within({ row: row ?? place.row, column: column < 0 ? place.column : column });
  }

  #within({ row, column }: Place): Place {
    return {
      row: Math.min(Math.max(row, 0), Math.max(this.rows.length - 1, 0)),
      column: Math.min(Math.max(column, 0), this.columns.length - 1),
    };
  }

  #between(one: Place, other: Place): { rows: InitiativeId[]; columns: ColumnId[] } {
    const { top, bottom, left, right } = corners(one, other);
    return {
      rows: this.rows.slice(top, bottom + 1).map(({ initiative }) => initiative.id),
      columns: this.columns.slice(left, right + 1),
    };
  }

  #told(done: boolean, cells = 1): boolean {
    if (done) session.say(TABLE.pasted(cells));
    return done;
  }

  #refuse(words: string): false {
    session.tell(words);
    return false;
  }

  #each(value: (column: ColumnId) => string): Writing[] {
    const { top, bottom, left, right } = this.taken;
    const columns = this.columns.slice(left, right + 1);
    return this.rows
      .slice(top, bottom + 1)
      .flatMap(({ initiative }) => columns.map((column): Writing => [initiative.id, column, value(column)]));
  }
}

/** Whatever its case and accents. */
function fits(text: string, ask: Ask): boolean {
  return "words" in ask ? folded(text).includes(folded(ask.words.trim())) : ask.any.has(text);
}

function corners(one: Place, other: Place): { top: number; bottom: number; left: number; right: number } {
  return {
    top: Math.min(one.row, other.row),
    bottom: Math.max(one.row, other.row),
    left: Math.min(one.column, other.column),
    right: Math.max(one.column, other.column),
  };
}

function same<T>(one: readonly T[], other: readonly T[]): boolean {
  return one.length === other.length && one.every((held, nth) => held === other[nth]);
}

export const table = new Table();

keeps("table", {
  read: () => table.layout,
  lay: (held) => (table.layout = held),
});

// Find and replace in the table: which of the cells shown hold the words, and what replacing would write. All of it is one
// edit; what can't stand in its cell is left and counted.

import { SvelteMap } from "svelte/reactivity";
import { session } from "../../state/session.svelte";
import { TABLE } from "../../text/table";
import type { CellId, ColumnId } from "./columns";
import { holdsDays, patternOf, replaced, timesIn } from "./replace_rules";
import { table, type Writing } from "./table.svelte";

type Hit = CellId & { row: number; nth: number; times: number; text: string };

export class FindReplace {
  words = $state("");
  to = $state("");
  matchCase = $state(false);
  whole = $state(false);
  /** Only in this column; null: in all that are shown. */
  column: ColumnId | null = $state(null);
  /** Whether anybody looks for anything. */
  open = $state(false);

  readonly #pattern = $derived(this.open ? patternOf(this) : null);
  /** In reading order. */
  readonly hits: readonly Hit[] = $derived.by(() => {
    const pattern = this.#pattern;
    if (pattern === null) return [];
    const columns = table.columns.flatMap((column, nth) =>
      this.column === null || this.column === column ? [{ column, nth }] : [],
    );
    return table.rows.flatMap((held, row) =>
      columns.flatMap(({ column, nth }): Hit[] => {
        const text = table.text(held, column);
        const times = timesIn(text, pattern);
        return times === 0 ? [] : [{ initiative: held.initiative.id, column, row, nth, times, text }];
      }),
    );
  });
  readonly times: number = $derived(this.hits.reduce((sum, hit) => sum + hit.times, 0));
  /** Which texts are days, as the program has said. */
  readonly #days = new SvelteMap<string, boolean>();
  /** What would be written in every cell that was found, days or not. */
  readonly #written: readonly Writing[] = $derived(
    this.hits.flatMap((hit): Writing[] => {
      const written = this.#replacedIn(hit);
      return written ? [written] : [];
    }),
  );
  /** What replacing all would write; days from when the program has said that they are some. */
  readonly changes: readonly Writing[] = $derived(this.#written.filter((written) => this.#stands(written)));
  /** Which of the hits one is at; -1: none. */
  readonly at: number = $derived(
    this.hits.findIndex(({ row, nth }) => row === table.cursor.row && nth === table.cursor.column),
  );

  isFound(text: string, column: ColumnId): boolean {
    const pattern = this.#pattern;
    return pattern !== null && (this.column === null || this.column === column) && timesIn(text, pattern) > 0;
  }

  /** Goes to the next hit after the cell where one is, or to the one before it; round the end. */
  next(sign: 1 | -1): void {
    const { row, column } = table.cursor;
    const after = (hit: Hit): number => (hit.row - row || hit.nth - column) * sign;
    const ahead = sign > 0 ? this.hits : this.hits.toReversed();
    table.goTo(ahead.find((hit) => after(hit) > 0) ?? ahead[0] ?? null);
  }

  /** Replaces in the cell where one is, where the words are in it, and goes on to the next. */
  async replaceOne(): Promise<void> {
    const here = this.hits[this.at];
    const written = here && this.#replacedIn(here);
    if (written) await this.askForDays([written]);
    const change = written && this.#stands(written) ? written : null;
    if (here && !change) session.tell(TABLE.notReplaced(table.words(here.column)));
    if (change && !(await table.set([change]))) return;
    this.next(1);
  }

  async replaceAll(): Promise<void> {
    const { changes } = this;
    if (changes.length > 0 && (await table.set(changes))) session.tell(TABLE.replaced(changes.length), true);
  }

  /** Asks the program which of the texts that would stand where days go are days, where it has not said so yet. */
  async askForDays(written: readonly Writing[] = this.#written): Promise<void> {
    const asked = written.flatMap(([, column, text]) => (holdsDays(column) && !this.#days.has(text) ? text : []));
    if (asked.length === 0) return;
    const texts = [...new Set(asked)];
    const days = await session.readDays(texts);
    days.forEach((day, nth) => this.#days.set(texts[nth] ?? "", day !== null));
  }

  #stands([, column, text]: Writing): boolean {
    return !holdsDays(column) || this.#days.get(text) === true;
  }

  #replacedIn({ initiative, column, text }: Hit): Writing | null {
    const next = this.#pattern && replaced(column, text, this.#pattern, this.to);
    return next === null ? null : [initiative, column, next];
  }
}

export const findReplace = new FindReplace();

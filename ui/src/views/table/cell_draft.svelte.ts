// What is being typed into a cell of the table. It belongs to that cell, whatever row comes to lie there, and is written
// nowhere else: confirmed by Enter, Tab or by going on, it is handed over; what can't stand there is kept or told.

import { TABLE } from "../../text/table";
import { canWrite, choicesOf, meantBy, namedBy, type CellId } from "./columns";
import { session } from "../../state/session.svelte";
import { table } from "./table.svelte";

export type Draft = CellId & {
  readonly text: string;
  /** Where the column holds one of a few values: the one that Enter takes; null: what is typed means none. */
  readonly picked: string | null;
  /** Whether anything was typed or picked. */
  readonly touched: boolean;
  /** Whether what stands there was refused: it waits to be corrected, or given up. */
  readonly refused: boolean;
  /** Whether its field takes the focus: not where it comes back while the person is elsewhere. */
  readonly focus: boolean;
  /** The file of the map that it is meant for. */
  readonly path: string | undefined;
};

export class CellDraft {
  /** Replaced whole at each letter. */
  draft: Draft | null = $state.raw(null);
  /** How often a field was opened, so that one that is there already takes the focus again. */
  opened = $state(0);
  /** What was handed over and not acknowledged yet, by cell. */
  #waiting: ReadonlyMap<string, { text: string }> = $state.raw(new Map());
  /** Whether the table is on the screen, so that a refused draft has where to come back to. */
  onScreen = false;

  isIn({ initiative, column }: CellId): boolean {
    return this.draft?.initiative === initiative && this.draft.column === column;
  }

  /** What was handed over for this cell, until the reply. */
  ghost(cell: CellId): string | null {
    return this.#waiting.get(key(cell))?.text ?? null;
  }

  /** Begins to type in the cell where one is: over what stands there, or `from` it. */
  begin(from?: string): void {
    const cell = table.cellAt(table.cursor);
    if (!cell || session.looked) return;
    if (this.draft && this.isIn(cell) && from === undefined) return this.#open({ ...this.draft, focus: true });
    if (!canWrite(cell.column)) return session.tell(TABLE.notHere(table.words(cell.column)));
    this.leave();
    this.#throwAway();
    const [shown, choices] = [this.#shown(cell), choicesOf(cell.column)];
    this.#open({
      ...cell,
      text: from ?? (choices ? "" : shown),
      picked: choices ? (from === undefined ? shown : (meantBy(choices, from)?.value ?? null)) : null,
      touched: from !== undefined,
      refused: false,
      focus: true,
      path: session.file?.path,
    });
  }

  type(text: string): void {
    if (!this.draft) return;
    const choices = choicesOf(this.draft.column);
    const start = text === "" ? this.#shown(this.draft) : null;
    const picked = choices ? (start ?? meantBy(choices, text)?.value ?? null) : null;
    this.draft = { ...this.draft, text, picked, touched: true, refused: false };
  }

  /** Picks one of the few values that the column holds. */
  pick(value: string): void {
    if (this.draft) this.draft = { ...this.draft, text: "", picked: value, touched: true, refused: false };
  }

  /** Hands over what was typed, and goes on typing nowhere. False where it can't stand there: it stays. */
  confirm(): boolean {
    const { draft } = this;
    if (!draft || !this.#belongs(draft)) return true;
    const value = choicesOf(draft.column) ? draft.picked : draft.text;
    if (value === null) {
      session.tell(this.#noChoice(draft));
      return false;
    }
    this.#close();
    this.#handOver(draft, value, true);
    return true;
  }

  /** The person has gone elsewhere. What is whole is handed over; what was refused waits where it is. */
  leave(): void {
    const { draft } = this;
    if (!draft || draft.refused || !this.#belongs(draft)) return;
    const choices = choicesOf(draft.column);
    this.#close();
    if (!choices) return this.#handOver(draft, draft.text, false);
    // A letter or two is no choice yet.
    const named = namedBy(choices, draft.text);
    if (named) this.#handOver(draft, named.value, false);
    else if (draft.text !== "") session.tell(this.#noChoice(draft));
  }

  giveUp(): void {
    // What was said of it goes with it.
    if (this.draft?.refused) session.dismiss();
    this.#close();
  }

  /** Throws away a draft that has lost its cell, and says so. */
  check(): void {
    if (this.draft) this.#belongs(this.draft);
  }

  /** The table is taken away. */
  end(): void {
    this.leave();
    this.#throwAway();
    this.onScreen = false;
  }

  /** Whether the cell is still there to write in; where it is not, the draft is thrown away and told. */
  #belongs(draft: Draft): boolean {
    const there = table.textOf(draft) !== null && draft.path === session.file?.path && session.looked === null;
    if (!there) this.#throwAway();
    return there;
  }

  #throwAway(): void {
    const { draft } = this;
    this.#close();
    if (draft?.touched) session.tell(TABLE.lost(draft.text || (draft.picked ?? ""), table.words(draft.column)));
  }

  #open(draft: Draft): void {
    this.draft = draft;
    table.held = draft.initiative;
    this.opened += 1;
  }

  #close(): void {
    this.draft = null;
    table.held = null;
  }

  /** What the person sees in a cell. */
  #shown(cell: CellId): string {
    return this.ghost(cell) ?? table.textOf(cell) ?? "";
  }

  #noChoice(draft: Draft): string {
    const choices = choicesOf(draft.column) ?? [];
    return TABLE.noChoice(
      draft.text,
      table.words(draft.column),
      choices.map(({ words }) => words),
    );
  }

  #handOver(draft: Draft, value: string, back: boolean): void {
    // A cell that was only looked into keeps what somebody else has written there meanwhile.
    if (draft.touched && value !== this.#shown(draft)) void this.#send(draft, value, back);
  }

  /** `back`: a person who has gone no further than Enter goes goes back to what was refused. */
  async #send(draft: Draft, value: string, back: boolean): Promise<void> {
    const sent = { text: value };
    this.#waiting = new Map([...this.#waiting, [key(draft), sent]]);
    const gone = table.went;
    const done = await table.set([[draft.initiative, draft.column, value]]);
    if (this.#waiting.get(key(draft)) === sent) {
      this.#waiting = new Map([...this.#waiting].filter(([cell]) => cell !== key(draft)));
    }
    // What was refused comes back, unless the person is typing something else by now.
    if (done || this.draft || !this.onScreen || table.textOf(draft) === null) return;
    const focus = back && table.went <= gone + 1;
    this.#open({ ...draft, refused: true, focus });
    if (focus) table.goTo(draft);
  }
}

function key({ initiative, column }: CellId): string {
  return `${initiative} ${column}`;
}

export const cellDraft = new CellDraft();

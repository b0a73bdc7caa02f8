// A spreadsheet on its way into the map: read, previewed, corrected, landed. The program keeps the sheet; this keeps
// what it told.

import { call, isFailure } from "../wire/call";
import type { DateOrder, Encoding, Failure, Field, ImportPreview } from "../wire/types";
import { document } from "./document.svelte";

type Columns = { columns: Field[]; date_order: DateOrder };

/** How often to ask how far the reading is, in milliseconds. */
const LOOK = 200;

export class Importing {
  preview = $state.raw<ImportPreview | null>(null);
  failure = $state.raw<Failure | null>(null);
  /** Null: nothing is being read. */
  done = $state<number | null>(null);
  reading = $state(false);
  /** What the person has said of the columns, until the preview says it too: the next correction builds on it. */
  #said = $state.raw<Columns | null>(null);
  #path = "";
  #asked = 0;

  /** What each column is taken for and how dates are read, the newest correction included. */
  get columns(): Columns {
    const { columns = [], date_order = "day_month" } = this.preview?.guess ?? {};
    return this.#said ?? { columns: columns.map(({ field }) => field), date_order };
  }

  /** Reads a spreadsheet; what the person corrects in how it is read goes into `options`. */
  async read(path: string, options: { sheet?: string; encoding?: Encoding; separator?: string } = {}): Promise<void> {
    this.#path = path;
    this.reading = true;
    const look = setInterval(() => void this.#look(), LOOK);
    const { sheet = null, encoding = null, separator = null } = options;
    const last = await this.#keep(call("import_read", { path, sheet, encoding, separator }));
    clearInterval(look);
    if (!last) return;
    this.reading = false;
    this.done = null;
  }

  again(options: { sheet?: string; encoding?: Encoding; separator?: string }): Promise<void> {
    return this.read(this.#path, options);
  }

  async correct(said: Partial<Columns>): Promise<void> {
    const whole = { ...this.columns, ...said };
    const answer = call("import_preview", whole);
    this.#said = whole;
    await this.#keep(answer);
  }

  /** Lands the rows. False where that failed; nothing has changed then. */
  async land(): Promise<boolean> {
    try {
      document.receive(await call("import_land", {}));
      this.forget();
      return true;
    } catch (thrown) {
      this.#failed(thrown);
      return false;
    }
  }

  /** Gives up: whatever is being read is stopped, and the sheet forgotten. */
  async cancel(): Promise<void> {
    this.forget();
    // Both only let go of something; where there is nothing to let go of, there is nothing to tell.
    await Promise.allSettled([call("cancel", {}), call("import_cancel", {})]);
  }

  forget(): void {
    this.#asked += 1;
    this.#said = null;
    this.preview = null;
    this.failure = null;
    this.reading = false;
    this.done = null;
  }

  async #look(): Promise<void> {
    try {
      this.done = (await call("progress", {})).done;
    } catch {
      // How far it is is not worth a word of its own; the reading itself tells what goes wrong.
    }
  }

  /** Keeps the answer if nothing was asked since, and tells whether it did: an older one never covers a newer. */
  async #keep(answer: Promise<ImportPreview>): Promise<boolean> {
    const nth = ++this.#asked;
    try {
      const preview = await answer;
      if (nth !== this.#asked) return false;
      this.preview = preview;
      this.failure = null;
    } catch (thrown) {
      if (nth !== this.#asked) return false;
      this.#failed(thrown);
    }
    this.#said = null;
    return true;
  }

  #failed(thrown: unknown): void {
    if (!isFailure(thrown)) throw thrown;
    this.failure = thrown.code === "cancelled" ? null : thrown;
  }
}

export const importing = new Importing();

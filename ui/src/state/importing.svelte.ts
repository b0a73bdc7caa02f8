// A spreadsheet on its way into the map: read, previewed, corrected, landed. The program keeps the sheet; this keeps
// what it told.

import { call, isFailure } from "../wire/call";
import type { DateOrder, Encoding, Failure, Field, ImportPreview } from "../wire/types";
import { document } from "./document.svelte";

/** How often to ask how far the reading is, in milliseconds. */
const LOOK = 200;

export class Importing {
  preview = $state.raw<ImportPreview | null>(null);
  failure = $state.raw<Failure | null>(null);
  /** Null: nothing is being read. */
  done = $state<number | null>(null);
  reading = $state(false);
  #path = "";

  /** Reads a spreadsheet; what the person corrects in how it is read goes into `options`. */
  async read(path: string, options: { sheet?: string; encoding?: Encoding; separator?: string } = {}): Promise<void> {
    this.#path = path;
    this.reading = true;
    const look = setInterval(() => void this.#look(), LOOK);
    const { sheet = null, encoding = null, separator = null } = options;
    await this.#keep(call("import_read", { path, sheet, encoding, separator }));
    clearInterval(look);
    this.reading = false;
    this.done = null;
  }

  again(options: { sheet?: string; encoding?: Encoding; separator?: string }): Promise<void> {
    return this.read(this.#path, options);
  }

  async correct(columns: Field[], date_order: DateOrder): Promise<void> {
    await this.#keep(call("import_preview", { columns, date_order }));
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
    this.preview = null;
    this.failure = null;
  }

  async #look(): Promise<void> {
    try {
      this.done = (await call("progress", {})).done;
    } catch {
      // How far it is is not worth a word of its own; the reading itself tells what goes wrong.
    }
  }

  async #keep(answer: Promise<ImportPreview>): Promise<void> {
    try {
      this.preview = await answer;
      this.failure = null;
    } catch (thrown) {
      this.#failed(thrown);
    }
  }

  #failed(thrown: unknown): void {
    if (!isFailure(thrown)) throw thrown;
    this.failure = thrown.code === "cancelled" ? null : thrown;
  }
}

export const importing = new Importing();

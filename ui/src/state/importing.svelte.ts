// A spreadsheet on its way into the map: read, previewed, corrected, landed. The program keeps the sheet; this keeps
// what it told.

import { call, isFailure } from "../wire/call";
import type { Choices, Encoding, Failure, ImportPreview } from "../wire/types";
import { session } from "./session.svelte";

/** How a spreadsheet is to be read, where it is not as it looks. */
export type Reading = { sheet?: string; encoding?: Encoding; separator?: string; heading_row?: number };

/** How often to ask how far the reading is, in milliseconds. */
const LOOK = 200;

export class Importing {
  preview = $state.raw<ImportPreview | null>(null);
  failure = $state.raw<Failure | null>(null);
  /** Null: nothing is being read. */
  done = $state<number | null>(null);
  reading = $state(false);
  /** What the person has decided, until the preview says it too: the next decision builds on it. */
  #said = $state.raw<Choices | null>(null);
  #path = "";
  #reading: Reading = {};
  #asked = 0;

  /** What is decided of the sheet, the newest decision included. */
  get choices(): Choices | null {
    return this.#said ?? this.preview?.choices ?? null;
  }

  /** Reads a spreadsheet; what the person corrects in how it is read goes into `reading`. */
  async read(path: string, reading: Reading = {}): Promise<void> {
    this.#path = path;
    this.#reading = reading;
    this.reading = true;
    const look = setInterval(() => void this.#look(), LOOK);
    const { sheet = null, encoding = null, separator = null, heading_row = null } = reading;
    const last = await this.#keep(call("import_read", { path, sheet, encoding, separator, heading_row }));
    clearInterval(look);
    if (!last) return;
    this.reading = false;
    this.done = null;
  }

  /** Reads it once more, otherwise. Where the table begins is another matter in another worksheet or with other columns. */
  again(reading: Reading): Promise<void> {
    const before = { ...this.#reading };
    if (!("heading_row" in reading)) delete before.heading_row;
    return this.read(this.#path, { ...before, ...reading });
  }

  async decide(said: Partial<Choices>): Promise<void> {
    const before = this.choices;
    if (!before) return;
    const whole = { ...before, ...said };
    const answer = call("import_preview", whole);
    this.#said = whole;
    await this.#keep(answer);
  }

  /** Lands the rows. False where that failed; nothing has changed then. */
  async land(): Promise<boolean> {
    try {
      session.receive(await call("import_land", {}));
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

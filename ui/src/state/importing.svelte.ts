// A spreadsheet on its way into the map: read, previewed, corrected, landed. The program keeps the sheet; this keeps
// what it told.

import { call } from "../wire/call";
import type { Choices, Encoding, Failure, ImportPreview } from "../wire/types";
import { Latest, replyOf } from "./latest.svelte";
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
  #decided = $state.raw<Choices | null>(null);
  #path = "";
  #reading: Reading = {};
  readonly #latest = new Latest((failure) => this.#failed(failure));

  /** What is decided of the sheet, the newest decision included. */
  get choices(): Choices | null {
    return this.#decided ?? this.preview?.choices ?? null;
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

  async decide(part: Partial<Choices>): Promise<void> {
    const before = this.choices;
    if (!before) return;
    const whole = { ...before, ...part };
    const answer = call("import_preview", whole);
    this.#decided = whole;
    await this.#keep(answer);
  }

  /** Lands the rows. False where that failed; nothing has changed then. */
  async land(): Promise<boolean> {
    const snapshot = await replyOf(call("import_land", {}), (failure) => this.#failed(failure));
    if (!snapshot) return false;
    session.receive(snapshot);
    this.forget();
    return true;
  }

  /** Gives up: whatever is being read is stopped, and the sheet forgotten. */
  async cancel(): Promise<void> {
    this.forget();
    // Both only let go of something; where there is nothing to let go of, there is nothing to tell.
    await Promise.allSettled([call("cancel", {}), call("import_cancel", {})]);
  }

  forget(): void {
    this.#latest.forget();
    this.#decided = null;
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

  /** Keeps the answer if nothing was asked since, and tells whether that is so. */
  async #keep(answer: Promise<ImportPreview>): Promise<boolean> {
    const preview = await this.#latest.ask(answer);
    if (this.#latest.busy) return false;
    if (preview) {
      this.preview = preview;
      this.failure = null;
    }
    this.#decided = null;
    return true;
  }

  #failed(failure: Failure): void {
    this.failure = failure.code === "cancelled" ? null : failure;
  }
}

export const importing = new Importing();

// Another copy of the map on its way in: chosen, read, previewed, brought in as one undoable step.

import { mergedWords } from "../text/history";
import { call } from "../wire/call";
import type { Failure, FoundCopy, MergePreview } from "../wire/types";
import { replyOf } from "./latest.svelte";
import { session } from "./session.svelte";

export class Merging {
  preview = $state.raw<MergePreview | null>(null);
  reading = $state(false);
  failure = $state.raw<Failure | null>(null);
  /** Copies that lie beside the map's file. */
  found = $state.raw<readonly FoundCopy[]>([]);
  /** The path of the copy that was read. */
  path = $state<string | null>(null);
  /** Initiatives of the other copy that are not ours of the same title. */
  apart = $state.raw<ReadonlySet<string>>(new Set());

  async look(): Promise<void> {
    const reply = await this.#try(call("copies", {}));
    if (reply) this.found = reply.copies;
  }

  async read(path: string): Promise<void> {
    this.path = path;
    this.apart = new Set();
    await this.#preview(path);
  }

  /** Says whether an initiative of the other copy is ours of the same title. */
  async part(id: string, same: boolean): Promise<void> {
    const apart = new Set(this.apart);
    if (same) apart.delete(id);
    else apart.add(id);
    this.apart = apart;
    await this.#preview(null);
  }

  /** Brings it in. False where it failed; then nothing has changed. */
  async land(): Promise<boolean> {
    const { preview } = this;
    if (!preview) return false;
    const snapshot = await this.#try(call("merge_land", {}));
    if (!snapshot) return false;
    session.receive(snapshot);
    session.tell(mergedWords(preview.from, preview.changes, preview.conflicts.length), true);
    return true;
  }

  async cancel(): Promise<void> {
    this.forget();
    await this.#try(call("merge_cancel", {}));
  }

  forget(): void {
    this.preview = null;
    this.failure = null;
    this.path = null;
    this.apart = new Set();
  }

  async #preview(path: string | null): Promise<void> {
    this.reading = true;
    const preview = await this.#try(call("merge_read", { path, apart: [...this.apart] }));
    // Of another file nothing is known; the same file, read otherwise, is as it was.
    if (preview || path !== null) this.preview = preview;
    this.reading = false;
  }

  async #try<T>(answer: Promise<T>): Promise<T | null> {
    const reply = await replyOf(answer, (failure) => (this.failure = failure));
    if (reply !== null) this.failure = null;
    return reply;
  }
}

export const merging = new Merging();

// Another copy of the map on its way in: chosen, read, previewed, brought in as one undoable step.

import { mergedWords } from "../text/history";
import { call, isFailure } from "../wire/call";
import type { Failure, FoundCopy, MergePreview } from "../wire/types";
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
    await this.#try(async () => {
      this.found = (await call("copies", {})).copies;
    });
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
    return await this.#try(async () => {
      session.receive(await call("merge_land", {}));
      session.tell(mergedWords(preview.from, preview.changes, preview.conflicts.length), true);
    });
  }

  async cancel(): Promise<void> {
    this.forget();
    await this.#try(async () => void (await call("merge_cancel", {})));
  }

  forget(): void {
    this.preview = null;
    this.failure = null;
    this.path = null;
    this.apart = new Set();
  }

  async #preview(path: string | null): Promise<void> {
    this.reading = true;
    const read = await this.#try(async () => {
      this.preview = await call("merge_read", { path, apart: [...this.apart] });
    });
    if (!read && path !== null) this.preview = null;
    this.reading = false;
  }

  async #try(work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      this.failure = null;
      return true;
    } catch (thrown) {
      if (!isFailure(thrown)) throw thrown;
      this.failure = thrown;
      return false;
    }
  }
}

export const merging = new Merging();

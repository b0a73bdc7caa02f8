// What helps somebody who is asked for help: gathered, read by the person, then saved as it was read.

import { call } from "../wire/call";
import type { Diagnostics, Failure } from "../wire/types";
import { chooseFile } from "./choose_file";
import { replyOf } from "./latest.svelte";

export class DiagnosticsToBe {
  gathered = $state.raw<Diagnostics | null>(null);
  failure = $state.raw<Failure | null>(null);

  async gather(): Promise<void> {
    this.gathered = null;
    const { innerWidth: width, innerHeight: height, devicePixelRatio } = window;
    const scale_percent = Math.round(devicePixelRatio * 100);
    this.gathered = await this.#try(call("diagnostics", { width, height, scale_percent }));
  }

  /** Writes it where the person chooses. The file's path, or null. */
  async save(): Promise<string | null> {
    const path = await this.#try(chooseFile("diagnostics", this.gathered?.name ?? null));
    if (path === null) return null;
    return (await this.#try(call("diagnostics_save", { path }))) === null ? null : path;
  }

  async #try<T>(answer: Promise<T>): Promise<T | null> {
    this.failure = null;
    return replyOf(answer, (failure) => (this.failure = failure));
  }
}

export const diagnostics = new DiagnosticsToBe();

// The picture that is about to leave the map: previewed as it will be, written to a file, put on the clipboard.

import { call, isFailure } from "../wire/call";
import type { Failure, PaperSize, PicturePreview, PictureRequest, Purpose } from "../wire/types";
import { document } from "./document.svelte";

export type Format = "png" | "svg" | "pdf";

const PURPOSES: Record<Format, Purpose> = { png: "export_png", svg: "export_svg", pdf: "export_pdf" };

export class PictureToBe {
  preview = $state.raw<PicturePreview | null>(null);
  failure = $state.raw<Failure | null>(null);
  drawing = $state(false);
  /** What the person has chosen, kept while the app runs. The title: empty for the map's own. */
  asked = $state({ size: "a4_landscape" as PaperSize, grey: false, title: "", onlySelected: false });
  #asked = 0;

  /** Draws it; of several asked for, the last is shown. */
  async draw(request: PictureRequest): Promise<void> {
    const nth = ++this.#asked;
    this.drawing = true;
    const preview = await this.#try(call("picture_preview", request));
    if (nth !== this.#asked) return;
    this.drawing = false;
    if (preview) this.preview = preview;
  }

  /** Writes it where the person chooses. The file's path, or null. */
  async export(request: PictureRequest, format: Format): Promise<string | null> {
    const path = await document.choose(PURPOSES[format], this.preview?.name ?? null);
    if (path === null) return null;
    return (await this.#try(call("picture_export", { path, picture: request })))?.path ?? null;
  }

  async copy(request: PictureRequest): Promise<boolean> {
    return (await this.#try(call("picture_copy", request))) !== null;
  }

  forget(): void {
    this.preview = null;
    this.failure = null;
  }

  async #try<T>(answer: Promise<T>): Promise<T | null> {
    try {
      const reply = await answer;
      this.failure = null;
      return reply;
    } catch (thrown) {
      if (!isFailure(thrown)) throw thrown;
      this.failure = thrown;
      return null;
    }
  }
}

export const picture = new PictureToBe();

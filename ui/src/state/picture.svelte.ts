// The picture that is about to leave the map: previewed as it will be, written to a file, put on the clipboard.

import { call, isFailure } from "../wire/call";
import type { Failure, PaperSize, PicturePreview, PictureRequest, Purpose } from "../wire/types";

export type Format = "png" | "svg" | "pdf";
/** Which sweet spots are outlined: none, the first so many, or the one that is shown on the canvas. */
export type OutlinesAsked = "none" | "shown" | number;

const PURPOSES: Record<Format, Purpose> = { png: "export_png", svg: "export_svg", pdf: "export_pdf" };

export class PictureToBe {
  preview = $state.raw<PicturePreview | null>(null);
  failure = $state.raw<Failure | null>(null);
  drawing = $state(false);
  /** What the person has chosen, kept while the app runs. Title and headline: empty for the map's own. */
  asked = $state({
    size: "a4_landscape" as PaperSize,
    grey: false,
    title: "",
    onlySelected: false,
    outlines: "none" as OutlinesAsked,
    withHeadline: false,
    headline: "",
  });
  #asked = 0;

  /** What of the choice a map with so many sweet spots can give. */
  outlines(spots: number, shown: boolean): OutlinesAsked {
    const { outlines } = this.asked;
    if (outlines === "shown") return shown ? "shown" : "none";
    return outlines === "none" || spots === 0 ? "none" : Math.min(outlines, spots);
  }

  /** Chooses outlines. With the first of them comes the headline that tells of them; words of one's own told of others. */
  outline(outlines: OutlinesAsked): void {
    if (this.asked.outlines === "none" && outlines !== "none") this.asked.withHeadline = true;
    this.asked.outlines = outlines;
    this.asked.headline = "";
  }

  /** Takes a headline of one's own; empty or the written one: the data write it. */
  say(headline: string): void {
    const own = headline.trim();
    this.asked.headline = own === this.preview?.headline ? "" : own;
  }

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
    const asked = call("choose", { purpose: PURPOSES[format], suggested: this.preview?.name ?? null });
    const path = (await this.#try(asked))?.path ?? null;
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
      // The person gave up themselves; there is nothing to tell them.
      if (thrown.code !== "cancelled" && thrown.code !== "path_not_chosen") this.failure = thrown;
      return null;
    }
  }
}

export const picture = new PictureToBe();

// The picture that is about to leave the map: previewed as it will be, written to a file, put on the clipboard.

import { call } from "../wire/call";
import type { PaperSize, PicturePreview, PictureRequest, Purpose } from "../wire/types";
import { Asking } from "./asking.svelte";

export type Format = "png" | "svg" | "pdf";
/** Which sweet spots are outlined: none, the first so many, or the one that is shown on the canvas. */
export type OutlinesAsked = "none" | "shown" | number;

const PURPOSES: Record<Format, Purpose> = { png: "export_png", svg: "export_svg", pdf: "export_pdf" };

export class PictureToBe extends Asking {
  preview = $state.raw<PicturePreview | null>(null);
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
    const preview = await this.latest(call("picture_preview", request));
    if (preview) this.preview = preview;
  }

  /** Writes it where the person chooses. The file's path, or null. */
  async export(request: PictureRequest, format: Format): Promise<string | null> {
    const path = await this.path(PURPOSES[format], this.preview?.name ?? null);
    if (path === null) return null;
    return (await this.once(call("picture_export", { path, picture: request })))?.path ?? null;
  }

  async copy(request: PictureRequest): Promise<boolean> {
    return (await this.once(call("picture_copy", request))) !== null;
  }

  forget(): void {
    this.preview = null;
    this.failure = null;
  }
}

export const picture = new PictureToBe();

// The board paper that is about to leave the map: its outline as it would be written, and its way to a file.

import { call } from "../wire/call";
import type { FrontLines, PaperPreview, PaperRequest, Part, Purpose, Whose } from "../wire/types";
import { Asking } from "./asking.svelte";

export type PaperFormat = "docx" | "pdf";
export type About = Whose["kind"];

const PURPOSES: Record<PaperFormat, Purpose> = { docx: "paper_docx", pdf: "paper_pdf" };

/** A paper in which nobody has said anything yet. */
export function nothingSaid(): FrontLines {
  return {
    title: "",
    meeting: "",
    date: null,
    report_of: "",
    contact: "",
    purpose: null,
    exempt: "",
    recommendations: "",
    consultation: "",
    implications: { financial: "", legal: "", equality: "", climate: "", health: "", data_protection: "", risk: "" },
    documents: "",
  };
}

export class PaperToBe extends Asking {
  preview = $state.raw<PaperPreview | null>(null);
  /** Whether a paper is being written to its file. */
  writing = $state(false);
  /** What the person has chosen and said, kept while the app runs, for the map it was said of. */
  asked = $state({
    map: "",
    about: "area" as About,
    place: "",
    organisation: "",
    challenges: 0,
    since: "",
    leftOut: [] as Part[],
    front: nothingSaid(),
  });

  /** What was said of another map is not said of this one. */
  begin(map: string): void {
    this.preview = null;
    this.failure = null;
    if (this.asked.map === map) return;
    Object.assign(this.asked, { map, about: "area", place: "", organisation: "", challenges: 0, since: "" });
    this.asked.leftOut = [];
    this.asked.front = nothingSaid();
  }

  /** Says what it would hold; of several asked for, the last is shown. */
  async outline(request: PaperRequest): Promise<void> {
    const preview = await this.latest(call("paper_preview", request));
    if (preview) this.preview = preview;
  }

  /** Writes it where the person chooses, in one format or in both beside each other. The files' paths, or null. */
  async save(paper: PaperRequest, formats: readonly PaperFormat[]): Promise<string[] | null> {
    const first = formats[0] ?? "docx";
    const chosen = await this.path(PURPOSES[first], this.preview?.name ?? null);
    if (!chosen) return null;
    const paths = [chosen];
    if (formats.length > 1) {
      const beside = await this.path("paper_pdf", besideOf(chosen));
      if (!beside) return null;
      paths.push(beside);
    }
    this.writing = true;
    try {
      for (const path of paths) {
        if ((await this.once(call("paper_export", { path, paper }))) === null) return null;
      }
      return paths;
    } finally {
      this.writing = false;
    }
  }

  /** Gives up what is being written. */
  giveUp(): void {
    void this.once(call("cancel", {}));
  }
}

/** The name without its folder and its ending, for the other format. */
function besideOf(path: string): string {
  const name = path.split(/[\\/]/).at(-1) ?? path;
  return name.replace(/\.docx$/i, "");
}

export const paper = new PaperToBe();

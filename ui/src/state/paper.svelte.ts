// The board paper that is about to leave the map: its outline as it would be written, and its way to a file.

import { call } from "../wire/call";
import type { Failure, FrontLines, PaperPreview, PaperRequest, Part, Purpose, Whose } from "../wire/types";
import { Latest, replyOf } from "./latest.svelte";

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

export class PaperToBe {
  preview = $state.raw<PaperPreview | null>(null);
  failure = $state.raw<Failure | null>(null);
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
  readonly #latest = new Latest((failure) => this.#failed(failure));

  /** Whether the outline is of another paper than the one asked for. */
  get drawing(): boolean {
    return this.#latest.busy;
  }

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
    const preview = await this.#latest.ask(call("paper_preview", request));
    if (!preview) return;
    this.preview = preview;
    this.failure = null;
  }

  /** Writes it where the person chooses, in one format or in both beside each other. The files' paths, or null. */
  async save(paper: PaperRequest, formats: readonly PaperFormat[]): Promise<string[] | null> {
    const first = formats[0] ?? "docx";
    const chosen = await this.#try(call("choose", { purpose: PURPOSES[first], suggested: this.preview?.name ?? null }));
    if (!chosen?.path) return null;
    const paths = [chosen.path];
    if (formats.length > 1) {
      const beside = await this.#try(call("choose", { purpose: "paper_pdf", suggested: besideOf(chosen.path) }));
      if (!beside?.path) return null;
      paths.push(beside.path);
    }
    this.writing = true;
    try {
      for (const path of paths) {
        if ((await this.#try(call("paper_export", { path, paper }))) === null) return null;
      }
      return paths;
    } finally {
      this.writing = false;
    }
  }

  /** Gives up what is being written. */
  giveUp(): void {
    void replyOf(call("cancel", {}), (failure) => this.#failed(failure));
  }

  async #try<T>(answer: Promise<T>): Promise<T | null> {
    const reply = await replyOf(answer, (failure) => this.#failed(failure));
    if (reply !== null) this.failure = null;
    return reply;
  }

  #failed(failure: Failure): void {
    // The person gave up themselves; there is nothing to tell them.
    if (failure.code !== "cancelled" && failure.code !== "path_not_chosen") this.failure = failure;
  }
}

/** The name without its folder and its ending, for the other format. */
function besideOf(path: string): string {
  const name = path.split(/[\\/]/).at(-1) ?? path;
  return name.replace(/\.docx$/i, "");
}

export const paper = new PaperToBe();

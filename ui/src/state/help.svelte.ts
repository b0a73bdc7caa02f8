// Which place of the user guide is open, over whatever else is. It knows nothing of what the guide says.

/** A place of the guide: an anchor, and where in its chapter, as `block-line`, for what was searched. */
export type GuidePlace = { anchor: string; line: string | null };

export class Help {
  /** Null: the guide is closed. */
  now = $state.raw<GuidePlace | null>(null);
  #trail = $state.raw<readonly GuidePlace[]>([]);

  /** Where one was before, if one has gone on from anywhere. */
  get before(): GuidePlace | undefined {
    return this.#trail.at(-1);
  }

  /** Opens the guide there, or goes on to there. */
  open(anchor: string, line: string | null = null): void {
    if (this.now) this.#trail = [...this.#trail, this.now];
    this.now = { anchor, line };
  }

  back(): void {
    const { before } = this;
    if (!before) return;
    this.#trail = this.#trail.slice(0, -1);
    this.now = before;
  }

  close(): void {
    this.now = null;
    this.#trail = [];
  }
}

export const help = new Help();

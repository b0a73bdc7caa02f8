// What a person is typing, apart from what is kept: committed on leaving or Enter, given up with Escape.
// A value that arrives meanwhile never overwrites the typing, and a refusal never throws it away.

export class Draft {
  #typed = $state<string | null>(null);
  #refused = $state<string | null>(null);
  readonly #kept: () => string;
  readonly #commit: (text: string) => unknown;

  /** `commit` is called only where the text differs from what is kept; false from it means that it was refused. */
  constructor(kept: () => string, commit: (text: string) => unknown) {
    this.#kept = kept;
    this.#commit = commit;
  }

  /** What the field shows. */
  get text(): string {
    return this.#typed ?? this.#kept();
  }

  set text(text: string) {
    this.#typed = text;
  }

  /** Whether there is typing that is not kept yet. */
  get typing(): boolean {
    return this.#typed !== null && this.#typed !== this.#kept();
  }

  /** Whether what stands there was refused: it waits to be corrected, or given up. */
  get refused(): boolean {
    return this.#typed !== null && this.#typed === this.#refused;
  }

  /** Hands over what was typed. The field goes on showing it until the reply, so that nothing flickers. */
  async commit(): Promise<void> {
    const typed = this.#typed;
    // What was refused is not asked again until it is changed.
    if (typed === null || typed === this.#refused) return;
    const done = typed === this.#kept() || (await this.#commit(typed)) !== false;
    // Typing may have gone on while the reply was under way.
    if (!done) this.#refused = typed;
    else if (this.#typed === typed) this.#typed = null;
  }

  /** Gives the typing up. True where there was any. */
  giveUp(): boolean {
    const { typing } = this;
    this.#typed = null;
    this.#refused = null;
    return typing;
  }
}

// What a screen reader is told: each sentence once, wherever the live region stands by then. Never what stands on the page
// with a role of its own, as failures do.

/**
 * How long a sentence waits, in milliseconds, once the page has been painted: until the dialog whose button made the edit has
 * gone, and with it its live region, and until the edit's own words have been replaced by better ones. On a busy machine that
 * much time passes before anything is painted, and WebKit would tell of the region again as it uncovers what lay below.
 */
const WAITS = 150;

export class Voice {
  /** What stands in the live region, and how many times something was put there, so that the same is heard again. */
  heard = $state("");
  times = $state(0);
  /** What was done last, which is yet to be said; empty: nothing. */
  done = "";

  /** What has come up besides, which nothing that is done may drown. */
  #news: string[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #frame = 0;

  /** Says what was done, in place of what has not been heard yet. */
  say(words: string): void {
    this.done = words;
    this.#soon();
  }

  /** Says what has come up, after what was done. */
  add(words: string): void {
    this.#news.push(words);
    this.#soon();
  }

  #soon(): void {
    clearTimeout(this.#timer);
    cancelAnimationFrame(this.#frame);
    // The first frame is the one that paints what has just changed; with the second it is on the screen.
    this.#frame = requestAnimationFrame(() => {
      this.#frame = requestAnimationFrame(() => {
        this.#timer = setTimeout(() => this.#put(), WAITS);
      });
    });
  }

  #put(): void {
    this.heard = [this.done, ...this.#news].filter(Boolean).join(" ");
    this.times += 1;
    this.done = "";
    this.#news = [];
  }
}

export const voice = new Voice();

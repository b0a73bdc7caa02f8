// Light or dark, the size of text, and whether the window is narrow for it. The only place that tells the page's root
// what the person prefers.

import type { Preferences } from "../wire/types";

/** Below this width, in rem, there is room for only one side panel beside the canvas. */
const NARROW = 54;

/** Below this width, in rem, the columns of a table need the room of the side panels. */
const TIGHT = 85;

/** The size of text that a window begins with, in pixels. */
const TEXT = 16;

const DARK = "(prefers-color-scheme: dark)";

export class Appearance {
  #systemDark = $state(false);
  #theme = $state<Preferences["theme"]>("system");
  #percent = $state(100);
  #width = $state(1366);

  /** Whether the page is drawn light on dark. */
  readonly dark = $derived(this.#theme === "system" ? this.#systemDark : this.#theme === "dark");
  /** Pixels of one rem. */
  readonly rem = $derived((TEXT * this.#percent) / 100);
  /** Whether there is room for only one side panel beside the canvas. */
  readonly narrow = $derived(this.#width / this.rem < NARROW);

  /** Whether columns need the room of the side panels. */
  readonly tight = $derived(this.#width / this.rem < TIGHT);

  /** Follows the window and the system. Returns how to stop. */
  follow(): () => void {
    const system = window.matchMedia(DARK);
    const read = (): void => {
      this.#systemDark = system.matches;
      this.#width = window.innerWidth;
    };
    read();
    system.addEventListener("change", read);
    window.addEventListener("resize", read);
    return () => {
      system.removeEventListener("change", read);
      window.removeEventListener("resize", read);
    };
  }

  /** Draws the page as the person prefers. */
  prefer({ theme, text_percent }: Preferences): void {
    this.#theme = theme;
    this.#percent = text_percent;
    const root = window.document.documentElement;
    root.style.fontSize = `${text_percent}%`;
    if (theme === "system") delete root.dataset.theme;
    else root.dataset.theme = theme;
  }
}

export const appearance = new Appearance();

// Light or dark, the size of text, and whether the window is narrow for it. The only place that tells the page's root
// what the person prefers.

import type { Preferences } from "../wire/types";

/** Below this width, in rem, there is room for only one side panel beside the canvas. */
const NARROW = 54;

/** Below this width, in rem, the columns of a table need the room of the side panels. */
const TIGHT = 88;

/** The size of text that a window begins with, in pixels. */
const TEXT = 16;

const DARK = "(prefers-color-scheme: dark)";
const MORE = "(prefers-contrast: more)";
const FORCED = "(forced-colors: active)";

/** Keys that say that a person goes by the keyboard. */
const GOING = /^(Tab|Arrow(Up|Down|Left|Right)|Home|End|PageUp|PageDown|F6|F10|ContextMenu)$/;

export class Appearance {
  #systemDark = $state(false);
  #theme = $state<Preferences["theme"]>("system");
  #percent = $state(100);
  #width = $state(1366);
  #byKeys = $state(true);
  #more = $state(false);
  #forced: { dark: boolean } | null = $state.raw(null);

  /** Whether the page is drawn light on dark. Colours that the system forces say so by themselves. */
  readonly dark = $derived(
    this.#forced?.dark ?? (this.#theme === "system" ? this.#systemDark : this.#theme === "dark"),
  );
  /** Whether the person asked for more contrast, or for the system's own colours, which are taken for the same wish. */
  readonly contrast = $derived(this.#more || this.#forced !== null);
  /** Whether the person goes by the keyboard: only then is the focus framed. */
  readonly byKeys = $derived(this.#byKeys);
  /** Pixels of one rem. */
  readonly rem = $derived((TEXT * this.#percent) / 100);
  /** The window's width in pixels. */
  get width(): number {
    return this.#width;
  }
  /** Whether there is room for only one side panel beside the canvas. */
  readonly narrow = $derived(this.#width / this.rem < NARROW);

  /** Whether columns need the room of the side panels. */
  readonly tight = $derived(this.#width / this.rem < TIGHT);

  /** Follows the window and the system. Returns how to stop. */
  follow(): () => void {
    const asked = [DARK, MORE, FORCED].map((query) => window.matchMedia(query));
    const [system, more, forced] = asked;
    const read = (): void => {
      this.#systemDark = system?.matches ?? false;
      this.#more = more?.matches ?? false;
      this.#forced = forced?.matches ? { dark: systemCanvasIsDark() } : null;
      this.#width = window.innerWidth;
    };
    const key = (event: KeyboardEvent): void => {
      if (GOING.test(event.key)) this.#goBy(true);
    };
    const press = (): void => this.#goBy(false);
    read();
    this.#goBy(false);
    for (const query of asked) query.addEventListener("change", read);
    window.addEventListener("resize", read);
    // Before anybody else: the frame must be there when the focus comes.
    window.addEventListener("keydown", key, true);
    window.addEventListener("pointerdown", press, true);
    return () => {
      for (const query of asked) query.removeEventListener("change", read);
      window.removeEventListener("resize", read);
      window.removeEventListener("keydown", key, true);
      window.removeEventListener("pointerdown", press, true);
    };
  }

  /** The engines differ in when they take a focus for the keyboard's, as after a dialog; this is one rule for both. */
  #goBy(keys: boolean): void {
    this.#byKeys = keys;
    document.documentElement.classList.toggle("by-pointer", !keys);
  }

  /** Draws the page as the person prefers. */
  prefer({ theme, text_percent }: Preferences): void {
    this.#theme = theme;
    this.#percent = text_percent;
    const root = document.documentElement;
    root.style.fontSize = `${text_percent}%`;
    if (theme === "system") delete root.dataset.theme;
    else root.dataset.theme = theme;
  }
}

/** What the system paints windows with, where it forces its colours. */
function systemCanvasIsDark(): boolean {
  const probe = document.createElement("i");
  probe.style.color = "Canvas";
  document.body.append(probe);
  const [red = 255, green = 255, blue = 255] = getComputedStyle(probe).color.match(/\d+/g)?.map(Number) ?? [];
  probe.remove();
  return red + green + blue < 384;
}

export const appearance = new Appearance();

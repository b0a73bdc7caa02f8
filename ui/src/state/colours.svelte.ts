// In which colours the map is drawn: the challenges' own, and those that keep marks apart and say what is chosen. As in the
// page's tokens, which a bitmap can't read; the same in every view.

import { lifted } from "../canvas/colours";
import { appearance } from "./appearance.svelte";
import { session } from "./session.svelte";

/** What the canvas is painted with. */
const CANVAS = { light: "#fdfcfa", dark: "#15171b" };
/** The same where more contrast is asked for. */
const STARK = { light: "#ffffff", dark: "#000000" };

export class Colours {
  /** What marks are drawn on. */
  readonly #ground: string = $derived((appearance.contrast ? STARK : CANVAS)[appearance.dark ? "dark" : "light"]);
  /** The challenges' own, in letter order. */
  readonly challenges: readonly string[] = $derived(
    (session.scene?.ellipses ?? []).map(({ colour }) => (appearance.dark ? lifted(colour, this.#ground) : colour)),
  );
  /** What keeps a mark apart from what is behind it. */
  readonly rim: string = $derived(appearance.dark ? this.#ground : "#ffffff");
  /** A bright spot's star. */
  readonly star: string = $derived.by(() => {
    if (appearance.contrast) return appearance.dark ? "#ffffff" : "#000000";
    return appearance.dark ? "#f0c674" : "#1b1f24";
  });
  /** Around what is selected. */
  readonly ring: string = $derived.by(() => {
    if (appearance.contrast) return appearance.dark ? "#ffffff" : "#000000";
    return appearance.dark ? "#8fbce6" : "#12436d";
  });
}

export const colours = new Colours();

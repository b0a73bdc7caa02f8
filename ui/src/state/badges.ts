// A challenge's badge: its letter on its colour, in whichever ink reads better on that.

import { contrastOf, lifted } from "../canvas/colours";
import { letter } from "../wire/challenge_set";
import { appearance } from "./appearance.svelte";
import { session } from "./session.svelte";

const LIGHT = "#ffffff";
const DARK = "#15171b";

export function badgeOf(place: number): { letter: string; colour: string; ink: string } {
  const own = session.map?.challenges[place]?.colour ?? "#575d66";
  const colour = appearance.dark ? lifted(own, DARK) : own;
  const ink = contrastOf(colour, LIGHT) >= contrastOf(colour, DARK) ? LIGHT : DARK;
  return { letter: letter(place), colour, ink };
}

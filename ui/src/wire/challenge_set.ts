// Sets of challenges as bits (bit 0 is A): taking them apart and naming them by their letters.
// It never knows what a challenge is called; that is the map's to say.

import type { Challenge, ChallengeId, ChallengeSet } from "./types";

const LETTERS = "ABCDE";

/** The places in letter order of the set's challenges, 0 being A. */
export function members(set: ChallengeSet): number[] {
  const found: number[] = [];
  for (let bit = 0; bit < LETTERS.length; bit++) if (set & (1 << bit)) found.push(bit);
  return found;
}

/** The challenge's letter: 0 gives A. */
export function letter(place: number): string {
  return LETTERS.charAt(place);
}

/** The place of the challenge of that letter; -1 where there is none. */
export function placeOf(letter: string): number {
  return LETTERS.indexOf(letter);
}

/** The set in letters, as everything on screen names a region: `A + C`. Empty for the empty set. */
export function lettersOf(set: ChallengeSet): string {
  return members(set).map(letter).join(" + ");
}

/** The ids of the set's challenges, in letter order. */
export function idsOf(set: ChallengeSet, challenges: readonly Challenge[]): ChallengeId[] {
  return members(set).flatMap((place) => challenges[place]?.id ?? []);
}

/** The set with the lettered challenge put in, or taken out where it was in; null where `key` is no letter of `count` challenges. */
export function toggled(set: ChallengeSet, key: string, count: number): ChallengeSet | null {
  const place = key.length === 1 ? LETTERS.indexOf(key.toUpperCase()) : -1;
  return place < 0 || place >= count ? null : set ^ (1 << place);
}

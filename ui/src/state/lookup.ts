// Looking things up in the open map. Analysis and scene name rows by their position in map order, edits by their id.

import { letter, members } from "../wire/challenge_set";
import { listed } from "../text/words";
import type { Challenge, ChallengeSet, Ground, Initiative, InitiativeId, Organisation, Shared } from "../wire/types";
import { session } from "./session.svelte";

export function initiativeAt(position: number): Initiative | undefined {
  return session.map?.initiatives[position];
}

export function initiativeOf(id: InitiativeId): Initiative | undefined {
  return initiativeAt(session.byId.get(id) ?? -1);
}

export function titleAt(position: number): string {
  return initiativeAt(position)?.title ?? "";
}

export function organisationAt(position: number): Organisation | undefined {
  return session.map?.organisations[position];
}

export function groundAt(position: number): Ground | undefined {
  return session.map?.grounds[position];
}

/** The challenges to which it contributes, at any strength. */
export function regionOf(initiative: Initiative): ChallengeSet {
  return regionIn(session.map?.challenges ?? [], initiative);
}

/** The same among these challenges, for many initiatives at once. */
export function regionIn(challenges: readonly Challenge[], { contributions }: Initiative): ChallengeSet {
  let set = 0;
  for (let place = 0; place < challenges.length; place++) {
    if ((challenges[place]?.id ?? "") in contributions) set |= 1 << place;
  }
  return set;
}

/** A challenge's name in narrow places. */
export function shortName(place: number): string {
  const challenge = session.map?.challenges[place];
  return challenge?.short_name || challenge?.name || letter(place);
}

/** A set of challenges in a sentence: `Good work and Healthy life`. Empty for the empty set. */
export function regionName(set: ChallengeSet): string {
  return listed(shortNamesOf(set));
}

/** The names of a set's challenges as sentences say them, in letter order. */
export function shortNamesOf(set: ChallengeSet): string[] {
  return members(set).map(shortName);
}

/** The full names of a set's challenges, in letter order. */
export function namesOf(set: ChallengeSet): string[] {
  return members(set).map((place) => session.map?.challenges[place]?.name ?? letter(place));
}

/** What a shared thing is called. */
export function sharedName(shared: Shared): string {
  switch (shared.kind) {
    case "challenge":
      return shortName(shared.position);
    case "organisation":
      return organisationAt(shared.position)?.name ?? "";
    case "ground":
      return groundAt(shared.position)?.name ?? "";
  }
}

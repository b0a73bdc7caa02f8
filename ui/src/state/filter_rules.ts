// Which initiatives pass a filter: plain rules over the map, without state, so that they can be tested by themselves.
// Within one kind of thing any one is enough (this place or that one), between kinds all must hold; of the challenges
// all must hold, because "A and B" is what people look for.

import type { OpenMap } from "../wire/open_map";

import type { ChallengeId, GroundId, Initiative, OrganisationId } from "../wire/types";
import type { Filter as FilterOfView, Sector, Status, Strength } from "../wire/types";

export type Filter = {
  text: string;
  statuses: ReadonlySet<Status>;
  sectors: ReadonlySet<Sector>;
  organisations: ReadonlySet<OrganisationId>;
  grounds: ReadonlySet<GroundId>;
  challenges: ReadonlySet<ChallengeId>;
  /** None of these; every challenge in one of the two asks for one region. */
  without: ReadonlySet<ChallengeId>;
  /** Contributions weaker than this count as none for the filter by challenge. */
  strength: Strength;
  brightSpots: boolean;
};

export const NO_FILTER: Filter = {
  text: "",
  statuses: new Set(),
  sectors: new Set(),
  organisations: new Set(),
  grounds: new Set(),
  challenges: new Set(),
  without: new Set(),
  strength: 1,
  brightSpots: false,
};

/** The filter as a named view keeps it. */
export function kept(filter: Filter): FilterOfView {
  const { text, strength, brightSpots: bright_spots } = filter;
  const [statuses, sectors] = [[...filter.statuses], [...filter.sectors]];
  const [organisations, grounds] = [[...filter.organisations], [...filter.grounds]];
  return {
    text,
    strength,
    bright_spots,
    statuses,
    sectors,
    organisations,
    grounds,
    challenges: [...filter.challenges],
    without: [...filter.without],
  };
}

/** The filter that a named view keeps. */
export function asKept(view: FilterOfView): Filter {
  return {
    text: view.text,
    strength: view.strength,
    brightSpots: view.bright_spots,
    statuses: new Set(view.statuses),
    sectors: new Set(view.sectors),
    organisations: new Set(view.organisations),
    grounds: new Set(view.grounds),
    challenges: new Set(view.challenges),
    without: new Set(view.without),
  };
}

/** How many things the filter asks for, the text not counted. */
export function asked(filter: Filter): number {
  const { statuses, sectors, organisations, grounds, challenges, without } = filter;
  const sets = [statuses, sectors, organisations, grounds, challenges, without];
  const chosen = sets.reduce((sum, set) => sum + set.size, 0);
  return chosen + (filter.strength > 1 ? 1 : 0) + (filter.brightSpots ? 1 : 0);
}

/** Positions, in map order, of the initiatives that pass. */
export function passing(map: OpenMap, filter: Filter): Set<number> {
  const words = folded(filter.text).split(/\s+/).filter(Boolean);
  const lookup = lookupOf(map);
  const grounds = groundsByKind(map, filter);
  const found = new Set<number>();
  map.initiatives.forEach((initiative, position) => {
    if (passes(initiative, filter, lookup, grounds) && saysAll(initiative, words, lookup)) found.add(position);
  });
  return found;
}

/** Text as it is compared: without case and accents. */
export function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase("en-GB");
}

/** What the rules need of the map besides its initiatives, and what each initiative says, folded once for many searches. */
type Lookup = {
  organisations: OpenMap["organisations"];
  grounds: OpenMap["grounds"];
  sector: Map<OrganisationId, Sector>;
  name: Map<string, string>;
  said: WeakMap<Initiative, string>;
};

let last: Lookup | null = null;

function lookupOf({ organisations, grounds }: OpenMap): Lookup {
  if (last?.organisations === organisations && last.grounds === grounds) return last;
  last = {
    organisations,
    grounds,
    sector: new Map(organisations.map((organisation) => [organisation.id, organisation.sector])),
    name: new Map([...organisations, ...grounds].map(({ id, name }) => [id, name])),
    said: new WeakMap(),
  };
  return last;
}

/** The chosen places, priorities and themes apart, since each is a kind of its own. */
function groundsByKind(map: OpenMap, filter: Filter): GroundId[][] {
  const chosen = map.grounds.filter((ground) => filter.grounds.has(ground.id));
  const kinds = ["place", "priority", "theme"] as const;
  return kinds
    .map((kind) => chosen.filter((ground) => ground.kind === kind).map((ground) => ground.id))
    .filter((ids) => ids.length > 0);
}

function passes(initiative: Initiative, filter: Filter, lookup: Lookup, grounds: readonly GroundId[][]): boolean {
  const involved = Object.keys(initiative.organisations);
  const sectorOf = (id: OrganisationId): Sector | undefined => lookup.sector.get(id);
  return (
    (filter.statuses.size === 0 || filter.statuses.has(initiative.status)) &&
    (!filter.brightSpots || initiative.bright_spot) &&
    (filter.organisations.size === 0 || involved.some((id) => filter.organisations.has(id))) &&
    (filter.sectors.size === 0 || involved.some((id) => filter.sectors.has(sectorOf(id) as Sector))) &&
    grounds.every((ids) => ids.some((id) => initiative.grounds.includes(id))) &&
    contributes(initiative, filter)
  );
}

function contributes(initiative: Initiative, filter: Filter): boolean {
  const strongEnough = (id: ChallengeId): boolean => (initiative.contributions[id]?.strength ?? 0) >= filter.strength;
  if ([...filter.without].some(strongEnough)) return false;
  if (filter.challenges.size > 0) return [...filter.challenges].every(strongEnough);
  return filter.strength === 1 || Object.keys(initiative.contributions).some(strongEnough);
}

/** Whether every word is somewhere in what the initiative says of itself, its organisations and its common ground. */
function saysAll(initiative: Initiative, words: readonly string[], lookup: Lookup): boolean {
  if (words.length === 0) return true;
  const text = lookup.said.get(initiative) ?? said(initiative, lookup);
  lookup.said.set(initiative, text);
  return words.every((word) => text.includes(word));
}

function said(initiative: Initiative, lookup: Lookup): string {
  const related = [...Object.keys(initiative.organisations), ...initiative.grounds].map((id) => lookup.name.get(id));
  const { title, summary, notes } = initiative;
  return folded([title, summary, notes, initiative.status, ...related].join("\n"));
}

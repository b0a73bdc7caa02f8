// Maps as a few lines of text, as in the core's tests: `Warm homes: A2 B1 @Ely !Loneliness #Transport ~NHS(health)*
// ~Age Well =paused`. An id is made of the name, so that a test can say which row it means.

import type { OpenMap } from "../src/wire/open_map";

import type { Analysis, Challenge, Contribution, Initiative, Region, Role } from "../src/wire/types";
import type { GroundKind, Sector, Snapshot, Status, Strength, SweetSpot, ThinSpot } from "../src/wire/types";

const STARTERS: [string, string, string][] = [
  ["A good start in life", "Good start", "#12436d"],
  ["Good work", "Good work", "#0f7a70"],
  ["A place where people want to live", "Good place", "#9b2a6b"],
  ["Healthy throughout life", "Healthy life", "#b8560a"],
  ["A greener county", "Greener", "#4a5a1f"],
];
const KINDS: Record<string, GroundKind> = { "@": "place", "!": "priority", "#": "theme" };

/** The id of the row of that name. */
export function idOf(name: string): string {
  return `id of ${name}`;
}

/** Reads a map. */
export function mapOf(text: string, challenges = 4): OpenMap {
  const map: OpenMap = {
    head: {
      id: "the map",
      title: "Fenmoor together",
      area: "Fenmoor",
      marking: "OFFICIAL",
      release: "",
      short_description: "",
      long_description: "",
    },
    challenges: STARTERS.slice(0, challenges).map(([name, short_name, colour], order): Challenge => ({
      id: idOf(name),
      order,
      name,
      short_name,
      description: "",
      colour,
    })),
    organisations: [],
    grounds: [],
    initiatives: [],
    links: [],
    pins: [],
    views: [],
    dismissals: [],
    versions: [],
    conflicts: [],
  };
  const lines = text.split("\n").map((line) => line.trim());
  for (const line of lines.filter(Boolean)) map.initiatives.push(initiativeOf(line, map));
  return map;
}

/** A snapshot of that map, analysed as far as the page's tests look. */
export function snapshotOf(map: OpenMap, more: Partial<Snapshot> = {}, spots: SweetSpot[] = []): Snapshot {
  return {
    state: 1,
    map,
    analysis: analysisOf(map, spots),
    settings: { include_ended: false, floor: 1, min_initiatives: null, min_challenges: 2 },
    scene: { width: 1500, height: 1000, ellipses: [], regions: [], headings: [], mark_radius: 13, text: 19, marks: [] },
    file: {
      path: "/home/pat/Documents/fenmoor.sweetspot",
      name: "fenmoor",
      folder: "/home/pat/Documents",
      read_only: false,
      sample: false,
      state: 1,
      saved: { how: "saved" },
      notices: [],
    },
    undo: null,
    redo: null,
    left: null,
    conflicts: [],
    origins: [],
    short_description: "",
    long_description: "",
    ...more,
  };
}

/** A sweet spot of the map's initiatives of these titles, sharing what is named. */
export function spotOf(map: OpenMap, titles: string[], challenges: number, grounds: string[]): SweetSpot {
  const initiatives = titles.map((title) => map.initiatives.findIndex((one) => one.title === title));
  const shared = grounds.map((name) => map.grounds.findIndex((one) => one.name === name));
  const cells = initiatives.length * [...challenges.toString(2)].filter((bit) => bit === "1").length * shared.length;
  const behind = map.organisations.flatMap((one, at) =>
    initiatives.some((place) => one.id in (map.initiatives[place]?.organisations ?? {})) ? [at] : [],
  );
  return {
    key: titles.join("|"),
    challenges,
    organisations: [],
    grounds: shared,
    initiatives,
    score: cells,
    new_cells: cells,
    name: grounds.join(" and "),
    sentence: `${titles.length} initiatives share it.`,
    behind,
    sectors: [],
    nearly: [],
    fragile: [],
  };
}

function initiativeOf(line: string, map: OpenMap): Initiative {
  const [title = "", rest = ""] = line.split(/:(.*)/s).map((part) => part.trim());
  const marks = [...rest.matchAll(/(?:^|\s)([@!#~=])(.*?)(?=\s[@!#~=]|$)/g)];
  const claims = [...(rest.split(/[@!#~=]/)[0] ?? "").matchAll(/([A-E])([123])?/g)];
  const initiative: Initiative = {
    id: idOf(title),
    order: map.initiatives.length,
    title,
    summary: "",
    status: "live",
    start: null,
    end: null,
    notes: "",
    link: "",
    reference: "",
    bright_spot: false,
    contributions: Object.fromEntries(
      claims.map(([, letter = "A", strength = "2"]): [string, Contribution] => [
        map.challenges["ABCDE".indexOf(letter)]!.id,
        { strength: Number(strength) as Strength, why: "", contested: false },
      ]),
    ),
    organisations: {},
    grounds: [],
    position: null,
  };
  for (const [, sign = "", name = ""] of marks) {
    if (sign === "=") initiative.status = name as Status;
    else if (sign === "~") Object.assign(initiative.organisations, involvement(name, map));
    else initiative.grounds.push(groundOf(KINDS[sign]!, name, map));
  }
  return initiative;
}

function involvement(said: string, map: OpenMap): Record<string, Role> {
  const [, name = "", sector = "other", lead] = /^(.*?)(?:\((\w+)\))?(\*)?$/.exec(said) ?? [];
  const id = idOf(name);
  if (!map.organisations.some((one) => one.id === id)) {
    map.organisations.push({ id, order: map.organisations.length, name, sector: sector as Sector });
  }
  return { [id]: lead ? "lead" : "partner" };
}

function groundOf(kind: GroundKind, name: string, map: OpenMap): string {
  const id = idOf(name);
  if (!map.grounds.some((one) => one.id === id)) map.grounds.push({ id, order: map.grounds.length, kind, name });
  return id;
}

function analysisOf(map: OpenMap, sweet_spots: SweetSpot[]): Analysis {
  const sets = map.initiatives.map((one) =>
    map.challenges.reduce((set, { id }, place) => (id in one.contributions ? set | (1 << place) : set), 0),
  );
  const size = (set: number): number => [...set.toString(2)].filter((bit) => bit === "1").length;
  const all = Array.from({ length: 2 ** map.challenges.length - 1 }, (_, at) => at + 1);
  const regions: Region[] = all
    .sort((a, b) => size(a) - size(b) || a - b)
    .map((challenges) => ({
      challenges,
      initiatives: sets.flatMap((set, at) => (set === challenges ? [at] : [])),
      organisations: [],
      sectors: [],
      missing_sectors: [],
      depends_on: null,
      expected: 1,
      surprise: 0,
    }));
  const thin_spots: ThinSpot[] = regions
    .filter(({ challenges, initiatives }) => size(challenges) > 1 && initiatives.length < 2)
    .map(({ challenges, initiatives }) => ({
      challenges,
      initiatives,
      near_misses: sets.flatMap((set, initiative) => {
        const lacks = challenges & ~set;
        return set !== 0 && (set | lacks) === challenges && size(lacks) === 1 ? [{ initiative, lacks }] : [];
      }),
    }));
  const unplaced = sets.flatMap((set, at) => (set === 0 ? [at] : []));
  return {
    regions,
    unplaced,
    placed: sets.length - unplaced.length,
    ended_left_out: 0,
    min_initiatives: 2,
    sweet_spots,
    left_out: [],
    thin_spots,
    over_claim: null,
  } as Analysis;
}

// A made-up open map for tests and for measuring: ellipses as the core draws them, regions as rows of pixels, marks at
// places that don't overlap. A stand-in for the program answers edits, and can be told to refuse the next one.

import { regionAt } from "../../src/canvas/geometry";
import { lettersOf, members } from "../../src/wire/challenge_set";
import type { Transport } from "../../src/wire/transport";
import type {
  Challenge,
  Edit,
  EllipseShape,
  Failure,
  Initiative,
  Mark,
  Position,
  RegionShape,
  Scene,
  Snapshot,
  Status,
} from "../../src/wire/types";

const COLOURS = ["#12436d", "#0f7b72", "#9b2d6e", "#b8560f", "#5b4a9c"];
const DASHES = [[], [10, 5], [3, 5], [14, 5, 3, 5], [18, 6]];
const NAMES = [
  "A good start in life",
  "Good work",
  "A place where people want to live",
  "Healthy throughout life",
  "Getting about",
];
const FOUR = [
  [530.91, 416.78, 347.79, 560.81, 61.344],
  [753.11, 556.2, 292.75, 591.3, 51.455],
  [746.89, 556.2, 292.75, 591.3, -51.455],
  [969.09, 416.78, 347.79, 560.81, -61.344],
] as const;
const TITLES = [
  "Family hubs",
  "Youth zone",
  "Community wealth",
  "Market town plan",
  "Neighbourhood care teams",
  "Apprentice builders",
  "Green social prescribing",
  "Young carers into work",
  "School food growing",
  "Healthy new town",
  "Village hall upgrade",
  "Skills bus",
  "Early speech and play",
  "Work and health coaches",
  "Fair work charter",
  "Falls prevention",
  "Warm homes",
];
const STATUSES: Status[] = ["live", "planned", "idea", "paused", "ended"];

/** The id of the initiative at a position. */
export function idAt(position: number): string {
  return `00000000-0000-4000-8000-${String(position).padStart(12, "0")}`;
}

function shapes(): EllipseShape[] {
  return FOUR.map(([cx, cy, rx, ry, rotation], at) => ({
    letter: "ABCD".charAt(at),
    colour: COLOURS[at] ?? "",
    dash: DASHES[at] ?? [],
    cx,
    cy,
    rx,
    ry,
    rotation,
  }));
}

// Overlaps warm up with the number of challenges; single regions take a little of their own colour.
const FILLS: Record<number, [string, string]> = {
  1: ["", ""],
  2: ["#ecdcc0", "#3b3426"],
  3: ["#e8cd8c", "#57482a"],
  4: ["#efca63", "#7a6026"],
};
const SINGLE: Record<number, [string, string]> = {
  1: ["#e6ecf1", "#1b2733"],
  2: ["#e4f2f0", "#18302d"],
  4: ["#f6e7ef", "#33202b"],
  8: ["#fcefe3", "#352619"],
};

/** Each region as the polygon that rays from its middle reach: near enough to the core's curves to look at. */
function regionsOf(ellipses: EllipseShape[]): RegionShape[] {
  const middles = new Map<number, { centre: Position; clearance: number }>();
  for (let x = 5; x < 1500; x += 10) {
    for (let y = 5; y < 1000; y += 10) {
      const set = regionAt({ ellipses }, x, y);
      const clearance = Math.min(
        ...rays({ x, y }, set, ellipses, 12).map((point) => Math.hypot(point.x - x, point.y - y)),
      );
      if (set > 0 && clearance > (middles.get(set)?.clearance ?? 0)) middles.set(set, { centre: { x, y }, clearance });
    }
  }
  return [...middles.entries()]
    .sort(([a], [b]) => members(a).length - members(b).length || lettersOf(a).localeCompare(lettersOf(b)))
    .map(([challenges, { centre, clearance }]) => {
      const [fill, fill_dark] = SINGLE[challenges] ?? FILLS[members(challenges).length] ?? ["#eeeeee", "#222222"];
      const path = `M${rays(centre, challenges, ellipses, 360)
        .map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`)
        .join("L")}Z`;
      return { challenges, path, fill, fill_dark, centre, clearance, count: 0 };
    });
}

function rays(from: Position, set: number, ellipses: EllipseShape[], count: number): Position[] {
  return Array.from({ length: count }, (_, at) => {
    const turn = (at / count) * 2 * Math.PI;
    const along = (far: number): Position => ({ x: from.x + far * Math.cos(turn), y: from.y + far * Math.sin(turn) });
    const within = (far: number): boolean => regionAt({ ellipses }, along(far).x, along(far).y) === set;
    let far = 0;
    while (far < 900 && within(far + 10)) far += 10;
    for (let step = 5; step > 0.1; step /= 2) if (within(far + step)) far += step;
    return along(far);
  });
}

const ELLIPSES = shapes();
const REGIONS = regionsOf(ELLIPSES);

/** Lets one number follow another in a fixed way, so that every run sees the same map. */
function dice(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1664525 + 1013904223) % 4294967296) / 4294967296;
}

function spread(count: number, radius: number): Position[] {
  const roll = dice(7);
  const cell = radius * 2.5;
  const points: Position[] = [];
  for (let y = cell; y < 1000; y += cell) {
    for (let x = cell; x < 1500; x += cell) {
      const point = { x: x + (roll() - 0.5) * radius * 0.3, y: y + (roll() - 0.5) * radius * 0.3 };
      if (inRegion(point, radius * 1.3)) points.push(point);
    }
  }
  for (let at = points.length - 1; at > 0; at--) {
    const other = Math.floor(roll() * (at + 1));
    [points[at], points[other]] = [points[other]!, points[at]!];
  }
  return points.slice(0, count);
}

function inRegion({ x, y }: Position, room: number): boolean {
  const set = regionAt({ ellipses: ELLIPSES }, x, y);
  const round = [0, 1, 2, 3, 4, 5, 6, 7].map((turn) => (turn * Math.PI) / 4);
  return (
    set > 0 &&
    round.every(
      (turn) => regionAt({ ellipses: ELLIPSES }, x + room * Math.cos(turn), y + room * Math.sin(turn)) === set,
    )
  );
}

/** A map with `placed` initiatives on it and `waiting` that are not yet placed. */
export function fakeSnapshot(placed = 46, waiting = 4): Snapshot {
  const radius = placed > 4000 ? 3.2 : placed > 500 ? 6 : 13;
  const points = spread(placed, radius);
  const challenges: Challenge[] = NAMES.slice(0, 4).map((name, order) => ({
    id: `c${order}`,
    order,
    name,
    short_name: "",
    description: "",
    colour: COLOURS[order] ?? "",
  }));
  const initiatives = Array.from({ length: points.length + waiting }, (_, at): Initiative => {
    const point = points[at];
    const set = point ? regionAt({ ellipses: ELLIPSES }, point.x, point.y) : 0;
    const round = Math.floor(at / TITLES.length);
    return {
      id: idAt(at),
      order: at,
      title: `${TITLES[at % TITLES.length]}${round ? ` ${round + 1}` : ""}`,
      summary: "",
      status: STATUSES[(at * 7) % 5] ?? "live",
      start: null,
      end: null,
      notes: "",
      link: "",
      reference: "",
      bright_spot: at % 9 === 0,
      contributions: Object.fromEntries(
        members(set).map((place) => [`c${place}`, { strength: 2, why: "", contested: false }]),
      ),
      organisations: { o0: "lead" },
      grounds: [],
      position: point ?? null,
    };
  });
  return draw({ challenges, initiatives });
}

function draw({ challenges, initiatives }: { challenges: Challenge[]; initiatives: Initiative[] }): Snapshot {
  const radius = initiatives.length > 4000 ? 3.2 : initiatives.length > 500 ? 6 : 13;
  const marks = initiatives.flatMap((initiative, at): Mark[] => {
    const { position } = initiative;
    if (!position) return [];
    const set = regionAt({ ellipses: ELLIPSES }, position.x, position.y);
    const from_zoom = at % 3 === 0 ? 1 : at % 3 === 1 ? 2 : 4;
    const label = at < 300 ? { lines: [initiative.title], side: "below" as const, from_zoom } : null;
    return [{ initiative: at, challenges: set, ...position, faint: initiative.status === "ended", label }];
  });
  const scene: Scene = {
    width: 1500,
    height: 1000,
    ellipses: ELLIPSES,
    mark_radius: radius,
    text: 19,
    marks,
    regions: REGIONS.map((region) => ({
      ...region,
      count: marks.filter((mark) => mark.challenges === region.challenges).length,
    })),
    headings: [
      { letter: "A", badge: { x: 70, y: 60 }, at: { x: 100, y: 69 }, anchor: "start" as const, name: 0 },
      { letter: "B", badge: { x: 70, y: 940 }, at: { x: 100, y: 949 }, anchor: "start" as const, name: 1 },
      { letter: "C", badge: { x: 1430, y: 940 }, at: { x: 1400, y: 949 }, anchor: "end" as const, name: 2 },
      { letter: "D", badge: { x: 1430, y: 60 }, at: { x: 1400, y: 69 }, anchor: "end" as const, name: 3 },
    ].map(({ name, ...heading }) => ({
      ...heading,
      lines: [NAMES[name] ?? ""],
      badge_radius: 20,
      line_height: 30,
      size: 26,
    })),
  };
  const family = marks.filter((mark) => mark.challenges === 15).map((mark) => mark.initiative);
  return {
    state: 1,
    left: null,
    conflicts: [],
    origins: [],
    map: {
      head: {
        id: "m",
        title: "Fenmoor together",
        area: "Fenmoor",
        marking: "",
        release: "",
        short_description: "",
        long_description: "",
      },
      challenges,
      organisations: [{ id: "o0", order: 0, name: "Fenmoor County Council", sector: "council" }],
      grounds: [],
      initiatives,
      links: [],
      pins: [],
      views: [],
      dismissals: [],
      versions: [],
      conflicts: [],
    },
    analysis: {
      regions: REGIONS.map(({ challenges: set }) => ({
        challenges: set,
        initiatives: marks.filter((mark) => mark.challenges === set).map((mark) => mark.initiative),
        organisations: [],
        sectors: [],
        missing_sectors: [],
        depends_on: null,
        expected: 1,
        surprise: 0,
      })),
      unplaced: initiatives.flatMap((initiative, at) => (initiative.position ? [] : [at])),
      placed: marks.length,
      ended_left_out: 0,
      min_initiatives: 2,
      sweet_spots: [
        {
          key: "spot",
          challenges: 15,
          organisations: [],
          grounds: [],
          initiatives: family,
          score: 4 * family.length,
          new_cells: 4 * family.length,
          name: "Loneliness in Lodehaven",
          sentence: "",
          behind: [],
          sectors: [],
          nearly: [],
          fragile: [],
        },
      ],
      left_out: [],
      thin_spots: [],
      over_claim: null,
    } as Snapshot["analysis"],
    settings: { include_ended: false, floor: 1, min_initiatives: null, min_challenges: 2 },
    scene,
    file: {
      path: "/x/Fenmoor.sweetspot",
      name: "Fenmoor",
      saved: { how: "saved" },
      sample: false,
      notices: [],
    } as unknown as Snapshot["file"],
    undo: null,
    redo: null,
    short_description: "",
    long_description: "",
  };
}

/** The stand-in for the program: knows only how to place, and keeps what it was asked. */
export class FakeProgram implements Transport {
  readonly edits: Edit[] = [];
  refusal: Failure | null = null;
  /** Held back until `answer` is called. */
  hold: Promise<void> = Promise.resolve();
  constructor(public snapshot: Snapshot) {}

  async call(name: string, request: unknown): Promise<unknown> {
    if (name !== "edit") return { ...this.snapshot.file };
    const edit = request as Edit;
    this.edits.push(edit);
    await this.hold;
    if (this.refusal) throw this.refusal;
    if (edit.kind === "place_initiatives") this.#place(edit.initiatives, edit.challenges, edit.at);
    return this.snapshot;
  }

  onDropped(): () => void {
    return () => undefined;
  }

  onHanded(): () => void {
    return () => undefined;
  }

  #place(ids: readonly string[], challenges: readonly string[], at: Position | undefined): void {
    const { map } = this.snapshot;
    const set = challenges.reduce((sum, id) => sum | (1 << Number(id.slice(1))), 0);
    const centre = REGIONS.find((region) => region.challenges === set)?.centre ?? null;
    const initiatives = map.initiatives.map((initiative) => {
      const nth = ids.indexOf(initiative.id);
      if (nth < 0) return initiative;
      const middle = set === 0 ? null : (at ?? centre);
      const contributions = Object.fromEntries(
        challenges.map((id) => [id, { strength: 2, why: "", contested: false }]),
      );
      return {
        ...initiative,
        contributions,
        position: middle && { x: middle.x + nth * 28, y: middle.y },
      } as Initiative;
    });
    const label = set === 0 ? "Take off the map" : `Place in ${lettersOf(set)}`;
    this.snapshot = {
      ...draw({ challenges: map.challenges, initiatives }),
      state: this.snapshot.state + 1,
      undo: label,
    };
  }
}

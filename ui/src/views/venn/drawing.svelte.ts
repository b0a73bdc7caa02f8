// What the canvas draws at this moment: the scene's marks on their way to their places, those in sight, how plainly each
// is drawn, and which titles stand beside them. Everything follows from other state but the motion.

import type { Heading, InitiativeId, Mark, Scene, SweetSpot } from "../../wire/types";
import { type Box, inside } from "../../canvas/geometry";
import { AROUND_NAME, labelsAt, nameBox, namesThatFit, type Standing } from "../../canvas/labels";
import { type Emphasis, type Look, lookOf } from "../../canvas/look";
import { toDrawing } from "../../canvas/view";
import { GLIDE, type Move, Resting, underway } from "../../canvas/motion";
import { appearance } from "../../state/appearance.svelte";
import { calm } from "../../state/camera.svelte";
import { camera, sheet } from "./camera.svelte";
import { drag } from "./drag.svelte";
import { session } from "../../state/session.svelte";
import { shortName } from "../../state/lookup";
import { filter } from "../../state/filter.svelte";
import { selection } from "../../state/selection.svelte";

/** With more marks than this in sight they are painted on a bitmap: so many elements would be slower than paint. */
export const MANY = 2000;

/** Challenges' names never get smaller or larger on screen than these, in rems. */
const LEAST_NAME = 0.9375;
const MOST_NAME = 1.25;

export class Drawing {
  #moving: readonly Move[] = $state.raw([]);
  #part = $state(1);
  #frame = 0;
  readonly #resting = new Resting();
  /** The bright spots found last; the same set as long as they are the same. */
  #bright: ReadonlySet<number> = new Set();
  #map: string | null = null;
  #tall = 1;

  readonly marks: readonly Mark[] = $derived(underway(sheet.scene?.marks ?? [], this.#moving, this.#part));
  readonly inSight: readonly Mark[] = $derived.by(() => {
    const { drawn } = camera;
    return this.marks.filter((mark) => inside(drawn, mark));
  });
  /** Whether there are too many marks in sight for an element each. */
  readonly many: boolean = $derived(this.inSight.length > MANY);
  /** Positions in map order of the bright spots. */
  readonly bright: ReadonlySet<number> = $derived.by(() => {
    const found = new Set<number>();
    session.map?.initiatives.forEach((initiative, position) => initiative.bright_spot && found.add(position));
    const same = found.size === this.#bright.size && [...found].every((position) => this.#bright.has(position));
    if (!same) this.#bright = found;
    return this.#bright;
  });
  /** The sweet spot shown; null where none is, or where an edit has dissolved it. */
  readonly spot: SweetSpot | null = $derived.by(() => {
    const { analysis } = session;
    const all = [...(analysis?.sweet_spots ?? []), ...(analysis?.over_claim?.strong_spots ?? [])];
    return all.find((spot) => spot.key === selection.spot) ?? null;
  });
  readonly emphasis: Emphasis = $derived({
    shown: filter.shown,
    spot: this.spot ? new Set(this.spot.initiatives) : null,
    lifted: drag.lifted,
  });
  readonly #zooms: readonly number[] = $derived([
    ...new Set((sheet.scene?.marks ?? []).flatMap((mark) => mark.label?.from_zoom ?? [])),
  ]);
  /** The zoom that decides on labels, rounded down to where something can change. */
  readonly #step: number = $derived.by(() => {
    const { zoom } = camera;
    if (zoom < 1) return Math.max(Math.floor(zoom * 20) / 20, 0.05);
    return Math.max(1, ...this.#zooms.filter((step) => step <= zoom));
  });
  /** By how much the challenges' names are drawn larger or smaller than the drawing says, to keep their size on screen. */
  readonly naming: number = $derived.by(() => {
    const drawn = (sheet.scene?.headings[0]?.size ?? 25) * camera.k;
    return Math.min(Math.max(drawn, LEAST_NAME * appearance.rem), MOST_NAME * appearance.rem) / drawn;
  });
  /** What of the drawing is on the canvas while all of it is in sight, less what a name's button has around its words. */
  readonly #room: Box = $derived.by(() => {
    const [view, { width, height }] = [camera.whole, camera.size];
    const start = toDrawing(view, { x: AROUND_NAME, y: AROUND_NAME });
    const end = toDrawing(view, { x: width - AROUND_NAME, y: height - AROUND_NAME });
    return { left: start.x, top: start.y, right: end.x, bottom: end.y };
  });
  /** The challenges' names, as much of them as there is room for. */
  readonly names: readonly Heading[] = $derived(
    sheet.scene
      ? namesThatFit(
          sheet.scene,
          this.naming,
          sheet.scene.headings.map((_, place) => shortName(place)),
          this.#room,
        )
      : [],
  );
  /** Where names are in the way of labels; only where labels must give way at all. */
  readonly #names: readonly Box[] = $derived(
    camera.zoom < 1 || this.naming > 1 ? this.names.map((name) => nameBox(name, this.naming)) : [],
  );
  /** The titles that stand beside their marks; only the scene's steps of zoom change them. */
  readonly labels: readonly Standing[] = $derived(
    sheet.scene ? labelsAt({ ...sheet.scene, marks: this.marks, names: this.#names }, this.#step) : [],
  );
  /** Pixels of a mark's radius, in steps of a fiftieth, so that not every frame of a zoom redraws every mark. */
  readonly radius: number = $derived(Math.max(Math.round(camera.radius * 10) / 10, 1));

  lookOf(mark: Mark): Look {
    return lookOf(mark, this.emphasis);
  }

  idOf(initiative: number): InitiativeId {
    return session.map?.initiatives[initiative]?.id ?? "";
  }

  /**
   * Takes a new scene: marks that lie elsewhere than in the one before glide there. Another map starts at rest, all of it in
   * sight; and where the canvas has another shape, everything lies elsewhere at once.
   */
  follow(scene: Scene | null, tall: number): void {
    const map = session.map?.head.id ?? null;
    const rows = session.map?.initiatives ?? [];
    const idOf = (initiative: number) => rows[initiative]?.id ?? "";
    const same = map === this.#map;
    const moved = this.#resting.follow(scene?.marks ?? [], idOf, drag.dropped);
    const found = same && tall === this.#tall && !calm() ? moved : [];
    this.#map = map;
    this.#tall = tall;
    if (!same) camera.fit();
    cancelAnimationFrame(this.#frame);
    this.#moving = found;
    this.#part = found.length > 0 ? 0 : 1;
    if (found.length > 0) this.#glide();
  }

  #glide(): void {
    const start = performance.now();
    const frame = (now: number): void => {
      this.#part = Math.min(Math.max((now - start) / GLIDE, 0), 1);
      if (this.#part < 1) this.#frame = requestAnimationFrame(frame);
    };
    this.#frame = requestAnimationFrame(frame);
  }
}

export const drawing = new Drawing();

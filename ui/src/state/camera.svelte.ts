// Where a drawing lies on its stage: zoom, pan, fit, and gliding from view to view. It follows the stage's size as
// panels open and close. Each drawing that is moved over has one of its own; it never changes the map, and nothing it holds is saved.

import { interpolateZoom } from "d3-interpolate";
import type { Position } from "../wire/types";
import type { Box } from "../canvas/geometry";
import { centredOn, fitting, inSight, kept, type Size, toDrawing, toPixel, type View, zoomedAt } from "../canvas/view";
import { appearance } from "./appearance.svelte";

/** Pixels kept free around the drawing when all of it is in sight. */
export const MARGIN = 12;
/** Height of a mark label's letters in rems: 13 px at the usual text size. */
const LABEL = 0.8125;
/** The frame before a map is open, in drawing units. */
const FRAME: Size = { width: 1500, height: 1000 };
/** How long the camera takes to glide, in milliseconds. */
const GLIDE = 280;

/** What the camera looks at: how large it is, how high its text at zoom 1, and where an initiative lies on it. */
export type Drawn = Size & { text: number; mark_radius: number; markOf(id: string): Position | undefined };

export class Camera {
  #drawn: () => Drawn | null = () => null;

  constructor(drawn: () => Drawn | null) {
    this.#drawn = drawn;
  }

  view: View = $state.raw({ k: 1, x: 0, y: 0 });
  /** The canvas's size in pixels. */
  size: Size = $state.raw({ width: 0, height: 0 });
  /** The part of the drawing that is drawn: what is in sight and a good deal around it, so that it seldom changes. */
  drawn: Box = $state.raw({ left: 0, top: 0, right: FRAME.width, bottom: FRAME.height });
  /** The element that the drawing lies on; null while no canvas is shown. */
  host: HTMLElement | null = null;

  #fitted = true;
  #flight = 0;
  /** Where a glide is going. */
  #target: View | null = null;

  /** The whole frame of the drawing. */
  readonly frame: Size = $derived(this.#drawn() ?? FRAME);
  /** Pixels for a drawing unit. What is drawn depends on this and not on the view, so that a pan draws nothing anew. */
  readonly k: number = $derived(this.view.k);
  readonly whole: View = $derived(fitting(this.frame, this.size, MARGIN));
  /** 100 where the whole drawing fits. */
  readonly percent: number = $derived(Math.round((this.k / this.whole.k) * 100));
  /** Font size of mark labels in pixels. */
  readonly label: number = $derived(appearance.rem * LABEL);
  /** The scene's own zoom: 1 where its `text` is as high as labels are on screen. */
  readonly zoom: number = $derived((this.k * (this.#drawn()?.text ?? LABEL * 16)) / this.label);
  /** Radius of a mark in pixels. */
  readonly radius: number = $derived.by(() => {
    const full = (this.#drawn()?.mark_radius ?? 13) * this.k;
    return full / Math.sqrt(Math.max(this.zoom, 1));
  });

  get x(): number {
    return this.view.x;
  }

  get y(): number {
    return this.view.y;
  }

  /** Takes the canvas's new size: a drawing that was fitted is fitted again, else what was in the middle stays there. */
  resize(size: Size): void {
    const middle = toDrawing(this.view, { x: this.size.width / 2, y: this.size.height / 2 });
    const before = this.frame.height;
    this.size = size;
    this.#land();
    // A drawing that is made taller for the new size has its middle further down.
    const still = { x: middle.x, y: middle.y * (this.frame.height / before) };
    this.#look(this.#fitted ? this.whole : centredOn(still, this.view.k, size));
  }

  /** Shows the whole drawing. */
  fit(): void {
    this.#fly(this.whole);
    this.#fitted = true;
  }

  /** What is in sight stays where it is even when the drawing grows, as under a hand that moves part of it. */
  stay(): void {
    this.#fitted = false;
  }

  /** The drawing's frame has changed and its origin moved by so many units: what was in sight stays where it was. */
  reframe(dx: number, dy: number): void {
    const { k, x, y } = this.view;
    this.#land();
    this.#look(this.#fitted ? this.whole : { k, x: x + dx * k, y: y + dy * k });
  }

  /** Zooms about the middle of the canvas. */
  zoomBy(factor: number): void {
    const middle = { x: this.size.width / 2, y: this.size.height / 2 };
    // From where a glide is going, so that two quick steps are two steps.
    this.#fly(zoomedAt(this.#target ?? this.view, middle, factor, this.whole.k));
  }

  /** Zooms about a point of the window, at once. */
  zoomAt(client: Position, factor: number): void {
    this.#land();
    this.#fitted = false;
    this.#look(zoomedAt(this.view, this.#onCanvas(client), factor, this.whole.k));
  }

  /** Moves the drawing by pixels, at once. */
  panBy(dx: number, dy: number): void {
    this.#land();
    this.#fitted = false;
    this.#look({ k: this.view.k, x: this.view.x + dx, y: this.view.y + dy });
  }

  /** Whether the initiative lies on the drawing. */
  knows(id: string): boolean {
    return this.#drawn()?.markOf(id) !== undefined;
  }

  /** Brings an initiative's mark to the middle, near enough to read its title. Does nothing for what is not on the map. */
  centreOn(id: string): void {
    const mark = this.#drawn()?.markOf(id);
    if (mark) this.#fly(centredOn(mark, Math.max(this.view.k, this.whole.k * 1.5), this.size));
  }

  /** Glides just so far that all points are in sight; stays where they are already. */
  reveal(points: readonly Position[]): void {
    if (points.length === 0) return;
    const sight = inSight(this.view, this.size, -0.04);
    const box = {
      left: Math.min(...points.map((point) => point.x)),
      right: Math.max(...points.map((point) => point.x)),
      top: Math.min(...points.map((point) => point.y)),
      bottom: Math.max(...points.map((point) => point.y)),
    };
    const inside =
      box.left >= sight.left && box.right <= sight.right && box.top >= sight.top && box.bottom <= sight.bottom;
    if (inside) return;
    const k = Math.min(
      this.view.k,
      (this.size.width * 0.8) / Math.max(box.right - box.left, 1),
      (this.size.height * 0.8) / Math.max(box.bottom - box.top, 1),
    );
    const middle = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
    this.#fly(centredOn(middle, Math.max(k, this.whole.k), this.size));
  }

  /** The drawing's point under a point of the window. */
  toDrawing(client: Position): Position {
    return toDrawing(this.view, this.#onCanvas(client));
  }

  /** The window's point over a point of the drawing. */
  toClient(point: Position): Position {
    const corner = this.#corner();
    const pixel = toPixel(this.view, point);
    return { x: pixel.x + corner.x, y: pixel.y + corner.y };
  }

  #corner(): Position {
    const rect = this.host?.getBoundingClientRect();
    return { x: rect?.left ?? 0, y: rect?.top ?? 0 };
  }

  #onCanvas(client: Position): Position {
    const corner = this.#corner();
    return { x: client.x - corner.x, y: client.y - corner.y };
  }

  #look(view: View): void {
    this.view = kept(view, this.frame, this.size);
    const sight = inSight(this.view, this.size, 0);
    const { drawn } = this;
    const covered =
      sight.left >= drawn.left && sight.right <= drawn.right && sight.top >= drawn.top && sight.bottom <= drawn.bottom;
    const lavish = drawn.right - drawn.left > 4 * (sight.right - sight.left);
    if (!covered || lavish) this.drawn = inSight(this.view, this.size, 0.75);
  }

  #land(): void {
    cancelAnimationFrame(this.#flight);
    this.#flight = 0;
    this.#target = null;
  }

  #fly(target: View): void {
    this.#land();
    this.#fitted = false;
    if (calm() || this.size.width === 0) {
      this.#look(target);
      return;
    }
    this.#target = target;
    const { width } = this.size;
    const between = interpolateZoom(window(this.view, this.size), window(target, this.size));
    const start = performance.now();
    const frame = (now: number) => {
      const part = Math.min((now - start) / GLIDE, 1);
      const eased = 1 - Math.pow(1 - part, 3);
      const [x, y, across] = between(eased);
      this.#look(part === 1 ? target : centredOn({ x, y }, width / across, this.size));
      if (part === 1) this.#land();
      else this.#flight = requestAnimationFrame(frame);
    };
    this.#flight = requestAnimationFrame(frame);
  }
}

/** Whether the person asked for less motion. */
export function calm(): boolean {
  return globalThis.matchMedia?.("(prefers-reduced-motion: reduce)").matches ?? false;
}

/** The middle of what is in sight, and how wide it is, in drawing units. */
function window(view: View, size: Size): [number, number, number] {
  const middle = toDrawing(view, { x: size.width / 2, y: size.height / 2 });
  return [middle.x, middle.y, size.width / view.k];
}

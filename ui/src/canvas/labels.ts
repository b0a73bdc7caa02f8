// Which titles stand beside their marks, and where. From zoom 1 on the scene has made sure that labels keep clear of
// each other and of the marks; in a canvas smaller than that, or with larger text, the less important ones give way here.

import type { Heading, Mark, MarkLabel, Position, Scene, Side } from "../wire/types";
import { type Box, holds, inside } from "./geometry";
import { members } from "../wire/challenge_set";

/** A label to draw: its mark, and its words. */
export type Standing = { mark: Mark; label: MarkLabel };

/** Distance between a label's baselines, in font sizes. */
export const LINE = 1.15;
/** Distance between a mark's edge and its label, in font sizes. */
export const GAP = 0.25;

// Widths of letters vary; a little more than the bundled typeface's average keeps the estimate on the safe side.
const LETTER_WIDTH = 0.54;

/** What labels need to know of a scene; `names` is the room that the challenges' names take. */
export type Labelled = Pick<Scene, "width" | "height" | "text" | "mark_radius"> & {
  marks: readonly Mark[];
  names: readonly Box[];
};

/** What the challenges' names need to know of a scene. */
export type Named = Pick<Scene, "mark_radius" | "headings" | "ellipses" | "height"> & { marks: readonly Mark[] };

/** The labels that show at `zoom`; `zoom` is 1 where a label is `text` drawing units high. */
export function labelsAt(scene: Labelled, zoom: number): Standing[] {
  const standing = scene.marks.flatMap((mark): Standing[] =>
    mark.label && mark.label.from_zoom <= Math.max(zoom, 1) ? [{ mark, label: mark.label }] : [],
  );
  return zoom >= 1 ? standing : thinned(standing, scene, zoom);
}

/** Those of the labels that no disc of radius `by` around one of `points` would cover; all in drawing units. */
export function clearOf(
  standing: readonly Standing[],
  points: readonly Position[],
  by: number,
  radius: number,
  size: number,
): readonly Standing[] {
  if (points.length === 0) return standing;
  return standing.filter(({ mark, label }) => {
    const reach = grown(boxOf(label, mark, radius, size), by);
    return points.every((point) => !inside(reach, point));
  });
}

function thinned(standing: Standing[], scene: Labelled, zoom: number): Standing[] {
  const size = scene.text / zoom;
  const taken = [...scene.names];
  // As in the scene: where more challenges meet, a name matters more.
  const ranked = standing.toSorted((a, b) => members(b.mark.challenges).length - members(a.mark.challenges).length);
  return ranked.filter(({ mark, label }) => {
    const box = boxOf(label, mark, scene.mark_radius, size);
    const reach = grown(box, scene.mark_radius);
    const free =
      box.left >= 0 &&
      box.right <= scene.width &&
      box.top >= 0 &&
      box.bottom <= scene.height &&
      taken.every((other) => apart(box, other)) &&
      scene.marks.every((other) => other === mark || !inside(reach, other));
    if (free) taken.push(box);
    return free;
  });
}

/** The room that a challenge's name takes, in drawing units, drawn `scale` times its size about its badge. */
export function nameBox(heading: Heading, scale: number): Box {
  if (heading.lines.length === 0) return badgeBox(heading, scale);
  const width = Math.max(...heading.lines.map((line) => line.length)) * LETTER_WIDTH * 1.1 * heading.size;
  const left =
    heading.anchor === "end" ? heading.at.x - width : heading.at.x - (heading.anchor === "middle" ? width / 2 : 0);
  const from = (at: number, badge: number): number => badge + (at - badge) * scale;
  const top = heading.at.y - heading.size;
  const bottom = heading.at.y + (heading.lines.length - 1) * heading.line_height + 0.3 * heading.size;
  const { x, y } = heading.badge;
  return { left: from(left, x), top: from(top, y), right: from(left + width, x), bottom: from(bottom, y) };
}

/** By how much a name is moved at a time to come clear, in font sizes. */
const NUDGE = 0.4;
/** Pixels by which a name's button is larger than its words on each side. */
export const AROUND_NAME = 4;

/**
 * The challenges' names as they can stand when drawn `scale` times their size: in full, else by the short name, in as few
 * lines as there is room for, else by the badge alone, so that at large text no name covers another, a mark or an outline.
 * `room` is the part of the drawing that can be seen at once, often more than its frame: a name may move away into that.
 */
export function namesThatFit(scene: Named, scale: number, short: readonly string[], room: Box): Heading[] {
  if (scale <= 1) return scene.headings;
  const standing: Heading[] = [];
  for (const [place, heading] of scene.headings.entries()) {
    const ways = [heading.lines.join(" "), short[place] ?? ""]
      .flatMap((words) => broken(words))
      .flatMap((lines) => beside(heading, lines, scene.height))
      .flatMap((way) => nudged(way, scale, scene.height, room));
    standing.push(ways.find((way) => clear(way, scale, scene, standing)) ?? badgeAlone(heading, scale, room));
  }
  return standing;
}

/** The badge without its name, no further out than the room goes: in large text it is larger than the drawing's margin. */
function badgeAlone(heading: Heading, scale: number, room: Box): Heading {
  const box = badgeBox(heading, scale);
  const x = heading.badge.x + Math.max(0, room.left - box.left) - Math.max(0, box.right - room.right);
  const y = heading.badge.y + Math.max(0, room.top - box.top) - Math.max(0, box.bottom - room.bottom);
  return { ...heading, lines: [], badge: { x, y } };
}

/** A name's most lines. */
const MOST_LINES = 3;

/** Words in one line, in two and in three, each time as narrow as they can be. */
function broken(words: string): string[][] {
  const all = words.split(" ").filter(Boolean);
  const longest = Math.max(0, ...all.map((word) => word.length));
  return Array.from({ length: Math.min(all.length, MOST_LINES) }, (_, nth) => {
    for (let width = longest; ; width += 1) {
      const lines = filled(all, width);
      if (lines.length <= nth + 1) return lines;
    }
  });
}

function filled(words: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** The name in these lines beside its badge: from the badge on towards the middle of the drawing, or about it. */
function beside(heading: Heading, lines: string[], height: number): Heading[] {
  const more = (lines.length - 1) * heading.line_height;
  const first = heading.at.y - (heading.badge.y < height / 2 ? 0 : more);
  const starts = more === 0 ? [first] : [first, heading.at.y - more / 2];
  return starts.map((y) => ({ ...heading, lines, at: { x: heading.at.x, y } }));
}

/** The name where it stands, and a little further and further out, as long as all of it is in the room. */
function nudged(heading: Heading, scale: number, height: number, room: Box): Heading[] {
  const out = heading.badge.y < height / 2 ? -1 : 1;
  const moved = ({ x, y }: Position, nth: number): Position => ({ x, y: y + out * nth * NUDGE * heading.size });
  const ways: Heading[] = [];
  for (let nth = 0; ; nth += 1) {
    const way = { ...heading, badge: moved(heading.badge, nth), at: moved(heading.at, nth) };
    if (!encloses(room, nameBox(way, scale)) || !encloses(room, badgeBox(way, scale))) return ways;
    ways.push(way);
  }
}

function clear(heading: Heading, scale: number, scene: Named, others: readonly Heading[]): boolean {
  const box = nameBox(heading, scale);
  const near = grown(box, scene.mark_radius);
  // Marks come last: there can be thousands.
  return (
    others.every((other) => apart(box, nameBox(other, scale)) && apart(box, badgeBox(other, scale))) &&
    rim(box).every((point) => scene.ellipses.every((ellipse) => !holds(ellipse, point.x, point.y))) &&
    scene.marks.every((mark) => !inside(near, mark))
  );
}

/** Points along a box's edge, close enough that no curve slips in between. */
function rim({ left, right, top, bottom }: Box): Position[] {
  const parts = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];
  const across = parts.map((part) => left + part * (right - left));
  const along = parts.map((part) => top + part * (bottom - top));
  return [
    ...across.flatMap((x) => [top, bottom].map((y) => ({ x, y }))),
    ...along.flatMap((y) => [left, right].map((x) => ({ x, y }))),
  ];
}

export function badgeBox({ badge, badge_radius }: Heading, scale: number): Box {
  const by = badge_radius * scale;
  return { left: badge.x - by, top: badge.y - by, right: badge.x + by, bottom: badge.y + by };
}

/** The room that a label takes, in drawing units. */
export function boxOf(label: MarkLabel, at: { x: number; y: number }, radius: number, size: number): Box {
  const width = Math.max(...label.lines.map((line) => line.length)) * LETTER_WIDTH * size;
  const height = label.lines.length * LINE * size;
  const away = radius + GAP * size;
  const corner: Record<Side, [number, number]> = {
    below: [at.x - width / 2, at.y + away],
    above: [at.x - width / 2, at.y - away - height],
    right: [at.x + away, at.y - height / 2],
    left: [at.x - away - width, at.y - height / 2],
  };
  const [left, top] = corner[label.side];
  return { left, top, right: left + width, bottom: top + height };
}

function grown({ left, top, right, bottom }: Box, by: number): Box {
  return { left: left - by, top: top - by, right: right + by, bottom: bottom + by };
}

function encloses(outer: Box, { left, top, right, bottom }: Box): boolean {
  return left >= outer.left && right <= outer.right && top >= outer.top && bottom <= outer.bottom;
}

function apart(a: Box, b: Box): boolean {
  return a.right < b.left || b.right < a.left || a.bottom < b.top || b.bottom < a.top;
}

/** How a label's words stand beside a mark of `radius`: the anchor, and the first baseline; all in the same unit as `size`. */
export function stand(
  label: MarkLabel,
  radius: number,
  size: number,
): { anchor: "start" | "middle" | "end"; x: number; y: number } {
  const away = radius + GAP * size;
  const rest = (label.lines.length - 1) * LINE * size;
  switch (label.side) {
    case "below":
      return { anchor: "middle", x: 0, y: away + 0.8 * size };
    case "above":
      return { anchor: "middle", x: 0, y: -away - 0.2 * size - rest };
    case "right":
      return { anchor: "start", x: away, y: 0.35 * size - rest / 2 };
    case "left":
      return { anchor: "end", x: -away, y: 0.35 * size - rest / 2 };
  }
}

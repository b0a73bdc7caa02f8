// The Venn drawn taller than it is on paper, so that a window that is higher than 3:2 is used: places go apart and ellipses
// stay ellipses, while marks, words and names keep their size. Pure arithmetic; what is dropped is told in the map's own units.

import type { EllipseShape, Mark, Position, Scene } from "../wire/types";
import type { Size } from "./view";

/** No drawing is made taller than this: beyond, one would not know it again from the picture. */
const MOST = 1.4;

/** How many times as tall the frame may be on a canvas, `margin` pixels kept free all round; in steps, so that it seldom changes. */
export function tallness(frame: Size, canvas: Size, margin: number): number {
  const [width, height] = [canvas.width - 2 * margin, canvas.height - 2 * margin];
  if (width <= 0 || height <= 0) return 1;
  const room = height / width / (frame.height / frame.width);
  return Math.min(Math.max(Math.floor(room * 50) / 50, 1), MOST);
}

/** The marks as drawn so tall, by the mark that each is of: one that stays stays the same object here too. */
let drawn: { tall: number; marks: WeakMap<Mark, Mark> } = { tall: 1, marks: new WeakMap() };

function stretchedMark(mark: Mark, tall: number): Mark {
  if (drawn.tall !== tall) drawn = { tall, marks: new WeakMap() };
  const known = drawn.marks.get(mark);
  if (known) return known;
  const moved = { ...mark, y: mark.y * tall };
  drawn.marks.set(mark, moved);
  return moved;
}

/** A scene `tall` times as tall. Its regions' paths stay as they are: whoever draws them stretches them. */
export function stretched(scene: Scene, tall: number): Scene {
  if (tall === 1) return scene;
  const moved = <P extends Position>(point: P): P => ({ ...point, y: point.y * tall });
  return {
    ...scene,
    height: scene.height * tall,
    ellipses: scene.ellipses.map((ellipse) => taller(ellipse, tall)),
    regions: scene.regions.map((region) => ({ ...region, centre: moved(region.centre) })),
    marks: scene.marks.map((mark) => stretchedMark(mark, tall)),
    headings: scene.headings.map((heading) => {
      const down = heading.badge.y * (tall - 1);
      const { badge, at } = heading;
      return { ...heading, badge: { x: badge.x, y: badge.y + down }, at: { x: at.x, y: at.y + down } };
    }),
  };
}

/** An ellipse stretched downwards is one whose axes have turned. */
function taller(ellipse: EllipseShape, tall: number): EllipseShape {
  const turn = (ellipse.rotation * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const [along, across] = [ellipse.rx ** 2, ellipse.ry ** 2];
  const a = along * cos * cos + across * sin * sin;
  const b = tall * (along - across) * sin * cos;
  const c = tall * tall * (along * sin * sin + across * cos * cos);
  const apart = Math.hypot((a - c) / 2, b);
  return {
    ...ellipse,
    cy: ellipse.cy * tall,
    rx: Math.sqrt((a + c) / 2 + apart),
    ry: Math.sqrt((a + c) / 2 - apart),
    rotation: (Math.atan2(2 * b, a - c) * 90) / Math.PI,
  };
}

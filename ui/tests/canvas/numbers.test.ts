// The canvas's small arithmetic: sets, views, labels, looks, motion, walking, colours, two fingers.

import { describe, expect, it } from "vitest";
import { contrastOf, lifted } from "../../src/canvas/colours";
import { badgeBox, clearOf, labelsAt, nameBox, type Named, namesThatFit, stand } from "../../src/canvas/labels";
import { lookOf } from "../../src/canvas/look";
import { between } from "../../src/canvas/between";
import { Resting, underway } from "../../src/canvas/motion";
import { slices } from "../../src/canvas/pie";
import { Pinch } from "../../src/canvas/pinch";
import { idsOf, lettersOf, members, toggled } from "../../src/wire/challenge_set";
import { fitting, inSight, kept, toDrawing, toPixel, zoomedAt } from "../../src/canvas/view";
import { neighbour, ReadingOrder } from "../../src/canvas/walk";
import type { Challenge, Mark, MarkLabel, RegionShape } from "../../src/wire/types";

const mark = (initiative: number, x: number, y: number, more: Partial<Mark> = {}): Mark => ({
  initiative,
  challenges: 1,
  x,
  y,
  faint: false,
  label: null,
  ...more,
});

describe("sets", () => {
  it("are named by their letters", () => {
    expect(lettersOf(0)).toBe("");
    expect(lettersOf(5)).toBe("A + C");
    expect(members(31)).toEqual([0, 1, 2, 3, 4]);
  });

  it("become ids of the challenges that the map has", () => {
    const challenges = [{ id: "x" }, { id: "y" }] as Challenge[];
    expect(idsOf(3, challenges)).toEqual(["x", "y"]);
    expect(idsOf(7, challenges)).toEqual(["x", "y"]);
  });

  it("change by a letter", () => {
    expect(toggled(1, "b", 4)).toBe(3);
    expect(toggled(3, "B", 4)).toBe(1);
    expect(toggled(1, "e", 4)).toBeNull();
    expect(toggled(1, "Enter", 4)).toBeNull();
    expect(toggled(1, "", 4)).toBeNull();
  });
});

describe("a pie", () => {
  it("has even slices in letter order from the top", () => {
    expect(slices(5).map(({ place, turn }) => [place, ...turn])).toEqual([
      [0, 0, 0.5],
      [2, 0.5, 1],
    ]);
    expect(slices(5)[0]?.path).toMatch(/^M0,-1A1,1,0/);
  });
});

describe("a view", () => {
  const frame = { width: 1500, height: 1000 };
  const canvas = { width: 800, height: 600 };
  const whole = fitting(frame, canvas, 10);

  it("fits the frame into the middle", () => {
    expect(whole.k).toBeCloseTo(780 / 1500);
    expect(toPixel(whole, { x: 750, y: 500 })).toEqual({ x: 400, y: 300 });
  });

  it("zooms about the pointer, within limits", () => {
    const pixel = { x: 123, y: 456 };
    const near = zoomedAt(whole, pixel, 3, whole.k);
    expect(toDrawing(near, pixel).x).toBeCloseTo(toDrawing(whole, pixel).x);
    expect(toDrawing(near, pixel).y).toBeCloseTo(toDrawing(whole, pixel).y);
    expect(zoomedAt(whole, pixel, 1000, whole.k).k).toBeCloseTo(whole.k * 16);
    expect(zoomedAt(whole, pixel, 0.001, whole.k).k).toBeCloseTo(whole.k * 0.5);
  });

  it("never loses the drawing", () => {
    const lost = kept({ k: 1, x: 9000, y: -9000 }, frame, canvas);
    const sight = inSight(lost, canvas, 0);
    expect(sight.left).toBeLessThan(frame.width);
    expect(sight.right).toBeGreaterThan(0);
    expect(sight.top).toBeLessThan(frame.height);
    expect(kept(whole, frame, canvas)).toEqual(whole);
  });
});

describe("labels", () => {
  const label = (from_zoom: number, text = "Warm homes"): MarkLabel => ({ lines: [text], side: "below", from_zoom });
  const scene = {
    width: 1500,
    height: 1000,
    text: 20,
    mark_radius: 13,
    names: [],
    marks: [
      mark(0, 400, 100, { label: label(1) }),
      mark(1, 400, 150, { label: label(1) }),
      mark(2, 600, 100, { label: label(2) }),
      mark(3, 900, 100),
    ],
  };
  const shown = (zoom: number) => labelsAt(scene, zoom).map((standing) => standing.mark.initiative);

  it("appear from their zoom on", () => {
    expect(shown(1)).toEqual([0, 1]);
    expect(shown(2)).toEqual([0, 1, 2]);
  });

  it("give way to marks and to each other where text is larger than the scene was made for", () => {
    expect(shown(0.5)).toEqual([1]);
  });

  it("leave out what larger text would push over the edge", () => {
    const atEdge = { ...scene, marks: [mark(0, 60, 500, { label: label(1) })] };
    expect(labelsAt(atEdge, 1)).toHaveLength(1);
    expect(labelsAt(atEdge, 0.9)).toHaveLength(1);
    expect(labelsAt(atEdge, 0.5)).toEqual([]);
  });

  it("give way to a marker that would cover their words, and to none that stands beside them", () => {
    const all = labelsAt(scene, 1);
    const left = (x: number, y: number) =>
      clearOf(all, [{ x, y }], 24, 13, 20).map((standing) => standing.mark.initiative);
    expect(left(400, 130)).toEqual([1]);
    expect(left(700, 130)).toEqual([0, 1]);
    expect(clearOf(all, [], 24, 13, 20)).toBe(all);
  });

  it("give way to the challenges' names", () => {
    const heading = {
      letter: "A",
      lines: ["Good work"],
      badge: { x: 340, y: 190 },
      badge_radius: 20,
      at: { x: 370, y: 198 },
      line_height: 30,
      size: 25,
      anchor: "start" as const,
    };
    expect(labelsAt({ ...scene, names: [nameBox(heading, 1)] }, 0.5)).toEqual([]);
  });

  it("are names that stand in full, in lines, by the short name, or by the badge alone, as there is room", () => {
    const heading = (letter: string, x: number, anchor: "start" | "end") => ({
      letter,
      lines: ["A rather long name"],
      badge: { x, y: 100 },
      badge_radius: 10,
      at: { x: anchor === "start" ? x + 15 : x - 15, y: 105 },
      line_height: 25,
      size: 20,
      anchor,
    });
    const headings = [heading("A", 100, "start"), heading("D", 700, "end")];
    const two: Named = { ...scene, marks: [], ellipses: [], headings };
    // As high as the names, and no higher.
    const room = { left: 0, top: 70, right: 800, bottom: 600 };
    const lines = (scale: number, drawn = two) =>
      namesThatFit(drawn, scale, ["Long", "Name"], room).map((name) => name.lines);
    expect(lines(1)).toEqual([["A rather long name"], ["A rather long name"]]);
    expect(lines(1.5)).toEqual([["A rather long name"], ["A rather", "long name"]]);
    expect(lines(2)).toEqual([["A rather long name"], ["Name"]]);
    // In lines a name grows from its badge towards the middle of the drawing.
    const [, below] = namesThatFit(two, 1.5, ["Long", "Name"], room);
    const [, above] = namesThatFit({ ...two, height: 150 }, 1.5, ["Long", "Name"], { ...room, top: 0, bottom: 120 });
    expect([below!.at.y, above!.at.y]).toEqual([105, 80]);
    const crowded = { ...two, marks: [mark(0, 150, 100, {}), mark(1, 650, 100, {})] };
    expect(lines(2, crowded)).toEqual([[], []]);
    // Where there is canvas beyond the frame, they move away instead.
    const moved = namesThatFit(crowded, 2, ["Long", "Name"], { ...room, top: -100 });
    expect(moved.map((name) => name.lines)).toEqual([["A rather long name"], ["A rather long name"]]);
    expect(moved[0]!.badge.y).toBeLessThan(100);
    // No further than can be seen: a name that would be cut there gives way.
    const cut = namesThatFit(two, 1.5, ["Long", "Name"], { ...room, top: 80 });
    expect(cut.map((name) => name.lines)).toEqual([[], []]);
    // The badge that is left of it stays whole.
    const edge = badgeBox(headings[0]!, 2).left + 3;
    const [alone] = namesThatFit(crowded, 2, ["Long", "Name"], { ...room, left: edge });
    expect([alone!.lines, badgeBox(alone!, 2).left]).toEqual([[], edge]);
    // An outline is in the way as much as a mark.
    const ellipse = { letter: "A", colour: "", dash: [], cx: 150, cy: 100, rx: 40, ry: 40, rotation: 0 };
    expect(lines(2, { ...two, ellipses: [ellipse] })[0]).toEqual([]);
  });

  it("stand clear of their mark on each side", () => {
    const lines = { lines: ["one", "two"], from_zoom: 1 };
    expect(stand({ ...lines, side: "below" }, 10, 10)).toMatchObject({ anchor: "middle", y: 20.5 });
    const above = stand({ ...lines, side: "above" }, 10, 10);
    expect(above.y + 11.5 + 2).toBeCloseTo(-12.5);
    expect(stand({ ...lines, side: "right" }, 10, 10)).toMatchObject({ anchor: "start", x: 12.5 });
    expect(stand({ ...lines, side: "left" }, 10, 10)).toMatchObject({ anchor: "end", x: -12.5 });
  });
});

describe("looks", () => {
  const emphasis = { shown: new Set([0, 1]), spot: null, lifted: new Set<number>() };

  it("leave a trace of what is filtered out, fade what a sweet spot leaves out, and tell what has ended", () => {
    expect(lookOf(mark(0, 0, 0), emphasis)).toBe("plain");
    expect(lookOf(mark(0, 0, 0, { faint: true }), emphasis)).toBe("ended");
    expect(lookOf(mark(2, 0, 0), emphasis)).toBe("trace");
    expect(lookOf(mark(0, 0, 0), { ...emphasis, spot: new Set([1]) })).toBe("faded");
    expect(lookOf(mark(2, 0, 0), { ...emphasis, lifted: new Set([2]) })).toBe("lifted");
  });
});

describe("motion", () => {
  const idOf = (initiative: number) => `i${initiative}`;
  const first = [mark(0, 0, 0), mark(1, 50, 50)];
  const resting = (): Resting => {
    const resting = new Resting();
    resting.follow(first, idOf, new Map());
    return resting;
  };

  it("is for marks that lie elsewhere, and starts from the drop where there was one", () => {
    const after = [mark(0, 0, 0), mark(1, 80, 50), mark(2, 10, 10)];
    expect(resting().follow(after, idOf, new Map())).toEqual([
      { initiative: 1, from: { x: 50, y: 50 }, to: { x: 80, y: 50 } },
    ]);
    expect(resting().follow(after, idOf, new Map([["i2", { x: 12, y: 30 }]]))).toHaveLength(2);
  });

  it("follows ids, not positions, so that nothing moves when one before it is deleted", () => {
    expect(resting().follow([mark(0, 50, 50)], () => "i1", new Map())).toEqual([]);
  });

  it("knows where each rests after many scenes, of which some took marks away", () => {
    const one = resting();
    one.follow([first[1]!], idOf, new Map());
    expect(one.follow([mark(0, 9, 9), first[1]!], idOf, new Map())).toEqual([]);
    expect(one.follow([mark(0, 9, 9), mark(1, 50, 60)], idOf, new Map())).toEqual([
      { initiative: 1, from: { x: 50, y: 50 }, to: { x: 50, y: 60 } },
    ]);
    expect(one.follow([mark(0, 0, 9), mark(1, 50, 60)], idOf, new Map())).toHaveLength(1);
  });

  it("leaves those that stay untouched, and ends where the scene says", () => {
    const after = [mark(0, 0, 0), mark(1, 80, 50)];
    const moving = resting().follow(after, idOf, new Map());
    const half = underway(after, moving, 0.5);
    expect(half[0]).toBe(after[0]);
    expect(half[1]?.x).toBeGreaterThan(50);
    expect(half[1]?.x).toBeLessThan(80);
    expect(underway(after, moving, 1)).toBe(after);
  });
});

describe("what lies between two lists' like ends", () => {
  const runs = (now: string, before: string) => between(now.length, before.length, (a, b) => now[a] === before[b]);

  it("is the change, an addition or a removal", () => {
    expect(runs("abcd", "abcd")).toEqual([
      [4, 4],
      [4, 4],
    ]);
    expect(runs("abXd", "abcd")).toEqual([
      [2, 3],
      [2, 3],
    ]);
    expect(runs("aaa", "aa")).toEqual([
      [2, 3],
      [2, 2],
    ]);
    expect(runs("", "ab")).toEqual([
      [0, 0],
      [0, 2],
    ]);
  });
});

describe("walking", () => {
  const marks = [mark(0, 0, 0), mark(1, 100, 5), mark(2, 40, 90), mark(3, -10, 100, { challenges: 3 })];

  it("goes straight ahead before it goes aslant", () => {
    const from = marks[0]!;
    expect(neighbour(marks, from, "ArrowRight")?.initiative).toBe(1);
    expect(neighbour(marks, from, "ArrowDown")?.initiative).toBe(3);
    expect(neighbour(marks, from, "ArrowUp")).toBeNull();
    expect(neighbour(marks, from, "x")).toBeNull();
  });

  it("reaches what lies only far aside", () => {
    expect(neighbour([mark(0, 0, 0), mark(1, 10, 500)], mark(0, 0, 0), "ArrowRight")?.initiative).toBe(1);
  });

  it("reads region by region, then from the top", () => {
    const regions = [{ challenges: 3 }, { challenges: 1 }] as RegionShape[];
    expect(new ReadingOrder().follow({ regions, marks }).map(({ initiative }) => initiative)).toEqual([3, 0, 1, 2]);
  });

  it("reads the next scene as if it were the first", () => {
    const regions = [{ challenges: 1 }, { challenges: 3 }, { challenges: 2 }] as RegionShape[];
    const order = new ReadingOrder();
    let marks = Array.from({ length: 50 }, (_, nth) =>
      mark(nth, (nth * 37) % 11, (nth * 53) % 7, { challenges: (nth % 3) + 1 }),
    );
    for (let step = 0; step < 30; step++) {
      const at = (step * 17) % marks.length;
      if (step % 3 === 0) marks = marks.toSpliced(at, 1);
      else if (step % 3 === 1) marks = marks.with(at, { ...marks[at]!, x: step % 11, challenges: 2 });
      else marks = marks.toSpliced(at, 0, mark(100 + step, step % 11, step % 7, { challenges: (step % 3) + 1 }));
      expect(order.follow({ regions, marks })).toEqual(new ReadingOrder().follow({ regions, marks }));
    }
    const turned = [...regions].reverse();
    expect(order.follow({ regions: turned, marks })).toEqual(new ReadingOrder().follow({ regions: turned, marks }));
  });
});

describe("colours in the dark", () => {
  it.each(["#12436d", "#0f7b72", "#9b2d6e", "#b8560f", "#000000"])("lift %s until it stands out", (colour) => {
    expect(contrastOf(lifted(colour, "#15171b"), "#15171b")).toBeGreaterThanOrEqual(4.5);
  });

  it("leave alone what stands out already", () => {
    expect(lifted("#ffcc00", "#15171b")).toBe("#ffcc00");
  });
});

describe("two fingers", () => {
  it("zoom by how far they part and pan by how far their middle moves", () => {
    const pinch = new Pinch();
    pinch.down(1, { x: 0, y: 0 });
    expect(pinch.move(1, { x: 0, y: 0 })).toBeNull();
    pinch.down(2, { x: 100, y: 0 });
    expect(pinch.under).toBe(true);
    expect(pinch.move(2, { x: 200, y: 0 })).toEqual({ at: { x: 100, y: 0 }, factor: 2, dx: 50, dy: 0 });
    pinch.up(1);
    expect(pinch.under).toBe(false);
    expect(pinch.move(2, { x: 0, y: 0 })).toBeNull();
  });
});

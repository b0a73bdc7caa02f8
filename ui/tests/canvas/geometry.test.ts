// Regions against the core's own answers, and the finding of marks.

import { describe, expect, it } from "vitest";
import fixture from "../../../crates/core/tests/fixtures/regions.json";
import { around, boxBetween, hull, MarkIndex, regionAt } from "../../src/canvas/geometry";
import type { EllipseShape, Mark } from "../../src/wire/types";

type Drawing = {
  challenges: number;
  ellipses: EllipseShape[];
  points: { x: number; y: number; region: number }[];
};

const drawings = fixture.drawings as unknown as Drawing[];

describe("the region of a point", () => {
  it("has points to compare for two to five challenges, in every region", () => {
    expect(drawings.map(({ challenges }) => challenges)).toEqual([2, 3, 4, 5]);
    for (const { challenges, points } of drawings) {
      expect(new Set(points.map(({ region }) => region)).size).toBeGreaterThanOrEqual(2 ** challenges - 1);
    }
  });

  it.each(drawings)("is the core's, for $challenges challenges", (drawing) => {
    const wrong = drawing.points.filter(({ x, y, region }) => regionAt(drawing, x, y) !== region);
    expect(wrong).toEqual([]);
  });
});

describe("marks", () => {
  const marks = [
    [10, 10],
    [20, 10],
    [20, 10],
    [500, 400],
  ].map(([x = 0, y = 0], initiative): Mark => ({ initiative, challenges: 1, x, y, faint: false, label: null }));
  const index = new MarkIndex(marks);

  it("are found within reach only", () => {
    expect(index.nearest(13, 10, 14)?.initiative).toBe(0);
    expect(index.nearest(13, 40, 14)).toBeNull();
  });

  it("are found in a box, also where two share a place", () => {
    const found = index.within(boxBetween({ x: 30, y: 20 }, { x: 15, y: 0 }));
    expect(found.map(({ initiative }) => initiative).sort()).toEqual([1, 2]);
  });
});

describe("marks of one scene after another", () => {
  const mark = (initiative: number, x: number, y: number): Mark => ({
    initiative,
    challenges: 1,
    x,
    y,
    faint: false,
    label: null,
  });

  it("are found as if the index were built for the last of them", () => {
    let marks = Array.from({ length: 60 }, (_, nth) => mark(nth, (nth * 37) % 101, (nth * 53) % 97));
    const index = new MarkIndex(marks);
    const everything = boxBetween({ x: -1, y: -1 }, { x: 2000, y: 2000 });
    for (let step = 0; step < 40; step++) {
      const at = (step * 17) % marks.length;
      if (step % 4 === 0) marks = marks.toSpliced(at, 1);
      else if (step % 4 === 1) marks = marks.toSpliced(at, 0, mark(100 + step, (step * 71) % 101, (step * 29) % 97));
      else if (step % 4 === 2) marks = marks.with(at, { ...marks[at]!, x: 150 + step });
      else marks = marks.map((one, nth) => (nth % 3 === 0 ? { ...one, y: one.y + 1 } : one));
      index.follow(marks);
      const found = new Set(index.within(everything));
      expect(found).toEqual(new Set(marks));
      const { x, y } = marks[(step * 7) % marks.length]!;
      expect(index.nearest(x, y, 1)).toMatchObject({ x, y });
    }
  });
});

describe("a hull", () => {
  it("leaves out what lies inside", () => {
    const square = [
      { x: 0, y: 0 },
      { x: 10, y: 0 },
      { x: 10, y: 10 },
      { x: 0, y: 10 },
      { x: 5, y: 5 },
    ];
    expect(hull(square)).toHaveLength(4);
    expect(hull(square)).not.toContainEqual({ x: 5, y: 5 });
  });

  it("is drawn around one, two and many points, and around none not at all", () => {
    expect(around([], 5)).toBe("");
    expect(around([{ x: 10, y: 10 }], 5)).toBe("M5,10A5,5 0 0 1 15,10A5,5 0 0 1 5,10Z");
    // Clockwise, so that the corners bulge outwards: along the upper side to the right, round, and back below.
    expect(
      around(
        [
          { x: 0, y: 0 },
          { x: 10, y: 0 },
        ],
        5,
      ),
    ).toBe("M0,-5L10,-5A5,5 0 0 1 10,5L0,5A5,5 0 0 1 0,-5Z");
  });
});

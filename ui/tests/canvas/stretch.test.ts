// The drawing made taller for a high window: every point is in the same region as before, and nothing lies nearer.

import { describe, expect, it } from "vitest";
import { regionAt } from "../../src/canvas/geometry";
import { stretched, tallness } from "../../src/canvas/stretch";
import { fakeSnapshot } from "./fake";

const { scene } = fakeSnapshot(120, 0);

describe("a taller drawing", () => {
  it("is as tall as the canvas has room for, within reason", () => {
    expect(tallness(scene, { width: 1500, height: 1000 }, 0)).toBe(1);
    expect(tallness(scene, { width: 1500, height: 800 }, 0)).toBe(1);
    expect(tallness(scene, { width: 750, height: 600 }, 0)).toBe(1.2);
    expect(tallness(scene, { width: 750, height: 2000 }, 0)).toBe(1.4);
    expect(tallness(scene, { width: 0, height: 0 }, 12)).toBe(1);
  });

  it("has each point in the region in which it was", () => {
    for (const tall of [1.1, 1.26, 1.4]) {
      const drawn = stretched(scene, tall);
      for (let x = 3; x < 1500; x += 17) {
        for (let y = 5; y < 1000; y += 19) {
          expect(regionAt(drawn, x, y * tall), `${x}, ${y}`).toBe(regionAt(scene, x, y));
        }
      }
    }
  });

  it("has marks of the same size further apart, and names beside their badges", () => {
    const drawn = stretched(scene, 1.3);
    expect([drawn.mark_radius, drawn.text, drawn.width]).toEqual([scene.mark_radius, scene.text, scene.width]);
    drawn.marks.forEach((mark, nth) => expect(mark.y).toBeCloseTo(scene.marks[nth]!.y * 1.3));
    drawn.headings.forEach(({ badge, at }, nth) => {
      const before = scene.headings[nth]!;
      expect(at.y - badge.y).toBeCloseTo(before.at.y - before.badge.y);
    });
  });

  it("is the drawing itself where there is no more room", () => {
    expect(stretched(scene, 1)).toBe(scene);
  });
});

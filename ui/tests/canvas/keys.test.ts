// Shortcuts on every kind of keyboard, and what a wheel means.

import { describe, expect, it } from "vitest";
import { alone, pressed, type Pressed } from "../../src/canvas/keys";
import { factorOf, turned } from "../../src/canvas/wheel";

function key(name: string, held: string[] = [], more: Partial<Pressed> = {}): Pressed {
  return {
    key: name,
    code: "",
    ctrlKey: held.includes("Ctrl"),
    shiftKey: held.includes("Shift"),
    altKey: held.includes("Alt"),
    metaKey: held.includes("Meta"),
    getModifierState: (state) => held.includes(state),
    ...more,
  };
}

describe("a shortcut", () => {
  it("needs all its modifiers and no other", () => {
    expect(pressed(key("a", ["Ctrl"]), "Ctrl+A")).toBe(true);
    expect(pressed(key("A", ["Ctrl", "Shift"]), "Ctrl+A")).toBe(false);
    expect(pressed(key("A", ["Ctrl", "Shift"]), "Ctrl+Shift+A")).toBe(true);
    expect(pressed(key("a", ["Ctrl"]), "Ctrl+Shift+A")).toBe(false);
    for (const extra of ["Alt", "Meta"]) expect(pressed(key("a", ["Ctrl", extra]), "Ctrl+A")).toBe(false);
    expect(pressed(key("F2", ["Shift"]), "F2")).toBe(false);
    expect(pressed(key("Delete", ["Ctrl"]), "Delete")).toBe(false);
    expect(pressed(key("ArrowLeft", ["Alt"]), "Alt+ArrowLeft")).toBe(true);
  });

  it("is the same with Caps Lock", () => {
    expect(pressed(key("A", ["Ctrl"]), "Ctrl+A")).toBe(true);
    expect(pressed(key("a", ["Ctrl", "Shift"]), "Ctrl+Shift+A")).toBe(true);
  });

  it("of a sign is meant with or without the Shift that the layout needs for it", () => {
    expect(pressed(key("?", ["Shift"]), "?")).toBe(true);
    expect(pressed(key("+"), "+")).toBe(true);
    expect(pressed(key("+", ["Ctrl", "Shift"]), "Ctrl++")).toBe(true);
    expect(pressed(key("1", ["Ctrl", "Shift"]), "Ctrl+1")).toBe(true);
    expect(pressed(key("?", ["Ctrl", "Shift"]), "?")).toBe(false);
  });

  it("is never what AltGr types, which Windows tells as Ctrl and Alt", () => {
    const graph = ["Ctrl", "Alt", "AltGraph"];
    expect(pressed(key("á", graph, { code: "KeyA" }), "Ctrl+A")).toBe(false);
    expect(pressed(key("€", graph, { code: "Digit4" }), "Ctrl+4")).toBe(false);
    expect(pressed(key("[", graph), "Ctrl+[")).toBe(false);
    expect(alone(key("[", graph))).toBe(true);
  });

  it("goes by the place of the key where the layout has other letters", () => {
    expect(pressed(key("ф", ["Ctrl"], { code: "KeyA" }), "Ctrl+A")).toBe(true);
    expect(pressed(key("q", ["Ctrl"], { code: "KeyA" }), "Ctrl+A")).toBe(false);
  });
});

describe("a wheel", () => {
  const turn = (more: Partial<Parameters<typeof turned>[0]>) =>
    turned({ deltaX: 0, deltaY: 0, deltaMode: 0, ctrlKey: false, shiftKey: false, ...more });

  it("zooms by notches, and pans sideways and with Shift", () => {
    expect(turn({ deltaY: -100, wheelDeltaY: 120 })).toEqual({ how: "zoom", dx: 0, dy: -100 });
    expect(turn({ deltaY: -3, deltaMode: 1 })).toEqual({ how: "zoom", dx: 0, dy: -99 });
    expect(turn({ deltaY: 100, wheelDeltaY: -120, shiftKey: true })).toEqual({ how: "pan", dx: 100, dy: 0 });
    expect(turn({ deltaX: 100, shiftKey: true })).toEqual({ how: "pan", dx: 100, dy: 0 });
  });

  it("pans where two fingers slide on a touchpad, and zooms where they pinch", () => {
    expect(turn({ deltaX: 3, deltaY: 9, wheelDeltaY: -27 })).toEqual({ how: "pan", dx: 3, dy: 9 });
    expect(turn({ deltaY: 7.5, wheelDeltaY: -22 })).toEqual({ how: "pan", dx: 0, dy: 7.5 });
    expect(turn({ deltaY: 2, wheelDeltaY: -6, ctrlKey: true })).toEqual({ how: "zoom", dx: 0, dy: 12 });
    expect(turn({ deltaY: 100, wheelDeltaY: -120, ctrlKey: true })).toEqual({ how: "zoom", dx: 0, dy: 100 });
  });

  it("zooms by a fifth a notch, and twofold at most", () => {
    expect(factorOf(-100)).toBeCloseTo(1.2);
    expect([factorOf(-9000), factorOf(9000)]).toEqual([2, 0.5]);
  });
});

// Every gesture on the network, driven without a browser.

import { describe, expect, it } from "vitest";
import {
  type Grip,
  type Press,
  step,
  type Gesture,
  type Effect,
  type GestureEvent,
  IDLE,
} from "../../src/canvas/network_gesture";

const GRIP: Grip = { node: 3, id: "i", initiative: true, pinned: null, off: { x: 1, y: 2 } };
const PLAIN: Press = { adding: false, box: false, linking: false, selected: ["z"] };

class Driver {
  gesture: Gesture = IDLE;
  done: Effect[] = [];

  send(event: GestureEvent): this {
    const next = step(this.gesture, event);
    this.gesture = next.gesture;
    this.done.push(...next.effects);
    return this;
  }
  down(grip: Grip | null, press: Partial<Press> = {}, button: "main" | "pan" = "main"): this {
    return this.send({ type: "down", at: { x: 100, y: 100 }, grip, button, press: { ...PLAIN, ...press } });
  }
  move(x: number, y: number): this {
    return this.send({ type: "move", at: { x, y } });
  }
  up(over: number | null = null): this {
    return this.send({ type: "up", over });
  }
  get told(): string[] {
    return this.done.map((effect) => effect.do);
  }
}

const start = (): Driver => new Driver();

describe("a press on a node", () => {
  it("chooses it, also where it trembles", () => {
    expect(start().down(GRIP).move(102, 103).up(3).done).toEqual([{ do: "choose", node: 3, adding: false }]);
    expect(start().down(GRIP, { adding: true }).up(3).done).toEqual([{ do: "choose", node: 3, adding: true }]);
  });

  it("drags it past four pixels, and pins it where it is let go", () => {
    const driver = start().down(GRIP).move(110, 100).move(120, 100).up(3);
    expect(driver.done).toEqual([
      { do: "drag", grip: GRIP, at: { x: 110, y: 100 } },
      { do: "drag", grip: GRIP, at: { x: 120, y: 100 } },
      { do: "pin", grip: GRIP },
    ]);
  });

  it("puts it back when given up, and what follows is no pin", () => {
    expect(start().down(GRIP).move(110, 100).send({ type: "cancel" }).up(3).told).toEqual(["drag", "put_back"]);
  });

  it("draws a link from it while links are drawn, to another node only", () => {
    const linking = { linking: true };
    expect(start().down(GRIP, linking).move(110, 100).up(7).done).toEqual([{ do: "link", from: 3, to: 7 }]);
    expect(start().down(GRIP, linking).move(110, 100).up(3).done).toEqual([]);
    expect(start().down(GRIP, linking).move(110, 100).up(null).done).toEqual([]);
    // What is no initiative has no links, and is dragged.
    expect(
      start()
        .down({ ...GRIP, initiative: false }, linking)
        .move(110, 100).told,
    ).toEqual(["drag"]);
  });
});

describe("a press on empty ground", () => {
  it("pans when it moves and keeps the selection, and empties it when it does not", () => {
    const driver = start().down(null).move(110, 95).move(111, 95).up();
    expect(driver.done).toEqual([
      { do: "pan", dx: 10, dy: -5 },
      { do: "pan", dx: 1, dy: 0 },
    ]);
    expect(start().down(null).up().told).toEqual(["select_none"]);
    expect(start().down(null, { adding: true }).up().told).toEqual([]);
  });

  it("draws a box with Shift, which adds to what is selected", () => {
    const driver = start().down(null, { adding: true, box: true }).move(150, 160);
    const box = { do: "brush", from: { x: 100, y: 100 }, to: { x: 150, y: 160 }, selected: ["z"] };
    expect(driver.done).toEqual([box]);
    expect(driver.send({ type: "cancel" }).done.at(-1)).toEqual({ do: "select_again", selected: ["z"] });
  });

  it("pans from the first pixel with the middle button, also on a node", () => {
    expect(start().down(GRIP, {}, "pan").move(101, 100).up(3).told).toEqual(["pan"]);
  });
});

describe("the sheet", () => {
  it("moves and grows with the wheel and with two fingers, whatever is under way", () => {
    const wheel = { type: "wheel", at: { x: 5, y: 6 }, dx: 3, dy: -100 } as const;
    const driver = start().down(GRIP).move(110, 100);
    const before = driver.gesture;
    driver.send({ ...wheel, how: "pan" }).send({ ...wheel, how: "zoom" });
    driver.send({ type: "pinch", at: { x: 7, y: 8 }, factor: 2, dx: 1, dy: -1 });
    expect(driver.done.slice(1)).toEqual([
      { do: "pan", dx: -3, dy: 100 },
      { do: "zoom", at: { x: 5, y: 6 }, factor: 1.2 },
      { do: "pan", dx: 1, dy: -1 },
      { do: "zoom", at: { x: 7, y: 8 }, factor: 2 },
    ]);
    expect(driver.gesture).toBe(before);
  });
});

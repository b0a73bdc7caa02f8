// Every gesture, driven without a browser: the pointer's drags, their click and keyboard twins, and giving up.

import { describe, expect, it } from "vitest";
import {
  type Effect,
  type Gesture,
  type GestureEvent,
  IDLE,
  type Load,
  type Place,
  step,
  type Target,
} from "../../src/canvas/venn_gesture";

const LOAD: Load = { initiatives: ["i"], title: "Warm homes", from: { x: 5, y: 5 }, placed: true };
const NEW: Load = { ...LOAD, placed: false };
const MARK: Target = { what: "mark", id: "i", load: LOAD };
const CARD: Target = { what: "card", load: NEW };
const NOTHING: Target = { what: "nothing", box: false, selected: ["z"] };
const BOX: Target = { what: "nothing", box: true, selected: ["z"] };
const LIST: Place = { on: "list" };
const ELSEWHERE: Place = { on: "elsewhere" };
const OUTSIDE: Place = { on: "map", region: 0, at: { x: 1, y: 2 } };
const AC: Place = { on: "map", region: 5, at: { x: 700, y: 300 } };
/** All regions of two challenges in reading order, then off the map. */
const STOPS = [1, 2, 3, 0];

class Driver {
  gesture: Gesture = IDLE;
  done: Effect[] = [];

  send(event: GestureEvent): this {
    const next = step(this.gesture, event);
    this.gesture = next.gesture;
    this.done.push(...next.effects);
    return this;
  }

  down(target: Target, { x = 100, y = 100, place = AC, button = "main" as "main" | "pan", adding = false } = {}): this {
    return this.send({ type: "down", at: { x, y }, place, target, button, adding });
  }
  move(x: number, y: number, place: Place = AC): this {
    return this.send({ type: "move", at: { x, y }, place });
  }
  up(x: number, y: number, place: Place = AC): this {
    return this.send({ type: "up", at: { x, y }, place });
  }
  key(...keys: string[]): this {
    for (const key of keys) this.send({ type: "key", key });
    return this;
  }
  pickUpByClick(load = LOAD): this {
    return this.send({ type: "pick_up_by_click", load, at: load.from, place: ELSEWHERE });
  }
  pickUpByKeys(load = LOAD, start = 1): this {
    return this.send({ type: "pick_up_by_keys", load, stops: STOPS, start });
  }

  expect(is: Gesture["is"], ...effects: Effect["do"][]): this {
    expect(this.gesture.is).toBe(is);
    expect(this.done.map((effect) => effect.do)).toEqual(effects);
    return this;
  }
  get last(): Effect | undefined {
    return this.done.at(-1);
  }
}

const start = () => new Driver();

describe("a press", () => {
  it("on a mark without moving selects it", () => {
    expect(start().down(MARK).up(100, 100).expect("idle", "select").last).toMatchObject({ id: "i", adding: false });
    expect(start().down(MARK, { adding: true }).up(101, 101).last).toMatchObject({ adding: true });
  });

  it("may tremble by less than four pixels", () => {
    start().down(MARK).move(102, 103).expect("pointing").up(102, 103).expect("idle", "select");
  });

  it("on nothing empties the selection, but not with Shift", () => {
    start().down(NOTHING).up(100, 100).expect("idle", "select_none");
    start().down(NOTHING, { adding: true }).up(100, 100).expect("idle");
  });

  it("on a card of the list leaves the click to the list", () => {
    start().down(CARD).up(100, 100).expect("idle");
  });
});

describe("a drag", () => {
  it("drops where it is let go, at that very point", () => {
    const { last } = start()
      .down(CARD)
      .move(110, 100, OUTSIDE)
      .expect("dragging", "pick_up")
      .move(300, 300)
      .up(300, 301);
    expect(last).toEqual({ do: "drop", load: NEW, region: 5, at: { x: 700, y: 300 }, ghost: { x: 300, y: 301 } });
  });

  it("outside every ellipse takes off the map what is on it", () => {
    expect(start().down(MARK).move(200, 200).up(1, 1, OUTSIDE).expect("idle", "pick_up", "drop").last).toMatchObject({
      region: 0,
      at: null,
    });
  });

  it("to the list does the same", () => {
    expect(start().down(MARK).move(200, 200).up(1, 1, LIST).last).toMatchObject({ do: "drop", region: 0 });
  });

  it("of a card that is not on the map makes no edit there", () => {
    start().down(CARD).move(200, 200).up(1, 1, OUTSIDE).expect("idle", "pick_up", "give_up");
    start().down(CARD).move(200, 200).up(1, 1, LIST).expect("idle", "pick_up", "give_up");
  });

  it("over any other part of the window gives up", () => {
    start().down(MARK).move(200, 200).up(1, 1, ELSEWHERE).expect("idle", "pick_up", "give_up");
  });

  it("is given up with Escape, and what follows is no drop", () => {
    const driver = start().down(MARK).move(200, 200).key("Escape").expect("idle", "pick_up", "give_up");
    driver.up(200, 200).expect("idle", "pick_up", "give_up");
  });

  it("is given up when the system takes the pointer", () => {
    start().down(MARK).move(200, 200).send({ type: "cancel" }).expect("idle", "pick_up", "give_up");
  });

  it("zooms meanwhile with the wheel", () => {
    const driver = start().down(MARK).move(200, 200);
    driver
      .send({ type: "wheel", at: { x: 1, y: 1 }, dx: 0, dy: -100, how: "zoom" })
      .expect("dragging", "pick_up", "zoom");
    expect(driver.last).toMatchObject({ factor: 1.2 });
  });
});

describe("two fingers", () => {
  it("move the sheet and make it grow, whatever is under way", () => {
    const driver = start().pickUpByClick();
    const before = driver.gesture;
    driver.send({ type: "pinch", at: { x: 7, y: 8 }, factor: 2, dx: 1, dy: -1 });
    expect(driver.done.slice(-2)).toEqual([
      { do: "pan", dx: 1, dy: -1 },
      { do: "zoom", at: { x: 7, y: 8 }, factor: 2 },
    ]);
    expect(driver.gesture).toBe(before);
  });
});

describe("a box", () => {
  it("adds what is in it as it grows", () => {
    const driver = start().down(BOX, { adding: true }).move(150, 150).move(180, 190);
    driver.expect("brushing", "brush", "brush");
    expect(driver.last).toEqual({
      do: "brush",
      from: { x: 100, y: 100 },
      to: { x: 180, y: 190 },
      selected: ["z"],
    });
    driver.up(180, 190).expect("idle", "brush", "brush");
  });

  it("gives the selection back on Escape", () => {
    expect(start().down(BOX).move(150, 150).key("Escape").last).toEqual({ do: "select_again", selected: ["z"] });
  });
});

describe("panning", () => {
  it("follows the pointer from point to point, with the middle button or with Space", () => {
    const driver = start().down(NOTHING, { button: "pan" }).move(110, 95).move(111, 95).up(111, 95);
    expect(driver.done).toEqual([
      { do: "pan", dx: 10, dy: -5 },
      { do: "pan", dx: 1, dy: 0 },
    ]);
    driver.expect("idle", "pan", "pan");
  });

  it("is what a drag on empty ground does, and keeps the selection", () => {
    const driver = start().down(NOTHING).move(102, 101).expect("pointing").move(120, 90).move(121, 90).up(121, 90);
    expect(driver.done).toEqual([
      { do: "pan", dx: 20, dy: -10 },
      { do: "pan", dx: 1, dy: 0 },
    ]);
  });

  it("is what a wheel that pans does", () => {
    const event = { type: "wheel", at: { x: 0, y: 0 }, dx: 3, dy: 4, how: "pan" } as const;
    expect(start().send(event).last).toEqual({ do: "pan", dx: -3, dy: -4 });
  });
});

describe("carrying by click", () => {
  it("follows the pointer without a button and drops on a click", () => {
    const driver = start().pickUpByClick().move(200, 200).expect("carrying_by_click", "pick_up");
    driver.down(NOTHING, { x: 200, y: 200 }).up(200, 200).expect("idle", "pick_up", "drop");
    expect(driver.last).toMatchObject({ region: 5, at: { x: 700, y: 300 } });
  });

  it("takes nothing off the map by a click beside the shapes, only by one on the list", () => {
    start().pickUpByClick().down(NOTHING, { place: OUTSIDE }).up(1, 1, OUTSIDE).expect("idle", "pick_up", "give_up");
    const { last } = start().pickUpByClick().down(NOTHING, { place: LIST }).up(1, 1, LIST);
    expect(last).toMatchObject({ do: "drop", region: 0 });
  });

  it("does not drop when the button of the click that picked up is let go", () => {
    start().pickUpByClick().up(5, 5).expect("carrying_by_click", "pick_up");
  });

  it("a press elsewhere gives up, Escape too", () => {
    start().pickUpByClick().down(NOTHING, { place: ELSEWHERE }).expect("idle", "pick_up", "give_up");
    start().pickUpByClick().key("Escape").expect("idle", "pick_up", "give_up");
  });

  it("another card picked up puts the first one back", () => {
    start().pickUpByClick().pickUpByClick(NEW).expect("carrying_by_click", "pick_up", "give_up", "pick_up");
  });
});

describe("carrying by keys", () => {
  const region = (driver: Driver) => (driver.last as { region?: number }).region;

  it("goes through the regions in reading order and round the ends", () => {
    const driver = start().pickUpByKeys();
    expect(region(driver)).toBe(1);
    expect(region(driver.key("ArrowRight"))).toBe(2);
    expect(region(driver.key("ArrowDown"))).toBe(3);
    expect(region(driver.key("ArrowRight"))).toBe(0);
    expect(region(driver.key("ArrowRight"))).toBe(1);
    expect(region(driver.key("ArrowLeft"))).toBe(0);
    expect(region(driver.key("Home"))).toBe(1);
    expect(region(driver.key("End"))).toBe(0);
  });

  it("starts from the region that the initiative is in", () => {
    expect(region(start().pickUpByKeys(LOAD, 3))).toBe(3);
  });

  it("letters put a challenge in and out; letters of no challenge do nothing", () => {
    const driver = start().pickUpByKeys().key("b");
    expect(region(driver)).toBe(3);
    expect(region(driver.key("A"))).toBe(2);
    driver.key("c", "x").expect("carrying_by_keys", "pick_up", "hover", "hover");
  });

  it("Enter drops, and leaves the point to the core", () => {
    const driver = start().pickUpByKeys().key("ArrowRight", "Enter").expect("idle", "pick_up", "hover", "drop");
    expect(driver.last).toEqual({ do: "drop", load: LOAD, region: 2, at: null, ghost: null });
  });

  it("Enter on the last stop takes off the map what is on it, and only that", () => {
    expect(start().pickUpByKeys().key("End", "Enter").last).toMatchObject({ do: "drop", region: 0 });
    expect(start().pickUpByKeys(NEW).key("End", "Enter").last).toMatchObject({ do: "give_up" });
  });

  it("Escape gives up", () => {
    start().pickUpByKeys().key("Escape").expect("idle", "pick_up", "give_up");
  });

  it("a press on the map goes on by pointer", () => {
    start()
      .pickUpByKeys()
      .down(NOTHING)
      .expect("carrying_by_click", "pick_up")
      .up(100, 100)
      .expect("idle", "pick_up", "drop");
  });
});

// What the pointer, the wheel and the keyboard are doing to the canvas, as one small state machine: an event and a
// gesture give the next gesture and effects as data. It never touches the page, the map or the camera, so that
// every drag and its click and keyboard twin can be tested without a browser.

import type { ChallengeSet, InitiativeId, Position } from "../wire/types";
import { toggled } from "../wire/challenge_set";
import { beyond, moveSheet, type SheetEffect, type SheetEvent } from "./sheet_gesture";

/** What lies under the pointer. */
export type Place =
  /** The Venn: the region there (0 outside every ellipse) and the point in drawing units. */
  | { on: "map"; region: ChallengeSet; at: Position }
  /** The list of what is not yet placed: letting go there takes off the map. */
  | { on: "list" }
  /** Any other part of the window, or none of it: letting go there gives up. */
  | { on: "elsewhere" };

/** What is carried: the initiatives, the words on the ghost, where on screen it came from, whether any lies on the map. */
export type Load = { initiatives: readonly InitiativeId[]; title: string; from: Position; placed: boolean };

/** What the pointer was pressed on. */
export type Target =
  | { what: "mark"; id: InitiativeId; load: Load }
  | { what: "card"; load: Load }
  /** Nothing: a drag pans, or where a box is asked for draws one, whose marks are added to what is selected. */
  | { what: "nothing"; box: boolean; selected: readonly InitiativeId[] };

export type Gesture =
  | { is: "idle" }
  | { is: "pointing"; from: Position; target: Target; adding: boolean }
  | { is: "dragging"; load: Load; at: Position; over: Place }
  | { is: "brushing"; from: Position; to: Position; selected: readonly InitiativeId[] }
  | { is: "panning"; at: Position }
  | { is: "carrying_by_click"; load: Load; at: Position; over: Place; pressed: boolean }
  /** `stops` are the regions in reading order, and last 0: off the map. */
  | { is: "carrying_by_keys"; load: Load; stops: readonly ChallengeSet[]; stop: number };

export type GestureEvent =
  | SheetEvent
  | { type: "down"; at: Position; place: Place; target: Target; button: "main" | "pan"; adding: boolean }
  | { type: "move"; at: Position; place: Place }
  | { type: "up"; at: Position; place: Place }
  | { type: "key"; key: string }
  | { type: "pick_up_by_click"; load: Load; at: Position; place: Place }
  | { type: "pick_up_by_keys"; load: Load; stops: readonly ChallengeSet[]; start: ChallengeSet }
  | { type: "cancel" };

export type Effect =
  | SheetEffect
  | { do: "select"; id: InitiativeId; adding: boolean }
  | { do: "select_none" }
  /** The box on screen; what lies in it joins `selected`. */
  | { do: "brush"; from: Position; to: Position; selected: readonly InitiativeId[] }
  | { do: "select_again"; selected: readonly InitiativeId[] }
  | { do: "pick_up"; load: Load; how: "pointer" | "click" }
  | { do: "pick_up"; load: Load; how: "keys"; region: ChallengeSet }
  /** The region that a drop would mean has changed, while carrying by keys. */
  | { do: "hover"; region: ChallengeSet }
  /** `region` 0 takes off the map; `at` is null where the keyboard chose no point. */
  | { do: "drop"; load: Load; region: ChallengeSet; at: Position | null; ghost: Position | null }
  | { do: "give_up"; load: Load; ghost: Position | null };

export type Step = { gesture: Gesture; effects: Effect[] };

export const IDLE: Gesture = { is: "idle" };

/** What an event makes of a gesture. */
export function step(gesture: Gesture, event: GestureEvent): Step {
  if (event.type === "wheel" || event.type === "pinch") return to(gesture, ...moveSheet(event));
  if (event.type === "cancel") return cancel(gesture);
  if (event.type === "pick_up_by_click" || event.type === "pick_up_by_keys") return pickUp(gesture, event);
  switch (gesture.is) {
    case "idle":
      return event.type === "down" ? press(event) : stay(gesture);
    case "pointing":
      return pointing(gesture, event);
    case "dragging":
      return dragging(gesture, event);
    case "brushing":
      return brushing(gesture, event);
    case "panning":
      return panning(gesture, event);
    case "carrying_by_click":
      return carryingByClick(gesture, event);
    case "carrying_by_keys":
      return carryingByKeys(gesture, event);
  }
}

type Of<K extends Gesture["is"]> = Extract<Gesture, { is: K }>;
type PointerOrKey = Extract<GestureEvent, { type: "down" | "move" | "up" | "key" }>;

function stay(gesture: Gesture): Step {
  return { gesture, effects: [] };
}

function to(gesture: Gesture, ...effects: Effect[]): Step {
  return { gesture, effects };
}

function press(event: Extract<GestureEvent, { type: "down" }>): Step {
  if (event.button === "pan") return to({ is: "panning", at: event.at });
  return to({ is: "pointing", from: event.at, target: event.target, adding: event.adding });
}

function pointing(gesture: Of<"pointing">, event: PointerOrKey): Step {
  const { target, from, adding } = gesture;
  if (event.type === "key") return event.key === "Escape" ? to(IDLE) : stay(gesture);
  if (event.type === "up") {
    if (target.what === "mark") return to(IDLE, { do: "select", id: target.id, adding });
    return target.what === "nothing" && !adding ? to(IDLE, { do: "select_none" }) : to(IDLE);
  }
  if (event.type === "down" || !beyond(from, event.at)) return stay(gesture);
  if (target.what === "nothing") {
    if (!target.box) return panning({ is: "panning", at: from }, event);
    const brush = { from, to: event.at, selected: target.selected };
    return to({ is: "brushing", ...brush }, { do: "brush", ...brush });
  }
  const { load } = target;
  return to({ is: "dragging", load, at: event.at, over: event.place }, { do: "pick_up", load, how: "pointer" });
}

function dragging(gesture: Of<"dragging">, event: PointerOrKey): Step {
  if (event.type === "key") return event.key === "Escape" ? cancel(gesture) : stay(gesture);
  if (event.type === "move") return to({ ...gesture, at: event.at, over: event.place });
  return event.type === "up" ? letGo(gesture.load, event.at, event.place) : stay(gesture);
}

function brushing(gesture: Of<"brushing">, event: PointerOrKey): Step {
  if (event.type === "key") return event.key === "Escape" ? cancel(gesture) : stay(gesture);
  if (event.type === "up") return to(IDLE);
  if (event.type === "down") return stay(gesture);
  const { from, selected } = gesture;
  const brush = { from, to: event.at, selected };
  return to({ is: "brushing", ...brush }, { do: "brush", ...brush });
}

function panning(gesture: Of<"panning">, event: PointerOrKey): Step {
  if (event.type === "up" || (event.type === "key" && event.key === "Escape")) return to(IDLE);
  if (event.type !== "move") return stay(gesture);
  const pan: Effect = { do: "pan", dx: event.at.x - gesture.at.x, dy: event.at.y - gesture.at.y };
  return to({ is: "panning", at: event.at }, pan);
}

function carryingByClick(gesture: Of<"carrying_by_click">, event: PointerOrKey): Step {
  switch (event.type) {
    case "key":
      return event.key === "Escape" ? cancel(gesture) : stay(gesture);
    case "move":
      return to({ ...gesture, at: event.at, over: event.place });
    case "down":
      // A press on another part of the window is meant for that part; the card goes back and the press goes on.
      if (event.place.on === "elsewhere") return cancel(gesture);
      return to({ ...gesture, at: event.at, over: event.place, pressed: true });
    case "up": {
      if (!gesture.pressed) return stay(gesture);
      // A click beside the shapes may be a slip: only the list, or a drag, takes something off the map.
      const beside = event.place.on === "map" && event.place.region === 0;
      return letGo(gesture.load, event.at, beside ? { on: "elsewhere" } : event.place);
    }
  }
}

function carryingByKeys(gesture: Of<"carrying_by_keys">, event: PointerOrKey): Step {
  const { load, stops, stop } = gesture;
  if (event.type === "down") {
    if (event.place.on === "elsewhere") return cancel(gesture);
    return to({ is: "carrying_by_click", load, at: event.at, over: event.place, pressed: true });
  }
  if (event.type !== "key") return stay(gesture);
  const region = stops[stop] ?? 0;
  if (event.key === "Escape") return cancel(gesture);
  if (event.key === "Enter") {
    if (region === 0 && !load.placed) return cancel(gesture);
    return to(IDLE, { do: "drop", load, region, at: null, ghost: null });
  }
  const next = nextStop(stops, stop, event.key);
  if (next === null) return stay(gesture);
  return to({ ...gesture, stop: next }, { do: "hover", region: stops[next] ?? 0 });
}

/** Arrows go through the stops, round the ends; Home and End go to the ends; a letter puts its challenge in or out. */
function nextStop(stops: readonly ChallengeSet[], stop: number, key: string): number | null {
  const last = stops.length - 1;
  switch (key) {
    case "ArrowRight":
    case "ArrowDown":
      return stop === last ? 0 : stop + 1;
    case "ArrowLeft":
    case "ArrowUp":
      return stop === 0 ? last : stop - 1;
    case "Home":
      return 0;
    case "End":
      return last;
    default: {
      const count = Math.round(Math.log2(stops.length));
      const set = toggled(stops[stop] ?? 0, key, count);
      return set === null ? null : stops.indexOf(set);
    }
  }
}

function pickUp(gesture: Gesture, event: Extract<GestureEvent, { load: Load }>): Step {
  const before = cancel(gesture).effects;
  const { load } = event;
  if (event.type === "pick_up_by_click") {
    const next: Gesture = { is: "carrying_by_click", load, at: event.at, over: event.place, pressed: false };
    return to(next, ...before, { do: "pick_up", load, how: "click" });
  }
  const stop = Math.max(event.stops.indexOf(event.start), 0);
  return to({ is: "carrying_by_keys", load, stops: event.stops, stop }, ...before, {
    do: "pick_up",
    load,
    how: "keys",
    region: event.stops[stop] ?? 0,
  });
}

function letGo(load: Load, at: Position, place: Place): Step {
  switch (place.on) {
    case "map":
      if (place.region !== 0) return to(IDLE, { do: "drop", load, region: place.region, at: place.at, ghost: at });
      return takeOff(load, at);
    case "list":
      return takeOff(load, at);
    case "elsewhere":
      return to(IDLE, { do: "give_up", load, ghost: at });
  }
}

/** What is not on the map can't be taken off it, and is spared an edit that changes nothing. */
function takeOff(load: Load, ghost: Position): Step {
  if (!load.placed) return to(IDLE, { do: "give_up", load, ghost });
  return to(IDLE, { do: "drop", load, region: 0, at: null, ghost });
}

function cancel(gesture: Gesture): Step {
  switch (gesture.is) {
    case "dragging":
    case "carrying_by_click":
      return to(IDLE, { do: "give_up", load: gesture.load, ghost: gesture.at });
    case "carrying_by_keys":
      return to(IDLE, { do: "give_up", load: gesture.load, ghost: null });
    case "brushing":
      return to(IDLE, { do: "select_again", selected: gesture.selected });
    case "idle":
    case "pointing":
    case "panning":
      return to(IDLE);
  }
}

// What the pointer is doing to the network, as one small state machine: an event and a gesture give the next gesture and
// effects as data. It never touches the page, the map or the camera. The twin of the Venn's gestures.

import type { InitiativeId, Position } from "../wire/types";
import { beyond, moveSheet, type SheetEffect, type SheetEvent } from "./sheet_gesture";

/** A node that was pressed: its place among the nodes, and how far its middle is from the pointer, in drawing units. */
export type Grip = {
  node: number;
  id: string;
  /** Whether a link may start there. */
  initiative: boolean;
  /** Where it was pinned before, to go back there; null: it was not. */
  pinned: Position | null;
  off: Position;
};

export type Gesture =
  | { is: "idle" }
  | { is: "pointing"; from: Position; grip: Grip | null; press: Press }
  | { is: "dragging"; grip: Grip }
  | { is: "linking"; from: number; at: Position }
  | { is: "panning"; at: Position }
  | { is: "brushing"; from: Position; to: Position; selected: readonly InitiativeId[] };

/** What was held with a press: whether it adds to the selection, draws a box, or a link; and what was selected then. */
export type Press = { adding: boolean; box: boolean; linking: boolean; selected: readonly InitiativeId[] };

export type GestureEvent =
  | SheetEvent
  | { type: "down"; at: Position; grip: Grip | null; button: "main" | "pan"; press: Press }
  | { type: "move"; at: Position }
  /** `over` is the node under the pointer. */
  | { type: "up"; over: number | null }
  | { type: "cancel" };

export type Effect =
  | SheetEffect
  | { do: "choose"; node: number; adding: boolean }
  | { do: "select_none" }
  | { do: "drag"; grip: Grip; at: Position }
  | { do: "pin"; grip: Grip }
  | { do: "put_back"; grip: Grip }
  | { do: "link"; from: number; to: number }
  | { do: "brush"; from: Position; to: Position; selected: readonly InitiativeId[] }
  | { do: "select_again"; selected: readonly InitiativeId[] };

export type Step = { gesture: Gesture; effects: Effect[] };

export const IDLE: Gesture = { is: "idle" };

/** What an event makes of a gesture. */
export function step(gesture: Gesture, event: GestureEvent): Step {
  switch (event.type) {
    case "wheel":
    case "pinch":
      return to(gesture, ...moveSheet(event));
    case "down":
      if (gesture.is !== "idle") return to(gesture);
      if (event.button === "pan") return to({ is: "panning", at: event.at });
      return to({ is: "pointing", from: event.at, grip: event.grip, press: event.press });
    case "move":
      return moved(gesture, event.at);
    case "up":
      return letGo(gesture, event.over);
    case "cancel":
      return cancel(gesture);
  }
}

function to(gesture: Gesture, ...effects: Effect[]): Step {
  return { gesture, effects };
}

function moved(gesture: Gesture, at: Position): Step {
  switch (gesture.is) {
    case "idle":
      return to(gesture);
    case "pointing":
      return beyond(gesture.from, at) ? begin(gesture, at) : to(gesture);
    case "dragging":
      return to(gesture, { do: "drag", grip: gesture.grip, at });
    case "linking":
      return to({ ...gesture, at });
    case "panning":
      return to({ is: "panning", at }, { do: "pan", dx: at.x - gesture.at.x, dy: at.y - gesture.at.y });
    case "brushing": {
      const { from, selected } = gesture;
      return to({ is: "brushing", from, to: at, selected }, { do: "brush", from, to: at, selected });
    }
  }
}

function begin({ from, grip, press }: Extract<Gesture, { is: "pointing" }>, at: Position): Step {
  const { selected } = press;
  if (grip?.initiative && press.linking) return to({ is: "linking", from: grip.node, at });
  if (grip) return to({ is: "dragging", grip }, { do: "drag", grip, at });
  if (press.box) return to({ is: "brushing", from, to: at, selected }, { do: "brush", from, to: at, selected });
  return to({ is: "panning", at }, { do: "pan", dx: at.x - from.x, dy: at.y - from.y });
}

function letGo(gesture: Gesture, over: number | null): Step {
  switch (gesture.is) {
    case "pointing": {
      const { grip, press } = gesture;
      if (grip) return to(IDLE, { do: "choose", node: grip.node, adding: press.adding });
      return press.adding ? to(IDLE) : to(IDLE, { do: "select_none" });
    }
    case "dragging":
      return to(IDLE, { do: "pin", grip: gesture.grip });
    case "linking":
      if (over === null || over === gesture.from) return to(IDLE);
      return to(IDLE, { do: "link", from: gesture.from, to: over });
    case "idle":
    case "panning":
    case "brushing":
      return to(IDLE);
  }
}

function cancel(gesture: Gesture): Step {
  switch (gesture.is) {
    case "dragging":
      return to(IDLE, { do: "put_back", grip: gesture.grip });
    case "brushing":
      return to(IDLE, { do: "select_again", selected: gesture.selected });
    case "idle":
    case "pointing":
    case "linking":
    case "panning":
      return to(IDLE);
  }
}

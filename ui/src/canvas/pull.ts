// What the pointer is doing to the network, as one small state machine: an event and a gesture give the next gesture and
// effects as data. It never touches the page, the map or the camera. The threshold is the one of the Venn's gestures.

import type { InitiativeId, Position } from "../wire/types";
import { beyond } from "./gesture";

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

export type Pull =
  | { is: "idle" }
  | { is: "pointing"; from: Position; grip: Grip | null; press: Press }
  | { is: "dragging"; grip: Grip }
  | { is: "linking"; from: number; at: Position }
  | { is: "panning"; at: Position }
  | { is: "brushing"; from: Position; to: Position; selected: readonly InitiativeId[] };

/** What was held with a press: whether it adds to the selection, draws a box, or a link; and what was selected then. */
export type Press = { adding: boolean; box: boolean; linking: boolean; selected: readonly InitiativeId[] };

export type PullEvent =
  | { type: "down"; at: Position; grip: Grip | null; button: "main" | "pan"; press: Press }
  | { type: "move"; at: Position }
  /** `over` is the node under the pointer. */
  | { type: "up"; over: number | null }
  | { type: "cancel" };

export type PullEffect =
  | { do: "choose"; node: number; adding: boolean }
  | { do: "select_none" }
  | { do: "drag"; grip: Grip; at: Position }
  | { do: "pin"; grip: Grip }
  | { do: "put_back"; grip: Grip }
  | { do: "link"; from: number; to: number }
  | { do: "pan"; dx: number; dy: number }
  | { do: "brush"; from: Position; to: Position; selected: readonly InitiativeId[] }
  | { do: "select_again"; selected: readonly InitiativeId[] };

export type PullStep = { gesture: Pull; effects: PullEffect[] };

export const STILL: Pull = { is: "idle" };

/** What an event makes of a gesture. */
export function pull(gesture: Pull, event: PullEvent): PullStep {
  switch (event.type) {
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

function to(gesture: Pull, ...effects: PullEffect[]): PullStep {
  return { gesture, effects };
}

function moved(gesture: Pull, at: Position): PullStep {
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

function begin({ from, grip, press }: Extract<Pull, { is: "pointing" }>, at: Position): PullStep {
  const { selected } = press;
  if (grip?.initiative && press.linking) return to({ is: "linking", from: grip.node, at });
  if (grip) return to({ is: "dragging", grip }, { do: "drag", grip, at });
  if (press.box) return to({ is: "brushing", from, to: at, selected }, { do: "brush", from, to: at, selected });
  return to({ is: "panning", at }, { do: "pan", dx: at.x - from.x, dy: at.y - from.y });
}

function letGo(gesture: Pull, over: number | null): PullStep {
  switch (gesture.is) {
    case "pointing": {
      const { grip, press } = gesture;
      if (grip) return to(STILL, { do: "choose", node: grip.node, adding: press.adding });
      return press.adding ? to(STILL) : to(STILL, { do: "select_none" });
    }
    case "dragging":
      return to(STILL, { do: "pin", grip: gesture.grip });
    case "linking":
      if (over === null || over === gesture.from) return to(STILL);
      return to(STILL, { do: "link", from: gesture.from, to: over });
    case "idle":
    case "panning":
    case "brushing":
      return to(STILL);
  }
}

function cancel(gesture: Pull): PullStep {
  switch (gesture.is) {
    case "dragging":
      return to(STILL, { do: "put_back", grip: gesture.grip });
    case "brushing":
      return to(STILL, { do: "select_again", selected: gesture.selected });
    case "idle":
    case "pointing":
    case "linking":
    case "panning":
      return to(STILL);
  }
}

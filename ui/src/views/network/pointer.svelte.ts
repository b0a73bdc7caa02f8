// What the pointer does to the network: it feeds pointer events to the gesture machine and carries out the effects that come
// back. It selects through the one selection and moves nodes through the network.

import { boxBetween, type Box, inside } from "../../canvas/geometry";
import { withCtrl } from "../../canvas/keys";
import { step, type Grip, type Gesture, type Effect, type GestureEvent, IDLE } from "../../canvas/network_gesture";
import type { InitiativeId, Position } from "../../wire/types";
import { pinnedSaid } from "../../text/network";
import { Hand, pointOf } from "../stage/hand.svelte";
import { space } from "../stage/space.svelte";
import { session } from "../../state/session.svelte";
import { links } from "../../state/links.svelte";
import { network } from "./network.svelte";
import { networkFocus } from "./focus.svelte";
import { selection } from "../../state/selection.svelte";

export class NetworkPointer {
  now: Gesture = $state.raw(IDLE);

  /** The box being drawn, in pixels of the window. */
  readonly brush: Box | null = $derived(this.now.is === "brushing" ? boxBetween(this.now.from, this.now.to) : null);

  readonly #hand = new Hand(() => network.camera);
  #pointer: number | null = null;

  /** A node's radius in drawing units, at the present zoom. */
  radius(node: number): number {
    const { camera, drawn } = network;
    const full = (drawn?.marks[node]?.radius ?? 9) * (networkFocus.scales[node] ?? 1);
    return full / Math.sqrt(Math.max(camera.zoom, 1));
  }

  /** A pointer pressed on the network, on `node` or on nothing. */
  down(event: PointerEvent, node: number | null): void {
    if (this.#hand.down(event)) return void this.giveUp();
    if (this.now.is !== "idle" || event.button > 1) return;
    this.#pointer = event.pointerId;
    const at = pointOf(event);
    const adding = withCtrl(event) || event.shiftKey;
    const press = { adding, box: event.shiftKey, linking: links.on, selected: [...selection.ids] };
    const button = event.button === 1 || space.held ? "pan" : "main";
    this.#send({ type: "down", at, grip: node === null ? null : this.#gripOf(node, at), button, press });
  }

  move(event: PointerEvent): void {
    const pinch = this.#hand.move(event);
    if (pinch) this.#send(pinch);
    else if (this.#mine(event)) this.#send({ type: "move", at: pointOf(event) });
  }

  /** `over` tells the node under a point of the window. */
  up(event: PointerEvent, over: (client: Position) => number | null): void {
    this.#hand.up(event);
    if (this.#mine(event)) this.#send({ type: "up", over: over(pointOf(event)) });
  }

  /** The system took the pointer away, as for a gesture of its own. */
  cancel(event: PointerEvent): void {
    this.#hand.up(event);
    this.giveUp();
  }

  /** What was dragged goes back. True where there was something to give up. */
  giveUp(): boolean {
    const { is } = this.now;
    this.#send({ type: "cancel" });
    return is === "dragging" || is === "brushing" || is === "linking";
  }

  wheel(event: WheelEvent): void {
    this.#send(this.#hand.wheel(event));
  }

  /** Selects a node; of what is no initiative, the initiatives tied to it. What the filter hides is not selected. */
  choose(node: number, adding: boolean): void {
    const { drawn } = network;
    const chosen = drawn?.nodes[node];
    if (!drawn || !chosen || drawn.marks[node]?.filtered) return;
    if (chosen.kind === "initiative") {
      if (adding) selection.toggle(chosen.id);
      else selection.only(chosen.id);
      return;
    }
    const tied = drawn.ties.flatMap((tie) => (tie.to === node ? (drawn.nodes[tie.from]?.id ?? []) : []));
    selection.set(adding ? new Set([...selection.ids, ...tied]) : tied);
  }

  #send(event: GestureEvent): void {
    const next = step(this.now, event);
    this.now = next.gesture;
    for (const effect of next.effects) this.#perform(effect);
  }

  #perform(effect: Effect): void {
    const { camera } = network;
    switch (effect.do) {
      case "choose":
        return this.choose(effect.node, effect.adding);
      case "select_none":
        return selection.clear();
      case "drag": {
        const point = camera.toDrawing(effect.at);
        return network.drag(effect.grip.id, point.x + effect.grip.off.x, point.y + effect.grip.off.y);
      }
      case "pin":
        return void this.pin(effect.grip.id);
      case "put_back":
        return void network.drop(effect.grip.id, effect.grip.pinned);
      case "link": {
        const [from, to] = [network.drawn?.nodes[effect.from], network.drawn?.nodes[effect.to]];
        if (from && to?.kind === "initiative") void links.link(from.id, to.id);
        return;
      }
      case "pan":
      case "zoom":
        return this.#hand.perform(effect);
      case "brush": {
        const within = this.#within(boxBetween(effect.from, effect.to));
        return selection.set(new Set([...effect.selected, ...within]));
      }
      case "select_again":
        return selection.set(effect.selected);
    }
  }

  /** Pins a node where it lies now, and tells it. */
  async pin(id: string): Promise<void> {
    const node = network.at.get(id) ?? -1;
    const label = network.drawn?.nodes[node]?.label ?? "";
    if (await network.drop(id, network.placeOf(node) ?? null)) session.tell(pinnedSaid(label), true);
  }

  #gripOf(node: number, at: Position): Grip | null {
    const gripped = network.drawn?.nodes[node];
    const place = network.placeOf(node);
    // What the filter hides is a trace: it is not moved, and a drag there pans.
    if (!gripped || !place || network.drawn?.marks[node]?.filtered) return null;
    const point = network.camera.toDrawing(at);
    const pinned = network.drawn?.marks[node]?.pinned ? place : null;
    const off = { x: place.x - point.x, y: place.y - point.y };
    return { node, id: gripped.id, initiative: gripped.kind === "initiative", pinned, off };
  }

  /** While a button is held, other pointers have no say. */
  #mine(event: PointerEvent): boolean {
    return this.now.is !== "idle" && this.#pointer === event.pointerId;
  }

  #within(box: Box): InitiativeId[] {
    const { camera, drawn } = network;
    const [one, other] = [
      { x: box.left, y: box.top },
      { x: box.right, y: box.bottom },
    ].map((corner) => camera.toDrawing(corner));
    if (!one || !other) return [];
    const brushed = boxBetween(one, other);
    return (drawn?.nodes ?? []).flatMap((node, at) => {
      const place = network.placeOf(at);
      const meant = node.kind === "initiative" && !drawn?.marks[at]?.filtered;
      return meant && place && inside(brushed, place) ? [node.id] : [];
    });
  }
}

export const pointer = new NetworkPointer();

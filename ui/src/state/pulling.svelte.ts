// What the pointer does to the network: presses, drags a node, pans, or brushes; and what the wheel does. A press becomes a
// drag only past a few pixels. It selects through the one selection and moves nodes through the network.

import { boxBetween, type Box } from "../canvas/geometry";
import { THRESHOLD } from "../canvas/gesture";
import type { InitiativeId, Position } from "../wire/types";
import { pinnedSaid } from "../text/network";
import { document } from "./document.svelte";
import { linking } from "./linking.svelte";
import { network } from "./network.svelte";
import { reaching } from "./reaching.svelte";
import { selection } from "./selection.svelte";

type Pull =
  | { is: "idle" }
  | { is: "pointing"; from: Position; node: number | null; adding: boolean; pan: boolean; brush: boolean }
  | { is: "dragging"; id: string; before: Position; pinned: boolean; off: Position }
  | { is: "linking"; from: number; at: Position }
  | { is: "panning"; at: Position }
  | { is: "brushing"; from: Position; to: Position; selected: ReadonlySet<InitiativeId> };

/** Pixels around a node within which a press is meant for it: half of the smallest target. */
const REACH = 12;

export class Pulling {
  now: Pull = $state.raw({ is: "idle" });

  /** The box being drawn, in pixels of the window. */
  readonly brush: Box | null = $derived(this.now.is === "brushing" ? boxBetween(this.now.from, this.now.to) : null);

  /** The node under a point of the window; what stands out plainly before what is a trace. */
  nodeAt(client: Position): number | null {
    const { camera, drawn } = network;
    const point = camera.toDrawing(client);
    let best: number | null = null;
    let least = Infinity;
    drawn?.marks.forEach((mark, node) => {
      const place = network.placeOf(node);
      if (!place) return;
      const reach = Math.max(this.radius(node), REACH / camera.k);
      const far = Math.hypot(place.x - point.x, place.y - point.y) / reach + (mark.filtered ? 0.5 : 0);
      if (far < least && far <= 1) [best, least] = [node, far];
    });
    return best;
  }

  /** A node's radius in drawing units, at the present zoom. */
  radius(node: number): number {
    const { camera, drawn } = network;
    const full = (drawn?.marks[node]?.radius ?? 9) * (reaching.scales[node] ?? 1);
    return full / Math.sqrt(Math.max(camera.zoom, 1));
  }

  down(event: PointerEvent): void {
    if (this.now.is !== "idle" || event.button > 1) return;
    const from = { x: event.clientX, y: event.clientY };
    const node = event.button === 0 ? this.nodeAt(from) : null;
    const adding = event.ctrlKey || event.metaKey || event.shiftKey;
    this.now = { is: "pointing", from, node, adding, pan: !event.shiftKey, brush: event.shiftKey };
  }

  move(event: PointerEvent): void {
    const at = { x: event.clientX, y: event.clientY };
    const { now } = this;
    const { camera } = network;
    switch (now.is) {
      case "idle":
        return;
      case "pointing":
        if (Math.hypot(at.x - now.from.x, at.y - now.from.y) >= THRESHOLD) this.#begin(now, at);
        return;
      case "dragging": {
        const point = camera.toDrawing(at);
        network.drag(now.id, point.x + now.off.x, point.y + now.off.y);
        return;
      }
      case "linking":
        this.now = { ...now, at };
        return;
      case "panning":
        camera.panBy(at.x - now.at.x, at.y - now.at.y);
        this.now = { is: "panning", at };
        return;
      case "brushing":
        this.now = { ...now, to: at };
        selection.set(new Set([...now.selected, ...this.#within(boxBetween(now.from, at))]));
    }
  }

  up(): void {
    const { now } = this;
    this.now = { is: "idle" };
    if (now.is === "pointing") {
      if (now.node !== null) this.choose(now.node, now.adding);
      else if (!now.adding) selection.clear();
    }
    if (now.is === "linking") {
      const [from, to] = [network.drawn?.nodes[now.from], network.drawn?.nodes[this.nodeAt(now.at) ?? -1]];
      if (from && to?.kind === "initiative" && from.id !== to.id) void linking.link(from.id, to.id);
    }
    if (now.is === "dragging") {
      const node = network.at.get(now.id) ?? -1;
      document.say(pinnedSaid(network.drawn?.nodes[node]?.label ?? ""));
      void network.drop(now.id, network.placeOf(node) ?? null);
    }
  }

  /** Escape, or the window lost the pointer: what was dragged goes back. True where there was something to give up. */
  giveUp(): boolean {
    const { now } = this;
    this.now = { is: "idle" };
    if (now.is === "dragging") void network.drop(now.id, now.pinned ? now.before : null);
    if (now.is === "brushing") selection.set(now.selected);
    return now.is === "dragging" || now.is === "brushing" || now.is === "linking";
  }

  wheel(event: WheelEvent): void {
    const lines = event.deltaMode === 1 ? 16 : 1;
    if (event.shiftKey) network.camera.panBy(-event.deltaY * lines, 0);
    else network.camera.zoomAt({ x: event.clientX, y: event.clientY }, Math.exp(-event.deltaY * lines * 0.0016));
  }

  /** Selects a node; of what is no initiative, the initiatives tied to it. */
  choose(node: number, adding: boolean): void {
    const { drawn } = network;
    const held = drawn?.nodes[node];
    if (!drawn || !held) return;
    if (held.kind === "initiative") {
      if (adding) selection.toggle(held.id);
      else selection.only(held.id);
      return;
    }
    const tied = drawn.ties.flatMap((tie) => (tie.to === node ? (drawn.nodes[tie.from]?.id ?? []) : []));
    selection.set(adding ? new Set([...selection.ids, ...tied]) : tied);
  }

  #begin(now: Extract<Pull, { is: "pointing" }>, at: Position): void {
    const held = now.node === null ? undefined : network.drawn?.nodes[now.node];
    const before = now.node === null ? undefined : network.placeOf(now.node);
    if (held?.kind === "initiative" && now.node !== null && linking.on) {
      this.now = { is: "linking", from: now.node, at };
    } else if (held && before && now.node !== null) {
      const grip = network.camera.toDrawing(now.from);
      const off = { x: before.x - grip.x, y: before.y - grip.y };
      this.now = { is: "dragging", id: held.id, before, pinned: network.drawn?.marks[now.node]?.pinned ?? false, off };
    } else if (now.brush) {
      this.now = { is: "brushing", from: now.from, to: at, selected: selection.ids };
    } else {
      network.camera.panBy(at.x - now.from.x, at.y - now.from.y);
      this.now = { is: "panning", at };
    }
  }

  #within(box: Box): InitiativeId[] {
    const { camera, drawn } = network;
    const [start, end] = [
      { x: box.left, y: box.top },
      { x: box.right, y: box.bottom },
    ].map((one) => camera.toDrawing(one));
    if (!start || !end) return [];
    return (drawn?.nodes ?? []).flatMap((node, at) => {
      const place = network.placeOf(at);
      const inside = place && place.x >= start.x && place.x <= end.x && place.y >= start.y && place.y <= end.y;
      return inside && node.kind === "initiative" && !drawn?.marks[at]?.filtered ? [node.id] : [];
    });
  }
}

export const pulling = new Pulling();

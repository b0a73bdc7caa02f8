// Which names stand on the network and where, and so what lies under a point of it: a node, or the name beside it, which is
// its handle as much as the node is.

import { Crowd, names, titles, type Named } from "./labels";
import { inside } from "../../canvas/geometry";
import type { Position } from "../../wire/types";
import { network } from "./network.svelte";
import { pointer } from "./pointer.svelte";
import { networkFocus } from "./focus.svelte";
import { networkKeyboard } from "./keyboard.svelte";
import { selection } from "../../state/selection.svelte";

/** Pixels around a node within which a press is meant for it: half of the smallest target. */
const REACH = 12;
/** How far a community's name stays from its members, in drawing units. */
const PAD = 18;

export class NodeNames {
  /** In pixels; what a fitted view shows. */
  readonly #frame = $derived.by(() => {
    const { frame, k } = network.camera;
    return { left: 0, top: 0, right: frame.width * k, bottom: frame.height * k };
  });
  readonly #named: readonly Named[] = $derived.by(() => {
    const { camera, drawn } = network;
    if (!drawn) return [];
    return drawn.nodes.flatMap((node, at): Named[] => {
      // Where they rest: names are chosen then, and only follow their nodes while these move.
      const [left, top] = [network.still[2 * at], network.still[2 * at + 1]];
      const mark = drawn.marks[at];
      if (left === undefined || top === undefined || !mark) return [];
      // What is chosen or under the keys tells its name before all others.
      const first =
        node.id === networkKeyboard.active || selection.ids.has(node.id) || networkFocus.path.includes(node.id);
      const radius = pointer.radius(at) * camera.k;
      const [x, y, side] = [left * camera.k, top * camera.k, mark.label?.side ?? null];
      return [{ node: at, x, y, radius, words: node.label, rank: first ? -1 : mark.rank, side }];
    });
  });
  readonly #crowd = $derived(new Crowd(this.#named));
  readonly #byNode = $derived(new Map(this.#named.map((one) => [one.node, one])));
  /** The communities' names, and the room that they take. */
  readonly heads = $derived(
    titles(
      (network.drawn?.communities ?? []).map(({ name, members }, nth) => ({
        nth,
        words: name,
        points: members.flatMap((node) => this.#byNode.get(node) ?? []),
      })),
      this.#crowd,
      network.camera.label,
      PAD * network.camera.k,
      this.#frame,
    ),
  );
  /** The nodes' names. Small and far off, a node has none: only those that the zoom leaves room for are tried. */
  readonly shown = $derived(
    names(
      this.#named.filter(
        ({ node, rank }) => rank < 0 || (networkFocus.lookOf(node) === "plain" && this.#roomFor(node)),
      ),
      this.#crowd,
      network.camera.label,
      this.heads.taken,
      this.#frame,
    ),
  );

  /** How far a node is from where it rests, in pixels. */
  away(node: number): Position {
    const { places, still, camera } = network;
    const part = (at: number): number => ((places[at] ?? 0) - (still[at] ?? 0)) * camera.k;
    return places === still ? { x: 0, y: 0 } : { x: part(2 * node), y: part(2 * node + 1) };
  }

  /** The node under a point of the window, or the one whose name is there; what stands out plainly before what is a trace. */
  nodeAt(client: Position): number | null {
    const { camera, drawn } = network;
    const point = camera.toDrawing(client);
    let best: number | null = null;
    let least = Infinity;
    drawn?.marks.forEach((mark, node) => {
      const place = network.placeOf(node);
      if (!place) return;
      const reach = Math.max(pointer.radius(node), REACH / camera.k);
      const far = Math.hypot(place.x - point.x, place.y - point.y) / reach + (mark.filtered ? 0.5 : 0);
      if (far < least && far <= 1) [best, least] = [node, far];
    });
    return best ?? this.#namedAt({ x: point.x * camera.k, y: point.y * camera.k });
  }

  #namedAt(pixel: Position): number | null {
    const found = this.shown.find(({ key, box }) => {
      const { x, y } = this.away(key);
      return inside(box, { x: pixel.x - x, y: pixel.y - y });
    });
    return found?.key ?? null;
  }

  #roomFor(node: number): boolean {
    const from = network.drawn?.marks[node]?.label?.from_zoom;
    return from !== undefined && from <= Math.max(network.camera.zoom, 1);
  }
}

export const nodeNames = new NodeNames();

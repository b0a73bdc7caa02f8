// The network as the program last drew it, and where its nodes lie at this moment: it asks for it anew when the map, the
// filter or what is shown changes, follows it while it settles, and carries a drag to it. It never changes the map.

import { call } from "../../wire/call";
import type { Failure, Network, NetworkAsked, NetworkMoved, NetworkRequest } from "../../wire/types";
import { Camera, calm } from "../../state/camera.svelte";
import { Latest, replyOf } from "../../state/latest.svelte";
import { session } from "../../state/session.svelte";
import { keeps } from "../../state/left_layout.svelte";
import { filter } from "../../state/filter.svelte";

/** What can be shown besides initiatives. */
export type Extra = Exclude<keyof NetworkRequest, "with_ended">;

/** How long nodes take to glide to new places, in milliseconds. */
const GLIDE = 320;

export class NetworkShown {
  drawn = $state.raw<Network | null>(null);
  /** x and y of each node in turn, from the frame's corner. */
  places: readonly number[] = $state.raw([]);
  /** The same where the nodes last came to rest. */
  still: readonly number[] = $state.raw([]);
  settled = $state(true);
  extras: Readonly<Record<Extra, boolean>> = $state.raw({
    challenges: false,
    organisations: false,
    places: false,
    priorities: false,
    themes: false,
  });
  /** Whether the key to shapes and colours is shown. */
  keyShown = $state(true);
  readonly camera: Camera;

  /** A node's position among the nodes, by the id of what it stands for. */
  readonly at: ReadonlyMap<string, number> = $derived(new Map(this.drawn?.nodes.map(({ id }, node) => [id, node])));
  readonly pinned: readonly string[] = $derived(
    this.drawn?.nodes.flatMap(({ id }, node) => (this.drawn?.marks[node]?.pinned ? [id] : [])) ?? [],
  );
  readonly asked: NetworkAsked = $derived({
    shown: { ...this.extras, with_ended: session.snapshot?.settings.include_ended ?? false },
    passing: filter.active ? [...filter.shown].sort((a, b) => a - b) : null,
  });

  #map: string | null = null;
  readonly #latest = new Latest(fail);
  #frame = 0;
  #polling = false;
  /** Where a dragged node is wanted, and whether a drag is on its way to the program. */
  #wanted: { node: string; x: number; y: number } | null = null;
  #dragging = false;
  #carried: Promise<void> = Promise.resolve();

  constructor() {
    this.camera = new Camera(() => {
      const { drawn } = this;
      if (!drawn) return null;
      const { width, height } = drawn.frame;
      return { width, height, text: drawn.text, mark_radius: 9, markOf: (id) => this.placeOf(this.at.get(id) ?? -1) };
    });
  }

  placeOf(node: number): { x: number; y: number } | undefined {
    const [x, y] = [this.places[2 * node], this.places[2 * node + 1]];
    return x === undefined || y === undefined ? undefined : { x, y };
  }

  show(extra: Extra, shown: boolean): void {
    this.extras = { ...this.extras, [extra]: shown };
  }

  toggleKey(): void {
    this.keyShown = !this.keyShown;
  }

  /** Draws it as it is now; of several asked for, the last is shown. */
  ask(): Promise<void> {
    return this.#draw("network");
  }

  /** Lets every node go and lays all out anew. */
  async tidy(): Promise<void> {
    if (this.pinned.length > 0 && !(await session.edit({ kind: "unpin_nodes", nodes: [] }))) return;
    await this.#draw("network_tidy");
    this.camera.fit();
  }

  /** Drags a node to a place in the frame; only the newest place is sent. */
  drag(node: string, x: number, y: number): void {
    const at = this.at.get(node);
    if (at === undefined || !this.drawn) return;
    const places = [...this.places];
    [places[2 * at], places[2 * at + 1]] = [x, y];
    this.#rest();
    this.camera.stay();
    this.places = places;
    const { left, top } = this.drawn.frame;
    this.#wanted = { node, x: x + left, y: y + top };
    if (!this.#dragging) this.#carried = this.#carry();
  }

  /** Pins a node at a place in the frame; null lets it go. Whether the map now holds the pin. */
  async drop(node: string, at: { x: number; y: number } | null): Promise<boolean> {
    this.#wanted = null;
    const frame = this.drawn?.frame;
    if (!frame) return false;
    // A drag that is still on its way would hold the node again.
    await this.#carried;
    const place: [number, number] | null = at && [at.x + frame.left, at.y + frame.top];
    const moved = await replyOf(call("network_drop", { node, at: place }), fail);
    if (moved) this.#follow(moved);
    // One undoable step; the network follows the map's pins.
    const pinned = place && (await session.edit({ kind: "pin_nodes", pins: [{ node, x: place[0], y: place[1] }] }));
    await this.#settle();
    return pinned ?? false;
  }

  /** Lets one node go. */
  async unpin(node: string): Promise<void> {
    await session.edit({ kind: "unpin_nodes", nodes: [node] });
    await this.#settle();
  }

  async release(): Promise<void> {
    await session.edit({ kind: "unpin_nodes", nodes: [] });
    await this.#settle();
  }

  async #carry(): Promise<void> {
    this.#dragging = true;
    while (this.#wanted) {
      const wanted = this.#wanted;
      const moved = await replyOf(call("network_drag", wanted), fail);
      if (!moved) break;
      if (this.#wanted) this.#follow(moved, wanted.node);
      // Once for each picture on the screen: the neighbours go on while the pointer rests.
      await new Promise((done) => requestAnimationFrame(done));
    }
    this.#dragging = false;
  }

  /** Follows the layout until nothing moves, then draws hulls and names for where it has come to rest. */
  async #settle(): Promise<void> {
    if (this.#polling) return;
    this.#polling = true;
    while (!this.#dragging) {
      const moved = await replyOf(call("network_step", {}), fail);
      if (!moved) break;
      this.#follow(moved);
      if (moved.settled) break;
      await new Promise((done) => setTimeout(done, 33));
    }
    this.#polling = false;
    if (!this.#dragging) await this.ask();
  }

  async #draw(command: "network" | "network_tidy"): Promise<void> {
    const reply = await this.#latest.ask(call(command, this.asked));
    if (!reply || this.#wanted) return;
    const { network: drawn, settled } = reply;
    const before = this.drawn;
    const was = new Map(before?.nodes.map(({ id }, node) => [id, this.placeOf(node)]));
    const another = this.#map !== (session.map?.head.id ?? null);
    const moved =
      before && !another ? { x: before.frame.left - drawn.frame.left, y: before.frame.top - drawn.frame.top } : null;
    const places = drawn.marks.flatMap(({ x, y }) => [x - drawn.frame.left, y - drawn.frame.top]);
    const from = drawn.nodes.flatMap(({ id }, node) => {
      const place = moved ? was.get(id) : undefined;
      return place && moved ? [place.x + moved.x, place.y + moved.y] : places.slice(2 * node, 2 * node + 2);
    });
    this.#map = session.map?.head.id ?? null;
    this.drawn = drawn;
    this.settled = settled;
    if (moved) this.camera.reframe(-moved.x, -moved.y);
    else this.camera.fit();
    this.#glide(from, places);
    if (!settled) void this.#settle();
  }

  #follow(moved: NetworkMoved, dragged?: string): void {
    const frame = this.drawn?.frame;
    if (!frame || moved.positions.length !== this.places.length) return;
    this.#rest();
    const places = moved.positions.map((part, at) => part - (at % 2 === 0 ? frame.left : frame.top));
    const at = dragged === undefined ? undefined : this.at.get(dragged);
    if (at !== undefined) {
      // The dragged node is where the pointer is by now, not where it was when the program was told.
      [places[2 * at], places[2 * at + 1]] = [this.places[2 * at] ?? 0, this.places[2 * at + 1] ?? 0];
    }
    this.places = places;
    this.settled = moved.settled;
  }

  #glide(from: readonly number[], to: readonly number[]): void {
    this.#rest();
    this.still = to;
    const far = to.reduce((most, part, at) => Math.max(most, Math.abs(part - (from[at] ?? part))), 0);
    if (calm() || far < 0.5) {
      this.places = to;
      return;
    }
    this.places = from;
    const start = performance.now();
    const step = (now: number): void => {
      const part = Math.min(Math.max((now - start) / GLIDE, 0), 1);
      const eased = 1 - Math.pow(1 - part, 3);
      this.places = part === 1 ? to : to.map((end, at) => (from[at] ?? end) + (end - (from[at] ?? end)) * eased);
      if (part < 1) this.#frame = requestAnimationFrame(step);
    };
    this.#frame = requestAnimationFrame(step);
  }

  #rest(): void {
    cancelAnimationFrame(this.#frame);
  }
}

function fail(failure: Failure): void {
  // What went between two calls is drawn anew after the edit that took it away.
  if (failure.code !== "gone" && failure.code !== "no_map_open") session.failure = failure;
}

export const network = new NetworkShown();

keeps("network", {
  read: () => network.extras,
  lay(stored) {
    for (const extra of Object.keys(network.extras) as Extra[]) network.show(extra, stored[extra] === true);
  },
});

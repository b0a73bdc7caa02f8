// Going along the ties of the network with the keyboard. The network is one stop for Tab; inside it the active node is the
// one that the keys act on, and a sentence says where one is.

import { alone, pressed } from "../../canvas/keys";
import { isArrow, neighbour } from "../../canvas/walk";
import { nodeSaid } from "../../text/network";
import { session } from "../../state/session.svelte";
import { network } from "./network.svelte";
import { pointer } from "./pointer.svelte";
import { selection } from "../../state/selection.svelte";

export class NetworkKeyboard {
  /** The id of the node that the keys act on. */
  active: string | null = $state(null);
  /** Whether the network has the focus and the keyboard brought it there, so that the ring shows. */
  focused = $state(false);

  /** Its position among the nodes; -1 where there is none. */
  readonly at: number = $derived(this.active === null ? -1 : (network.at.get(this.active) ?? -1));
  /** The nodes by the rank of their names. */
  readonly order: readonly number[] = $derived.by(() => {
    const marks = network.drawn?.marks ?? [];
    return marks.map((_, node) => node).sort((a, b) => (marks[a]?.rank ?? 0) - (marks[b]?.rank ?? 0));
  });

  /** Starts from what is selected, or from the most tied. */
  enter(): void {
    this.focused = true;
    if (this.at < 0) this.active = this.#idOf(network.at.get(selection.primary ?? "") ?? this.order[0]);
    this.say();
  }

  leave(): void {
    this.focused = false;
  }

  /** A node's sentence. */
  sentenceOf(node: number): string {
    const { drawn } = network;
    const thing = drawn?.nodes[node];
    const mark = drawn?.marks[node];
    if (!drawn || !thing || !mark) return "";
    const community = mark.community === null ? null : (drawn.communities[mark.community]?.name ?? null);
    return nodeSaid(thing.label, thing.kind, community, thing.degree, mark);
  }

  say(): void {
    if (this.at >= 0) session.say(this.sentenceOf(this.at));
  }

  /** A key pressed on the network; true where it was meant for it. */
  key(event: KeyboardEvent): boolean {
    if (pressed(event, "Escape")) {
      const some = pointer.giveUp() || selection.ids.size > 0;
      if (some) selection.clear();
      return some;
    }
    if (pressed(event, "Ctrl+A")) {
      const { nodes = [], marks = [] } = network.drawn ?? {};
      selection.set(nodes.flatMap((one, at) => (one.kind === "initiative" && !marks[at]?.filtered ? [one.id] : [])));
      return true;
    }
    if (!alone(event)) return false;
    if (event.key === "Enter" || event.key === " ") {
      // Space is also held for panning: only where the ring shows which node is meant does it select.
      const meant = event.key === "Enter" || this.focused;
      if (this.at >= 0 && meant && !event.repeat) pointer.choose(this.at, event.shiftKey);
      return true;
    }
    if (event.shiftKey) return false;
    const to = this.#target(event.key);
    if (to === null) return false;
    this.focused = true;
    this.active = this.#idOf(to);
    const place = network.placeOf(to);
    if (place) network.camera.reveal([place]);
    this.say();
    return true;
  }

  /** The node that a key leads to: along a tie where one leads that way, else to the nearest. Null: the key is not for walking. */
  #target(key: string): number | null {
    const first = this.order[0];
    if (first === undefined) return null;
    if (key === "Home") return first;
    if (key === "End") return this.order.at(-1) ?? null;
    if (!isArrow(key)) return null;
    const from = this.#point(this.at);
    if (!from) return first;
    const tied = (network.drawn?.ties ?? []).flatMap(({ from: one, to }) =>
      one === this.at ? [to] : to === this.at ? [one] : [],
    );
    const ahead = (nodes: readonly number[]) =>
      neighbour(
        nodes.flatMap((node) => this.#point(node) ?? []),
        from,
        key,
      );
    return (ahead(tied) ?? ahead(this.order.filter((node) => node !== this.at)) ?? from).node;
  }

  #point(node: number): { x: number; y: number; node: number } | null {
    const place = network.placeOf(node);
    return place ? { ...place, node } : null;
  }

  #idOf(node: number | undefined): string | null {
    return (node === undefined ? undefined : network.drawn?.nodes[node]?.id) ?? null;
  }
}

export const networkKeyboard = new NetworkKeyboard();

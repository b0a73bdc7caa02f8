// What of the network is meant at this moment: how far the focus reaches from the selection, a path between two, how
// large the nodes are, and so how plainly each of them is drawn.

import { call } from "../../wire/call";
import { NO_PATH, pathSaid } from "../../text/network";
import { Latest, replyOf } from "../../state/latest.svelte";
import { session } from "../../state/session.svelte";
import { network } from "./network.svelte";
import { selection } from "../../state/selection.svelte";

export type Sizing = "same" | "ties" | "between";
export type NodeLook = "plain" | "ended" | "faded" | "trace";

/** Of a node's and its ties' colour, what is left. */
export const NODE_OPACITY: Record<NodeLook, number> = { plain: 1, ended: 0.45, faded: 0.16, trace: 0.14 };

/** How many times its radius the largest node has, where they differ. */
const LARGEST = 2.2;

export class NetworkFocus {
  steps = $state(0);
  sizing = $state<Sizing>("same");
  pathShown = $state(false);
  #near: ReadonlySet<string> | null = $state.raw(null);
  #path: readonly string[] = $state.raw([]);
  #between: readonly number[] = $state.raw([]);
  /** Each part fails by itself, unsaid: what is not known is not shown. */
  readonly #latest = new Latest(() => undefined);

  readonly path: readonly string[] = $derived(this.pathShown ? this.#path : []);
  /** The nodes that are meant; null: all. */
  readonly meant: ReadonlySet<string> | null = $derived(this.path.length > 0 ? new Set(this.path) : this.#near);
  readonly canPath = $derived(selection.ids.size === 2);

  /** How many times its own radius each node has. */
  readonly scales: readonly number[] = $derived.by(() => {
    const nodes = network.drawn?.nodes ?? [];
    if (this.sizing === "same") return nodes.map(() => 1);
    const counts =
      this.sizing === "ties" ? nodes.map(({ degree }) => degree) : nodes.map((_, at) => this.#between[at] ?? 0);
    const most = Math.max(...counts, 1e-9);
    // The eye compares areas.
    return counts.map((count) => 0.8 + (LARGEST - 0.8) * Math.sqrt(count / most));
  });

  lookOf(node: number): NodeLook {
    const shown = network.drawn?.nodes[node];
    if (!shown || network.drawn?.marks[node]?.filtered) return "trace";
    if (this.meant && !this.meant.has(shown.id)) return "faded";
    return shown.ended ? "ended" : "plain";
  }

  /** Asks for what the present selection and settings need. */
  async ask(): Promise<void> {
    const ids = [...selection.ids];
    const [from, to] = ids;
    const answers = await this.#latest.ask(
      Promise.all([
        this.steps > 0 && ids.length > 0 ? quietly(call("network_steps", { from: ids, most: this.steps })) : null,
        this.pathShown && ids.length === 2 && from && to ? quietly(call("network_path", { from, to })) : null,
        this.sizing === "between" ? quietly(call("network_betweenness", {})) : null,
      ]),
    );
    if (!answers) return;
    const [near, path, between] = answers;
    this.#near = near ? new Set(near.nodes) : null;
    this.#between = between?.of ?? [];
    if (path && path.nodes.join() !== this.#path.join()) this.#tell(path.nodes);
    this.#path = path?.nodes ?? [];
  }

  #tell(path: readonly string[]): void {
    const names = path.map((id) => network.drawn?.nodes[network.at.get(id) ?? -1]?.label ?? "");
    if (names.length === 0) session.tell(NO_PATH);
    else session.say(pathSaid(names));
  }
}

function quietly<T>(answer: Promise<T>): Promise<T | null> {
  return replyOf(answer, () => undefined);
}

export const networkFocus = new NetworkFocus();

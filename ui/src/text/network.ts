// Every sentence that the network shows or says. User text comes in as it is; whoever draws it keeps it isolated.

import type { NodeKind } from "../wire/types";
import { counted, initiatives } from "./words";

export const TOOLS = "What the network shows";
export const SHOW = "Show";
export const SIZE = "Size";
export const STEPS = "Focus";
export const STEPS_LABEL = "Steps from what is selected";
export const PATH = "Path";
export const PATH_TIP = "Show a shortest path between two selected initiatives";
export const PATH_NEEDS = "Select two initiatives to see a path between them.";
export const NO_PATH = "No ties lead from one to the other.";
export const LINK = "Link";
export const LINK_TIP = "Drag from one initiative to another to link them";
export const LINK_SAYS = "What the link says";
export const LINK_PAIR = "Link the two selected";
export const LINK_PAIR_TIP = "From the one that was selected first";
export const RELEASE = "Unpin";
export const RELEASE_TIP = "Let go what was dragged and pinned";
export const EMPTY =
  "No initiative is on this map yet. Add or import some, and the network shows how they hang together.";

/** What can be shown besides initiatives. */
export const KIND: Record<Exclude<NodeKind, "initiative">, string> = {
  challenge: "Challenges",
  organisation: "Organisations",
  place: "Places",
  priority: "Priorities",
  theme: "Themes",
};

export const SIZES = { same: "Same", ties: "Ties", between: "In between others" } as const;
export const SIZE_TIP = {
  same: "All of the same size",
  ties: "Larger the more ties it has",
  between: "Larger the more shortest paths run through it",
} as const;

/** What the shapes, lines and colours mean. */
export const KEY = {
  title: "Key",
  tip: "Show or hide what shapes, lines and colours mean",
  hide: "Hide the key",
  tie: "They share or serve the same",
  link: "A link that somebody drew",
  community: "A community, named by what it shares",
};

/** How far the focus reaches: 0 is everything. */
export function stepsWords(steps: number): string {
  return steps === 0 ? "All" : String(steps);
}

export function stepsTip(steps: number): string {
  return steps === 0 ? "Everything" : `${counted(steps, "step", "steps")} from what is selected`;
}

const ONE: Record<NodeKind, string> = {
  initiative: "",
  challenge: "challenge",
  organisation: "organisation",
  place: "place",
  priority: "priority",
  theme: "theme",
};

/** Where one is: “Family hubs, in the community Wisby Town; 5 ties”. */
export function nodeSaid(
  label: string,
  kind: NodeKind,
  community: string | null,
  degree: number,
  more: { filtered: boolean; pinned: boolean },
): string {
  const what = ONE[kind] ? `, ${ONE[kind]}` : community === null ? "" : `, in the community ${community}`;
  const state = `${more.pinned ? "; pinned" : ""}${more.filtered ? "; filtered out" : ""}`;
  return `${label}${what}; ${degree === 0 ? "no ties" : counted(degree, "tie", "ties")}${state}`;
}

/** What the network is, for a screen reader. */
export function networkSaid(shown: number, communities: number): string {
  return `Network of ${initiatives(shown)} in ${counted(communities, "community", "communities")}`;
}

export const NETWORK_KEYS =
  "Arrows go along the ties, Home and End to the most and the least tied, Enter selects, Shift with Enter selects more, F2 renames, Shift F10 opens the menu, Escape clears.";

/** Said when a path is shown. */
export function pathSaid(names: readonly string[]): string {
  return `Path of ${counted(names.length - 1, "step", "steps")}: ${names.join(", ")}`;
}

export function pinnedSaid(label: string): string {
  return `Pinned “${label}” where you put it.`;
}

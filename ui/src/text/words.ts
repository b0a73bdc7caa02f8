// The officers' words for what a map holds, and how things are counted and listed in a sentence.

import type { GroundKind, LinkKind, Role, Sector, Status, Strength } from "../wire/types";

export const STATUS: Record<Status, string> = {
  idea: "Idea",
  planned: "Planned",
  live: "Live",
  paused: "Paused",
  ended: "Ended",
};

/** In the order of an initiative's life. */
export const STATUSES: readonly Status[] = ["idea", "planned", "live", "paused", "ended"];

export const SECTOR: Record<Sector, string> = {
  council: "Council",
  health: "Health",
  police_and_fire: "Police and fire",
  education: "Education",
  voluntary: "Voluntary",
  community: "Community",
  private: "Private",
  other: "Other",
};

export const SECTORS: readonly Sector[] = [
  "council",
  "health",
  "police_and_fire",
  "education",
  "voluntary",
  "community",
  "private",
  "other",
];

export const LINK_KIND: Record<LinkKind, string> = {
  depends_on: "depends on",
  supports: "supports",
  same_as: "same as",
  shares_data_with: "shares data with",
};

export const LINK_KINDS: readonly LinkKind[] = ["depends_on", "supports", "same_as", "shares_data_with"];

export const ROLE: Record<Role, string> = { lead: "Lead", partner: "Partner" };

export const STRENGTH: Record<Strength, string> = { 1: "some", 2: "good", 3: "strong" };

export const STRENGTHS: readonly Strength[] = [1, 2, 3];

export const GROUND: Record<GroundKind, { one: string; many: string; title: string }> = {
  place: { one: "place", many: "places", title: "Places" },
  priority: { one: "priority", many: "priorities", title: "Priorities" },
  theme: { one: "theme", many: "themes", title: "Themes" },
};

export const GROUND_KINDS: readonly GroundKind[] = ["place", "priority", "theme"];

/** `1 initiative`, `4 initiatives`. */
export function counted(count: number, one: string, many: string): string {
  return `${figure(count)} ${count === 1 ? one : many}`;
}

/** `8,113`. */
export function figure(count: number): string {
  return count.toLocaleString("en-GB");
}

export function initiatives(count: number): string {
  return counted(count, "initiative", "initiatives");
}

export function organisations(count: number): string {
  return counted(count, "organisation", "organisations");
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(names: readonly string[]): string {
  if (names.length < 2) return names[0] ?? "";
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** The first `most` of them, and how many more there are. */
export function listedUpTo(names: readonly string[], most: number): string {
  if (names.length <= most) return listed(names);
  return `${names.slice(0, most).join(", ")} and ${names.length - most} more`;
}

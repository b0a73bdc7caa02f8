// What the menus over the drawings and lists offer. Where there is a command for it, that is what is offered, with its key;
// what is pressed is selected first, so that a command and the menu mean the same.

import type { ChallengeId, ChallengeSet, InitiativeId, Position, Tie } from "../wire/types";
import { members } from "../wire/challenge_set";
import type { CommandName } from "../text/commands";
import { MENU } from "../text/menus";
import { LINK_KIND } from "../text/words";
import { commandOf } from "./commands";
import { session } from "../state/session.svelte";
import { links } from "../state/links.svelte";
import { NO_FILTER } from "../state/filter_rules";
import { network } from "../views/network/network.svelte";
import { sheet } from "../views/venn/camera.svelte";
import { pointer } from "../views/network/pointer.svelte";
import { initiativeAt, initiativeOf, regionName } from "../state/lookup";
import { inlineTitle } from "../state/inline_title.svelte";
import { screens } from "../state/screens.svelte";
import { filter } from "../state/filter.svelte";
import { selection } from "../state/selection.svelte";

export type Entry =
  | { words: string; run: () => unknown; shortcut?: string | undefined; disabled?: boolean; note?: string }
  | { heading: string }
  | "line";

/** What a menu is called, and what is in it. */
export type Offered = { label: string; entries: readonly Entry[] };

/** A command as an entry; its words where the menu's differ. */
export function entry(id: CommandName): Entry {
  const { words, keys, enabled, run } = commandOf(id);
  return { words, run, shortcut: keys[0], disabled: !enabled() };
}

/** Of an initiative, or of all that are selected where it is one of them. */
export function initiativeMenu(id: InitiativeId): Offered {
  if (!selection.ids.has(id)) selection.only(id);
  const label = selection.ids.size === 1 ? (initiativeOf(id)?.title ?? "") : MENU.several(selection.ids.size);
  return {
    label,
    entries: [
      { heading: label },
      entry("details"),
      entry("rename"),
      entry("pick_up"),
      entry("take_off"),
      "line",
      entry("copy"),
      entry("duplicate"),
      "line",
      entry("remove"),
    ],
  };
}

/** Of a region; `at` is the point of the drawing that was pressed, where a new initiative goes. */
export function regionMenu(region: ChallengeSet, at: Position | null): Offered {
  const label = regionName(region);
  const inside = session.analysis?.regions.find(({ challenges }) => challenges === region)?.initiatives ?? [];
  const shown = inside.filter((position) => filter.shown.has(position));
  return {
    label,
    entries: [
      { heading: label },
      { words: MENU.inspect, run: () => (selection.inspect(region), screens.show("details")) },
      {
        words: MENU.selectHere,
        disabled: shown.length === 0,
        run: () => selection.set(shown.flatMap((position) => initiativeAt(position)?.id ?? [])),
      },
      { words: MENU.onlyHere, run: () => showOnly(region) },
      "line",
      ...(at
        ? [{ words: MENU.addHere, run: () => inlineTitle.start({ of: "new", region, at: sheet.toMap(at) }) }]
        : []),
      entry("paste"),
      "line",
      ...moving(),
    ],
  };
}

/** Of a challenge's name. */
export function challengeMenu(id: ChallengeId): Offered {
  const place = session.map?.challenges.findIndex((one) => one.id === id) ?? -1;
  const label = session.map?.challenges[place]?.name ?? "";
  return {
    label,
    entries: [
      { heading: label },
      isOnly(id)
        ? { words: MENU.everything, run: () => filter.clear() }
        : { words: MENU.onlyThis, run: () => onlyChallenge(id) },
      { words: MENU.renameChallenge, run: () => inlineTitle.start({ of: "challenge", id }), shortcut: "F2" },
      "line",
      entry("challenges"),
    ],
  };
}

/** Of a node of the network. */
export function nodeMenu(node: number): Offered {
  const pressed = network.drawn?.nodes[node];
  if (!pressed) return emptyMenu();
  const pinned = network.drawn?.marks[node]?.pinned ?? false;
  const pin: Entry = pinned
    ? { words: MENU.unpin, run: () => network.unpin(pressed.id) }
    : { words: MENU.pin, run: () => pointer.pin(pressed.id) };
  const more: Entry[] = ["line", pin];
  if (pressed.kind !== "initiative") {
    const select: Entry = { words: MENU.selectTied, run: () => pointer.choose(node, false) };
    return { label: pressed.label, entries: [{ heading: pressed.label }, select, ...more] };
  }
  const { label, entries } = initiativeMenu(pressed.id);
  const [from, to, third] = [...selection.ids];
  if (from !== undefined && to !== undefined && third === undefined) {
    more.push("line", { words: MENU.link(LINK_KIND[links.says]), run: () => links.link(from, to) });
  }
  return { label, entries: [...entries, ...more] };
}

/** Of a tie of the network. */
export function tieMenu(tie: Tie): Offered {
  const [from, to] = [network.drawn?.nodes[tie.from], network.drawn?.nodes[tie.to]];
  const label = MENU.tie(from?.label ?? "", tie.says ? LINK_KIND[tie.says] : null, to?.label ?? "");
  const ends = [from, to].flatMap((one) => (one?.kind === "initiative" ? one.id : []));
  const link = session.map?.links.find(
    (one) => one.from === from?.id && one.to === to?.id && (tie.says === null || one.kind === tie.says),
  );
  const entries: Entry[] = [
    { heading: label },
    { words: ends.length === 2 ? MENU.selectBoth : MENU.selectEnd, run: () => selection.set(ends) },
  ];
  if (tie.kind === "link" && link) {
    entries.push({ words: MENU.unlink, run: () => session.edit({ kind: "remove_links", links: [link.id] }) });
  }
  return { label, entries };
}

/** Of a place where nothing lies. */
export function emptyMenu(): Offered {
  return {
    label: MENU.empty,
    entries: [entry("add"), entry("paste"), entry("select_all"), entry("clear_selection"), "line", ...moving()],
  };
}

function moving(): Entry[] {
  return [entry("zoom_in"), entry("zoom_out"), entry("fit"), entry("tidy")];
}

/** Shows only what serves exactly these challenges; the rest stays as a trace. */
function showOnly(region: ChallengeSet): void {
  const served = new Set(members(region));
  const ids = (session.map?.challenges ?? []).map(({ id }) => id);
  const challenges = new Set(ids.filter((_, place) => served.has(place)));
  filter.now = { ...NO_FILTER, challenges, without: new Set(ids.filter((id) => !challenges.has(id))) };
}

/** Whether the filter asks for this challenge and for nothing else. */
export function isOnly(id: ChallengeId): boolean {
  return filter.count === 1 && filter.text.trim() === "" && filter.now.challenges.has(id);
}

/** Shows only what serves this challenge. */
export function onlyChallenge(id: ChallengeId): void {
  filter.now = { ...NO_FILTER, challenges: new Set([id]) };
}

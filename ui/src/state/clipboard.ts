// Cards on the clipboard: as lines of titles for everybody, and for this window with all that a card says, also into another
// map. Lines of text that come from elsewhere are pasted as new cards. Each pasting is one edit.

import { read, written } from "../canvas/cells";
import { typing } from "../canvas/keys";
import { copiedWords, FROM_CLIPBOARD, NOTHING_TO_PASTE, pastedWords, USE_KEYS } from "../text/clipboard";
import type { OpenMap } from "../wire/open_map";
import type { Answers, Initiative, SheetRow } from "../wire/types";
import { session } from "./session.svelte";
import { folded } from "./filter_rules";
import { what } from "./placement";
import { screens } from "./screens.svelte";
import { selection } from "./selection.svelte";

/** A card as a row of a sheet, its challenges by name: in another map the same challenge has another id. */
type Card = Omit<SheetRow, "challenges"> & { challenges: readonly [string, 1 | 2 | 3][] };

/** What was copied here last, and the text by which it is known again on the clipboard. */
let clip: { text: string; cards: readonly Card[] } | null = null;

/** The browser is about to copy; outside of fields and of marked text, that is the selected cards. */
export function copied(event: ClipboardEvent): void {
  if (event.defaultPrevented || typing(event.target) || screens.dialog !== null) return;
  const marked = document.getSelection();
  const initiatives = chosen();
  if (marked?.isCollapsed === false || initiatives.length === 0) return;
  event.clipboardData?.setData("text/plain", take(initiatives));
  event.preventDefault();
  session.say(copiedWords(what([...selection.ids])));
}

/** The browser brings what is on the clipboard. */
export function pasted(event: ClipboardEvent): void {
  if (event.defaultPrevented || typing(event.target) || screens.dialog !== null || !session.map) return;
  event.preventDefault();
  void put(event.clipboardData?.getData("text/plain") ?? "");
}

/** Copies from a menu, as the key does. */
export function copy(): void {
  document.execCommand("copy");
}

/** Pastes from a menu. Where the engine does not let a menu read the clipboard, what was copied here is meant. */
export async function paste(): Promise<void> {
  const text = await navigator.clipboard?.readText().catch(() => null);
  if (text ?? clip) await put(text ?? clip?.text ?? "");
  else session.tell(USE_KEYS);
}

/** The selected cards once more, under titles of their own. */
export async function duplicate(): Promise<void> {
  await land(chosen().map(cardOf));
}

async function put(text: string): Promise<void> {
  const known = clip?.text === text.replace(/\r\n?/g, "\n").trimEnd();
  const titles = read(text).flatMap(([first]) => first?.trim() || []);
  if (known && clip) await land(clip.cards);
  else if (titles.length > 0) await land(titles.map(titled));
  else session.tell(NOTHING_TO_PASTE);
}

/** Nothing is asked of what is pasted. */
const AS_THEY_ARE: Answers = { twice: "several", sectors: [], joined: [] };

async function land(cards: readonly Card[]): Promise<void> {
  const { map } = session;
  if (!map || cards.length === 0) return;
  const taken = new Set(map.initiatives.map(({ title }) => folded(title)));
  const rows = cards.map((card, nth): SheetRow => ({ ...card, ...placedIn(card, map), ...free(card, taken, nth) }));
  const before = new Set(map.initiatives.map(({ id }) => id));
  if (!(await session.edit({ kind: "import", from: FROM_CLIPBOARD, rows, answers: AS_THEY_ARE }))) return;
  const added = (session.map?.initiatives ?? []).flatMap(({ id }) => (before.has(id) ? [] : id));
  selection.set(added);
  session.tell(pastedWords(what(added), rows.length - added.length), true);
}

/** A title of its own: a row with the title of an initiative that is there would be taken for it. */
function free({ title }: Card, taken: Set<string>, nth: number): { title: string; row: number } {
  let found = title ?? "";
  for (let number = 2; taken.has(folded(found)); number += 1) found = `${title} (${number})`;
  taken.add(folded(found));
  return { title: found, row: nth + 1 };
}

function placedIn({ challenges }: Card, map: OpenMap): Pick<SheetRow, "challenges"> {
  const found = challenges.flatMap(([name, strength]): [string, 1 | 2 | 3][] => {
    const challenge = map.challenges.find((one) => folded(one.name) === folded(name));
    return challenge ? [[challenge.id, strength]] : [];
  });
  return { challenges: found };
}

function take(initiatives: readonly Initiative[]): string {
  const text = written(initiatives.map(({ title }) => [title]));
  clip = { text, cards: initiatives.map(cardOf) };
  return text;
}

function chosen(): Initiative[] {
  return (session.map?.initiatives ?? []).filter(({ id }) => selection.ids.has(id));
}

function cardOf(initiative: Initiative): Card {
  const { title, summary, status, start, end, notes, link, bright_spot } = initiative;
  const { organisations = [], grounds = [], challenges = [] } = session.map ?? {};
  const involved = (role: string): string[] =>
    organisations.flatMap(({ id, name }) => (initiative.organisations[id] === role ? name : []));
  const shared = (kind: string): string[] =>
    grounds.flatMap((one) => (one.kind === kind && initiative.grounds.includes(one.id) ? one.name : []));
  const lead = organisations.find(({ id }) => initiative.organisations[id] === "lead");
  return {
    ...titled(title),
    ...{ summary, status, start, end, notes, link, bright_spot },
    challenges: challenges.flatMap(({ id, name }): [string, 1 | 2 | 3][] => {
      const contribution = initiative.contributions[id];
      return contribution ? [[name, contribution.strength]] : [];
    }),
    ...{ lead: involved("lead"), partners: involved("partner"), sector: lead?.sector ?? null },
    ...{ places: shared("place"), priorities: shared("priority"), themes: shared("theme") },
  };
}

/** A card of which only the title is known. */
function titled(title: string): Card {
  const nothing = { summary: null, status: null, start: null, end: null, notes: null, link: null, bright_spot: null };
  const none = { lead: null, partners: null, sector: null, places: null, priorities: null, themes: null };
  return {
    row: 1,
    id: null,
    reference: null,
    title,
    status_if_new: null,
    ...nothing,
    challenges: [],
    ...none,
    problems: [],
  };
}

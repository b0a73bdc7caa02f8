// How each map was left: which view and panel, how the table was laid out, what the network showed. Kept for each map on
// this computer, never in its file. What can't be understood any more is passed over.

import { call } from "../wire/call";
import type { PaperSize } from "../wire/types";
import { session } from "./session.svelte";
import { picture } from "./picture.svelte";
import { screens, type RightTab, type Side } from "./screens.svelte";
import { VIEWS } from "../views/views";

/** How long after the last change it is kept, in milliseconds. */
const REST = 300;
const TABS: readonly RightTab[] = ["spots", "thin", "together", "history", "details"];
const SIDES: readonly Side[] = ["left", "right"];
const SIZES: readonly PaperSize[] = ["a4_landscape", "a4_portrait", "half_page", "slide", "a3"];

export type Stored = Readonly<Record<string, unknown>>;

/** What a view of its own keeps: how it is laid out now, and laid out so again, whatever of it is understood. */
export type Kept = { read(): Stored; lay(stored: Stored): void };

const views = new Map<string, Kept>();

/** A view says what is to be kept of it, once, when it is loaded. */
export function keeps(name: string, view: Kept): void {
  views.set(name, view);
}

export class LeftLayout {
  /** What there is to keep, as it is now. */
  readonly now: string = $derived(
    JSON.stringify({
      view: screens.view,
      proportional: screens.proportional,
      tab: screens.rightTab,
      ...screens.panels,
      leftWidth: screens.leftWidth,
      rightWidth: screens.rightWidth,
      ...Object.fromEntries([...views].map(([name, view]) => [name, view.read()])),
      picture: { size: picture.asked.size, grey: picture.asked.grey },
    }),
  );

  #opened = 0;
  #saved = "";
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Shows the map that has just been opened as it was left. */
  restore(): void {
    if (session.opened === this.#opened) return;
    this.#opened = session.opened;
    lay(read(session.snapshot?.left ?? null));
    this.#saved = this.now;
  }

  /** Keeps how the map is shown, once it has come to rest. */
  save(): void {
    const map = session.snapshot?.map.head.id;
    const text = this.now;
    clearTimeout(this.#timer);
    if (map === undefined || text === this.#saved) return;
    this.#timer = setTimeout(() => {
      this.#saved = text;
      // Nobody is stopped by a view that is not kept.
      void call("leave_view", { map, text }).catch(() => undefined);
    }, REST);
  }
}

function read(text: string | null): Stored {
  try {
    return record(JSON.parse(text ?? "{}"));
  } catch {
    return {};
  }
}

function record(value: unknown): Stored {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Stored) : {};
}

/** The value where it is one of these. */
export function one<T>(value: unknown, of: readonly T[], otherwise: T): T {
  return of.includes(value as T) ? (value as T) : otherwise;
}

function width(value: unknown): number | null {
  return typeof value === "number" && value > 0 && value < 100 ? value : null;
}

/** What was never left is shown as a new map is. */
function lay(stored: Stored): void {
  screens.view = one(
    stored.view,
    VIEWS.map(({ id }) => id),
    "venn",
  );
  screens.proportional = stored.proportional === true;
  screens.turnTo(one(stored.tab, TABS, "spots"));
  screens.put({ left: stored.left !== false, right: stored.right !== false, last: one(stored.last, SIDES, "left") });
  screens.leftWidth = width(stored.leftWidth);
  screens.rightWidth = width(stored.rightWidth);
  for (const [name, view] of views) view.lay(record(stored[name]));
  const paper = record(stored.picture);
  picture.asked.size = one(paper.size, SIZES, "a4_landscape");
  picture.asked.grey = paper.grey === true;
}

export const leftLayout = new LeftLayout();

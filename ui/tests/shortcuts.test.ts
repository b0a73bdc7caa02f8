// Each shortcut in each view: with exactly its keys it does what it says, with any other modifier it does nothing.

import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { tick } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import App from "../src/App.svelte";
import { commands } from "../src/commands/commands";
import { screens } from "../src/state/screens.svelte";
import { VIEWS } from "../src/views/views";
import type { ViewKind } from "../src/wire/types";
import { filter } from "../src/state/filter.svelte";
import { selection } from "../src/state/selection.svelte";
import { opened, type Fake } from "./fake";
import { idOf, mapOf, snapshotOf } from "./notation";

const map = mapOf("Family hubs: A B ~County(council)*\nSkills bus: A\nDigital buddies:");
/** What a view does with a key itself, as a spreadsheet does in its grid. */
const OWN: Record<ViewKind, readonly string[]> = {
  venn: ["Ctrl+A"],
  network: ["Ctrl+A"],
  matrix: [],
  table: ["Ctrl+A", "Ctrl+D", "F2", "Delete", "+", "=", "-", "0", "?"],
};
/** The clipboard's come as events of their own. */
const CLIPBOARD = ["Ctrl+C", "Ctrl+V"];
/** Commands of one view alone; in it they come before another command of the same keys. */
const OF_ONE_VIEW: Partial<Record<string, ViewKind>> = { find: "table", replace: "table" };
const MODIFIERS = ["Ctrl", "Shift", "Alt", "Meta"];

let fake: Fake;
let ran: string[] = [];

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  screens.view = "venn";
});

async function show(view: ViewKind): Promise<HTMLElement> {
  fake = await opened(snapshotOf(map, { undo: "Tidy", redo: "Tidy" }));
  const network = { nodes: [], ties: [], marks: [], communities: [], modularity: 0, text: 8 };
  fake.answers.network = () => ({
    settled: true,
    network: { ...network, frame: { left: 0, top: 0, width: 600, height: 400 } },
  });
  screens.view = view;
  screens.left = screens.right = false;
  render(App);
  await screen.findByRole("contentinfo");
  ran = [];
  for (const command of commands) {
    vi.spyOn(command, "run").mockImplementation(() => void ran.push(command.id));
    vi.spyOn(command, "enabled").mockReturnValue((OF_ONE_VIEW[command.id] ?? view) === view);
  }
  selection.set([idOf("Family hubs")]);
  filter.clear();
  await tick();
  const main = screen.getByRole("main");
  const place = main.querySelector<HTMLElement>('[tabindex="0"]') ?? main;
  place.focus();
  return place;
}

/** A key event as the engines make it: Shift makes a capital, a letter without it is small. */
function eventOf(keys: string[]): KeyboardEventInit {
  const name = keys.at(-1) || "+";
  const letter = /^[A-Z]$/.test(name);
  const shift = keys.includes("Shift");
  return {
    key: letter && !shift ? name.toLowerCase() : name,
    ctrlKey: keys.includes("Ctrl"),
    shiftKey: shift,
    altKey: keys.includes("Alt"),
    metaKey: keys.includes("Meta"),
    cancelable: true,
  };
}

const partsOf = (shortcut: string): string[] =>
  shortcut.endsWith("+") ? [...shortcut.slice(0, -1).split("+").filter(Boolean), "+"] : shortcut.split("+");

describe.each(VIEWS.map(({ id }) => id))("in the view %s", (view) => {
  let place: HTMLElement;
  beforeEach(async () => {
    place = await show(view);
  });

  it("each shortcut does what it says", async () => {
    for (const command of commands) {
      for (const shortcut of command.keys) {
        if (OWN[view].includes(shortcut) || CLIPBOARD.includes(shortcut)) continue;
        if (!command.enabled()) continue;
        const first = commands.find((one) => one.keys.includes(shortcut) && one.enabled());
        ran = [];
        await fireEvent.keyDown(place, eventOf(partsOf(shortcut)));
        expect(ran, shortcut).toEqual([first?.id]);
      }
    }
  });

  it("with another modifier it does nothing, neither as a command nor in the view", async () => {
    const known = new Set(commands.flatMap((command) => command.keys.map((one) => partsOf(one).toSorted().join())));
    for (const shortcut of commands.flatMap((command) => command.keys)) {
      for (const extra of MODIFIERS) {
        const keys = partsOf(shortcut);
        const name = keys.at(-1) ?? "";
        // Signs and digits have Shift on one keyboard and not on the next.
        const sign = name.length === 1 && !/[A-Z]/.test(name);
        const wrong = [extra, ...keys];
        if (keys.includes(extra) || (sign && extra === "Shift") || known.has(wrong.toSorted().join())) continue;
        if (view === "table" && OWN.table.includes(`${extra}+${shortcut}`)) continue;
        ran = [];
        await fireEvent.keyDown(place, eventOf(wrong));
        expect(ran, wrong.join("+")).toEqual([]);
        expect([...selection.ids], wrong.join("+")).toEqual([idOf("Family hubs")]);
      }
    }
    expect(fake.edits.filter(() => view !== "table")).toEqual([]);
  });
});

it("Ctrl+Shift+A adds on the canvas and selects nothing", async () => {
  const place = await show("venn");
  vi.restoreAllMocks();
  selection.clear();
  await fireEvent.keyDown(place, { key: "A", ctrlKey: true, shiftKey: true });
  await waitFor(() => expect(screen.getByRole("textbox", { name: "Title of a new initiative" })).toHaveFocus());
  expect(selection.ids.size).toBe(0);
});

describe("the browser's own keys", () => {
  it.each([
    ["F5"],
    ["Ctrl", "R"],
    ["Ctrl", "P"],
    ["Ctrl", "J"],
    ["Ctrl", "U"],
    ["F7"],
    ["Alt", "ArrowLeft"],
    ["Alt", "ArrowRight"],
    ["Ctrl", "F"],
  ])("%s %s does nothing of the browser's", async (...keys) => {
    const place = await show("venn");
    expect(await fireEvent.keyDown(place, eventOf(keys.filter(Boolean)))).toBe(false);
  });

  it("leave typing alone", async () => {
    await show("venn");
    screens.left = true;
    const field = await screen.findByRole("searchbox", { name: "Filter initiatives" });
    expect(await fireEvent.keyDown(field, { key: "ArrowLeft" })).toBe(true);
    expect(await fireEvent.keyDown(field, { key: "c", ctrlKey: true })).toBe(true);
    expect(await fireEvent.keyDown(field, { key: "F5" })).toBe(false);
  });

  it("nor its menu outside of fields, nor a link dropped on the page", async () => {
    const place = await show("venn");
    expect(await fireEvent.contextMenu(place, { button: 2 })).toBe(false);
    expect(await fireEvent.drop(place)).toBe(false);
    screens.left = true;
    const field = await screen.findByRole("searchbox", { name: "Filter initiatives" });
    expect(await fireEvent.contextMenu(field, { button: 2 })).toBe(true);
  });
});

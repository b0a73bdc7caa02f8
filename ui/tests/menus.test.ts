// Our own menus: by the right button, by Shift+F10 and by the Menu key; what each offers, and where the focus goes. And cards
// on the clipboard.

import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { tick } from "svelte";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import App from "../src/App.svelte";
import { camera } from "../src/views/venn/camera.svelte";
import { commandOf } from "../src/commands/commands";
import { session } from "../src/state/session.svelte";
import { menus } from "../src/commands/menus.svelte";
import { network } from "../src/views/network/network.svelte";
import { inlineTitle } from "../src/state/inline_title.svelte";
import { screens } from "../src/state/screens.svelte";
import { filter } from "../src/state/filter.svelte";
import { selection } from "../src/state/selection.svelte";
import { vennKeyboard } from "../src/views/venn/keyboard.svelte";
import type { Edit, Snapshot } from "../src/wire/types";
import { fakeSnapshot, idAt } from "./canvas/fake";
import { opened, type Fake } from "./fake";

const user = userEvent.setup();
let snapshot: Snapshot;
let fake: Fake;

beforeEach(async () => {
  snapshot = fakeSnapshot(20, 3);
  Object.assign(snapshot.file, { folder: "/x", read_only: false, state: 1 });
  fake = await opened(snapshot);
  inlineTitle.giveUp();
  vennKeyboard.active = null;
  render(App);
  const stage = await screen.findByRole("listbox");
  const box = { left: 0, top: 0, right: 1106, bottom: 768, width: 1106, height: 768 };
  stage.getBoundingClientRect = () => box as DOMRect;
  // As wide for its height as the drawing, which then is not stretched.
  camera.resize({ width: 1106, height: 720 });
  camera.fit();
  await tick();
});

afterEach(() => {
  menus.close(false);
  cleanup();
  screens.view = "venn";
});

const stage = () => screen.getByRole("listbox");
const titleOf = (position: number) => snapshot.map.initiatives[position]?.title ?? "";
const markPoint = (position: number) =>
  camera.toClient(snapshot.scene.marks.find((one) => one.initiative === position)!);
const right = (element: Element, at: { x: number; y: number }) =>
  fireEvent.contextMenu(element, { button: 2, clientX: at.x, clientY: at.y });
const words = () => screen.getAllByRole("menuitem").map((one) => one.querySelector(".words")?.textContent);

describe("a menu", () => {
  it("on a mark is of that mark, and shows the keys of its commands", async () => {
    await right(stage(), markPoint(4));
    const menu = await screen.findByRole("menu", { name: titleOf(4) });
    expect([...selection.ids]).toEqual([idAt(4)]);
    for (const id of ["rename", "pick_up", "take_off", "copy", "duplicate", "remove"] as const) {
      const item = within(menu).getByRole("menuitem", { name: commandOf(id).words });
      expect(item).toHaveTextContent(commandOf(id).keys[0]!);
    }
    await user.click(within(menu).getByRole("menuitem", { name: "Take what is selected off the map" }));
    expect(fake.edits).toEqual([{ kind: "place_initiatives", initiatives: [idAt(4)], challenges: [] }]);
    expect(screen.queryByRole("menu")).toBeNull();
  });

  it("offers to take off the map only what is on it", () => {
    const [first, second] = snapshot.map.initiatives;
    if (!first || !second) throw new Error("two initiatives");
    first.contributions = {};
    selection.set([first.id]);
    expect(commandOf("take_off").enabled()).toBe(false);
    selection.set([first.id, second.id]);
    expect(commandOf("take_off").enabled()).toBe(true);
  });

  it("is of all that are selected where it is opened on one of them", async () => {
    selection.set([idAt(4), idAt(5)]);
    await right(stage(), markPoint(4));
    expect(await screen.findByRole("menu", { name: "2 initiatives" })).toBeInTheDocument();
  });

  it("goes with arrows and first letters, and gives the focus back on Escape", async () => {
    stage().focus();
    await right(stage(), markPoint(4));
    await screen.findByRole("menu");
    expect(screen.getByRole("menuitem", { name: "Show details" })).toHaveFocus();
    await user.keyboard("{ArrowDown}");
    expect(screen.getByRole("menuitem", { name: "Rename the initiative" })).toHaveFocus();
    await user.keyboard("d");
    expect(screen.getByRole("menuitem", { name: "Duplicate what is selected" })).toHaveFocus();
    await user.keyboard("{End}{ArrowDown}");
    expect(screen.getByRole("menuitem", { name: "Show details" })).toHaveFocus();
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("menu")).toBeNull();
    expect(stage()).toHaveFocus();
  });

  it.each([[{ key: "F10", shiftKey: true }], [{ key: "ContextMenu" }]])(
    "opens by %o for the mark under the keys",
    async (init) => {
      stage().focus();
      await fireEvent.keyDown(stage(), { key: "Home" });
      const [first] = vennKeyboard.marks;
      await fireEvent.keyDown(stage(), init);
      expect(await screen.findByRole("menu", { name: titleOf(first!.initiative) })).toBeInTheDocument();
      // The engines tell of the key by an event of the mouse's too.
      await fireEvent.contextMenu(stage(), { button: 0 });
      expect(screen.getAllByRole("menu")).toHaveLength(1);
    },
  );

  it("goes with a press elsewhere, which is for what lies there", async () => {
    await right(stage(), markPoint(4));
    await screen.findByRole("menu");
    await fireEvent.pointerDown(screen.getByRole("searchbox", { name: "Filter initiatives" }));
    await waitFor(() => expect(screen.queryByRole("menu")).toBeNull());
  });

  it("of a region selects, filters and adds there", async () => {
    const region = snapshot.scene.regions.find((one) => one.challenges === 3)!;
    const point = { x: region.centre.x, y: region.centre.y };
    // Beside every mark and its words.
    snapshot.scene.marks.filter((mark) => mark.challenges === 3).forEach((mark) => Object.assign(mark, { y: -900 }));
    session.snapshot = { ...snapshot, scene: { ...snapshot.scene, marks: [] } };
    await tick();
    const picture = screen.getByRole("application", { name: /^Venn of the map/ });
    await right(picture, camera.toClient(point));
    await screen.findByRole("menu", { name: "A good start in life and Good work" });
    await user.click(screen.getByRole("menuitem", { name: "Show only what is here" }));
    expect([[...filter.now.challenges], [...filter.now.without]]).toEqual([
      ["c0", "c1"],
      ["c2", "c3"],
    ]);
    filter.clear();
    await right(picture, camera.toClient(point));
    await user.click(screen.getByRole("menuitem", { name: "Add an initiative here" }));
    await user.type(screen.getByRole("textbox", { name: "Title of the new initiative" }), "Skills café{Enter}");
    const [edit] = fake.edits as Extract<Edit, { kind: "add_initiative" }>[];
    expect(edit).toMatchObject({ kind: "add_initiative", title: "Skills café", challenges: ["c0", "c1"] });
    expect(edit?.at?.x).toBeCloseTo(point.x);
  });

  it("of empty ground is of the map, of a card of that card, of a challenge's name of the challenge", async () => {
    await right(stage(), { x: 3, y: 760 });
    expect(words()).toEqual(expect.arrayContaining(["Add initiatives", "Paste as new initiatives", "Zoom in"]));
    await user.keyboard("{Escape}");
    const card = screen.getByTitle(titleOf(20));
    await right(card, { x: 10, y: 10 });
    expect(await screen.findByRole("menu", { name: titleOf(20) })).toBeInTheDocument();
    await user.keyboard("{Escape}");
    await right(screen.getByRole("button", { name: "Good work" }), { x: 10, y: 10 });
    await user.click(await screen.findByRole("menuitem", { name: "Show only this challenge" }));
    expect([...filter.now.challenges]).toEqual(["c1"]);
  });
});

it("of a node and of a link in the network offer what can be done with them", async () => {
  const nodes = [0, 1].map((position) => ({
    id: idAt(position),
    kind: "initiative" as const,
    position,
    label: titleOf(position),
    degree: 1,
    ended: false,
  }));
  const link = { id: "l", order: 0, from: idAt(0), to: idAt(1), kind: "supports" as const, note: "" };
  const linked = { ...snapshot, map: { ...snapshot.map, links: [link] } };
  session.snapshot = linked;
  fake.answers.edit = () => linked;
  fake.answers.network = () => ({
    settled: true,
    network: {
      nodes,
      ties: [{ from: 0, to: 1, kind: "link", weight: 1, says: "supports" }],
      marks: [0, 400].map((x, rank) => ({
        ...{ x, y: 0, radius: 9, community: null, filtered: false, pinned: rank === 0, rank, label: null },
      })),
      communities: [],
      modularity: 0,
      frame: { left: -100, top: -200, width: 600, height: 400 },
      text: 8,
    },
  });
  fake.answers.network_step = () => ({ positions: [0, 0, 400, 0], settled: true });
  screens.view = "network";
  await waitFor(() => expect(network.drawn?.nodes).toHaveLength(2));
  const sheet = await screen.findByRole("listbox", { name: /^Network/ });
  network.camera.resize({ width: 1106, height: 768 });
  network.camera.fit();
  await tick();
  const at = (node: number) => network.camera.toClient(network.placeOf(node)!);
  await right(sheet, at(0));
  await user.click(await screen.findByRole("menuitem", { name: "Unpin" }));
  expect(fake.edits.at(-1)).toEqual({ kind: "unpin_nodes", nodes: [idAt(0)] });
  const [one, other] = [at(0), at(1)];
  const middle = { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 + 0.04 * (other.x - one.x) };
  await right(sheet, middle);
  await screen.findByRole("menu", { name: `${titleOf(0)} supports ${titleOf(1)}` });
  await user.click(screen.getByRole("menuitem", { name: "Remove the link" }));
  expect(fake.edits.at(-1)).toEqual({ kind: "remove_links", links: ["l"] });
});

describe("in the table and the matrix", () => {
  /** By selector: a whole table of roles takes its time. */
  const found = (selector: string) =>
    waitFor(() => {
      const element = document.querySelector<HTMLElement>(selector);
      if (!element) throw new Error(`no ${selector} yet`);
      return element;
    });
  const menu = (name: string) => found(`[role="menu"][aria-label="${name}"]`);
  const heading = () => document.querySelector<HTMLElement>('[role="columnheader"][data-column="status"]');

  it("a row's is of its initiative, by the pointer and by the keys", async () => {
    screens.view = "table";
    await right(await found('[role="gridcell"]'), { x: 300, y: 100 });
    await menu(titleOf(0));
    await user.keyboard("{Escape}");
    const grid = await found('[role="grid"]');
    grid.focus();
    await fireEvent.keyDown(grid, { key: "F10", shiftKey: true });
    await menu(titleOf(0));
    expect([...selection.ids]).toEqual([idAt(0)]);
  });

  it("a heading's sorts, moves and hides its column", async () => {
    screens.view = "table";
    await found('[role="gridcell"]');
    await right(heading()!, { x: 300, y: 20 });
    await user.click(within(await menu("Status")).getByText("Sort downwards"));
    expect(heading()).toHaveAttribute("aria-sort", "descending");
    await right(heading()!, { x: 300, y: 20 });
    await user.click(within(await menu("Status")).getByText("Hide Status"));
    expect(heading()).toBeNull();
  });

  it("a combination's selects what it holds", async () => {
    screens.view = "matrix";
    await right(await found("tbody th"), { x: 300, y: 100 });
    await user.click(within(await found('[role="menu"]')).getByText("Select all that is here"));
    expect(selection.ids.size).toBeGreaterThan(0);
  });
});

describe("cards on the clipboard", () => {
  class Held {
    data = new Map<string, string>();
    setData = (kind: string, text: string) => void this.data.set(kind, text);
    getData = (kind: string) => this.data.get(kind) ?? "";
  }
  const clip = (type: "copy" | "paste", held: Held, target: Element = stage()) => {
    const event = Object.assign(new Event(type, { bubbles: true, cancelable: true }), { clipboardData: held });
    target.dispatchEvent(event);
    return event.defaultPrevented;
  };
  const rows = () => {
    const edit = fake.edits.at(-1);
    return edit?.kind === "import" ? edit.rows : [];
  };

  it("are copied as lines, and pasted with all that they say under titles of their own", async () => {
    selection.set([idAt(1), idAt(2)]);
    const held = new Held();
    expect(clip("copy", held)).toBe(true);
    expect(held.getData("text/plain")).toBe(`${titleOf(1)}\n${titleOf(2)}`);
    expect(clip("paste", held)).toBe(true);
    await waitFor(() => expect(rows()).toHaveLength(2));
    const original = snapshot.map.initiatives[1]!;
    expect(rows()[0]).toMatchObject({
      title: `${titleOf(1)} (2)`,
      id: null,
      status: original.status,
      challenges: Object.entries(original.contributions).map(([id, { strength }]) => [id, strength]),
      lead: ["Fenmoor County Council"],
    });
  });

  it("find the challenges of another map by name", async () => {
    selection.only(idAt(1));
    const held = new Held();
    clip("copy", held);
    const challenges = snapshot.map.challenges.map((one) => ({ ...one, id: `other ${one.id}` })).slice(0, 2);
    session.snapshot = { ...snapshot, map: { ...snapshot.map, challenges, initiatives: [] } };
    clip("paste", held);
    await waitFor(() => expect(rows()).toHaveLength(1));
    const kept = Object.keys(snapshot.map.initiatives[1]!.contributions).filter((id) => id === "c0" || id === "c1");
    expect(rows()[0]?.title).toBe(titleOf(1));
    expect(rows()[0]?.challenges?.map(([id]) => id)).toEqual(kept.map((id) => `other ${id}`));
  });

  it("are made of lines that come from elsewhere, one edit for all of them", async () => {
    const held = new Held();
    held.setData("text/plain", `Warm hubs\r\n\r\n  School streets\t2026\r\n${titleOf(0)}\n`);
    clip("paste", held);
    await waitFor(() =>
      expect(rows().map(({ title }) => title)).toEqual(["Warm hubs", "School streets", `${titleOf(0)} (2)`]),
    );
    expect(fake.edits).toHaveLength(1);
    expect(rows()[0]?.challenges).toEqual([]);
  });

  it("are left to fields where one types, and to text that is marked", () => {
    selection.only(idAt(1));
    const field = screen.getByRole("searchbox", { name: "Filter initiatives" });
    expect(clip("copy", new Held(), field)).toBe(false);
    expect(clip("paste", new Held(), field)).toBe(false);
    expect(fake.edits).toEqual([]);
  });

  it("are duplicated with Ctrl+D", async () => {
    selection.only(idAt(3));
    stage().focus();
    await fireEvent.keyDown(stage(), { key: "d", ctrlKey: true });
    await waitFor(() => expect(rows().map(({ title }) => title)).toEqual([`${titleOf(3)} (2)`]));
  });
});

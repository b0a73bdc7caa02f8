// The canvas as a person meets it: by pointer, by click and by keyboard alone, over a stand-in for the program.

import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import axe from "axe-core";
import { tick } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { camera } from "../../src/views/venn/camera.svelte";
import { drag } from "../../src/views/venn/drag.svelte";
import { session } from "../../src/state/session.svelte";
import { voice } from "../../src/state/voice.svelte";
import { NO_FILTER } from "../../src/state/filter_rules";
import { inlineTitle } from "../../src/state/inline_title.svelte";
import { filter } from "../../src/state/filter.svelte";
import { selection } from "../../src/state/selection.svelte";
import { vennKeyboard } from "../../src/views/venn/keyboard.svelte";
import { carryBy } from "../../src/wire/call";
import { FakeProgram, fakeSnapshot, idAt } from "./fake";
import Page from "./Page.svelte";

/** The list lies left of this, the canvas right of it; below the window lies neither. */
const LIST = 260;

/** jsdom has no pointers, only mice. */
class Pointer extends MouseEvent {
  readonly pointerId: number;
  readonly pointerType = "mouse";
  constructor(type: string, init: PointerEventInit = {}) {
    super(type, init);
    this.pointerId = init.pointerId ?? 0;
  }
}
Object.assign(document.defaultView!, { PointerEvent: Pointer });

let program: FakeProgram;

beforeEach(async () => {
  program = new FakeProgram(fakeSnapshot(30, 3));
  carryBy(program);
  drag.giveUp();
  drag.arrived();
  selection.reset();
  filter.now = NO_FILTER;
  vennKeyboard.active = null;
  session.failure = null;
  session.notice = null;
  inlineTitle.giveUp();
  session.snapshot = program.snapshot;
  // Another map, on which nothing was put yet.
  session.opened += 1;
  render(Page);
  // jsdom lays nothing out: the canvas gets its size, and what is where, by hand.
  const stage = screen.getByRole("listbox");
  stage.getBoundingClientRect = () =>
    ({ left: LIST, top: 0, right: 1366, bottom: 768, width: 1106, height: 768 }) as DOMRect;
  const list = screen.getByRole("list");
  document.elementFromPoint = (x, y) => (y > 768 ? null : x < LIST ? list : stage);
  camera.fit();
  // As wide for its height as the drawing, which then is not stretched.
  camera.resize({ width: 1106, height: 720 });
  await tick();
});

afterEach(cleanup);

const stage = () => screen.getByRole("listbox");
const card = () => screen.getAllByRole("button")[0]!;
const titleOf = (position: number) => program.snapshot.map.initiatives[position]?.title ?? "";
const middle = (challenges: number) =>
  camera.toClient(program.snapshot.scene.regions.find((region) => region.challenges === challenges)!.centre);
const markPoint = (position: number) =>
  camera.toClient(program.snapshot.scene.marks.find((mark) => mark.initiative === position)!);

async function press(element: Element, at: { x: number; y: number }, more: PointerEventInit = {}): Promise<void> {
  await fireEvent.pointerDown(element, { clientX: at.x, clientY: at.y, button: 0, pointerId: 1, ...more });
}
async function move(at: { x: number; y: number }): Promise<void> {
  await fireEvent.pointerMove(stage(), { clientX: at.x, clientY: at.y, pointerId: 1 });
}
async function letGo(at: { x: number; y: number }): Promise<void> {
  await fireEvent.pointerUp(stage(), { clientX: at.x, clientY: at.y, pointerId: 1 });
}
async function dragTo(element: Element, from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  await press(element, from);
  await move({ x: from.x + 20, y: from.y });
  await move(to);
}
const keys = async (...names: string[]) => {
  for (const key of names) {
    await fireEvent.keyDown(document.activeElement ?? stage(), { key });
    await fireEvent.keyUp(document.activeElement ?? stage(), { key });
  }
};
const lit = () => document.querySelector(".glow");

describe("a drag from the list", () => {
  it("says what a drop means and who is there, and drops as one edit at that point", async () => {
    const goal = middle(7);
    await dragTo(card(), { x: 20, y: 20 }, goal);
    const there = program.snapshot.scene.marks.filter((mark) => mark.challenges === 7);
    expect(screen.getByText(/^Drop: A good start in life, Good work and A place/)).toHaveTextContent(
      there.length === 1 ? "1 other here" : `${there.length} others here`,
    );
    for (const mark of there.slice(0, 4))
      expect(screen.getAllByText(titleOf(mark.initiative)).length).toBeGreaterThan(0);
    expect(lit()).not.toBeNull();
    await letGo(goal);
    const [edit] = program.edits;
    expect(program.edits).toHaveLength(1);
    expect(edit).toMatchObject({ kind: "place_initiatives", initiatives: [idAt(30)], challenges: ["c0", "c1", "c2"] });
    const centre = program.snapshot.scene.regions.find((region) => region.challenges === 7)!.centre;
    expect((edit as { at: { x: number; y: number } }).at.x).toBeCloseTo(centre.x);
    await waitFor(() => expect(drag.loose).toBeNull());
    expect(lit()).toBeNull();
  });

  it("waits where it was dropped until the reply, and the map does not change before", async () => {
    let answer = (): void => undefined;
    program.hold = new Promise((resolve) => (answer = resolve));
    const before = session.scene;
    await dragTo(card(), { x: 20, y: 20 }, middle(3));
    await letGo(middle(3));
    expect(drag.loose).toMatchObject({ doing: "waiting", at: middle(3) });
    expect(session.scene).toBe(before);
    answer();
    await waitFor(() => expect(session.scene).not.toBe(before));
    await waitFor(() => expect(drag.loose).toBeNull());
  });

  it("glides back where the program refuses", async () => {
    program.refusal = { code: "gone", detail: "", sentence: "" };
    Element.prototype.animate = (() => ({}) as Animation) as Element["animate"];
    await dragTo(card(), { x: 20, y: 20 }, middle(3));
    await letGo(middle(3));
    await waitFor(() => expect(drag.loose?.doing).toBe("returning"));
    expect(session.failure?.code).toBe("gone");
  });

  it("is given up with Escape, over other parts of the window, and where it would change nothing", async () => {
    Element.prototype.animate = (() => ({}) as Animation) as Element["animate"];
    await dragTo(card(), { x: 20, y: 20 }, middle(3));
    await keys("Escape");
    expect(drag.now).toBeNull();
    await letGo(middle(3));
    await dragTo(card(), { x: 20, y: 20 }, { x: 600, y: 900 });
    await letGo({ x: 600, y: 900 });
    await dragTo(card(), { x: 20, y: 20 }, { x: LIST + 8, y: 760 });
    expect(screen.getByText("Not on a challenge")).toBeVisible();
    await letGo({ x: LIST + 8, y: 760 });
    expect(program.edits).toEqual([]);
  });
});

describe("a drag of marks", () => {
  it("takes all that are selected along", async () => {
    selection.set([idAt(2), idAt(5), idAt(31)]);
    await dragTo(stage(), markPoint(2), middle(15));
    expect(screen.getByText(`${titleOf(2)} + 1 more`)).toBeVisible();
    await letGo(middle(15));
    expect(program.edits[0]).toMatchObject({ initiatives: [idAt(2), idAt(5)], challenges: ["c0", "c1", "c2", "c3"] });
  });

  it("takes only what is under the pointer where that is not selected", async () => {
    selection.set([idAt(2)]);
    await dragTo(stage(), markPoint(5), middle(15));
    await letGo(middle(15));
    expect(program.edits[0]).toMatchObject({ initiatives: [idAt(5)] });
    expect([...selection.ids]).toEqual([idAt(5)]);
  });

  it("outside or to the list takes off the map", async () => {
    await dragTo(stage(), markPoint(5), { x: LIST + 8, y: 760 });
    expect(screen.getByText("Drop: off the map")).toBeVisible();
    await letGo({ x: LIST + 8, y: 760 });
    expect(program.edits[0]).toEqual({ kind: "place_initiatives", initiatives: [idAt(5)], challenges: [] });
    await waitFor(() => expect(screen.getAllByRole("button").map((one) => one.textContent)).toContain(titleOf(5)));
    await dragTo(stage(), markPoint(6), { x: 20, y: 300 });
    await letGo({ x: 20, y: 300 });
    expect(program.edits[1]).toMatchObject({ initiatives: [idAt(6)], challenges: [] });
  });
});

describe("selecting", () => {
  it("by click, with Shift, and none by a click on nothing", async () => {
    for (const [position, shiftKey] of [
      [3, false],
      [4, true],
    ] as const) {
      await press(stage(), markPoint(position), { shiftKey });
      await letGo(markPoint(position));
    }
    expect(selection.ids).toEqual(new Set([idAt(3), idAt(4)]));
    expect(screen.getAllByRole("option", { selected: true })).toHaveLength(2);
    await press(stage(), { x: LIST + 5, y: 760 });
    await letGo({ x: LIST + 5, y: 760 });
    expect(selection.ids.size).toBe(0);
  });

  it("by a box with Shift, leaving out what is filtered out", async () => {
    filter.text = titleOf(0);
    await tick();
    await press(stage(), { x: LIST + 1, y: 1 }, { shiftKey: true });
    await move({ x: 1360, y: 760 });
    await letGo({ x: 1360, y: 760 });
    const named = program.snapshot.scene.marks.filter((mark) => filter.shown.has(mark.initiative));
    expect(named.length).toBeGreaterThan(0);
    expect(named.length).toBeLessThan(30);
    expect(selection.ids.size).toBe(named.length);
  });
});

describe("the keyboard alone", () => {
  it("walks the marks, selects, extends and selects all shown", async () => {
    stage().focus();
    await keys("Home");
    const first = vennKeyboard.active;
    expect(first).not.toBeNull();
    expect(stage()).toHaveAttribute("aria-activedescendant", `mark-${first}`);
    expect(document.getElementById(`mark-${first}`)).toHaveAttribute("aria-posinset", "1");
    await keys(" ");
    expect(selection.ids).toEqual(new Set([first]));
    await fireEvent.keyDown(stage(), { key: "ArrowRight", shiftKey: true });
    expect(selection.ids.size).toBe(2);
    await fireEvent.keyDown(stage(), { key: "a", ctrlKey: true });
    expect(selection.ids.size).toBe(30);
    await keys("Escape", "Escape");
    expect(selection.ids.size).toBe(0);
  });

  it("picks a card up from the list, goes through the regions, hears each, and drops", async () => {
    card().focus();
    await keys("Enter");
    expect(stage()).toHaveFocus();
    expect(voice.done).toContain(`Carrying ${titleOf(30)}`);
    await keys("ArrowRight", "ArrowRight");
    expect(voice.done).toMatch(/^A place where people want to live, \d+ initiatives?$/);
    await keys("a");
    expect(voice.done).toMatch(/^A good start in life and A place where people want to live, \d+ initiatives?$/);
    expect(lit()).not.toBeNull();
    await keys("Enter");
    expect(program.edits).toEqual([{ kind: "place_initiatives", initiatives: [idAt(30)], challenges: ["c0", "c2"] }]);
    await waitFor(() => expect(vennKeyboard.active).toBe(idAt(30)));
    await waitFor(() => expect(voice.heard).toContain(`“${titleOf(30)}”`));
    expect(voice.heard).toContain("A good start in life and A place where people want to live");
  });

  it("gives up with Escape and goes back to the card", async () => {
    card().focus();
    await keys("Enter", "ArrowRight", "Escape");
    expect(card()).toHaveFocus();
    expect(voice.done).toBe(`${titleOf(30)} stays where it was.`);
    expect(program.edits).toEqual([]);
  });

  it("picks a mark up and takes it off the map at the last stop", async () => {
    stage().focus();
    await keys("Home", "Enter", "End");
    expect(voice.done).toBe("Off the map");
    await keys("Enter");
    expect(program.edits[0]).toMatchObject({ challenges: [] });
  });

  it("does not drop while the Enter that picked up is held", async () => {
    stage().focus();
    await keys("Home", "Enter");
    await fireEvent.keyDown(stage(), { key: "Enter", repeat: true });
    expect(drag.now?.how).toBe("keys");
    expect(program.edits).toEqual([]);
  });
});

describe("a click instead of a drag", () => {
  it("picks up on a double click and drops on the next one", async () => {
    await fireEvent.dblClick(card());
    await move(middle(9));
    expect(screen.getByText(/^Drop: A good start in life and Healthy throughout life/)).toBeVisible();
    await press(stage(), middle(9));
    await letGo(middle(9));
    expect(program.edits[0]).toMatchObject({ initiatives: [idAt(30)], challenges: ["c0", "c3"] });
  });

  it("takes nothing off the map by a click beside the shapes", async () => {
    selection.only(idAt(4));
    await tick();
    await fireEvent.click(screen.getByRole("button", { name: "Move" }));
    await move({ x: LIST + 8, y: 760 });
    expect(screen.getByText("Let go: nothing changes")).toBeVisible();
    await press(stage(), { x: LIST + 8, y: 760 });
    await letGo({ x: LIST + 8, y: 760 });
    expect(program.edits).toEqual([]);
  });

  it("moves what is selected from the bar", async () => {
    selection.only(idAt(4));
    await tick();
    await fireEvent.click(screen.getByRole("button", { name: "Move" }));
    await press(stage(), middle(6));
    await letGo(middle(6));
    expect(program.edits[0]).toMatchObject({ initiatives: [idAt(4)], challenges: ["c1", "c2"] });
  });

  it("takes what is selected off the map from the bar", async () => {
    selection.only(idAt(4));
    await tick();
    await fireEvent.click(screen.getByRole("button", { name: "Take off the map" }));
    expect(program.edits[0]).toEqual({ kind: "place_initiatives", initiatives: [idAt(4)], challenges: [] });
  });
});

describe("a mark's words", () => {
  /** Below the pie, where only the words are. */
  const wordsOf = (position: number) => {
    const at = markPoint(position);
    return { x: at.x + 20, y: at.y + camera.radius + 12 };
  };
  const alone = () =>
    program.snapshot.scene.marks.find(
      (mark) =>
        mark.label?.from_zoom === 1 &&
        program.snapshot.scene.marks.every(
          (other) => other === mark || Math.hypot(other.x - mark.x, (other.y - mark.y - 30) * 0.7) > 70,
        ),
    )!.initiative;

  it("are its handle: a click selects it, a drag moves it", async () => {
    const position = alone();
    await press(stage(), wordsOf(position));
    await letGo(wordsOf(position));
    expect([...selection.ids]).toEqual([idAt(position)]);
    await dragTo(stage(), wordsOf(position), middle(15));
    await letGo(middle(15));
    expect(program.edits[0]).toMatchObject({ kind: "place_initiatives", initiatives: [idAt(position)] });
  });

  it("are changed where they stand by a double click, as one edit", async () => {
    const at = markPoint(4);
    await fireEvent.dblClick(stage(), { clientX: at.x, clientY: at.y });
    expect(drag.now).toBeNull();
    const field = screen.getByRole("textbox", { name: "Title" });
    expect(field).toHaveFocus();
    expect(field).toHaveValue(titleOf(4));
    await fireEvent.input(field, { target: { value: "Neighbours first" } });
    await fireEvent.keyDown(field, { key: "Enter" });
    await waitFor(() => expect(screen.queryByRole("textbox", { name: "Title" })).toBeNull());
    expect(program.edits).toEqual([
      { kind: "change_initiatives", initiatives: [idAt(4)], fields: { title: "Neighbours first" } },
    ]);
    expect(stage()).toHaveFocus();
  });

  it("stay as they were with Escape, and no key typed there reaches the map", async () => {
    const at = markPoint(4);
    selection.only(idAt(4));
    await fireEvent.dblClick(stage(), { clientX: at.x, clientY: at.y });
    const field = screen.getByRole("textbox", { name: "Title" });
    const before = vennKeyboard.active;
    for (const key of ["Home", "a", " ", "ArrowRight"]) await fireEvent.keyDown(field, { key });
    expect(vennKeyboard.active).toBe(before);
    await fireEvent.input(field, { target: { value: "Something else" } });
    await fireEvent.keyDown(field, { key: "Escape" });
    await tick();
    expect(screen.queryByRole("textbox", { name: "Title" })).toBeNull();
    expect([program.edits, [...selection.ids]]).toEqual([[], [idAt(4)]]);
  });
});

describe("a filter", () => {
  it("takes what it hides out of the selection and gives it back when it goes", async () => {
    const shown = program.snapshot.scene.marks.filter((mark) => titleOf(mark.initiative).startsWith(titleOf(0)));
    const hidden = program.snapshot.scene.marks.find((mark) => !shown.includes(mark))!;
    selection.set([...shown, hidden].map((mark) => idAt(mark.initiative)));
    filter.text = titleOf(0);
    await tick();
    expect(selection.ids).toEqual(new Set(shown.map((mark) => idAt(mark.initiative))));
    expect(screen.getByText(`${shown.length} selected, 1 hidden by the filter`)).toBeVisible();
    await dragTo(stage(), markPoint(shown[0]!.initiative), middle(15));
    await letGo(middle(15));
    expect(program.edits[0]).toMatchObject({ initiatives: shown.map((mark) => idAt(mark.initiative)) });
    filter.clear();
    await tick();
    expect(selection.ids.has(idAt(hidden.initiative))).toBe(true);
  });

  it("keeps what it hides from being chosen or moved", async () => {
    filter.text = titleOf(0);
    await tick();
    const hidden = program.snapshot.scene.marks.find((mark) => !filter.shown.has(mark.initiative))!.initiative;
    await press(stage(), markPoint(hidden));
    await letGo(markPoint(hidden));
    expect(selection.ids.size).toBe(0);
    await dragTo(stage(), markPoint(hidden), middle(15));
    await letGo(middle(15));
    expect(program.edits).toEqual([]);
  });
});

describe("moving over the sheet", () => {
  it("is a drag on empty ground, and keeps what is selected", async () => {
    selection.only(idAt(3));
    const [x, y] = [camera.x, camera.y];
    await press(stage(), { x: LIST + 5, y: 760 });
    await move({ x: LIST + 45, y: 740 });
    await letGo({ x: LIST + 45, y: 740 });
    expect([camera.x - x, camera.y - y]).toEqual([40, -20]);
    expect([...selection.ids]).toEqual([idAt(3)]);
  });
});

describe("what was done", () => {
  it("is told with a way back", async () => {
    await dragTo(stage(), markPoint(5), middle(15));
    await letGo(middle(15));
    await waitFor(() => expect(session.notice?.undo).toBe(true));
    expect(session.notice?.words).toMatch(/^Placed “.+” in A good start in life, Good work, /);
    await dragTo(stage(), markPoint(6), { x: LIST + 8, y: 760 });
    // What was just done does not lie over what is done next.
    expect(session.notice).toBeNull();
    await letGo({ x: LIST + 8, y: 760 });
    await waitFor(() => expect(session.notice).toEqual({ words: `Took “${titleOf(6)}” off the map.`, undo: true }));
  });
});

describe("a challenge's name", () => {
  it("shows only what serves it, and all again", async () => {
    const name = screen.getByRole("button", { name: "Good work" });
    await fireEvent.click(name);
    expect([...filter.now.challenges]).toEqual(["c1"]);
    expect(name).toHaveAttribute("aria-pressed", "true");
    await fireEvent.click(name);
    expect(filter.active).toBe(false);
  });

  it("is changed where it stands", async () => {
    await fireEvent.dblClick(screen.getByRole("button", { name: "Good work" }));
    const field = screen.getByRole("textbox", { name: "Name of the challenge" });
    await fireEvent.input(field, { target: { value: "Decent work" } });
    await fireEvent.keyDown(field, { key: "Enter" });
    await waitFor(() =>
      expect(program.edits).toEqual([{ kind: "change_challenge", challenge: "c1", name: "Decent work" }]),
    );
  });
});

describe("what is seen", () => {
  it("names each mark with its status and its challenges for a screen reader", () => {
    const mark = vennKeyboard.marks[0]!;
    const name = new RegExp(`^${titleOf(mark.initiative)}, \\w+, A good start in life`);
    expect(screen.getAllByRole("option", { name }).length).toBeGreaterThan(0);
    expect(screen.getAllByRole("option")).toHaveLength(30);
  });

  it("fades all but the members of the sweet spot shown", async () => {
    selection.spot = "spot";
    await tick();
    const members = program.snapshot.analysis.sweet_spots[0]!.initiatives;
    const opacity = (position: number) =>
      document.querySelector(`[data-initiative="${idAt(position)}"]`)?.getAttribute("opacity");
    for (const mark of program.snapshot.scene.marks) {
      if (!members.includes(mark.initiative)) expect(opacity(mark.initiative)).toBe("0.22");
    }
    expect(members.some((position) => opacity(position) === "1")).toBe(true);
    expect(document.querySelector('[data-testid="spot"]')).not.toBeNull();
    // Also while something is selected there is a way back to all.
    selection.only(idAt(members[0]!));
    await tick();
    expect(screen.getByText("1 selected")).toBeVisible();
    await fireEvent.click(screen.getByRole("button", { name: "Show all again" }));
    expect(selection.spot).toBeNull();
  });

  it("puts the bar for what is selected where it does not cover it", async () => {
    const bar = (): HTMLElement => screen.getByRole("toolbar").parentElement!;
    const [low, high] = [760, 200].map((y) => {
      const at = camera.toDrawing({ x: LIST + 553, y });
      return [...program.snapshot.scene.marks].sort(
        (a, b) => Math.hypot(a.x - at.x, a.y - at.y) - Math.hypot(b.x - at.x, b.y - at.y),
      )[0]!.initiative;
    });
    selection.only(idAt(high!));
    await tick();
    expect([bar().style.top, bar().style.bottom]).toEqual(["", "12px"]);
    // As near as can be to the foot, and then a little nearer: whatever lies there, the bar does not.
    selection.only(idAt(low!));
    camera.panBy(0, 700 - markPoint(low!).y);
    await tick();
    expect(bar().style.bottom).toBe("");
    expect(bar().style.top).toMatch(/px$/);
  });

  it("tells of a mark under the pointer, until Escape", async () => {
    await fireEvent.pointerMove(stage(), { clientX: markPoint(7).x, clientY: markPoint(7).y });
    expect(selection.hovered).toBe(idAt(7));
    expect(document.querySelector("[data-tooltip]")).toHaveTextContent(`${titleOf(7)} `);
    expect(document.querySelector("[data-tooltip]")).toHaveTextContent("Led by Fenmoor County Council");
    await fireEvent.keyDown(stage(), { key: "Escape" });
    expect(document.querySelector("[data-tooltip]")).toBeNull();
  });

  it("tells of it no longer once the pointer is elsewhere, or a filter has hidden it", async () => {
    const at = { clientX: markPoint(7).x, clientY: markPoint(7).y };
    const elsewhere = { clientX: markPoint(3).x, clientY: markPoint(3).y };
    const tip = (): Element | null => document.querySelector("[data-tooltip]");
    await fireEvent.pointerMove(stage(), at);
    expect(tip()).not.toBeNull();
    // That it left the canvas is not said, since the tooltip under it went at the same time.
    await fireEvent.pointerOver(screen.getByRole("list"));
    expect(tip()).toBeNull();
    await fireEvent.pointerMove(stage(), elsewhere);
    await fireEvent.pointerMove(stage(), at);
    expect(tip()).not.toBeNull();
    filter.now = { ...NO_FILTER, text: "nothing is called this" };
    await tick();
    expect(tip()).toBeNull();
  });

  it("follows the canvas's size while the whole is in sight, and keeps the middle after a zoom", () => {
    camera.resize({ width: 700, height: 700 });
    expect(camera.percent).toBe(100);
    camera.zoomAt({ x: LIST + 100, y: 100 }, 2);
    expect(camera.percent).toBe(200);
    const middleBefore = camera.toDrawing({ x: LIST + 350, y: 350 });
    camera.resize({ width: 900, height: 700 });
    expect(camera.toDrawing({ x: LIST + 450, y: 350 }).x).toBeCloseTo(middleBefore.x);
    expect(camera.k).toBeGreaterThan(0);
    camera.panBy(-1e6, 0);
    expect(camera.toDrawing({ x: LIST + 450, y: 350 }).x).toBeLessThanOrEqual(1500.001);
  });

  it("says a friendly word on an empty map", async () => {
    session.snapshot = fakeSnapshot(0, 2);
    await tick();
    expect(screen.getByText(/Drag a card here from the list/)).toBeVisible();
    session.snapshot = fakeSnapshot(0, 0);
    await tick();
    expect(screen.getByText(/Begin with the spreadsheet that you already have/)).toBeVisible();
  });

  it("has nothing that axe objects to, with marks and without", async () => {
    const rules = {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
      rules: { "color-contrast": { enabled: false } },
    };
    selection.only(idAt(4));
    stage().focus();
    await tick();
    expect((await axe.run(document.querySelector("main")!, rules)).violations).toEqual([]);
    session.snapshot = fakeSnapshot(0, 2);
    await tick();
    expect((await axe.run(document.querySelector("main")!, rules)).violations).toEqual([]);
  });

  it("shows a sweet spot once, and leaves the person free to look elsewhere then", async () => {
    camera.zoomAt({ x: LIST + 1000, y: 700 }, 6);
    const before = camera.x;
    selection.spot = "spot";
    await tick();
    await waitFor(() => expect(camera.x).not.toBe(before));
    await new Promise((done) => setTimeout(done, 400));
    camera.panBy(-50, 0);
    const panned = camera.x;
    await new Promise((done) => setTimeout(done, 50));
    expect(camera.x).toBe(panned);
  });
});

describe("more marks than the page can hold as elements", () => {
  it("are painted on a bitmap, and found by the same hit test", async () => {
    const painted: { alpha: number }[] = [];
    const context = new Proxy({ canvas: { width: 0, height: 0 }, globalAlpha: 1 } as Record<string, unknown>, {
      get: (held, name) => {
        if (name === "drawImage") return () => painted.push({ alpha: held.globalAlpha as number });
        return name in held ? held[name as string] : () => undefined;
      },
    });
    const bitmaps = vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockReturnValue(context as never);
    vi.stubGlobal("Path2D", Object);
    program.snapshot = fakeSnapshot(2100, 0);
    session.snapshot = program.snapshot;
    await tick();
    expect(document.querySelectorAll("[data-initiative]")).toHaveLength(0);
    expect(painted).toHaveLength(2100);
    const ended = program.snapshot.scene.marks.filter((mark) => mark.faint).length;
    expect(painted.filter(({ alpha }) => alpha === 0.45)).toHaveLength(ended);
    await press(stage(), markPoint(1234));
    await letGo(markPoint(1234));
    expect([...selection.ids]).toEqual([idAt(1234)]);
    expect(screen.getAllByRole("option").length).toBeLessThan(200);
    expect(screen.getByRole("option", { selected: true })).toHaveAttribute("aria-setsize", "2100");
    bitmaps.mockRestore();
    vi.unstubAllGlobals();
  });
});

// The table by role and keyboard: moving, typing, filling down, pasting, sorting, one selection; and the clipboard's blocks.

import { fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { tick } from "svelte";
import { beforeEach, describe, expect, it, vi } from "vitest";
import App from "../src/App.svelte";
import { read, written } from "../src/canvas/cells";
import { session } from "../src/state/session.svelte";
import { screens } from "../src/state/screens.svelte";
import { selection } from "../src/state/selection.svelte";
import { table } from "../src/views/table/table.svelte";
import { cellDraft } from "../src/views/table/cell_draft.svelte";
import { meaningOf, type Pressed } from "../src/views/table/keys";
import { patternOf, replaced } from "../src/views/table/replace_rules";
import { failureOf, opened, type Fake } from "./fake";
import { idOf, mapOf, snapshotOf } from "./notation";

const user = userEvent.setup();
const map = mapOf("Family hubs: A2 B @Ely ~County(council)*\nYouth zone: A =planned\nAttic: ");

let fake: Fake;
let grid: HTMLElement;

beforeEach(async () => {
  fake = await opened(snapshotOf(map));
  table.go({ row: 0, column: 0 });
  table.sort = null;
  cellDraft.giveUp();
  table.filtering = false;
  table.asks = new Map();
  render(App);
  screens.view = "table";
  grid = await screen.findByRole("grid");
  grid.focus();
  return () => (screens.view = "venn");
});

const cells = (): unknown[] => fake.edits.flatMap((edit) => (edit.kind === "set_cells" ? edit.cells : []));
const paste = (text: string): void => {
  const event = new Event("paste", { bubbles: true, cancelable: true });
  Object.defineProperty(event, "clipboardData", { value: { getData: () => text } });
  grid.dispatchEvent(event);
};
const here = (): string => (session.map ? (grid.getAttribute("aria-activedescendant") ?? "") : "");

describe("the table", () => {
  it("is filtered by any of its columns, and says so", async () => {
    await user.click(screen.getByRole("button", { name: "Filter columns" }));
    await user.click(screen.getByRole("button", { name: "Filter by Status: Any" }));
    await user.click(screen.getByRole("checkbox", { name: "Planned" }));
    expect(grid).toHaveAttribute("aria-rowcount", "2");
    expect(screen.getByText("1 of 3 rows; 2 hidden by the filter")).toBeVisible();
    expect(screen.getByRole("button", { name: "Filter by Status: Planned" })).toBeVisible();
    await user.type(screen.getByRole("textbox", { name: "Filter by Title" }), "HUBS");
    expect(screen.getByText("No initiative passes the filter.")).toBeVisible();
    await user.keyboard("{Escape}{Escape}");
    expect(grid).toHaveFocus();
    expect(grid).toHaveAttribute("aria-rowcount", "2");
    await user.click(screen.getByRole("button", { name: "Clear the filter" }));
    expect(grid).toHaveAttribute("aria-rowcount", "4");
    await user.click(screen.getByRole("button", { name: "Filter columns" }));
    expect(screen.queryByRole("textbox", { name: "Filter by Title" })).toBeNull();
  });

  it("tells its size and goes from cell to cell", async () => {
    expect(grid).toHaveAttribute("aria-rowcount", "4");
    await user.keyboard("{ArrowDown}{ArrowRight}");
    expect(here()).toBe("cell-1-1");
    await user.keyboard("{Control>}{End}{/Control}");
    expect(here()).toBe(`cell-2-${table.columns.length - 1}`);
    await user.keyboard("{Home}");
    expect(here()).toBe("cell-2-0");
  });

  it("writes what is typed as one edit, and goes down", async () => {
    await user.keyboard("N");
    const field = await screen.findByRole("textbox", { name: "Title of Family hubs" });
    expect(field).toHaveValue("N");
    await user.type(field, "ew{Enter}");
    await waitFor(() =>
      expect(cells()).toEqual([{ initiative: idOf("Family hubs"), column: { of: "title" }, value: "New" }]),
    );
    await waitFor(() => expect(here()).toBe("cell-1-0"));
    await user.keyboard("{F2}{Escape}");
    expect(screen.queryByRole("textbox", { name: "Title of Youth zone" })).toBeNull();
    expect(cells()).toHaveLength(1);
  });

  it("keeps the typing where it was refused", async () => {
    fake.answers.edit = () => {
      throw failureOf("cell_refused", "sometime");
    };
    table.go({ row: 0, column: table.columns.indexOf("start") });
    await user.keyboard("sometime{Enter}");
    expect(await screen.findByText(/sometime.* can’t stand in that column/)).toBeVisible();
    expect(await screen.findByDisplayValue("sometime")).toHaveFocus();
    await user.keyboard("{Escape}");
    expect(screen.queryByText(/sometime/)).toBeNull();
    expect(grid).toHaveFocus();
  });

  it("keeps a letter out of every cell but the one in which it was typed", async () => {
    const cell = (row: number, column: number): Element => document.getElementById(`cell-${row}-${column}`)!;
    const press = async (at: Element): Promise<void> => {
      // jsdom has no pointer events of its own that know which button it was.
      at.dispatchEvent(new MouseEvent("pointerdown", { bubbles: true, button: 0 }));
      await user.click(at);
    };
    await press(cell(0, 1));
    await user.keyboard("q");
    await press(cell(1, 0));
    expect(await screen.findByText(/“q” can’t stand in Status: Idea, Planned, Live, Paused, Ended/)).toBeVisible();
    await press(cell(2, 0));
    await press(screen.getByRole("button", { name: "Columns" }));
    expect(cells()).toEqual([]);
    // The same where somebody else's change has put another row in its place.
    table.goTo({ initiative: idOf("Youth zone"), column: "title" });
    grid.focus();
    await user.keyboard("Zone");
    session.receive(snapshotOf({ ...map, initiatives: map.initiatives.toReversed() }));
    await user.keyboard("{Enter}");
    await waitFor(() =>
      expect(cells()).toEqual([{ initiative: idOf("Youth zone"), column: { of: "title" }, value: "Zone" }]),
    );
  });

  it("chooses by what is typed, and starts from what stands there", async () => {
    table.go({ row: 0, column: 1 });
    await user.keyboard("p");
    const field = await screen.findByRole("combobox", { name: "Status of Family hubs" });
    expect(screen.getByRole("option", { name: "Planned" })).toHaveAttribute("aria-selected", "true");
    await user.type(field, "{Backspace}");
    expect(screen.getByRole("option", { name: "Live" })).toHaveAttribute("aria-selected", "true");
    await user.type(field, "paused{Enter}");
    await waitFor(() =>
      expect(cells()).toEqual([{ initiative: idOf("Family hubs"), column: { of: "status" }, value: "Paused" }]),
    );
    expect(here()).toBe("cell-1-1");
    await user.keyboard("x{Enter}");
    expect(await screen.findByText(/“x” can’t stand in Status/)).toBeVisible();
    expect(await screen.findByRole("combobox", { name: "Status of Youth zone" })).toHaveFocus();
    await user.click(screen.getByRole("option", { name: "Ended" }));
    await waitFor(() => expect(cells()).toHaveLength(2));
    table.go({ row: 1, column: table.columns.findIndex((column) => column.startsWith("strength:")) });
    await user.keyboard("strong{Tab}");
    await waitFor(() => expect(cells().at(-1)).toMatchObject({ initiative: idOf("Youth zone"), value: "3" }));
  });

  it("takes each key with its own modifiers only", () => {
    const plain = { key: "", ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };
    const none: Partial<Pressed>[] = [
      { key: "a", ctrlKey: true, shiftKey: true },
      { key: "d", ctrlKey: true, shiftKey: true },
      { key: "d", ctrlKey: true, altKey: true },
      { key: "Delete", ctrlKey: true },
      { key: "Delete", shiftKey: true },
      { key: "Enter", shiftKey: true },
      { key: "Enter", ctrlKey: true },
      { key: "F2", ctrlKey: true },
      { key: "ArrowLeft", altKey: true },
      { key: "Escape", shiftKey: true },
      { key: " " },
    ];
    expect(none.map((pressed) => meaningOf({ ...plain, ...pressed }))).toEqual(none.map(() => null));
    expect(meaningOf({ ...plain, key: "d", ctrlKey: true })).toEqual({ does: "fill_down" });
    expect(meaningOf({ ...plain, key: "End", ctrlKey: true, shiftKey: true })).toEqual({
      does: "go",
      way: "end",
      extend: true,
    });
    // AltGr is told as Ctrl with Alt.
    const altGr = { ...plain, key: "€", ctrlKey: true, altKey: true, getModifierState: () => true };
    expect(meaningOf(altGr)).toEqual({ does: "begin", from: "€" });
  });

  it("fills down and clears as one step each", async () => {
    table.go({ row: 0, column: 1 });
    await user.keyboard("{Shift>}{ArrowDown}{ArrowDown}{/Shift}{Control>}d{/Control}");
    await waitFor(() =>
      expect(cells()).toEqual([
        { initiative: idOf("Youth zone"), column: { of: "status" }, value: "Live" },
        { initiative: idOf("Attic"), column: { of: "status" }, value: "Live" },
      ]),
    );
    table.go({ row: 0, column: table.columns.indexOf("places") });
    await user.keyboard("{Delete}");
    await waitFor(() =>
      expect(cells().at(-1)).toEqual({ initiative: idOf("Family hubs"), column: { of: "places" }, value: "" }),
    );
  });

  it("takes the cells on the way of a held button, and cuts them as one step", async () => {
    const pointer = (type: string, id: string, buttons: number): boolean =>
      document.getElementById(id)!.dispatchEvent(new MouseEvent(type, { bubbles: true, button: 0, buttons }));
    pointer("pointerdown", "cell-0-0", 1);
    pointer("pointerenter", "cell-1-1", 1);
    pointer("pointerup", "cell-1-1", 0);
    pointer("pointerenter", "cell-2-1", 0);
    expect(table.taken).toEqual({ top: 0, bottom: 1, left: 0, right: 1 });
    const held: string[] = [];
    const event = new Event("cut", { bubbles: true, cancelable: true });
    Object.defineProperty(event, "clipboardData", { value: { setData: (_: string, text: string) => held.push(text) } });
    grid.dispatchEvent(event);
    expect(held).toEqual(["Family hubs\tLive\nYouth zone\tPlanned"]);
    await waitFor(() => expect(fake.edits).toHaveLength(1));
    expect(cells()).toHaveLength(4);
  });

  it("pastes a block, and refuses one that is too wide, too tall or into what can't be written", async () => {
    paste("Hubs\tPaused\nZone\tIdea");
    await waitFor(() => expect(cells()).toHaveLength(4));
    expect(screen.queryByText(/Nothing was changed/)).toBeNull();
    table.go({ row: 0, column: table.columns.length - 1 });
    paste("yes\tno");
    expect(await screen.findByText(/wider than the columns/)).toBeVisible();
    table.go({ row: 2, column: 0 });
    paste("a\nb");
    expect(await screen.findByText(/more rows than are left/)).toBeVisible();
    table.go({ row: 0, column: table.columns.indexOf("region") });
    paste("A");
    expect(await screen.findByText(/Region can’t be written in/)).toBeVisible();
    expect(cells()).toHaveLength(4);
  });

  it("sorts, with what is empty last", async () => {
    await user.click(screen.getByRole("button", { name: "Title" }));
    expect(
      screen.getAllByRole("rowheader").map((head) => head.querySelector("button")?.getAttribute("aria-label")),
    ).toEqual(["Select 1, Attic", "Select 2, Family hubs", "Select 3, Youth zone"]);
    expect(screen.getByRole("columnheader", { name: /Title/ })).toHaveAttribute("aria-sort", "ascending");
  });

  it("sorts statuses by an initiative's life", async () => {
    session.receive(snapshotOf(mapOf("One: A =ended\nTwo: A =idea\nThree: A =paused\nFour: A\nFive: A =planned")));
    await user.click(screen.getByRole("button", { name: "Status" }));
    expect(table.rows.map((row) => table.text(row, "status"))).toEqual(["Idea", "Planned", "Live", "Paused", "Ended"]);
  });

  it("goes to the headings and sorts, widens and comes back by keyboard", async () => {
    table.go({ row: 0, column: 1 });
    await user.keyboard("{ArrowUp}");
    expect(screen.getByRole("button", { name: "Status" })).toHaveFocus();
    await user.keyboard("{Enter}");
    expect(table.sort).toEqual({ column: "status", down: false });
    await user.keyboard("{ArrowLeft}");
    expect(screen.getByRole("button", { name: "Title" })).toHaveFocus();
    await user.keyboard("{Shift>}{ArrowRight}{ArrowRight}{ArrowLeft}{/Shift}");
    expect(table.width("title")).toBe(19);
    // What is selected is not removed by a key on a heading.
    selection.only(idOf("Attic"));
    await user.keyboard("{Delete}{ArrowDown}");
    expect(grid).toHaveFocus();
    expect(fake.edits).toEqual([]);
  });

  it("is as wide as its edge is dragged, and as what stands in it where that is pressed twice", async () => {
    const edge = document.querySelector<HTMLElement>('[data-column="status"] .edge')!;
    // jsdom knows neither captured pointers nor how wide letters are.
    edge.setPointerCapture = () => undefined;
    const pointer = (type: string, clientX: number): boolean =>
      edge.dispatchEvent(new MouseEvent(type, { bubbles: true, button: 0, clientX }));
    pointer("pointerdown", 100);
    pointer("pointermove", 148);
    pointer("pointerup", 148);
    pointer("pointermove", 400);
    expect(table.width("status")).toBe(10);
    const { getContext } = HTMLCanvasElement.prototype;
    HTMLCanvasElement.prototype.getContext = (() => ({
      measureText: (text: string) => ({ width: 8 * text.length }),
    })) as unknown as typeof getContext;
    await fireEvent.dblClick(edge);
    HTMLCanvasElement.prototype.getContext = getContext;
    // “Planned”, with room around it.
    expect(table.width("status")).toBe((8 * 6 + 16) / 16 + 1);
  });

  it("finds, and replaces what can be replaced as one edit", async () => {
    session.receive(snapshotOf(mapOf("Family hub: A @Hub\nYouth zone: A =planned\nhub of hubs: B")));
    await user.keyboard("{Control>}h{/Control}");
    const bar = within(screen.getByRole("search", { name: "Find and replace" }));
    expect(bar.getByRole("textbox", { name: "Find" })).toHaveFocus();
    await user.keyboard("hub");
    expect(bar.getByText(/3 cells, found 4 times/)).toBeVisible();
    await user.keyboard("{Enter}");
    expect(here()).toBe(`cell-0-${table.columns.indexOf("places")}`);
    await user.keyboard("{Enter}{Enter}{Shift>}{Enter}{/Shift}");
    expect(here()).toBe("cell-2-0");
    await user.click(bar.getByRole("checkbox", { name: "Match case" }));
    expect(bar.getByText(/2 cells, found 3 times/)).toBeVisible();
    await user.selectOptions(bar.getByRole("combobox", { name: "Look in" }), "Title");
    await user.type(bar.getByRole("textbox", { name: "Replace with" }), "$&nest");
    await user.click(bar.getByRole("button", { name: "Replace all (2)" }));
    await waitFor(() =>
      expect(fake.edits).toEqual([
        {
          kind: "set_cells",
          cells: [
            { initiative: idOf("Family hub"), column: { of: "title" }, value: "Family $&nest" },
            { initiative: idOf("hub of hubs"), column: { of: "title" }, value: "$&nest of $&nests" },
          ],
        },
      ]),
    );
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("search", { name: "Find and replace" })).toBeNull();
    expect(grid).toHaveFocus();
  });

  it("replaces days by days alone, as the program reads them", async () => {
    fake.answers.read_days = ({ texts }) => ({
      days: texts.map((text) => (text.startsWith("1 ") ? "2026-02-01" : null)),
    });
    const dated = mapOf("Family hub: A\nYouth zone: A");
    dated.initiatives[0]!.start = "2026-04-01";
    dated.initiatives[1]!.start = "2026-04-30";
    session.receive(snapshotOf(dated));
    await user.keyboard("{Control>}h{/Control}");
    const bar = within(screen.getByRole("search", { name: "Find and replace" }));
    await user.keyboard("Apr");
    await user.selectOptions(bar.getByRole("combobox", { name: "Look in" }), "Start");
    await user.clear(bar.getByRole("textbox", { name: "Replace with" }));
    await user.type(bar.getByRole("textbox", { name: "Replace with" }), "Feb");
    await user.click(await bar.findByRole("button", { name: "Replace all (1)" }));
    await waitFor(() =>
      expect(fake.edits).toEqual([
        {
          kind: "set_cells",
          cells: [{ initiative: idOf("Family hub"), column: { of: "start" }, value: "1 Feb 2026" }],
        },
      ]),
    );
  });

  it("leaves Ctrl+F to the filter in other views, and Ctrl+Shift+F in this one", async () => {
    await user.keyboard("{Control>}{Shift>}F{/Shift}{/Control}");
    await waitFor(() => expect(screen.getByRole("searchbox", { name: "Filter initiatives" })).toHaveFocus());
    await user.keyboard("{Control>}f{/Control}");
    expect(screen.getByRole("textbox", { name: "Find" })).toHaveFocus();
    screens.view = "matrix";
    await waitFor(() => expect(screen.queryByRole("textbox", { name: "Find" })).toBeNull());
    // Also where the panel that holds it is shut.
    screens.left = false;
    await user.keyboard("{Control>}f{/Control}");
    await waitFor(() => expect(screen.getByRole("searchbox", { name: "Filter initiatives" })).toHaveFocus());
  });

  it("replaces nothing by what can't stand there", () => {
    const live = patternOf({ words: "live", matchCase: false, whole: true })!;
    expect(replaced("status", "Live", live, "paused")).toBe("Paused");
    expect(replaced("status", "Live", live, "asleep")).toBeNull();
    expect(replaced("region", "live", live, "x")).toBeNull();
    expect(replaced("title", "Live", live, " ")).toBeNull();
    expect(replaced("notes", "a.b axb", patternOf({ words: ".", matchCase: true, whole: false })!, "")).toBe("ab axb");
    expect(patternOf({ words: "", matchCase: true, whole: false })).toBeNull();
  });

  it("has nothing that axe objects to, filtered, searched and typed in", async () => {
    await user.click(screen.getByRole("button", { name: "Filter columns" }));
    await user.click(screen.getByRole("button", { name: "Filter by Status: Any" }));
    screens.askToFind("replace");
    table.go({ row: 0, column: 1 });
    cellDraft.begin();
    await screen.findByRole("combobox", { name: "Status of Family hubs" });
    const found = await axe.run(document.querySelector("main")!, { rules: { "color-contrast": { enabled: false } } });
    expect(found.violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
  });

  it("selects rows into the one selection", async () => {
    await user.click(screen.getByRole("button", { name: "Select 2, Youth zone" }));
    expect([...selection.ids]).toEqual([idOf("Youth zone")]);
    grid.focus();
    await user.keyboard("{Control>}{Home}{/Control}{Shift>}{ArrowDown} {/Shift}");
    expect([...selection.ids]).toEqual([idOf("Family hubs"), idOf("Youth zone")]);
  });

  it("leaves the grid's keys to the grid", async () => {
    selection.only(idOf("Attic"));
    await fireEvent.keyDown(grid, { key: "Delete" });
    await waitFor(() => expect(fake.edits.map(({ kind }) => kind)).toEqual(["set_cells"]));
  });
});

describe("the side panels", () => {
  it("make room for columns in a small window, and stand as before afterwards", async () => {
    window.innerWidth = 1280;
    window.dispatchEvent(new Event("resize"));
    screens.view = "venn";
    await waitFor(() => expect(screen.getByRole("complementary", { name: "What the map tells" })).toBeVisible());
    screens.view = "table";
    await waitFor(() => expect(screen.queryByRole("complementary")).toBeNull());
    await user.keyboard("{Control>}]{/Control}");
    expect(screen.getAllByRole("complementary")).toHaveLength(1);
    screens.view = "matrix";
    expect(screen.getAllByRole("complementary")).toHaveLength(1);
    screens.view = "venn";
    await waitFor(() => expect(screen.getAllByRole("complementary")).toHaveLength(2));
    window.innerWidth = 1366;
    window.dispatchEvent(new Event("resize"));
    screens.view = "table";
    await waitFor(() => expect(screen.getAllByRole("complementary")).toHaveLength(2));
  });
});

describe("a block on the clipboard", () => {
  it("comes back as it was, formulas neutralised on the way", () => {
    const block = [
      ["plain", "two\nlines", 'a "quote"'],
      ["=1+1", "-5", "a\tb"],
      ["", "@me", "'tis"],
    ];
    expect(written(block)).toContain("'=1+1\t-5");
    expect(read(written(block))).toEqual(block);
  });

  it("is read as spreadsheets write it", () => {
    expect(read("a\tb\r\nc\td\r\n")).toEqual([
      ["a", "b"],
      ["c", "d"],
    ]);
    expect(read("")).toEqual([[""]]);
    expect(read('"never ends\tx')).toEqual([['"never ends', "x"]]);
  });
});

it("scrolling reads and draws only the rows that come", async () => {
  const rows = Array.from({ length: 200 }, (_, nth) => `Row ${nth}: A B @Ely ~County(council)*`);
  await opened(snapshotOf(mapOf(rows.join("\n"))));
  // Another map has a table of its own.
  await tick();
  grid = await screen.findByRole("grid");
  const shown = (): string[] =>
    [...grid.querySelectorAll<HTMLElement>("[data-row]")].map((row) => row.dataset.row ?? "");
  // Deep enough that rows lie above what is in sight too.
  grid.scrollTop = 2000;
  await fireEvent.scroll(grid);
  await tick();
  const before = new Set(shown());
  const asked = vi.spyOn(table, "text");
  grid.scrollTop += 64;
  await fireEvent.scroll(grid);
  await tick();
  const come = shown().filter((id) => !before.has(id));
  expect(come.length).toBe(2);
  expect(asked.mock.calls.map(([{ initiative }]) => initiative.id).filter((id) => !come.includes(id))).toEqual([]);
  asked.mockRestore();
});

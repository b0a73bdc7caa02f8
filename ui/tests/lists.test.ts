// The left panel by role: what is listed, chosen, added and filtered.

import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import LeftPanel from "../src/panels/left/LeftPanel.svelte";
import { session } from "../src/state/session.svelte";
import { screens } from "../src/state/screens.svelte";
import { filter } from "../src/state/filter.svelte";
import { selection } from "../src/state/selection.svelte";
import { failureOf, opened, type Fake } from "./fake";
import { idOf, mapOf, snapshotOf } from "./notation";

const map = mapOf(`
  Family hubs: A3 B1 @Ely ~County(council)*
  Repair café: @Wisby
  Skills bus: A B =paused
  Falls prevention: D
  Digital buddies:
`);
let fake: Fake;
const user = userEvent.setup();
const rows = (list: string): string[] =>
  within(screen.getByRole("list", { name: list }))
    .getAllByRole("button")
    .filter((button) => button.hasAttribute("aria-pressed"))
    .map((button) => button.title);
const row = (title: string): HTMLElement => {
  const found = screen.getAllByTitle(title).find((element) => element.hasAttribute("aria-pressed"));
  if (!found) throw new Error(`no row ${title}`);
  return found;
};

beforeEach(async () => {
  fake = await opened(snapshotOf(map));
  render(LeftPanel);
});

it("parts what waits from what is on the map, each in map order", () => {
  expect(rows("Not yet placed")).toEqual(["Repair café", "Digital buddies"]);
  expect(rows("On the map")).toEqual(["Family hubs", "Skills bus", "Falls prevention"]);
  expect(within(row("Skills bus")).getByText("Paused")).toBeVisible();
  expect(within(row("Skills bus")).getByRole("img", { name: "Good start and Good work" })).toBeVisible();
});

describe("choosing", () => {
  it("a click chooses one, Ctrl adds and takes away, Shift chooses all between", async () => {
    await user.click(row("Family hubs"));
    expect([...selection.ids]).toEqual([idOf("Family hubs")]);
    expect(screens.rightTab).toBe("details");
    await user.keyboard("{Control>}");
    await user.click(row("Repair café"));
    await user.click(row("Family hubs"));
    await user.keyboard("{/Control}");
    expect([...selection.ids]).toEqual([idOf("Repair café")]);
    await user.click(row("Family hubs"));
    await user.keyboard("{Shift>}");
    await user.click(row("Falls prevention"));
    await user.keyboard("{/Shift}");
    expect([...selection.ids]).toEqual(["Family hubs", "Skills bus", "Falls prevention"].map(idOf));
    expect(row("Skills bus")).toHaveAttribute("aria-pressed", "true");
  });

  it("goes with the keyboard alone", async () => {
    row("Family hubs").focus();
    await user.keyboard("{ArrowDown} ");
    expect([...selection.ids]).toEqual([idOf("Skills bus")]);
  });
});

describe("adding", () => {
  const field = (): HTMLElement => screen.getByRole("textbox", { name: "Title of a new initiative" });

  it("takes one title after another and keeps the focus", async () => {
    await user.click(screen.getByRole("button", { name: "Add initiatives" }));
    expect(field()).toHaveFocus();
    await user.keyboard("Warm hubs{Enter}School streets{Enter}");
    expect(fake.edits).toEqual([
      { kind: "add_initiative", title: "Warm hubs", challenges: [] },
      { kind: "add_initiative", title: "School streets", challenges: [] },
    ]);
    expect(field()).toHaveFocus();
    expect(field()).toHaveValue("");
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("textbox", { name: "Title of a new initiative" })).toBeNull();
  });

  it("gives back what was refused", async () => {
    fake.answers.edit = () => {
      throw failureOf("text_too_long", "200");
    };
    await user.click(screen.getByRole("button", { name: "Add initiatives" }));
    await user.keyboard("Too long{Enter}");
    expect(field()).toHaveValue("Too long");
    expect(session.failure?.code).toBe("text_too_long");
  });

  it("adds each line of a pasted list", async () => {
    await user.click(screen.getByRole("button", { name: "Add initiatives" }));
    await user.paste("One\r\n\r\n Two \nThree");
    expect(fake.edits.map((edit) => "title" in edit && edit.title)).toEqual(["One", "Two", "Three"]);
  });
});

describe("the filter", () => {
  it("narrows both lists and says how many of how many", async () => {
    await user.type(screen.getByRole("searchbox", { name: "Filter initiatives" }), "wis");
    expect(rows("Not yet placed")).toEqual(["Repair café"]);
    expect(screen.getByText("1 of 2")).toBeVisible();
    expect(screen.getByText("0 of 3")).toBeVisible();
    expect(screen.getByText("No initiative passes the filter.")).toBeVisible();
    await user.keyboard("{Escape}");
    expect(filter.active).toBe(false);
    expect(rows("On the map")).toHaveLength(3);
  });

  it("asks for challenges, status and organisations, and shows what is asked for by name", async () => {
    await user.click(screen.getByRole("button", { name: "More ways to filter" }));
    await user.click(screen.getByRole("checkbox", { name: "A good start in life" }));
    expect(rows("On the map")).toEqual(["Family hubs", "Skills bus"]);
    await user.click(screen.getByRole("checkbox", { name: "Paused" }));
    expect(rows("On the map")).toEqual(["Skills bus"]);
    await user.click(screen.getByRole("button", { name: "Clear the filter" }));
    await user.type(screen.getByRole("combobox", { name: "Organisation" }), "cou{Enter}");
    expect(rows("On the map")).toEqual(["Family hubs"]);
    await user.click(screen.getByRole("button", { name: "Take County out of the filter" }));
    expect(rows("On the map")).toHaveLength(3);
  });

  it("asks for what is not served, and keeps the whole of it with the view under a name", async () => {
    await user.click(screen.getByRole("button", { name: "More ways to filter" }));
    await user.click(screen.getByRole("checkbox", { name: "A good start in life" }));
    await user.click(screen.getByRole("checkbox", { name: "Not Good work" }));
    expect(filter.shown.size).toBe(0);
    await user.type(screen.getByRole("textbox", { name: "Name for this view and filter" }), "Only A{Enter}");
    const [edit] = fake.edits;
    expect(edit).toMatchObject({ kind: "keep_view", name: "Only A", view: "venn" });
    const kept = edit?.kind === "keep_view" ? edit.filter : null;
    expect([kept?.challenges, kept?.without]).toEqual([[idOf("A good start in life")], [idOf("Good work")]]);
  });

  it("goes back to a kept view with one click", async () => {
    const view = { text: "repair", strength: 1 as const, bright_spots: false, statuses: [], sectors: [] };
    const repairs = { ...view, organisations: [], grounds: [], challenges: [], without: [] };
    session.snapshot = snapshotOf({
      ...map,
      views: [{ id: "v", order: 1, name: "Repairs", view: "table", filter: repairs }],
    });
    await user.click(screen.getByRole("button", { name: "More ways to filter" }));
    await user.click(screen.getByRole("button", { name: "Repairs" }));
    expect([screens.view, filter.text]).toEqual(["table", "repair"]);
    screens.view = "venn";
  });
});

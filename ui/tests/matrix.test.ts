// The matrix by role and keyboard: a table, a query in words, sorting, members on demand, one selection.

import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { beforeEach, describe, expect, it } from "vitest";
import App from "../src/App.svelte";
import { matrix } from "../src/views/matrix/matrix.svelte";
import { screens } from "../src/state/screens.svelte";
import { filter } from "../src/state/filter.svelte";
import { selection } from "../src/state/selection.svelte";
import { opened } from "./fake";
import { idOf, mapOf, snapshotOf } from "./notation";

const user = userEvent.setup();
const map = mapOf("Family hubs: A B\nYouth zone: A B =planned\nSkills bus: A\nFood hub: C D\nDigital buddies:");

async function show(): Promise<HTMLElement> {
  matrix.query = new Map();
  matrix.open = new Set();
  matrix.sort = "size";
  matrix.empty = false;
  await opened(snapshotOf(map));
  render(App);
  screens.view = "matrix";
  return screen.findByRole("table");
}

const heads = (): string[] =>
  within(screen.getByRole("table"))
    .getAllByRole("rowheader")
    .map((head) => head.textContent.trim());

describe("the matrix", () => {
  let table: HTMLElement;
  beforeEach(async () => {
    table = await show();
    return () => (screens.view = "venn");
  });

  it("has a row for each combination that occurs, the fullest first, and the empty ones on request", async () => {
    expect(heads()).toEqual([
      "A good start in life and Good work",
      "A good start in life",
      "A place where people want to live and Healthy throughout life",
    ]);
    await user.click(screen.getByRole("checkbox", { name: "Show empty combinations" }));
    expect(heads()).toHaveLength(15);
  });

  it("answers a query in words", async () => {
    const ask = screen.getByRole("group", { name: "Look for initiatives by challenge" });
    expect(screen.getByText(/All placed initiatives: 4 of 4/)).toBeVisible();
    const first = within(ask).getByRole("group", { name: "A good start in life" });
    await user.click(within(first).getByRole("radio", { name: "Must" }));
    const second = within(ask).getByRole("group", { name: "Good work" });
    await user.click(within(second).getByRole("radio", { name: "Must not" }));
    expect(
      screen.getByText(/Initiatives that serve A good start in life and do not serve Good work: 1 of 4/),
    ).toBeVisible();
    expect(within(first).getAllByRole("radio")[2]).toHaveAccessibleName("Either");
    expect(heads()).toEqual(["A good start in life"]);
  });

  it("names its challenges, to the eye and to the ear", () => {
    const [head] = within(table).getAllByRole("columnheader");
    expect(within(head!).getByRole("button")).toHaveAccessibleName(
      "Challenges: A good start in life 3, Good work 2, A place where people want to live 1, Healthy throughout life 1",
    );
    for (const short of ["Good start", "Good work", "Good place", "Healthy life"]) {
      expect(within(head!).getByText(short)).toBeVisible();
    }
    expect(
      within(table).getByRole("button", { name: "2 initiatives in A good start in life and Good work" }),
    ).toBeVisible();
  });

  it("opens a row to its initiatives, which are the one selection", async () => {
    const open = within(table).getByRole("button", { name: /^2 initiatives in/ });
    open.focus();
    await user.keyboard("{Enter}");
    expect(open).toHaveAttribute("aria-expanded", "true");
    await user.click(within(table).getByRole("button", { name: "Select these" }));
    expect([...selection.ids]).toEqual([idOf("Family hubs"), idOf("Youth zone")]);
    expect(within(table).getByRole("button", { name: "Youth zone" })).toHaveAttribute("aria-pressed", "true");
  });

  it("says what a filter leaves out, and leaves it in the bars", async () => {
    filter.ask({ statuses: new Set(["planned"]) });
    expect(await screen.findByText("3 initiatives are filtered out")).toBeVisible();
    expect(heads()).toHaveLength(3);
  });

  it("has nothing that axe objects to", async () => {
    const found = await axe.run(table, { rules: { "color-contrast": { enabled: false } } });
    expect(found.violations.map(({ id }) => id)).toEqual([]);
  });
});

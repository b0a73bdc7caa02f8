// The dialogs by role and keyboard: where one begins, what is kept, and what must be reached from within.

import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import App from "../src/App.svelte";
import { importing } from "../src/state/importing.svelte";
import { picture } from "../src/state/picture.svelte";
import { screens } from "../src/state/screens.svelte";
import type { Field, ImportPreview } from "../src/wire/types";
import { opened, type Fake } from "./fake";
import { idOf, mapOf, snapshotOf } from "./notation";

const map = mapOf(`
  Family hubs: A3 B1 @Ely #Loneliness ~County(council)* ~NHS(health)
  Skills bus: A2 @Ely ~College(education)* =paused
`);
const user = userEvent.setup();

/** A sheet of columns with these fields, one row in it. */
function previewOf(...fields: Field[]): ImportPreview {
  return {
    name: "plan.xlsx",
    sheets: ["Plan"],
    guess: {
      sheet: "Plan",
      encoding: null,
      separator: null,
      heading_row: 1,
      columns: fields.map((field, nth) => ({ heading: `Heading ${nth + 1}`, field, sure: true, samples: [] })),
      date_order: "day_month",
      date_order_in_doubt: false,
    } as ImportPreview["guess"],
    rows: [{ row: 2, title: "Warm homes", verdict: "added", notes: [] } as unknown as ImportPreview["rows"][number]],
    added: 1,
    updated: 0,
    unchanged: 0,
    skipped: 0,
  };
}

async function inside(dialog: Exclude<typeof screens.dialog, null>): Promise<Fake> {
  const fake = await opened(snapshotOf(map));
  render(App);
  screens.dialog = dialog;
  await screen.findByRole("dialog");
  return fake;
}

describe("every dialog", () => {
  it("begins in its first field, not on ×", async () => {
    await inside("organisations");
    expect(screen.getByRole("textbox", { name: "New name" })).toHaveFocus();
  });

  it("lets one take back within it what was done within it, and says so there", async () => {
    const fake = await inside("organisations");
    await user.click(screen.getByRole("button", { name: "Remove NHS" }));
    const dialog = screen.getByRole("dialog");
    expect(within(dialog).getByText("Removed NHS.")).toBeVisible();
    within(dialog).getByRole("button", { name: "Remove County" }).focus();
    await user.keyboard("{Control>}z{/Control}");
    expect(fake.calls.map(({ name }) => name)).toContain("undo");
  });

  it("keeps the window's other keys from what lies under it", async () => {
    await inside("organisations");
    screen.getByRole("button", { name: "Remove NHS" }).focus();
    await user.keyboard("{Control>}k{/Control}");
    expect(screens.palette).toBe(false);
  });
});

describe("organisations", () => {
  it("lays out the others only where one is asked for, and makes two names one", async () => {
    const fake = await inside("organisations");
    expect(screen.queryByRole("combobox", { name: "NHS is the same as…" })).toBeNull();
    await user.click(screen.getByRole("button", { name: "NHS is the same as…" }));
    const list = screen.getByRole("combobox", { name: "NHS is the same as…" });
    expect(list).toHaveFocus();
    await user.selectOptions(list, "County");
    expect(fake.edits).toEqual([{ kind: "merge_organisations", into: idOf("County"), from: idOf("NHS") }]);
  });

  it("goes back to where it was when the list is left with Escape", async () => {
    const fake = await inside("organisations");
    await user.click(screen.getByRole("button", { name: "NHS is the same as…" }));
    await user.keyboard("{Escape}");
    expect(screen.getByRole("button", { name: "NHS is the same as…" })).toHaveFocus();
    expect(screen.getByRole("dialog")).toBeVisible();
    expect(fake.edits).toEqual([]);
  });

  it("lets a new one have its sector", async () => {
    const fake = await inside("organisations");
    await user.selectOptions(screen.getByRole("combobox", { name: "Sector" }), "Health");
    await user.type(screen.getByRole("textbox", { name: "New name" }), "Hospice{Enter}");
    expect(fake.edits).toMatchObject([{ kind: "add_organisation", name: "Hospice", sector: "health" }]);
  });
});

describe("import", () => {
  it("says when no column holds the titles, and moves a field from one column to another", async () => {
    const fake = await opened(snapshotOf(map));
    render(App);
    fake.answers.import_read = () => previewOf("title", "summary");
    fake.answers.import_preview = ({ columns }) => previewOf(...columns);
    screens.importFrom("/plan.xlsx");
    await user.selectOptions(await screen.findByRole("combobox", { name: "Holds: Heading 2" }), "Title");
    expect(fake.calls.at(-1)?.request).toEqual({ columns: ["ignore", "title"], date_order: "day_month" });
    expect(screen.queryByText(/^No column holds the titles/)).toBeNull();
    await user.selectOptions(screen.getByRole("combobox", { name: "Holds: Heading 2" }), "Notes");
    expect(await screen.findByText(/^No column holds the titles/)).toBeVisible();
  });

  it("builds each correction on the one before, and keeps the newest reply whichever comes last", async () => {
    const fake = await opened(snapshotOf(map));
    fake.answers.import_read = () => previewOf("title", "summary", "ignore");
    await importing.read("/plan.xlsx");
    const replies: ((preview: ImportPreview) => void)[] = [];
    fake.answers.import_preview = () => new Promise((done) => replies.push(done));
    const first = importing.correct({ columns: ["title", "notes", "ignore"] });
    expect(importing.columns.columns).toEqual(["title", "notes", "ignore"]);
    const second = importing.correct({ date_order: "month_day" });
    expect(fake.calls.at(-1)?.request).toEqual({ columns: ["title", "notes", "ignore"], date_order: "month_day" });
    replies[1]?.(previewOf("title", "notes", "ignore"));
    replies[0]?.(previewOf("title", "summary", "ignore"));
    await Promise.all([first, second]);
    expect(importing.columns.columns).toEqual(["title", "notes", "ignore"]);
    importing.forget();
  });

  it("takes the spreadsheet that is dropped while it is open", async () => {
    const fake = await opened(snapshotOf(map));
    fake.answers.import_read = () => previewOf("title");
    render(App);
    screens.importFrom("/one.xlsx");
    await screen.findByRole("combobox", { name: "Holds: Heading 1" });
    fake.drop("/two.xlsx");
    await expect
      .poll(() => fake.calls.filter(({ name }) => name === "import_read").map(({ request }) => request))
      .toMatchObject([{ path: "/one.xlsx" }, { path: "/two.xlsx" }]);
  });
});

describe("export", () => {
  it("comes back from changing the marking with what was chosen", async () => {
    const fake = await opened(snapshotOf(map));
    fake.answers.picture_preview = () => ({
      png: "data:,",
      width_mm: 1,
      height_mm: 1,
      name: "Map",
      short: "",
      long: "",
      headline: "",
      recount: [],
      remarks: [],
    });
    render(App);
    screens.open("export");
    await user.click(await screen.findByRole("checkbox", { name: "In grey" }));
    await user.click(screen.getByRole("button", { name: /^Change/ }));
    expect(screens.dialog).toBe("map");
    screens.close();
    expect(await screen.findByRole("checkbox", { name: "In grey" })).toBeChecked();
    expect(picture.asked.grey).toBe(true);
    picture.asked.grey = false;
  });
});

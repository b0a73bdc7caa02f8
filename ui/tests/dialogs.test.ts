// The dialogs by role and keyboard: where one begins, what is kept, and what must be reached from within.

import { fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import App from "../src/App.svelte";
import { importing } from "../src/state/importing.svelte";
import { picture } from "../src/state/picture.svelte";
import { screens } from "../src/state/screens.svelte";
import type { Choices, ImportPreview } from "../src/wire/types";
import { opened, type Fake } from "./fake";
import { idOf, mapOf, snapshotOf } from "./notation";
import { CHOICES, previewOf } from "./sheet";

const map = mapOf(`
  Family hubs: A3 B1 @Ely #Loneliness ~County(council)* ~NHS(health)
  Skills bus: A2 @Ely ~College(education)* =paused
`);
const user = userEvent.setup();

async function inside(dialog: Exclude<typeof screens.dialog, null>): Promise<Fake> {
  const fake = await opened(snapshotOf(map));
  render(App);
  screens.dialog = dialog;
  await screen.findByRole("dialog");
  return fake;
}

describe("every dialog", () => {
  it("begins at its top, until the person scrolls", async () => {
    await inside("organisations");
    const body = screen.getByRole("dialog").querySelector(".body")!;
    body.scrollTop = 300;
    await fireEvent.scroll(body);
    expect(body.scrollTop).toBe(0);
    await fireEvent.wheel(body);
    body.scrollTop = 300;
    await fireEvent.scroll(body);
    expect(body.scrollTop).toBe(300);
  });

  it("begins in its first field, not on ×", async () => {
    await inside("organisations");
    expect(screen.getByRole("textbox", { name: "New name" })).toHaveFocus();
  });

  it("lets one take back within it what was done within it, and says so there", async () => {
    const fake = await inside("organisations");
    await user.click(screen.getByRole("button", { name: "Remove NHS" }));
    const dialog = screen.getByRole("dialog");
    expect(within(dialog).getAllByText("Removed NHS.")[0]).toBeVisible();
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
    expect(fake.calls.at(-1)?.request).toEqual({ ...CHOICES, columns: ["ignore", "title"] });
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
    const first = importing.decide({ columns: ["title", "notes", "ignore"] });
    expect(importing.choices?.columns).toEqual(["title", "notes", "ignore"]);
    const second = importing.decide({ date_order: "month_day" });
    expect(fake.calls.at(-1)?.request).toEqual({
      ...CHOICES,
      columns: ["title", "notes", "ignore"],
      date_order: "month_day",
    });
    replies[1]?.(previewOf("title", "notes", "ignore"));
    replies[0]?.(previewOf("title", "summary", "ignore"));
    await Promise.all([first, second]);
    expect(importing.choices?.columns).toEqual(["title", "notes", "ignore"]);
    importing.forget();
  });

  it("asks once for all rows, has an answer to each question, and sends what is answered", async () => {
    const fake = await opened(snapshotOf(map));
    render(App);
    const asking = (choices: Choices): ImportPreview => ({
      ...previewOf("title", "themes", "status"),
      choices,
      asks: {
        without_status: 2,
        statuses: [{ words: "Tender", rows: 4 }],
        commas: { cells: 14, parted: 12, examples: ["Fen NHS Trust, Age UK Fen"] },
        carried: [{ column: 1, heading: "Theme" }],
        without_title: 121,
        nothing_read: 3,
      },
      doubts: {
        twice: [{ title: "Family hubs", rows: [5, 25] }],
        alike: [["Ely Trust", "The Ely Trust"]],
        sectors: [
          { taken_for: "health", organisations: 2, plainly: true, examples: ["Ely Surgery", "Fen NHS Trust"] },
          { taken_for: "education", organisations: 1, plainly: true, examples: ["March College"] },
          { taken_for: "other", organisations: 3, plainly: true, examples: ["Jobcentre Plus"] },
          { taken_for: "other", organisations: 9, plainly: false, examples: ["Blue Sky"] },
        ],
      },
    });
    fake.answers.import_read = () => asking({ ...CHOICES, columns: ["title", "themes", "status"] });
    fake.answers.import_preview = asking;
    screens.importFrom("/plan.xlsx");
    const first = await screen.findByRole("combobox", { name: /^2 rows have no status/ });
    // Reading took away what had the focus: whoever goes by keys begins at the top.
    await waitFor(() => expect(screen.getByRole("combobox", { name: "Row of headings" })).toHaveFocus());
    await user.selectOptions(first, "Planned");
    await user.selectOptions(screen.getByRole("combobox", { name: "“Tender” (4 rows) means" }), "Idea");
    await user.selectOptions(screen.getByRole("combobox", { name: /^14 cells of names hold commas/ }), "none");
    await user.selectOptions(
      screen.getByRole("combobox", { name: "Rows of one title and lead" }),
      "are one initiative",
    );
    // What names tell plainly is folded; what a person sets of it stays in sight.
    expect(screen.queryByRole("combobox", { name: /taken for \w+ by name$/ })).toBeNull();
    expect(screen.getByText(/^6 new organisations have a sector by name\./)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Show their sectors" }));
    await user.selectOptions(
      screen.getByRole("combobox", { name: "1 new organisation taken for education by name" }),
      "Council",
    );
    await user.click(screen.getByRole("button", { name: "Fold their sectors" }));
    expect(screen.getAllByRole("combobox", { name: /taken for \w+ by name$/ })).toHaveLength(1);
    expect(screen.getByText(/^5 new organisations have a sector by name\./)).toBeVisible();
    await user.selectOptions(
      screen.getByRole("combobox", { name: "9 new organisations whose names tell nothing" }),
      "Voluntary",
    );
    // Each group has its own answer, also where both were taken for the same.
    await user.click(screen.getByRole("button", { name: "Show their sectors" }));
    const jobcentre = screen.getByRole("combobox", { name: "3 new organisations taken for other by name" });
    expect(jobcentre).toHaveDisplayValue("Other");
    await user.selectOptions(jobcentre, "Council");
    await user.selectOptions(jobcentre, "Other");
    await user.click(screen.getByRole("checkbox", { name: /^“Theme” is filled only/ }));
    await user.click(screen.getByRole("checkbox", { name: "One organisation: “Ely Trust” and “The Ely Trust”" }));
    expect(screen.getByText(/“Family hubs” occurs 2 times \(rows 5, 25\)/)).toBeVisible();
    expect(screen.getByText("3 rows hold nothing that is read.")).toBeVisible();
    // Where a row lands is seen as letters and heard as names.
    const rows = screen.getByRole("list", { name: "What would happen, row by row" });
    expect(within(rows).getByRole("img", { name: "Good start and Good work" })).toHaveTextContent("AB");
    await user.click(screen.getByRole("checkbox", { name: "Take in row 2: Warm homes" }));
    expect(fake.calls.at(-1)?.request).toEqual({
      ...CHOICES,
      columns: ["title", "themes", "status"],
      status: "planned",
      statuses: [{ words: "Tender", status: "idea" }],
      commas: "nowhere",
      carried: [1],
      left_out: [2],
      answers: {
        twice: "one",
        sectors: [
          { taken_for: "education", plainly: true, is: "council" },
          { taken_for: "other", plainly: false, is: "voluntary" },
        ],
        joined: [["Ely Trust", "The Ely Trust"]],
      },
    });
  });

  it("folds the columns that are sure, keeps in sight those in doubt, and reads on from another row", async () => {
    const fake = await opened(snapshotOf(map));
    render(App);
    const wide = previewOf("title", "summary", "notes", "link", "lead", "partners", "places", "themes");
    wide.guess.columns[6]!.sure = false;
    wide.guess.heading_rows = [1, 2].map((row) => ({ row, shown: `Row of ${row}` }));
    fake.answers.import_read = () => wide;
    screens.importFrom("/plan.xlsx");
    await screen.findByRole("combobox", { name: "Holds: Heading 7" });
    expect(screen.getAllByRole("combobox", { name: /^Holds: / })).toHaveLength(2);
    await user.click(screen.getByRole("button", { name: "Show all 8 columns" }));
    expect(screen.getAllByRole("combobox", { name: /^Holds: / })).toHaveLength(8);
    await user.selectOptions(screen.getByRole("combobox", { name: "Row of headings" }), "Row 2: Row of 2");
    await expect
      .poll(() => fake.calls.filter(({ name }) => name === "import_read").at(-1)?.request)
      .toMatchObject({ path: "/plan.xlsx", sheet: "Plan", heading_row: 2 });
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

describe("About Sweetspot", () => {
  it("shows the notices of all that it is made with once they are asked for", async () => {
    await inside("about");
    expect(screen.queryByText(/Permission is hereby granted/)).toBeNull();
    await user.click(screen.getByText("Notices of all that it is made with"));
    const notices = await screen.findByText(/Permission is hereby granted/);
    for (const part of ["svelte", "d3-shape", "tauri", "rusqlite", "Inter, Noto Sans Arabic"]) {
      expect(notices).toHaveTextContent(part);
    }
  });
});

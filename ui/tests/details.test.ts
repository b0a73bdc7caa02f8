// The details by role: every field is changed in place, each change being one edit.

import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import RightPanel from "../src/panels/right/RightPanel.svelte";
import { session } from "../src/state/session.svelte";
import { screens } from "../src/state/screens.svelte";
import { selection } from "../src/state/selection.svelte";
import { failureOf, opened, type Fake } from "./fake";
import { idOf, mapOf, snapshotOf } from "./notation";

const map = mapOf(`
  Family hubs: A3 B1 @Ely #Loneliness ~County(council)* ~NHS(health)
  Skills bus: A2 @Ely ~College(education)* =paused
`);
const [a, b, c] = map.challenges.map((one) => one.id) as [string, string, string];
const hubs = [idOf("Family hubs")];
const user = userEvent.setup();
let fake: Fake;

beforeEach(async () => {
  fake = await opened(snapshotOf(map));
  screens.rightTab = "details";
  render(RightPanel);
});

it("says what to do while nothing is chosen", () => {
  expect(screen.getByText(/^Choose an initiative/)).toBeVisible();
});

describe("one initiative", () => {
  beforeEach(() => selection.only(idOf("Family hubs")));
  const text = (name: string): HTMLInputElement => screen.getByRole("textbox", { name });

  it("is renamed, and described, and given dates as people write them", async () => {
    await user.clear(text("Title"));
    await user.type(text("Title"), "Hubs{Enter}");
    await user.type(text("Summary"), "One front door");
    await user.tab();
    // What is empty does not look filled in.
    expect(text("Start")).toHaveAttribute("placeholder", "No date");
    await user.type(text("Start"), "1 April 2026");
    await user.tab();
    await user.selectOptions(screen.getByRole("combobox", { name: "Status" }), "Planned");
    await user.click(screen.getByRole("checkbox", { name: /^Bright spot/ }));
    expect(fake.edits).toEqual(
      [
        { title: "Hubs" },
        { summary: "One front door" },
        { start: "1 April 2026" },
        { status: "planned" },
        { bright_spot: true },
      ].map((fields) => ({ kind: "change_initiatives", initiatives: hubs, fields })),
    );
  });

  it("keeps a date that is none, to be corrected, and says how to write it", async () => {
    fake.answers.edit = () => {
      throw failureOf("not_a_date", "soonish");
    };
    await user.type(text("End"), "soonish{Enter}");
    expect(text("End")).toHaveValue("soonish");
    expect(text("End")).toBeInvalid();
    expect(text("End")).toHaveAccessibleDescription("Write it as 1 April 2026 or 01/04/2026.");
    expect(session.failure).toBeNull();
    await user.keyboard("{Escape}");
    expect(text("End")).toHaveValue("");
    expect(text("End")).toBeValid();
    await user.type(text("End"), "soonish{Enter}");
    delete fake.answers.edit;
    await user.clear(text("End"));
    await user.type(text("End"), "31/03/28{Enter}");
    expect(text("End")).toBeValid();
    expect(fake.edits.at(-1)).toMatchObject({ fields: { end: "31/03/28" } });
  });

  it("never loses typing when a snapshot arrives meanwhile", async () => {
    await user.type(text("Notes"), "half a thou");
    session.snapshot = snapshotOf(structuredClone(map), { state: 9 });
    await user.type(text("Notes"), "ght");
    expect(text("Notes")).toHaveValue("half a thought");
  });

  it("never lands typing in another initiative", async () => {
    await user.type(text("Title"), " and more");
    selection.only(idOf("Skills bus"));
    await expect.poll(() => text("Title").value).toBe("Skills bus");
    expect(fake.edits).toEqual([
      { kind: "change_initiatives", initiatives: hubs, fields: { title: "Family hubs and more" } },
    ]);
  });

  it("contributes by check boxes, with a strength, a reason and a doubt", async () => {
    await user.click(screen.getByRole("checkbox", { name: "A place where people want to live" }));
    await user.click(screen.getByRole("checkbox", { name: "Good work" }));
    const strength = screen.getByRole("group", { name: "Strength for A good start in life" });
    expect(within(strength).getByRole("radio", { name: "3: strong" })).toBeChecked();
    await user.click(within(strength).getByRole("radio", { name: "2: good" }));
    await user.click(screen.getByRole("button", { name: "Say why it serves Good work" }));
    await user.type(text("Why: Good work"), "A job adviser");
    await user.tab();
    await user.click(screen.getByRole("checkbox", { name: /^Contested/ }));
    expect(fake.edits).toEqual([
      { kind: "set_contribution", initiatives: hubs, challenge: c, strength: 1 },
      { kind: "set_contribution", initiatives: hubs, challenge: b },
      { kind: "set_contribution", initiatives: hubs, challenge: a, strength: 2 },
      { kind: "explain_contribution", initiative: hubs[0], challenge: b, why: "A job adviser" },
      { kind: "explain_contribution", initiative: hubs[0], challenge: b, contested: true },
    ]);
  });

  it("gains a partner, a new organisation with its sector, and loses one", async () => {
    const find = screen.getByRole("combobox", { name: "Add an organisation" });
    await user.type(find, "coll{Enter}");
    await user.type(find, "Growers{Enter}");
    const form = screen.getByRole("form", { name: "New organisation" });
    await user.selectOptions(within(form).getByRole("combobox", { name: "Sector" }), "Community");
    await user.click(within(form).getByRole("button", { name: "Add it" }));
    await user.click(screen.getByRole("button", { name: "Take NHS out" }));
    await user.click(within(screen.getByRole("group", { name: "Role of NHS" })).getByRole("radio", { name: "Lead" }));
    expect(fake.edits).toEqual([
      { kind: "involve_organisation", initiatives: hubs, organisation: idOf("College"), role: "partner" },
      { kind: "add_organisation", name: "Growers", sector: "community", initiatives: hubs, role: "partner" },
      { kind: "involve_organisation", initiatives: hubs, organisation: idOf("NHS") },
      { kind: "involve_organisation", initiatives: hubs, organisation: idOf("NHS"), role: "lead" },
    ]);
  });

  it("gains and loses common ground, old and new", async () => {
    await user.type(screen.getByRole("combobox", { name: "Add a place" }), "Wisby{Enter}");
    await user.click(screen.getByRole("button", { name: "Take Loneliness out" }));
    expect(fake.edits).toEqual([
      { kind: "add_ground", ground: "place", name: "Wisby", initiatives: hubs },
      { kind: "share_ground", initiatives: hubs, ground: idOf("Loneliness"), shared: false },
    ]);
  });

  it("is taken off the map, and removed with a way back", async () => {
    await user.click(screen.getByRole("button", { name: "Take off the map" }));
    await user.click(screen.getByRole("button", { name: "Remove" }));
    expect(fake.edits).toEqual([
      { kind: "place_initiatives", initiatives: hubs, challenges: [] },
      { kind: "remove_initiatives", initiatives: hubs },
    ]);
    expect(session.notice).toEqual({ words: "Removed “Family hubs”.", undo: true });
  });
});

describe("several initiatives", () => {
  const both = ["Family hubs", "Skills bus"].map(idOf);
  beforeEach(() => selection.set(both));

  it("show what differs, and change together as one step", async () => {
    const status: HTMLSelectElement = screen.getByRole("combobox", { name: "Status" });
    expect(status).toHaveDisplayValue("Different");
    await user.selectOptions(status, "Live");
    const work: HTMLInputElement = screen.getByRole("checkbox", { name: "Good work" });
    expect(work.indeterminate).toBe(true);
    await user.click(work);
    const strength = screen.getByRole("group", { name: "Strength for A good start in life" });
    for (const radio of within(strength).getAllByRole("radio")) expect(radio).not.toBeChecked();
    await user.type(screen.getByRole("combobox", { name: "Add a theme" }), "lone{Enter}");
    expect(fake.edits).toEqual([
      { kind: "change_initiatives", initiatives: both, fields: { status: "live" } },
      { kind: "set_contribution", initiatives: both, challenge: b, strength: 1 },
      { kind: "share_ground", initiatives: both, ground: idOf("Loneliness"), shared: true },
    ]);
  });
});

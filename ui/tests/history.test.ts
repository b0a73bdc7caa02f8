// The map's past by role and keyboard: versions, changes, looking back, comparing, settling, other copies, forgetting.

import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import App from "../src/App.svelte";
import { session } from "../src/state/session.svelte";
import { mapHistory } from "../src/state/history.svelte";
import { screens } from "../src/state/screens.svelte";
import type { HistoryLine, MergePreview, ToldConflict } from "../src/wire/types";
import { failureOf, opened, type Fake } from "./fake";
import { idOf, mapOf, snapshotOf } from "./notation";

const user = userEvent.setup();
const NOON = Date.UTC(2026, 10, 23, 12);

const entry = (change: string, label: string, step: HistoryLine["step"] = "edit"): HistoryLine => ({
  change,
  at: NOON,
  who: "Asha",
  label,
  step,
  source: null,
});

const conflict: ToldConflict = {
  conflict: {
    id: "c1",
    order: 1,
    entity: "initiative",
    row: idOf("Skills bus"),
    field: "notes",
    ours: "blue",
    theirs: "red",
    our_who: "Asha",
    our_at: NOON,
    their_who: "Ben",
    their_at: NOON,
    from: "Ben",
  },
  kind: "initiative",
  name: "Skills bus",
  field: "notes",
  ours: "“blue”",
  theirs: "“red”",
};

const nothing = { moved: [], new: [], ended: [], removed: [], renamed: [], sentences: [], summary: "Nothing." };

let fake: Fake;

async function show(conflicts: ToldConflict[] = []): Promise<void> {
  const map = mapOf("Family hubs: A B\nSkills bus: A");
  map.versions.push({ id: "v1", order: 1, name: "March board", change: "x1", at: NOON, who: "Asha" });
  const snapshot = snapshotOf(map, { conflicts });
  fake = await opened(snapshot);
  mapHistory.forget();
  fake.answers.history = () => ({
    entries: [entry("x2", "Add Skills bus"), entry("x1", "Name version March board")],
    more: true,
  });
  fake.answers.told = () => ({ sentences: ["New initiative: Skills bus."] });
  fake.answers.look = () => ({
    change: "x1",
    name: "March board",
    at: NOON,
    map: { ...map, initiatives: map.initiatives.slice(0, 1) },
    analysis: snapshot.analysis,
    scene: snapshot.scene,
  });
  screens.show("history");
  render(App);
  await screen.findByRole("heading", { name: "Versions" });
}

describe("the history", () => {
  beforeEach(() => show());

  it("tells what each change did when it is opened, and asks for older ones", async () => {
    const change = await screen.findByRole("button", { name: /^Add Skills bus/ });
    expect(change).toHaveAttribute("aria-expanded", "false");
    await user.click(change);
    expect(await screen.findByText("New initiative: Skills bus.")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Show older changes" }));
    await waitFor(() => expect(fake.calls.at(-1)).toEqual({ name: "history", request: { newest: 120 } }));
  });

  it("names a version from the keyboard", async () => {
    await user.type(screen.getByRole("textbox", { name: "Name this version" }), "June board{Enter}");
    await waitFor(() => expect(fake.edits).toEqual([{ kind: "name_version", name: "June board" }]));
  });

  it("shows the map as it was, in which nothing can be changed, and comes back to now", async () => {
    await user.click(screen.getAllByRole("button", { name: "Look at it" })[0]!);
    expect(
      await screen.findByText("Looking at March board. Nothing can be changed here.", { selector: "b" }),
    ).toBeVisible();
    expect(session.map?.initiatives).toHaveLength(1);
    expect(await session.edit({ kind: "tidy" })).toBe(false);
    expect(fake.edits).toEqual([]);
    expect(await screen.findByText(/Go back to now to change the map/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Back to now" }));
    expect(session.map?.initiatives).toHaveLength(2);
  });

  it("compares a version with now, in sentences", async () => {
    fake.answers.compare = () => ({
      from: "March board",
      to: "",
      comparison: {
        moved: [],
        new: [],
        ended: [],
        removed: [],
        renamed: [],
        sentences: ["Skills bus is new, in A."],
        summary: "1 difference: 1 new.",
      },
    });
    await user.click(screen.getAllByRole("button", { name: "Compare with now" })[0]!);
    expect(await screen.findByRole("heading", { name: "March board compared with now" })).toBeVisible();
    expect(screen.getByText("Skills bus is new, in A.")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Stop comparing" }));
    expect(screen.queryByText("Skills bus is new, in A.")).toBeNull();
  });

  it("compares a version with the one that is looked at", async () => {
    await session.lookAt("x1");
    expect(mapHistory.later("x2")).toBe("x1");
    expect(mapHistory.later("x1")).toBeNull();
    fake.answers.compare = ({ from, to }) => ({ from, to: to ?? "", comparison: nothing });
    await mapHistory.compare("x2");
    expect(await screen.findByRole("heading", { name: "x2 compared with x1" })).toBeVisible();
    mapHistory.stopComparing();
    session.backToNow();
  });

  it("goes back as one step, and says so where the history no longer reaches there", async () => {
    fake.answers.go_back = () => {
      throw failureOf("history_gone");
    };
    await user.click(await screen.findByRole("button", { name: /^Add Skills bus/ }));
    await user.click(within(screen.getAllByRole("listitem").at(-2)!).getByRole("button", { name: "Go back to it" }));
    expect(await screen.findByText("The history no longer reaches back to that. The map is as it was.")).toBeVisible();
  });
});

describe("what both copies changed", () => {
  it("is settled with one click", async () => {
    await show([conflict]);
    const sides = await screen.findByRole("group", { name: "Skills bus: notes" });
    await user.click(within(sides).getByRole("button", { name: /Ben “red”/ }));
    await waitFor(() => expect(fake.edits).toEqual([{ kind: "settle_conflicts", conflicts: ["c1"], theirs: true }]));
  });
});

describe("another copy", () => {
  const preview: MergePreview = {
    from: "Ben",
    name: "Ben.sweetspot",
    title: "Fenmoor together",
    standing: "unrelated",
    same_map: false,
    changes: 2,
    sentences: ["New initiative: Food hub."],
    conflicts: [conflict],
    joined: [{ kind: "initiative", name: "Skills bus", theirs: "t1", may_part: true }],
  };

  it("is previewed in words, lets things of one name be parted, and lands as one step", async () => {
    await show();
    fake.answers.copies = () => ({
      copies: [{ path: "/x/map-LAPTOP.sweetspot", name: "map-LAPTOP.sweetspot", from: "Ben" }],
    });
    fake.answers.merge_read = ({ apart }) => (apart.length > 0 ? { ...preview, joined: [] } : preview);
    fake.answers.merge_land = () => ({ ...fake.snapshot!, state: 2 });
    screens.open("merge");
    await user.click(await screen.findByRole("button", { name: "map-LAPTOP.sweetspot" }));
    const dialog = await screen.findByRole("dialog", { name: "Bring in another copy" });
    expect(await within(dialog).findByText("New initiative: Food hub.")).toBeVisible();
    // What stands below is what would change: it counts no fields that it does not list.
    expect(within(dialog).getByRole("heading", { name: "What would change" })).toBeVisible();
    expect(within(dialog).getByText(/without a common past/)).toBeVisible();
    await user.click(within(dialog).getByRole("checkbox", { name: "Skills bus" }));
    await waitFor(() => expect(fake.calls.at(-1)?.request).toEqual({ path: null, apart: ["t1"] }));
    expect(within(dialog).getByRole("checkbox", { name: "Skills bus" })).not.toBeChecked();
    await user.click(within(dialog).getByRole("button", { name: "Bring it in" }));
    expect(
      await screen.findByText(
        "Brought in Ben: 2 changes. 1 change waits to be settled under History; what is here stays until then.",
      ),
    ).toBeVisible();
    expect(screens.dialog).toBeNull();
  });
});

describe("what the history holds on people", () => {
  it("is listed, and erased only when it is asked for twice", async () => {
    await show();
    fake.answers.people = () => ({ people: [{ who: "Asha", changes: 3, others: 1 }] });
    fake.answers.erase_name = () => ({ ...fake.snapshot!, state: 2 });
    screens.open("privacy");
    expect(await screen.findByText("3 changes, 1 other mention")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Erase Asha" }));
    expect(fake.calls.some(({ name }) => name === "erase_name")).toBe(false);
    await user.click(screen.getByRole("button", { name: "Erase for good?" }));
    await waitFor(() => expect(fake.calls.some(({ name }) => name === "erase_name")).toBe(true));
  });
});

describe("a damaged file", () => {
  it("offers what this computer last held, and what can be read", async () => {
    await show();
    fake.answers.open_map = () => {
      throw failureOf("file_damaged", "a part of it is missing");
    };
    await session.open("/x/damaged.sweetspot");
    expect(await screen.findByRole("button", { name: "Save what this computer last held…" })).toBeVisible();
    fake.answers.choose = () => ({ path: "/x/saved.sweetspot", replaces: false });
    fake.answers.salvage = () => ({ sentences: ["Saved: 4 challenges."] });
    fake.answers.open_map = () => ({ ...fake.snapshot!, state: 9 });
    await user.click(screen.getByRole("button", { name: "Save what can be read…" }));
    expect(await screen.findByText("Saved: 4 challenges.")).toBeVisible();
  });
});

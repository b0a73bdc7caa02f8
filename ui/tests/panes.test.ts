// Where the focus goes in the window: from pane to pane with F6, and on to the next step after a map is made, a sheet has
// landed, a map was opened or closed, and a card was picked up.

import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import App from "../src/App.svelte";
import { drag } from "../src/views/venn/drag.svelte";
import { screens } from "../src/state/screens.svelte";
import { selection } from "../src/state/selection.svelte";
import { session } from "../src/state/session.svelte";
import type { Snapshot } from "../src/wire/types";
import { opened, type Fake } from "./fake";
import { idOf, mapOf, snapshotOf } from "./notation";
import { previewOf } from "./sheet";

const map = mapOf("Family hubs: A B\nSkills bus: A\nDigital buddies:\nRepair café:");
const user = userEvent.setup();

async function show(snapshot: Snapshot | null = snapshotOf(map)): Promise<Fake> {
  const fake = await opened(snapshot);
  screens.view = "venn";
  render(App);
  await screen.findByRole(snapshot ? "contentinfo" : "heading", snapshot ? {} : { level: 2 });
  return fake;
}
const canvas = (): HTMLElement => within(screen.getByRole("main")).getByRole("application", { name: /Venn/ });
const card = (title: string): HTMLElement =>
  within(screen.getByRole("list", { name: "Not yet placed" })).getByRole("button", { name: title });
const focused = (): HTMLElement => document.activeElement as HTMLElement;

describe("F6", () => {
  it("goes from the views to the lists, the drawing, what it tells and the status bar, and round", async () => {
    await show();
    const stops = [
      () => screen.getByRole("radio", { name: "Venn" }),
      () => card("Digital buddies"),
      canvas,
      () => screen.getByRole("tab", { name: "Sweet spots" }),
      () => within(screen.getByRole("contentinfo")).getAllByRole("button")[0]!,
    ];
    for (const stop of [...stops, ...stops]) {
      await user.keyboard("{F6}");
      expect(focused()).toBe(stop());
    }
    for (const stop of stops.toReversed().slice(1)) {
      await user.keyboard("{Shift>}{F6}{/Shift}");
      expect(focused()).toBe(stop());
    }
  });

  it("comes back to where one was, passes over what is shut, and works while one types", async () => {
    await show();
    screens.left = false;
    screen.getByRole("tab", { name: "Sweet spots" }).focus();
    await user.keyboard("{ArrowRight}");
    await user.keyboard("{Shift>}{F6}{/Shift}{Shift>}{F6}{/Shift}");
    expect(focused()).toBe(screen.getByRole("radio", { name: "Venn" }));
    await user.keyboard("{F6}{F6}");
    expect(focused()).toBe(screen.getByRole("tab", { name: "Thin" }));
    screens.left = true;
    const field = await screen.findByRole("searchbox", { name: "Filter initiatives" });
    field.focus();
    await user.keyboard("{Shift>}{F6}{/Shift}");
    expect(focused()).toBe(screen.getByRole("radio", { name: "Venn" }));
    await user.keyboard("{F6}");
    expect(focused()).toBe(field);
  });

  it("takes nobody out of a dialog, and lets go of what the keys carry", async () => {
    await show();
    card("Digital buddies").focus();
    await user.keyboard("{Enter}");
    expect(drag.gesture.is).toBe("carrying_by_keys");
    await user.keyboard("{F6}");
    expect(drag.gesture.is).toBe("idle");
    expect(focused()).toBe(screen.getByRole("tab", { name: "Sweet spots" }));
    screens.open("about");
    await screen.findByRole("dialog");
    const before = focused();
    await user.keyboard("{F6}");
    expect(focused()).toBe(before);
  });
});

describe("the next step has the focus", () => {
  it("after a new map: what it can be filled with", async () => {
    const fake = await show();
    canvas().focus();
    screens.open("new");
    await user.type(await screen.findByRole("textbox", { name: "Title" }), "Ely");
    fake.answers.choose = () => ({ path: "/b/Ely.sweetspot", replaces: false });
    fake.answers.new_map = () => ({ ...snapshotOf(mapOf("")), state: 2 });
    await user.click(screen.getByRole("button", { name: "Choose where it goes…" }));
    const main = await screen.findByRole("main");
    await waitFor(() => expect(within(main).getByRole("button", { name: "Import a spreadsheet…" })).toHaveFocus());
  });

  it.each([
    ["the first card that came and waits", "Warm homes:", () => card("Digital buddies")],
    ["the drawing, where all that came lies on the map", "Warm homes: A", canvas],
  ])("after an import: %s", async (_, row, expected) => {
    const fake = await show();
    fake.answers.import_read = () => previewOf("title");
    fake.answers.import_land = () => ({
      ...snapshotOf(mapOf(`Family hubs: A B\nSkills bus: A\nDigital buddies:\nRepair café:\n${row}`)),
      state: 2,
    });
    fake.answers.import_cancel = () => ({});
    screens.importFrom("/plan.xlsx");
    await user.click(await screen.findByRole("button", { name: "Add 1 initiative" }));
    await waitFor(() => expect(expected()).toHaveFocus());
  });

  it("after the map was opened or closed: the middle", async () => {
    const fake = await show(null);
    fake.answers.open_sample = () => snapshotOf(map);
    await user.click(screen.getByRole("button", { name: "Look at the sample" }));
    await waitFor(() => expect(canvas()).toHaveFocus());
    fake.answers.close_map = () => ({ notices: [] });
    await user.keyboard("{Control>}w{/Control}");
    await waitFor(() => expect(screen.getByRole("button", { name: /New map/ })).toHaveFocus());
  });
});

describe("a card picked up with the keys", () => {
  const regions = [1, 2, 4, 8, 3, 5, 9, 6, 10, 12, 7, 11, 13, 14, 15].map((challenges) => ({
    challenges,
    path: "",
    fill: "",
    fill_dark: "",
    centre: { x: 700, y: 500 },
    clearance: 90,
    count: 0,
  }));
  const drawn = (state: number): Snapshot => {
    const { scene, ...rest } = snapshotOf(map);
    return { ...rest, state, scene: { ...scene, regions } };
  };
  async function pickUp(title: string): Promise<number | "outside" | null | undefined> {
    card(title).focus();
    await user.keyboard("{Enter}");
    return drag.now?.over;
  }

  it("begins where the card before was put, on a fresh map with the first region", async () => {
    const fake = await show(drawn(1));
    fake.answers.edit = () => drawn(session.snapshot!.state + 1);
    expect(await pickUp("Digital buddies")).toBe(1);
    await user.keyboard("bc{Enter}");
    await waitFor(() => expect(fake.edits.length).toBe(1));
    await waitFor(() => expect(drag.loose).toBeNull());
    expect(await pickUp("Repair café")).toBe(7);
    await user.keyboard("{Escape}");
    fake.answers.open_map = () => drawn(1);
    await session.open("/other.sweetspot");
    expect(await pickUp("Repair café")).toBe(1);
    await user.keyboard("{Escape}");
  });

  it("begins in the region that is looked at", async () => {
    await show(drawn(1));
    selection.inspect(12);
    expect(await pickUp("Digital buddies")).toBe(12);
    await user.keyboard("{Escape}");
    expect(idOf("Digital buddies")).toBe([...selection.ids][0]);
  });
});

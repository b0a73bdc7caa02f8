// The whole window by keyboard and role: shortcuts, menu, palette, toasts, the live region, the screen without a map.

import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import App from "../src/App.svelte";
import { commands } from "../src/commands/commands";
import { session } from "../src/state/session.svelte";
import { screens } from "../src/state/screens.svelte";
import { filter } from "../src/state/filter.svelte";
import { selection } from "../src/state/selection.svelte";
import { voice } from "../src/state/voice.svelte";
import { drag } from "../src/views/venn/drag.svelte";
import { failureOf, opened, startOf, type Fake } from "./fake";
import { idOf, mapOf, snapshotOf } from "./notation";

const map = mapOf("Family hubs: A B ~County(council)*\nSkills bus: A\nDigital buddies:");
const user = userEvent.setup();

async function show(snapshot = snapshotOf(map, { undo: "Tidy", redo: "Rename the map" })): Promise<Fake> {
  const fake = await opened(snapshot);
  render(App);
  await screen.findByRole("contentinfo");
  return fake;
}
const names = (fake: Fake): string[] =>
  fake.calls.map(({ name }) => name).filter((name) => name !== "start" && name !== "handed");

describe("shortcuts", () => {
  it("undo, redo and save", async () => {
    const fake = await show();
    fake.answers.redo = fake.answers.undo = fake.answers.save = () => snapshotOf(map, { undo: "Tidy", redo: "Tidy" });
    await user.keyboard(
      "{Control>}z{/Control}{Control>}y{/Control}{Control>}{Shift>}Z{/Shift}{/Control}{Control>}s{/Control}",
    );
    await waitFor(() => expect(names(fake)).toEqual(["undo", "redo", "redo", "save"]));
  });

  it("leave the keys of typing to the field", async () => {
    const fake = await show();
    const field = screen.getByRole("searchbox", { name: "Filter initiatives" });
    await user.type(field, "a+-0?{Delete}");
    await user.keyboard("{Control>}z{/Control}");
    expect(field).toHaveValue("a+-0?");
    expect(screens.dialog).toBeNull();
    expect(names(fake)).toEqual([]);
  });

  it("undo from a field in which nothing was typed", async () => {
    const fake = await show();
    selection.only(idOf("Family hubs"));
    screens.show("details");
    await user.click(await screen.findByRole("textbox", { name: "Title" }));
    await user.keyboard("{Control>}z{/Control}");
    await waitFor(() => expect(names(fake)).toEqual(["undo"]));
  });

  it("remove what is selected, with a way back in the toast", async () => {
    const fake = await show();
    selection.set([idOf("Family hubs"), idOf("Skills bus")]);
    await user.keyboard("{Delete}");
    const [told] = await screen.findAllByText("Removed 2 initiatives.");
    expect(told).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Undo" }));
    await waitFor(() => expect(names(fake)).toEqual(["edit", "undo"]));
    await waitFor(() => expect(screen.queryByText("Removed 2 initiatives.")).toBeNull());
  });

  it("keep what was told out of the way of what is carried", async () => {
    Element.prototype.animate = (() => ({}) as Animation) as Element["animate"];
    await show();
    session.tell("Saved as Board paper.");
    const [told] = await screen.findAllByText("Saved as Board paper.");
    expect(told).toBeVisible();
    const toasts = document.querySelector("[data-floats].toasts");
    expect(toasts).not.toHaveClass("aside");
    drag.pickUp([idOf("Skills bus")], "click");
    await waitFor(() => expect(toasts).toHaveClass("aside"));
    drag.giveUp();
    await waitFor(() => expect(toasts).not.toHaveClass("aside"));
    drag.arrived();
  });

  it("rename with F2, filter with Ctrl+F, add with Ctrl+Shift+A", async () => {
    await show();
    selection.only(idOf("Skills bus"));
    await user.keyboard("{F2}");
    await waitFor(() => expect(screen.getByRole("textbox", { name: "Title" })).toHaveFocus());
    await user.keyboard("{Control>}f{/Control}");
    await waitFor(() => expect(screen.getByRole("searchbox", { name: "Filter initiatives" })).toHaveFocus());
    await user.keyboard("{Control>}{Shift>}A{/Shift}{/Control}");
    await waitFor(() => expect(screen.getByRole("textbox", { name: "Title of a new initiative" })).toHaveFocus());
  });

  it("open the dialogs", async () => {
    await show();
    for (const [keys, dialog] of [
      ["n", "new"],
      ["i", "import"],
      ["e", "export"],
      [",", "preferences"],
    ] as const) {
      await user.keyboard(`{Control>}${keys}{/Control}`);
      expect(screens.dialog).toBe(dialog);
      screens.close();
      await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    }
  });

  it("are each for one thing only", () => {
    const keys = commands.flatMap((command) => command.keys);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe("the palette", () => {
  it("finds an initiative and goes there", async () => {
    await show();
    await user.keyboard("{Control>}k{/Control}");
    await user.keyboard("skil{Enter}");
    await waitFor(() => expect([...selection.ids]).toEqual([idOf("Skills bus")]));
    expect(screens.rightTab).toBe("details");
    expect(screen.queryByRole("listbox", { name: "Found" })).toBeNull();
  });

  it("does things, and filters by an organisation", async () => {
    const fake = await show();
    await user.click(screen.getByRole("button", { name: "Find or do anything" }));
    await user.keyboard("tidy{Enter}");
    await waitFor(() => expect(fake.edits).toEqual([{ kind: "tidy" }]));
    await user.keyboard("{Control>}k{/Control}");
    await user.keyboard("county{Enter}");
    await waitFor(() => expect([...filter.shown]).toEqual([0]));
  });
});

describe("the frame", () => {
  it("tells the title, the counts, the marking and how the file stands", async () => {
    await show();
    expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent("Fenmoor together");
    expect(screen.getByText("3 initiatives · 1 organisation · 2 placed")).toBeVisible();
    expect(screen.getByText("OFFICIAL")).toBeVisible();
    expect(screen.getByText("Saved · Documents")).toBeVisible();
  });

  it("says each edit in the live region, also the same one again", async () => {
    await show();
    await session.edit({ kind: "tidy" });
    const live = await screen.findByText("Did tidy");
    expect(live.closest("[aria-live=polite]")).not.toBeNull();
    const before = voice.times;
    await session.edit({ kind: "tidy" });
    await waitFor(() => expect(voice.times).toBe(before + 1));
  });

  it("says what failed until it is dismissed", async () => {
    const fake = await show();
    fake.answers.edit = () => {
      throw failureOf("no_space");
    };
    await session.edit({ kind: "tidy" });
    expect(await screen.findByRole("alert")).toHaveTextContent(/^The disk is full/);
    await user.click(screen.getByRole("button", { name: "Dismiss" }));
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("forgets the filter with the map", async () => {
    const fake = await show();
    filter.text = "hubs";
    const other = snapshotOf(map);
    fake.answers.open_map = () => ({ ...other, file: { ...other.file, path: "/tmp/other.sweetspot" } });
    await session.open("/tmp/other.sweetspot");
    await waitFor(() => expect(filter.active).toBe(false));
  });
});

describe("without a map", () => {
  it("offers the ways to begin, and the maps opened before", async () => {
    const fake = await opened(null);
    const recent = [{ path: "/home/pat/fenmoor.sweetspot", title: "Fenmoor together", at: 0 }];
    fake.answers.start = () => ({ ...startOf(null), recent });
    fake.answers.forget_recent = () => ({ recent: [] });
    render(App);
    expect(await screen.findByRole("button", { name: "New map…" })).toBeVisible();
    expect(screen.queryByRole("button", { name: "Export…" })).toBeNull();
    await user.click(await screen.findByRole("button", { name: "Take Fenmoor together off this list" }));
    await waitFor(() => expect(screen.queryByText("Opened before")).toBeNull());
    await user.keyboard("{Control>}e{/Control}");
    expect(screens.dialog).toBeNull();
  });
});

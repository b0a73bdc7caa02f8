// Help at the place where one is: every view, tab and dialog has its chapter, F1 opens it from anywhere, and the keys alone
// read, search and come back.

import { fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { tick } from "svelte";
import { beforeEach, describe, expect, it } from "vitest";
import App from "../src/App.svelte";
import { CHAPTER, placeNow, type HelpPlace } from "../src/commands/help_places";
import { help } from "../src/state/help.svelte";
import { screens, type Dialog, type RightTab } from "../src/state/screens.svelte";
import { session } from "../src/state/session.svelte";
import { readGuide } from "../src/text/guide";
import { VIEWS } from "../src/views/views";
import { opened } from "./fake";
import { mapOf, snapshotOf } from "./notation";

const map = mapOf("Family hubs: A B ~County(council)*\nSkills bus: A\nDigital buddies:");
const user = userEvent.setup();
const guide = await readGuide();

beforeEach(() => {
  help.close();
  screens.view = "venn";
  screens.proportional = false;
});

async function show(snapshot = snapshotOf(map)): Promise<void> {
  const fake = await opened(snapshot);
  const network = { nodes: [], ties: [], marks: [], communities: [], modularity: 0, text: 8 };
  fake.answers.network = () => ({
    settled: true,
    network: { ...network, frame: { left: 0, top: 0, width: 600, height: 400 } },
  });
  render(App);
  await screen.findByRole("contentinfo");
}

const dialog = (): Promise<HTMLElement> => screen.findByRole("dialog", { name: "User guide" });

/** The chapter that is open, once it has the keyboard. */
async function chapter(): Promise<HTMLElement> {
  const article = await within(await dialog()).findByRole("article");
  await waitFor(() => expect(article).toHaveAccessibleName());
  await waitFor(() => expect(article).toHaveFocus());
  return article;
}

const titleOf = (anchor: string): string =>
  guide.chapters.find(
    (one) => one.anchor === anchor || one.blocks.some((b) => b.kind === "heading" && b.anchor === anchor),
  )?.title ?? "";

describe("each place", () => {
  it("has a chapter that is there", () => {
    const there = guide.chapters.flatMap(({ anchor, blocks }) => [
      anchor,
      ...blocks.flatMap((block) => (block.kind === "heading" ? [block.anchor] : [])),
    ]);
    expect(Object.entries(CHAPTER).filter(([, anchor]) => !there.includes(anchor))).toEqual([]);
  });

  it.each(VIEWS.map(({ id }) => id))("in the middle: %s", async (view) => {
    await show();
    screens.view = view;
    await tick();
    expect(placeNow()).toBe(view);
    await user.keyboard("{F1}");
    expect(await chapter()).toHaveAccessibleName(titleOf(CHAPTER[view]));
  });

  it.each<RightTab>(["spots", "thin", "together", "history", "details"])("in the right panel: %s", async (tab) => {
    await show();
    screens.show(tab);
    const panel = await screen.findByRole("complementary", { name: "What the map tells" });
    within(panel).getByRole("tab", { selected: true }).focus();
    expect(placeNow()).toBe(tab);
    await user.keyboard("{F1}");
    expect(await chapter()).toHaveAccessibleName(titleOf(CHAPTER[tab]));
    await user.keyboard("{Escape}");
    await fireEvent(await dialog(), new Event("cancel", { cancelable: true }));
    await waitFor(() => expect(within(panel).getByRole("tab", { selected: true })).toHaveFocus());
  });

  const dialogs: Record<Dialog, true> = {
    new: true,
    new_like: true,
    rename_file: true,
    import: true,
    merge: true,
    send: true,
    privacy: true,
    export: true,
    paper: true,
    map: true,
    challenges: true,
    organisations: true,
    preferences: true,
    shortcuts: true,
    diagnostics: true,
    local: true,
    about: true,
  };
  it.each(Object.keys(dialogs) as Dialog[])("in the dialog %s, from which one comes back to it", async (name) => {
    await show();
    screens.open(name);
    const under = await screen.findByRole("dialog");
    const had = document.activeElement;
    expect(under).toContainElement(had as HTMLElement);
    await user.keyboard("{F1}");
    expect(await chapter()).toHaveAccessibleName(titleOf(CHAPTER[name]));
    await fireEvent(await dialog(), new Event("cancel", { cancelable: true }));
    await waitFor(() => expect(screen.queryByRole("dialog", { name: "User guide" })).toBeNull());
    expect(screens.dialog).toBe(name);
    expect(had).toHaveFocus();
    screens.close();
  });

  it.each<[HelpPlace, () => unknown]>([
    ["lists", () => document.querySelector<HTMLElement>("[data-pane=left] button")?.focus()],
    ["proportional", () => (screens.proportional = true)],
    ["palette", () => (screens.palette = true)],
  ])("beside these: %s", async (place, go) => {
    await show();
    go();
    await tick();
    expect(placeNow()).toBe(place);
    await user.keyboard("{F1}");
    expect(await chapter()).toHaveAccessibleName(titleOf(CHAPTER[place]));
    screens.palette = false;
  });

  it("on the start screen", async () => {
    await opened(null);
    render(App);
    await screen.findByRole("button", { name: "Look at the sample" });
    expect(placeNow()).toBe("start");
    await user.keyboard("{F1}");
    expect(await chapter()).toHaveAccessibleName("The first minute");
  });

  it("in a field where one types", async () => {
    await show();
    screens.askForFilter();
    const field = await screen.findByRole("searchbox", { name: "Filter initiatives" });
    await waitFor(() => expect(field).toHaveFocus());
    await user.keyboard("{F1}");
    expect(await chapter()).toHaveAccessibleName(titleOf(CHAPTER.lists));
  });

  it("is kept while the guide is open, whatever F1 is pressed for", async () => {
    await show();
    help.open("keys");
    await chapter();
    await user.keyboard("{F1}");
    expect(help.now?.anchor).toBe("keys");
  });
});

describe("the shortcuts", () => {
  it("open by ?, but not where one types", async () => {
    await show();
    await user.keyboard("?");
    expect(await screen.findByRole("dialog", { name: "Shortcuts" })).toBeVisible();
    screens.close();
    screens.askForFilter();
    const field = await screen.findByRole("searchbox", { name: "Filter initiatives" });
    await waitFor(() => expect(field).toHaveFocus());
    await user.keyboard("?");
    expect(field).toHaveValue("?");
    expect(screens.dialog).toBeNull();
  });
});

describe("in the guide", () => {
  it("opens from the menu and the palette by its name", async () => {
    await show();
    await user.keyboard("{Control>}k{/Control}");
    await user.keyboard("user guide");
    expect(await screen.findByRole("option", { name: /^User guide/, selected: true })).toBeVisible();
    await user.keyboard("{Enter}");
    expect(await chapter()).toHaveAccessibleName(titleOf(CHAPTER.venn));
  });

  it("finds words, goes to the hit that Enter is pressed on, and marks it", async () => {
    await show();
    help.open("keys");
    await chapter();
    await user.keyboard("{Control>}f{/Control}");
    const field = within(await dialog()).getByRole("combobox", { name: "Search the guide" });
    expect(field).toHaveFocus();
    await user.keyboard("harrowdale");
    const [hit] = within(await dialog()).getAllByRole("option");
    expect(hit).toHaveTextContent(/^Organisations and common ground.*“Harrowdale CC” and “Harrowdale/);
    expect(field).toHaveAttribute("aria-activedescendant", hit!.id);
    await user.keyboard("{Enter}");
    const article = await chapter();
    expect(article).toHaveAccessibleName("Organisations and common ground");
    expect(article.querySelectorAll(".found")).toHaveLength(1);
    expect(article.querySelector(".found")).toHaveTextContent("Harrowdale CC");
    // What was typed is given up by the first Escape, the guide is closed by the next.
    field.focus();
    await user.keyboard("{Escape}");
    expect(field).toHaveValue("");
    expect(help.now).not.toBeNull();
  });

  it("walks through what was found with the arrows, and says where nothing is", async () => {
    await show();
    help.open("keys");
    await chapter();
    await user.keyboard("{Control>}f{/Control}undo");
    const options = within(await dialog()).getAllByRole("option");
    expect(options.length).toBeGreaterThan(3);
    await user.keyboard("{ArrowDown}{ArrowDown}{ArrowUp}");
    expect(options[1]).toHaveAttribute("aria-selected", "true");
    await user.keyboard("{ArrowUp}{ArrowUp}");
    expect(options.at(-1)).toHaveAttribute("aria-selected", "true");
    await user.keyboard("zzz");
    expect(within(await dialog()).queryAllByRole("option")).toEqual([]);
    expect(await dialog()).toHaveTextContent("Nothing in the guide says that.");
  });

  it("goes through the contents with the arrows, to the next chapter, along links, and back", async () => {
    await show();
    help.open("the-first-minute");
    await chapter();
    const list = within(await dialog()).getByRole("list", { name: "Contents" });
    const here = within(list).getByRole("button", { current: true });
    expect(here).toHaveTextContent("The first minute");
    expect(list.querySelectorAll("[tabindex='0']")).toHaveLength(1);
    here.focus();
    await user.keyboard("{ArrowDown}");
    expect(within(list).getByRole("button", { name: "What you see" })).toHaveFocus();
    await user.keyboard("{Enter}");
    expect(await chapter()).toHaveAccessibleName("What you see");
    await user.click(within(await dialog()).getByRole("button", { name: "Next: A new map" }));
    await user.click(within(await chapter()).getByRole("link", { name: "at any later time" }));
    expect(help.now?.anchor).toBe("change-the-challenges");
    await user.click(within(await dialog()).getByRole("button", { name: "Back to A new map" }));
    expect(help.now?.anchor).toBe("a-new-map");
    expect(location.hash).toBe("");
  });

  it("has words for every picture and nothing that axe objects to", async () => {
    await show();
    help.open("what-you-see");
    const article = await chapter();
    expect(within(article).getByRole("img")).toHaveAccessibleName(/^The window: /);
    const rules = { rules: { "color-contrast": { enabled: false } } };
    const inside = (await dialog()).querySelector(".body")!;
    expect((await axe.run(inside, rules)).violations).toEqual([]);
    await user.keyboard("{Control>}f{/Control}map");
    expect((await axe.run(inside, rules)).violations).toEqual([]);
  });

  it("shows every chapter as it is written", async () => {
    await show();
    help.open("the-first-minute");
    for (const { anchor, title, blocks } of guide.chapters) {
      help.open(anchor);
      await tick();
      const article = await chapter();
      expect(within(article).getByRole("heading", { level: 3, name: title })).toBeVisible();
      const pictures = blocks.filter(({ kind }) => kind === "picture").length;
      expect(within(article).queryAllByRole("img")).toHaveLength(pictures);
    }
    expect(session.failure).toBeNull();
  });
});

// What a document app has: the menu in its parts, files of other names, the last view of each map, dropped files, questions,
// slow work, and where failures stand.

import { fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import App from "../src/App.svelte";
import { commands } from "../src/commands/commands";
import { session } from "../src/state/session.svelte";
import { screens } from "../src/state/screens.svelte";
import { table } from "../src/views/table/table.svelte";
import { GROUP } from "../src/text/commands";
import type { MergePreview, Snapshot } from "../src/wire/types";
import { failureOf, opened, startOf, type Fake } from "./fake";
import { mapOf, snapshotOf } from "./notation";

const map = mapOf("Family hubs: A B ~County(council)*\nSkills bus: A\nDigital buddies:");
const user = userEvent.setup();

async function show(snapshot: Snapshot = snapshotOf(map)): Promise<Fake> {
  const fake = await opened(snapshot);
  render(App);
  await screen.findByRole("contentinfo");
  return fake;
}

function ofFile(file: Partial<Snapshot["file"]>, more: Partial<Snapshot> = {}): Snapshot {
  const snapshot = snapshotOf(map);
  return { ...snapshot, ...more, file: { ...snapshot.file, ...file } };
}

function asked(fake: Fake, name: string): unknown[] {
  return fake.calls.filter((call) => call.name === name).map(({ request }) => request);
}

describe("the menu", () => {
  it("opens with F10, goes sideways from part to part, and holds every command with its key", async () => {
    await show();
    await user.keyboard("{F10}");
    const seen: string[] = [];
    for (const words of Object.values(GROUP)) {
      const list = await screen.findByRole("menu", { name: words });
      const entries = within(list).getAllByRole("menuitem");
      await waitFor(() => expect(list).toContainElement(document.activeElement as HTMLElement));
      seen.push(...entries.map((entry) => entry.textContent.trim().replace(/\s+/g, " ")));
      await user.keyboard("{ArrowRight}");
    }
    for (const { id, words, keys } of commands) {
      if (id !== "menu") expect(seen).toContain(keys[0] ? `${words} ${keys[0]}` : words);
    }
    // Round to the first part again.
    expect(await screen.findByRole("menu", { name: GROUP.file })).toBeVisible();
    await user.keyboard("{F10}");
    expect(screen.queryByRole("menu")).toBeNull();
    expect(screen.getByRole("button", { name: /^Fenmoor together/ })).toHaveFocus();
  });

  it("has the maps opened before, but not the one that is open", async () => {
    const fake = await opened(snapshotOf(map));
    const own = snapshotOf(map).file.path;
    const recent = [own, "/home/pat/Ely.sweetspot"].map((path) => ({ path, title: path, at: 0 }));
    fake.answers.start = () => ({ ...startOf(snapshotOf(map)), recent });
    fake.answers.open_map = () => ofFile({ path: "/home/pat/Ely.sweetspot" });
    render(App);
    await screen.findByRole("contentinfo");
    await user.keyboard("{F10}");
    expect(screen.queryByRole("menuitem", { name: new RegExp(own) })).toBeNull();
    await user.click(await screen.findByRole("menuitem", { name: /Ely/ }));
    await waitFor(() => expect(asked(fake, "open_map")).toEqual([{ path: "/home/pat/Ely.sweetspot" }]));
  });
});

describe("the map's file", () => {
  it("is saved under another name, and one goes on there", async () => {
    const fake = await show();
    fake.answers.choose = () => ({ path: "/b/Board.sweetspot", replaces: false });
    fake.answers.save_as = () => ofFile({ path: "/b/Board.sweetspot", name: "Board" });
    screens.show("thin");
    await user.keyboard("{Control>}{Shift>}S{/Shift}{/Control}");
    const [told] = await screen.findAllByText("Saved as /b/Board.sweetspot. You go on in this file.");
    expect(told).toBeVisible();
    expect(asked(fake, "choose")).toEqual([{ purpose: "save_as", suggested: "fenmoor" }]);
    expect(session.recent[0]?.path).toBe("/b/Board.sweetspot");
    expect(screens.rightTab).toBe("thin");
  });

  it("is offered a name of its own for each copy, which says what it is", async () => {
    const fake = await show();
    await session.saveCopy();
    await session.sendCopy(false);
    expect(asked(fake, "choose")).toEqual([
      { purpose: "save_copy", suggested: "fenmoor (copy)" },
      { purpose: "save_copy", suggested: "fenmoor (copy for a partner)" },
    ]);
  });

  it("is renamed in a dialog, which says what can't be", async () => {
    const fake = await show();
    screens.open("rename_file");
    const field = await screen.findByRole("textbox", { name: "Name of the file" });
    expect(screen.getByRole("button", { name: "Rename" })).toBeDisabled();
    fake.answers.rename_file = () => {
      throw { ...failureOf("file_exists"), file: "Board.sweetspot" };
    };
    await user.clear(field);
    await user.type(field, "Board{Enter}");
    const alert = await within(screen.getByRole("dialog")).findByText(
      /There is already .*Board.sweetspot.* in that folder/,
    );
    expect(alert.closest("[role=alert]")).not.toBeNull();
    expect(screen.getAllByText(/There is already/)).toHaveLength(1);
    fake.answers.rename_file = () => ofFile({ path: "/b/Board.sweetspot", name: "Board" });
    await user.click(screen.getByRole("button", { name: "Rename" }));
    expect(await screen.findByText("The file is now called Board.")).toBeVisible();
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("is closed with Ctrl+W, and what could not be written is told on the start screen", async () => {
    const fake = await show();
    fake.answers.close_map = () => ({ notices: [{ notice: "left_waiting", name: "fenmoor", folder: "stick" }] });
    await user.keyboard("{Control>}w{/Control}");
    expect(await screen.findByRole("button", { name: "Open a map…" })).toBeVisible();
    expect(screen.getByText(/fenmoor could not be written to stick/)).toBeVisible();
  });

  it("is named in the window's title with how it stands", async () => {
    await show(ofFile({ read_only: true }));
    expect(document.title).toBe("Fenmoor together (read-only) – Sweetspot");
    session.snapshot = ofFile({ saved: { how: "waiting", why: failureOf("file_unreachable") } });
    await waitFor(() => expect(document.title).toBe("Fenmoor together (not in its file yet) – Sweetspot"));
  });

  it("replaces another only where that was agreed to, and another name can be chosen", async () => {
    const fake = await show();
    const answers = [
      { path: "/b/Plan.sweetspot", replaces: true },
      { path: "/b/Plan 2.sweetspot", replaces: false },
    ];
    fake.answers.choose = () => answers.shift() ?? { path: null, replaces: false };
    fake.answers.save_copy = () => ({});
    const saving = session.saveCopy();
    const question = await screen.findByRole("dialog", { name: "Replace the file?" });
    expect(question).toHaveTextContent("Plan.sweetspot");
    await user.click(within(question).getByRole("button", { name: "Choose another name…" }));
    expect(await saving).toBe("/b/Plan 2.sweetspot");
    answers.push({ path: "/b/Plan.sweetspot", replaces: true });
    const again = session.saveCopy();
    await user.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Cancel" }));
    expect(await again).toBeNull();
    expect(asked(fake, "save_copy")).toEqual([{ path: "/b/Plan 2.sweetspot" }]);
  });

  it("is asked for once at a time, and other work does not wait for that", async () => {
    const fake = await show();
    let answer: (chosen: { path: string | null; replaces: boolean }) => void = () => undefined;
    fake.answers.choose = () => new Promise((resolve) => (answer = resolve));
    const opening = session.open();
    expect(await session.edit({ kind: "tidy" })).toBe(true);
    fake.answers.choose = () => {
      throw failureOf("dialog_open");
    };
    expect(await session.open()).toBe(false);
    expect(await screen.findByText("A file dialog is open already. Answer that one first.")).toBeVisible();
    expect(session.failure).toBeNull();
    answer({ path: null, replaces: false });
    expect(await opening).toBe(false);
  });
});

describe("a new map", () => {
  it("has the names that were written for its challenges", async () => {
    const fake = await show();
    screens.open("new");
    await user.type(await screen.findByRole("textbox", { name: "Title" }), "Ely");
    const second = screen.getByRole("textbox", { name: "Challenge B" });
    await user.clear(second);
    await user.type(second, "Warm homes");
    await user.click(screen.getByRole("radio", { name: "3" }));
    expect(screen.queryByRole("textbox", { name: "Challenge D" })).toBeNull();
    fake.answers.choose = () => ({ path: "/b/Ely.sweetspot", replaces: false });
    fake.answers.new_map = () => ofFile({ path: "/b/Ely.sweetspot" });
    await user.click(screen.getByRole("button", { name: "Choose where it goes…" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(asked(fake, "new_map")).toMatchObject([
      {
        challenges: 3,
        names: ["A good start in life", "Warm homes", "A place where people want to live"],
        like: false,
      },
    ]);
  });

  it("like this one asks for no challenges", async () => {
    const fake = await show();
    await user.keyboard("{Control>}k{/Control}");
    await user.keyboard("new map like{Enter}");
    await user.type(await screen.findByRole("textbox", { name: "Title" }), "Ely");
    expect(screen.queryByRole("textbox", { name: "Challenge A" })).toBeNull();
    expect(screen.getByRole("dialog", { name: "New map like this one" })).toBeVisible();
    fake.answers.choose = () => ({ path: "/b/Ely.sweetspot", replaces: false });
    fake.answers.new_map = () => ofFile({ path: "/b/Ely.sweetspot" });
    await user.click(screen.getByRole("button", { name: "Choose where it goes…" }));
    await waitFor(() => expect(asked(fake, "new_map")).toMatchObject([{ like: true, title: "Ely" }]));
  });

  it("that is empty offers a spreadsheet and new initiatives", async () => {
    await show(snapshotOf(mapOf("")));
    await user.click(await within(screen.getByRole("main")).findByRole("button", { name: "Import a spreadsheet…" }));
    expect(screens.dialog).toBe("import");
    screens.close();
    // The list has one of the same name; this one is in the middle, where one looks.
    const middle = within(screen.getByRole("main"));
    await user.click(await middle.findByRole("button", { name: "Add initiatives" }));
    await waitFor(() => expect(screen.getByRole("textbox", { name: "Title of a new initiative" })).toHaveFocus());
  });
});

describe("the sample", () => {
  it("starts afresh only when that was agreed to", async () => {
    const fake = await show(ofFile({ sample: true }));
    fake.answers.sample_afresh = () => ofFile({ sample: true });
    const again = commands.find(({ id }) => id === "sample_afresh");
    expect(again?.enabled()).toBe(true);
    again?.run();
    await user.keyboard("{Escape}");
    await user.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Cancel" }));
    expect(asked(fake, "sample_afresh")).toEqual([]);
    again?.run();
    await user.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Start afresh" }));
    await waitFor(() => expect(asked(fake, "sample_afresh")).toHaveLength(1));
  });
});

describe("how a map was left", () => {
  it("keeps the side panels that the person wants, not those that there was room for", async () => {
    const fake = await show();
    const wide = window.innerWidth;
    const size = (width: number): void => {
      window.innerWidth = width;
      window.dispatchEvent(new Event("resize"));
    };
    const panels = (): unknown => {
      const { left, right } = JSON.parse(fake.left.at(-1)?.text ?? "{}") as Record<string, unknown>;
      return { left, right };
    };
    size(1280);
    screens.view = "table";
    await waitFor(() => expect(screens.right).toBe(false));
    await waitFor(() => expect(fake.left.at(-1)?.text).toContain('"view":"table"'));
    expect(panels()).toEqual({ left: true, right: true });
    // Opened so again, the table has the room, and the Venn both panels.
    fake.answers.open_map = ({ path }) => ofFile({ path }, { left: fake.left.at(-1)?.text ?? "" });
    await session.open("/b/Again.sweetspot");
    expect([screens.left, screens.right]).toEqual([false, false]);
    screens.view = "venn";
    await waitFor(() => expect([screens.left, screens.right]).toEqual([true, true]));
    // A window too narrow for both shows the one that was opened last, and both again when it is wide.
    screens.toggleRight();
    screens.toggleRight();
    size(600);
    await waitFor(() => expect([screens.left, screens.right]).toEqual([false, true]));
    size(1280);
    await waitFor(() => expect([screens.left, screens.right]).toEqual([true, true]));
    // What a person closes is closed.
    screens.toggleLeft();
    await waitFor(() => expect(panels()).toEqual({ left: false, right: true }));
    size(wide);
  });

  it("is kept once it has come to rest, and shown again when it is opened", async () => {
    const fake = await show();
    screens.view = "table";
    screens.leftWidth = 20;
    table.sortBy("status");
    await waitFor(() => expect(fake.left.at(-1)?.text).toContain('"view":"table"'));
    const left = fake.left.at(-1)?.text ?? "";
    fake.answers.open_map = ({ path }) => ofFile({ path });
    await session.open("/b/Another.sweetspot");
    await waitFor(() => expect(screens.view).toBe("venn"));
    expect([screens.leftWidth, table.sort]).toEqual([null, null]);
    fake.answers.open_map = ({ path }) => ofFile({ path }, { left });
    await session.open("/b/Fenmoor.sweetspot");
    await waitFor(() => expect(screens.view).toBe("table"));
    expect([screens.leftWidth, table.sort]).toEqual([20, { column: "status", down: false }]);
  });

  it("is passed over where it can't be understood", async () => {
    const fake = await show();
    for (const left of [
      "{",
      "[]",
      '{"view":"globe","leftWidth":"wide","table":{"sort":{"column":"gone"},"hidden":7}}',
    ]) {
      fake.answers.open_map = ({ path }) => ofFile({ path }, { left });
      screens.view = "matrix";
      await session.open(`/b/${left.length}.sweetspot`);
      await waitFor(() => expect(screens.view).toBe("venn"));
      expect([screens.leftWidth, table.sort]).toEqual([null, null]);
    }
  });
});

describe("side panels", () => {
  it("are made wider and narrower by keys and by pointer, within bounds", async () => {
    await show();
    const edge = screen.getByRole("separator", { name: "Width of the lists" });
    const now = (): number => Number(edge.getAttribute("aria-valuenow"));
    const before = now();
    edge.focus();
    await user.keyboard("{ArrowRight}{ArrowRight}");
    expect(now()).toBe(before + 2);
    await user.keyboard("{Home}{ArrowLeft}");
    expect(now()).toBe(12.5);
    await user.keyboard("{End}{ArrowRight}");
    expect(now()).toBe(Number(edge.getAttribute("aria-valuemax")));
    const right = screen.getByRole("separator", { name: "Width of the right panel" });
    right.focus();
    const wide = Number(right.getAttribute("aria-valuenow"));
    await user.keyboard("{ArrowLeft}");
    expect(Number(right.getAttribute("aria-valuenow"))).toBe(wide + 1);
    await fireEvent.dblClick(edge);
    expect(now()).toBe(before);
  });
});

describe("files held over the window", () => {
  it("are told what letting them go would do", async () => {
    const fake = await show();
    fake.hover("/b/plan.xlsx");
    expect(await screen.findByText("Drop to import plan.xlsx")).toBeVisible();
    fake.hover("/b/Ben.sweetspot");
    expect(await screen.findByText("Drop to bring Ben.sweetspot into Fenmoor together, or to open it")).toBeVisible();
    fake.hover();
    await waitFor(() => expect(screen.queryByText(/^Drop to/)).toBeNull());
  });

  it("come one after the other where several are dropped", async () => {
    const fake = await show();
    fake.answers.merge_read = () => previewOf(true);
    fake.answers.merge_cancel = () => ({});
    fake.answers.import_read = () => {
      throw { ...failureOf("not_a_spreadsheet"), file: "plan.xlsx" };
    };
    fake.answers.import_cancel = () => ({});
    fake.drop("/b/Ben.sweetspot", "/b/plan.xlsx");
    const first = await screen.findByRole("dialog", { name: "Bring in another copy" });
    await user.click(within(first).getByRole("button", { name: "Cancel" }));
    const second = await screen.findByRole("dialog", { name: "Import a spreadsheet" });
    expect(await within(second).findByText(/plan.xlsx.* is not a spreadsheet/)).toBeVisible();
  });

  it("are opened or brought in as the person says, where it is another map", async () => {
    const fake = await show();
    fake.answers.merge_read = () => previewOf(false);
    fake.answers.merge_cancel = () => ({});
    fake.answers.open_map = ({ path }) => ofFile({ path });
    fake.drop("/b/Ely.sweetspot");
    const open = await screen.findByRole("button", { name: "Open it" });
    await waitFor(() => expect(open).toHaveFocus());
    expect(screen.queryByText("Warm homes is new.")).toBeNull();
    await user.click(screen.getByRole("button", { name: "Bring it in…" }));
    expect(await screen.findByText("Warm homes is new.")).toBeVisible();
    await waitFor(() => expect(screen.getByRole("button", { name: "Bring it in" })).toHaveFocus());
    await user.click(screen.getByRole("button", { name: "Open it instead" }));
    await waitFor(() => expect(asked(fake, "open_map")).toEqual([{ path: "/b/Ely.sweetspot" }]));
  });
});

function previewOf(same: boolean): MergePreview {
  return {
    from: "Ben",
    name: "Ely.sweetspot",
    title: "Ely together",
    standing: same ? "apart" : "unrelated",
    same_map: same,
    changes: 1,
    sentences: ["Warm homes is new."],
    conflicts: [],
    joined: [],
  };
}

describe("what takes long", () => {
  it("is told after a moment, and opening can be given up", async () => {
    const fake = await show();
    let refuse: (why: unknown) => void = () => undefined;
    fake.answers.open_map = () => new Promise((_, reject) => (refuse = reject));
    const opening = session.open("/slow/Ely.sweetspot");
    expect(screen.queryByRole("progressbar")).toBeNull();
    expect(await screen.findByRole("progressbar", { name: "Working…" })).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Cancel" }));
    await waitFor(() => expect(asked(fake, "cancel")).toHaveLength(1));
    refuse(failureOf("cancelled"));
    expect(await opening).toBe(false);
    await waitFor(() => expect(screen.queryByRole("progressbar")).toBeNull());
    expect(screen.queryByRole("alert")).toBeNull();
  });
});

describe("a failure", () => {
  it("stands in the dialog that caused it, and goes with it", async () => {
    const fake = await show();
    fake.answers.edit = () => {
      throw failureOf("name_taken", "Ely");
    };
    screens.open("map");
    await screen.findByRole("dialog");
    await session.edit({ kind: "change_map", title: "x" });
    expect(await screen.findAllByText(/already one called/)).toHaveLength(1);
    screens.close();
    await waitFor(() => expect(screen.queryByText(/already one called/)).toBeNull());
  });

  it("is not taken away by the window's getting the focus", async () => {
    const fake = await show();
    fake.answers.refresh = () => snapshotOf(map);
    fake.answers.open_map = () => {
      throw { ...failureOf("file_not_ours"), file: "notes.txt" };
    };
    await session.open("/b/notes.txt");
    await fireEvent.focus(window);
    await waitFor(() => expect(asked(fake, "refresh")).toHaveLength(1));
    expect(await screen.findByText(/notes.txt.* is not a Sweetspot map/)).toBeVisible();
  });
});

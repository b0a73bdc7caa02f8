// The parts by role and keyboard: what a person hears and presses, whatever they are used for.

import { fireEvent, render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { createRawSnippet } from "svelte";
import { describe, expect, it, vi } from "vitest";
import Checkbox from "../src/parts/Checkbox.svelte";
import Combobox from "../src/parts/Combobox.svelte";
import Dialog from "../src/parts/Dialog.svelte";
import Menu from "../src/parts/Menu.svelte";
import Segments from "../src/parts/Segments.svelte";
import Select from "../src/parts/Select.svelte";
import Tabs from "../src/parts/Tabs.svelte";
import TextField from "../src/parts/TextField.svelte";
import ListOfNames from "./ListOfNames.svelte";

const words = (text: string) => createRawSnippet(() => ({ render: () => `<span>${text}</span>` }));

describe("a text field", () => {
  const field = (): HTMLInputElement => screen.getByRole("textbox", { name: "Title" });

  it("commits on Enter and on leaving, once, and only where something changed", async () => {
    const oncommit = vi.fn();
    render(TextField, { label: "Title", value: "Warm homes", oncommit });
    const user = userEvent.setup();
    await user.type(field(), "!{Enter}");
    expect(oncommit.mock.calls).toEqual([["Warm homes!"]]);
    await user.click(field());
    await user.tab();
    expect(oncommit).toHaveBeenCalledTimes(1);
    await user.type(field(), "?");
    await user.tab();
    expect(oncommit.mock.calls.at(-1)).toEqual(["Warm homes?"]);
  });

  it("gives the typing up on Escape, and only then lets a dialog around hear it", async () => {
    const oncommit = vi.fn();
    const outside = vi.fn();
    render(TextField, { label: "Title", value: "Warm homes", oncommit });
    window.addEventListener("keydown", outside);
    const user = userEvent.setup();
    await user.type(field(), "x");
    outside.mockClear();
    await user.keyboard("{Escape}");
    expect(field()).toHaveValue("Warm homes");
    expect(outside).not.toHaveBeenCalled();
    await user.keyboard("{Escape}");
    expect(outside).toHaveBeenCalledTimes(1);
    await user.tab();
    expect(oncommit).not.toHaveBeenCalled();
    window.removeEventListener("keydown", outside);
  });

  it("keeps the typing when another value arrives meanwhile, and follows it when there is none", async () => {
    const oncommit = vi.fn();
    const { rerender } = render(TextField, { label: "Title", value: "Warm homes", oncommit });
    const user = userEvent.setup();
    await user.type(field(), " 2");
    await rerender({ value: "Changed elsewhere" });
    expect(field()).toHaveValue("Warm homes 2");
    await user.keyboard("{Escape}");
    expect(field()).toHaveValue("Changed elsewhere");
    await rerender({ value: "Again" });
    expect(field()).toHaveValue("Again");
  });

  it("keeps what was refused to be corrected, and asks again only when it has been changed", async () => {
    const oncommit = vi.fn((text: string) => Promise.resolve(text.length < 15));
    render(TextField, { label: "Title", value: "Warm homes", oncommit });
    const user = userEvent.setup();
    await user.type(field(), " for everybody");
    await user.tab();
    await user.click(field());
    await user.tab();
    expect(field()).toHaveValue("Warm homes for everybody");
    expect(field()).toBeInvalid();
    expect(oncommit).toHaveBeenCalledTimes(1);
    await user.clear(field());
    await user.type(field(), "Warm for all{Enter}");
    expect(oncommit).toHaveBeenCalledTimes(2);
    expect(field()).toBeValid();
  });

  it("commits what was typed when it is taken away", async () => {
    const oncommit = vi.fn();
    const { unmount } = render(TextField, { label: "Title", value: "Warm homes", oncommit });
    await userEvent.type(field(), "!");
    unmount();
    expect(oncommit.mock.calls).toEqual([["Warm homes!"]]);
  });
});

describe("a choice", () => {
  const options = [
    { value: "idea", words: "Idea" },
    { value: "live", words: "Live" },
  ];

  it("shows what is kept until it is kept otherwise", async () => {
    const onchoose = vi.fn();
    render(Select, { label: "Status", value: "idea", options, onchoose });
    await userEvent.selectOptions(screen.getByRole("combobox", { name: "Status" }), "Live");
    expect(onchoose.mock.calls).toEqual([["live"]]);
    expect(screen.getByRole("combobox", { name: "Status" })).toHaveDisplayValue("Idea");
  });

  it("by segments is a group of radio buttons", async () => {
    const onchoose = vi.fn();
    render(Segments, { label: "Role", value: "live", options, onchoose });
    expect(screen.getByRole("radio", { name: "Live" })).toBeChecked();
    await userEvent.click(screen.getByRole("radio", { name: "Idea" }));
    expect(onchoose.mock.calls).toEqual([["idea"]]);
    expect(screen.getByRole("radio", { name: "Live" })).toBeChecked();
  });

  it("to be ticked can be half ticked", async () => {
    const onchange = vi.fn();
    render(Checkbox, { label: "Good work", checked: false, mixed: true, onchange });
    const box: HTMLInputElement = screen.getByRole("checkbox", { name: "Good work" });
    expect(box.indeterminate).toBe(true);
    await userEvent.click(box);
    expect(onchange.mock.calls).toEqual([[true]]);
    expect(box.indeterminate).toBe(true);
  });
});

describe("a combobox", () => {
  const options = ["Age Well", "NHS Fenmoor", "Fenmoor Police", "Café"].map((name) => ({
    id: `id ${name}`,
    words: name,
  }));
  const shown = (): string[] => screen.getAllByRole("option").map((option) => option.textContent.trim());
  const made = (onadd?: (words: string) => void) => {
    const onchoose = vi.fn();
    const addWords = (typed: string): string => `Add ${typed}`;
    render(Combobox, { label: "Organisation", options, onchoose, onadd, addWords, noneWords: "None" });
    return { onchoose, user: userEvent.setup(), input: screen.getByRole("combobox") };
  };

  it("finds by any part of a name, beginnings first, and takes with Enter", async () => {
    const { onchoose, user, input } = made();
    await user.type(input, "fen");
    expect(shown()).toEqual(["Fenmoor Police", "NHS Fenmoor"]);
    await user.keyboard("{ArrowDown}{Enter}");
    expect(onchoose.mock.calls).toEqual([["id NHS Fenmoor"]]);
    expect(input).toHaveValue("");
    expect(input).toHaveFocus();
  });

  it("offers to add what is not there, and not what is there already", async () => {
    const onadd = vi.fn();
    const { user, input } = made(onadd);
    await user.type(input, "cafe");
    expect(shown()).toEqual(["Café"]);
    await user.clear(input);
    await user.type(input, "Growers{Enter}");
    expect(onadd.mock.calls).toEqual([["Growers"]]);
  });

  it("closes on Escape and adds nothing where nothing may be added", async () => {
    const { onchoose, user, input } = made();
    await user.type(input, "zzz");
    expect(shown()).toEqual(["None"]);
    await user.keyboard("{Enter}{Escape}");
    expect(screen.queryAllByRole("option")).toEqual([]);
    expect(onchoose).not.toHaveBeenCalled();
  });
});

it("tabs are chosen with the arrows", async () => {
  const onchoose = vi.fn();
  const tabs = ["One", "Two", "Three"].map((name) => ({ id: name, words: name }));
  render(Tabs, { label: "Tabs", tabs, chosen: "One", onchoose, children: words("panel") });
  expect(screen.getByRole("tabpanel", { name: "One" })).toHaveTextContent("panel");
  screen.getByRole("tab", { name: "One" }).focus();
  await userEvent.keyboard("{ArrowLeft}");
  expect(onchoose.mock.calls).toEqual([["Three"]]);
  expect(screen.getByRole("tab", { name: "Three" })).toHaveFocus();
});

describe("a menu", () => {
  const made = () => {
    const run = vi.fn();
    const off = vi.fn();
    const entries = [
      { words: "New map…", run: vi.fn() },
      "line" as const,
      { words: "Undo", run: off, disabled: true },
      { words: "Preferences…", run, shortcut: "Ctrl+," },
    ];
    render(Menu, { label: "Map menu", entries, children: words("Fenmoor") });
    return { run, off, user: userEvent.setup(), button: screen.getByRole("button", { name: "Map menu" }) };
  };

  it("opens with the focus in it, goes round past what can't be done, and gives the focus back", async () => {
    const { run, user, button } = made();
    await user.click(button);
    expect(screen.getByRole("menuitem", { name: "New map…" })).toHaveFocus();
    await user.keyboard("{ArrowDown}");
    expect(screen.getByRole("menuitem", { name: "Preferences…" })).toHaveFocus();
    await user.keyboard("{ArrowDown}p{Enter}");
    expect(run).toHaveBeenCalledTimes(1);
    expect(screen.queryByRole("menu")).toBeNull();
    expect(button).toHaveFocus();
  });

  it("does nothing for what can't be done, and closes on Escape", async () => {
    const { off, user, button } = made();
    await user.click(button);
    await user.click(screen.getByRole("menuitem", { name: "Undo" }));
    expect(off).not.toHaveBeenCalled();
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("menu")).toBeNull();
    expect(button).toHaveFocus();
  });
});

describe("a dialog", () => {
  it("gives the focus back when it goes, and is closed by Escape unless held", async () => {
    const opener = document.body.appendChild(document.createElement("button"));
    opener.focus();
    const onclose = vi.fn();
    const { rerender, unmount } = render(Dialog, { title: "Export", onclose, children: words("sizes"), held: true });
    const dialog = screen.getByRole("dialog", { name: "Export" });
    await fireEvent(dialog, new Event("cancel", { cancelable: true }));
    expect(onclose).not.toHaveBeenCalled();
    await rerender({ held: false });
    await fireEvent(dialog, new Event("cancel", { cancelable: true }));
    expect(onclose).toHaveBeenCalledTimes(1);
    unmount();
    expect(opener).toHaveFocus();
    opener.remove();
  });
});

describe("rows", () => {
  const names = (count: number): string[] => Array.from({ length: count }, (_, at) => `Row ${at + 1}`);
  const made = (count: number) => render(ListOfNames, { names: names(count) });

  it("are all drawn where they are few, and only those in sight where they are many", () => {
    const { unmount } = made(200);
    expect(screen.getAllByRole("listitem")).toHaveLength(200);
    unmount();
    made(10_000);
    expect(screen.getAllByRole("listitem").length).toBeLessThan(80);
    expect(screen.getAllByRole("listitem")[0]).toHaveAttribute("aria-setsize", "10000");
  });

  it("are gone through with arrows, also to those not drawn yet", async () => {
    made(10_000);
    screen.getByRole("button", { name: "Row 1" }).focus();
    await userEvent.keyboard("{ArrowDown}");
    expect(screen.getByRole("button", { name: "Row 2" })).toHaveFocus();
    await userEvent.keyboard("{End}");
    expect(screen.getByRole("button", { name: "Row 10000" })).toHaveFocus();
  });
});

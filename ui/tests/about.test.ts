// About, diagnostics, what lies on this computer, and what the page tells of its own errors.

import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import App from "../src/App.svelte";
import { screens } from "../src/state/screens.svelte";
import { session } from "../src/state/session.svelte";
import { followUncaught } from "../src/state/uncaught";
import type { About, LocalThings } from "../src/wire/types";
import { failureOf, opened, type Fake } from "./fake";
import { mapOf, snapshotOf } from "./notation";

const map = mapOf("Family hubs: A3 B1");
const user = userEvent.setup();

const ABOUT: About = {
  version: "0.1.0",
  commit: "0123456789ab, changed",
  system: "Debian GNU/Linux 12, kernel 6.1, x86_64",
  webview: "2.48.1",
  folders: [
    { what: "private", path: "/home/asha/.local/share/app.sweetspot.desktop" },
    { what: "log", path: "/home/asha/.local/share/app.sweetspot.desktop/log" },
  ],
};

const LOCAL: LocalThings = {
  views: 3,
  copies: [
    { path: "/home/asha/One.sweetspot", standing: "same" },
    { path: "/home/asha/Two.sweetspot", standing: "same" },
    { path: "/home/asha/Ahead.sweetspot", standing: "ahead" },
    { path: "/home/asha/Gone.sweetspot", standing: "no_file" },
    { path: null, standing: "in_use" },
  ],
};

async function inside(dialog: Exclude<typeof screens.dialog, null>, before: typeof screens.dialog = null) {
  const fake = await opened(snapshotOf(map));
  fake.answers.about = () => ABOUT;
  fake.answers.local_things = () => LOCAL;
  render(App);
  screens.open(dialog, before);
  await screen.findByRole("dialog");
  return fake;
}

const called = (fake: Fake, name: string): unknown[] =>
  fake.calls.filter((one) => one.name === name).map(({ request }) => request);

describe("About Sweetspot", () => {
  it("says version, commit, system and where things lie, and copies them without a path", async () => {
    await inside("about");
    expect(await screen.findByText(/^Version 0\.1\.0 \(0123456789ab, changed\)/)).toBeVisible();
    expect(screen.getByText("/home/asha/.local/share/app.sweetspot.desktop/log")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Copy details" }));
    const copied = await navigator.clipboard.readText();
    expect(copied).toBe(
      "Sweetspot 0.1.0\nCommit: 0123456789ab, changed\nSystem: Debian GNU/Linux 12, kernel 6.1, x86_64\nWeb view: 2.48.1",
    );
    expect(await screen.findByText("The details are on the clipboard.")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Copy the path: The log" }));
    expect(await navigator.clipboard.readText()).toBe("/home/asha/.local/share/app.sweetspot.desktop/log");
  });

  it("says so where the clipboard does not take it", async () => {
    await inside("about");
    const refuses = vi.spyOn(navigator.clipboard, "writeText").mockRejectedValue(new Error("no"));
    await user.click(await screen.findByRole("button", { name: "Copy details" }));
    expect(await screen.findByText(/The clipboard did not take it/)).toBeVisible();
    refuses.mockRestore();
  });
});

describe("what lies on this computer", () => {
  it("is told exactly before it goes, and what stays by name", async () => {
    const fake = await inside("about");
    await user.click(await screen.findByRole("button", { name: "Remove local copies…" }));
    const dialog = screen.getByRole("dialog", { name: "Remove local copies" });
    expect(await within(dialog).findByText("2 working copies: their files hold all that they hold")).toBeVisible();
    expect(within(dialog).getByText("How 3 maps were left: view, panels, columns")).toBeVisible();
    expect(
      within(dialog).getByText(/Ahead\.sweetspot.*it holds changes that its file does not hold yet/),
    ).toBeVisible();
    expect(within(dialog).getByText(/Gone\.sweetspot.*its file is not where it was/)).toBeVisible();
    expect(within(dialog).getByText(/a map that can’t be told: it is open/)).toBeVisible();
    expect(called(fake, "remove_local")).toEqual([]);

    await user.click(within(dialog).getByRole("checkbox", { name: /Also 1 working copy whose file is gone/ }));
    expect(within(dialog).queryByText(/Gone\.sweetspot/)).toBeNull();

    fake.answers.remove_local = () => ({
      kept: [{ path: "/home/asha/Ahead.sweetspot", standing: "ahead" }],
      preferences: { name: "", theme: "system", text_percent: 100, reopen: false },
    });
    await user.click(within(dialog).getByRole("button", { name: "Remove" }));
    expect(called(fake, "remove_local")).toEqual([{ last: true }]);
    // Back where it was asked for, with what nobody has chosen yet.
    const about = await screen.findByRole("dialog", { name: "About Sweetspot" });
    expect(within(about).getByText(/Removed what lay on this computer\. 1 working copy stays\./)).toBeVisible();
    expect(session.preferences.name).toBe("");
    expect(session.recent).toEqual([]);
  });

  it("stays where it was given up, and where it can’t be looked at nothing can be removed", async () => {
    const fake = await inside("local");
    expect(await screen.findByText(/^This goes/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Cancel" }));
    expect(called(fake, "remove_local")).toEqual([]);
    fake.answers.local_things = () => Promise.reject(failureOf("file_denied"));
    screens.open("local");
    expect(await screen.findByText(/You have no right to use/)).toBeVisible();
    expect(screen.getByRole("button", { name: "Remove" })).toBeDisabled();
  });
});

describe("diagnostics", () => {
  it("are read before they are saved, and saved where the person says", async () => {
    const fake = await opened(snapshotOf(map));
    fake.answers.diagnostics = () => ({ text: "Sweetspot diagnostics\n\nLog\n  nothing", name: "Diagnostics" });
    fake.answers.choose = () => ({ path: "/stick/told.txt", replaces: false });
    fake.answers.diagnostics_save = () => ({});
    render(App);
    screens.open("diagnostics");
    expect(await screen.findByRole("group", { name: "What is saved" })).toHaveTextContent("Log nothing");
    expect(called(fake, "diagnostics_save")).toEqual([]);
    await user.click(screen.getByRole("button", { name: "Save…" }));
    expect(await screen.findByText("Saved /stick/told.txt.")).toBeVisible();
    expect(called(fake, "choose")).toEqual([{ purpose: "diagnostics", suggested: "Diagnostics" }]);
    expect(called(fake, "diagnostics_save")).toEqual([{ path: "/stick/told.txt" }]);
    expect(screens.dialog).toBeNull();
  });

  it("say in their own dialog why they could not be saved", async () => {
    const fake = await opened(snapshotOf(map));
    fake.answers.diagnostics = () => ({ text: "Sweetspot diagnostics", name: "Diagnostics" });
    fake.answers.choose = () => ({ path: "/stick/told.txt", replaces: false });
    fake.answers.diagnostics_save = () => Promise.reject(failureOf("no_space"));
    render(App);
    screens.open("diagnostics");
    await user.click(await screen.findByRole("button", { name: "Save…" }));
    expect(await within(screen.getByRole("dialog")).findByText(/The disk is full/)).toBeVisible();
  });
});

describe("errors that nothing caught", () => {
  let stop: () => void = () => undefined;
  afterEach(() => stop());

  const failing = (error: Error): void => {
    window.dispatchEvent(new ErrorEvent("error", { error, message: error.message }));
  };

  const errorAt = (stack: string): Error => Object.assign(new TypeError("Warm homes is not a function"), { stack });

  it("are told by kind and place, never by what they say, and each once", async () => {
    const fake = await opened(snapshotOf(map));
    fake.answers.page_error = () => ({});
    stop = followUncaught();
    failing(errorAt("draw@tauri://localhost/assets/index-B4x.js:2:345\n@tauri://localhost/assets/vendor.js:1:1"));
    failing(errorAt("draw@tauri://localhost/assets/index-B4x.js:2:345"));
    const rejection = Object.assign(new Event("unhandledrejection"), { reason: failureOf("no_space", "Warm homes") });
    window.dispatchEvent(rejection);
    window.dispatchEvent(new ErrorEvent("error", { message: "ResizeObserver loop completed" }));
    expect(called(fake, "page_error")).toEqual([
      { name: "TypeError", at: "index-B4x.js", line: 2, column: 345 },
      { name: "no_space", at: "", line: 0, column: 0 },
    ]);
    expect(JSON.stringify(fake.calls)).not.toContain("Warm homes");
  });

  it("do not come without end", async () => {
    const fake = await opened(snapshotOf(map));
    stop = followUncaught();
    for (let line = 1; line < 100; line += 1) failing(errorAt(`index.js:${line}:1`));
    expect(called(fake, "page_error")).toHaveLength(20);
  });
});

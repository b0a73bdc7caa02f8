// Areas in proportion by role and keyboard: shown on request, told in figures, one selection with the other views.

import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import App from "../src/App.svelte";
import { screens } from "../src/state/screens.svelte";
import { selection } from "../src/state/selection.svelte";
import type { ProportionalScene } from "../src/wire/types";
import { opened, type Fake } from "./fake";
import { idOf, mapOf, snapshotOf } from "./notation";

const user = userEvent.setup();
const map = mapOf("Family hubs: A B\nYouth zone: A B\nSkills bus: A");
const snapshot = snapshotOf(map);
const drawn: ProportionalScene = {
  scene: { ...snapshot.scene, marks: [] },
  shares: [
    { challenges: 1, count: 1, due: 1 / 3, drawn: 0.4, figure: 20 },
    { challenges: 3, count: 2, due: 2 / 3, drawn: 0, figure: 0 },
  ],
  error: 0.07,
  missing: [3],
  hidden: 2,
  spare: [],
  sentences: ["The larger an area, the more initiatives it holds.", "Could not be drawn: A + B (2)."],
};

describe("areas in proportion", () => {
  let fake: Fake;
  beforeEach(async () => {
    // The page has no size in a test, and asks for no drawing before it has one.
    vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(900);
    vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(600);
    fake = await opened(snapshot);
    fake.answers.proportional = () => ({ drawn });
    render(App);
    await user.click(await screen.findByRole("button", { name: "Proportional" }));
  });
  afterEach(() => {
    screens.proportional = false;
    vi.restoreAllMocks();
  });

  it("say what they get wrong, and which can not be drawn", async () => {
    expect(await screen.findByText(/Could not be drawn: A \+ B \(2\)/)).toBeVisible();
    await user.click(screen.getByText("Areas in figures"));
    const rows = within(screen.getByRole("table")).getAllByRole("row");
    expect(rows.map((row) => [...row.children].map((cell) => cell.textContent.trim()))).toContainEqual([
      "Good start and Good work",
      "2",
      "66.7 %",
      "not drawn",
    ]);
    expect((await axe.run(document.body, { rules: { "color-contrast": { enabled: false } } })).violations).toEqual([]);
  });

  it("select what they hold, and go back to the fixed drawing", async () => {
    await user.click(await screen.findByText("Areas in figures"));
    await user.click(screen.getByRole("button", { name: "Good start and Good work" }));
    expect([...selection.ids]).toEqual([idOf("Family hubs"), idOf("Youth zone")]);
    expect(screen.getByRole("button", { name: "Good start and Good work" })).toHaveAttribute("aria-pressed", "true");
    await user.click(screen.getByRole("button", { name: "Back to the fixed drawing" }));
    expect(screens.proportional).toBe(false);
    expect(screen.getByRole("button", { name: "Tidy" })).toBeVisible();
  });

  it("offer no zoom and no tidying, which would change nothing that is seen", () => {
    expect(screen.queryByRole("button", { name: "Tidy" })).toBeNull();
    expect(screen.queryByRole("button", { name: "Zoom in" })).toBeNull();
  });
});

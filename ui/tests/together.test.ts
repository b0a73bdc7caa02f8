// The proposals by role: what is asked for, what they say, and starting one.

import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import RightPanel from "../src/panels/right/RightPanel.svelte";
import { document } from "../src/state/document.svelte";
import { joining } from "../src/state/joining.svelte";
import { screens } from "../src/state/screens.svelte";
import { selection } from "../src/state/selection.svelte";
import type { Target, Together } from "../src/wire/types";
import { opened, type Fake } from "./fake";
import { idOf, mapOf, snapshotOf } from "./notation";

const map = mapOf(`
  Falls prevention: C D @Ely ~Fire(police_and_fire)*
  Farm skills: B @Ely ~University(education)*
  First job: A B @Ely ~University(education)*
`);
const proposal = {
  organisations: [0, 1],
  covers: 0b1111,
  grounds: [0],
  sectors: [],
  at: null,
  witnesses: [
    { organisation: 0, challenge: 2, initiative: 0, alone: true },
    { organisation: 0, challenge: 3, initiative: 0, alone: true },
    { organisation: 1, challenge: 0, initiative: 2, alone: true },
    { organisation: 1, challenge: 1, initiative: 2, alone: true },
    { organisation: 1, challenge: 3, initiative: 2, alone: false },
  ],
};
const user = userEvent.setup();
let fake: Fake;
let answer: (target: Target) => Together | Promise<Together>;

beforeEach(async () => {
  joining.forget();
  joining.liveOnly = false;
  answer = () => ({ proposals: [proposal], more: 3, hidden: 0, at_least: false });
  fake = await opened(snapshotOf(map));
  fake.answers.together = (target) => answer(target);
  screens.rightTab = "together";
  render(RightPanel);
});

const asked = (): unknown[] => fake.calls.filter(({ name }) => name === "together").map(({ request }) => request);
const card = (): Promise<HTMLElement> => screen.findByRole("article", { name: "Fire + University" });

describe("a proposal", () => {
  it("says who, what they reach only jointly, what they share and what each brings", async () => {
    const text = (await card()).textContent?.replace(/\s+/g, " ") ?? "";
    expect(text).toContain("Together they reach A, B, C and D. Neither reaches all four alone. They share Ely.");
    expect(text).toContain("Fire brings C and D:");
    expect(text).toContain("University brings A and B, and reaches D too:");
  });

  it("is started as one edit with its partners and common ground, and opened for naming", async () => {
    fake.answers.edit = () => ({
      ...snapshotOf(map),
      state: 9,
      map: mapOf(`
        Falls prevention: C D
        Fire with University: A B C D
      `),
    });
    await user.click(within(await card()).getByRole("button", { name: "Start this together" }));
    expect(fake.edits).toEqual([
      {
        kind: "start_together",
        title: "Fire with University",
        challenges: map.challenges.map(({ id }) => id),
        organisations: [idOf("Fire"), idOf("University")],
        grounds: [idOf("Ely")],
      },
    ]);
    expect([...selection.ids]).toEqual([idOf("Fire with University")]);
    expect(screens.rightTab).toBe("details");
  });

  it("selects the initiatives that it rests on", async () => {
    await user.click(within(await card()).getByRole("button", { name: "Select their initiatives" }));
    expect([...selection.ids]).toEqual([idOf("Falls prevention"), idOf("First job")]);
  });
});

describe("what is asked for", () => {
  it("follows the challenges, the status and how many; all challenges and planned ones at first", async () => {
    await card();
    await user.click(screen.getByRole("checkbox", { name: /^A / }));
    await user.click(screen.getByRole("radio", { name: "Live only" }));
    await user.click(screen.getByRole("button", { name: "Show more (3)" }));
    expect(asked()).toEqual([
      { challenges: 0, live_only: false, top: 12 },
      { challenges: 0b1110, live_only: false, top: 12 },
      { challenges: 0b1110, live_only: true, top: 12 },
      { challenges: 0b1110, live_only: true, top: 24 },
    ]);
  });

  it("needs two challenges, and says so", async () => {
    await card();
    for (const letter of ["A", "B", "C"])
      await user.click(screen.getByRole("checkbox", { name: RegExp(`^${letter} `) }));
    expect(screen.getByText("Choose two challenges or more.")).toBeVisible();
    expect(asked()).toHaveLength(3);
  });

  it("is asked anew after each edit, and the newest answer stays whichever comes last", async () => {
    await card();
    const replies: ((found: Together) => void)[] = [];
    answer = () => new Promise((done) => replies.push(done));
    await document.edit({ kind: "tidy" });
    await user.click(screen.getByRole("radio", { name: "Live only" }));
    await expect.poll(() => replies.length).toBe(2);
    replies[1]?.({ proposals: [], more: 0, hidden: 0, at_least: false });
    replies[0]?.({ proposals: [proposal], more: 0, hidden: 0, at_least: false });
    expect(await screen.findByText(/^No group found for A, B, C and D/)).toBeVisible();
    expect(screen.queryByRole("article")).toBeNull();
  });
});

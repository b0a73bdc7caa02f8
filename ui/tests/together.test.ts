// The proposals by role: what is asked for, what they say, and starting one.

import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import RightPanel from "../src/panels/right/RightPanel.svelte";
import { session } from "../src/state/session.svelte";
import { together } from "../src/state/together.svelte";
import { screens } from "../src/state/screens.svelte";
import { selection } from "../src/state/selection.svelte";
import type { Proposal, Target, Together } from "../src/wire/types";
import { opened, type Fake } from "./fake";
import { idOf, mapOf, snapshotOf } from "./notation";

const map = mapOf(`
  Falls prevention: C D @Ely #Food ~Fire(police_and_fire)*
  Farm skills: B @Ely #Food ~University(education)*
  First job: A B @Ely ~University(education)*
`);
const proposal: Proposal = {
  organisations: [0, 1],
  covers: 0b1111,
  at: [
    {
      ground: 0,
      sentence: "In Ely, Fire reaches Good place and Healthy life, University the other two; nobody there joins them.",
      witnesses: [
        { organisation: 0, challenge: 2, initiative: 0, alone: true },
        { organisation: 0, challenge: 3, initiative: 0, alone: true },
        { organisation: 1, challenge: 0, initiative: 2, alone: true },
        { organisation: 1, challenge: 1, initiative: 2, alone: true },
      ],
    },
    {
      ground: 1,
      sentence: "On Food, Fire reaches Good place, University the other three; nobody joins them there.",
      witnesses: [
        { organisation: 0, challenge: 2, initiative: 0, alone: true },
        { organisation: 1, challenge: 1, initiative: 1, alone: true },
      ],
    },
  ],
  sectors: [],
  marker: null,
};
const user = userEvent.setup();
let fake: Fake;
let answer: (target: Target) => Together | Promise<Together>;

beforeEach(async () => {
  together.forget();
  together.liveOnly = false;
  answer = () => ({ proposals: [proposal], more: 3, hidden: 0, at_least: false });
  fake = await opened(snapshotOf(map));
  fake.answers.together = (target) => answer(target);
  screens.rightTab = "together";
  render(RightPanel);
});

const asked = (): unknown[] => fake.calls.filter(({ name }) => name === "together").map(({ request }) => request);
const card = (): Promise<HTMLElement> => screen.findByRole("article", { name: "Fire + University" });

describe("a proposal", () => {
  it("says who reaches what where, and by which initiatives; elsewhere as asked", async () => {
    const words = (element: HTMLElement): string => element.textContent?.replace(/\s+/g, " ") ?? "";
    const text = words(await card());
    expect(text).toContain("In Ely, Fire reaches Good place and Healthy life, University the other two;");
    expect(text).toContain("Falls prevention Good place and Healthy life");
    expect(text).toContain("First job Good start and Good work");
    expect(text).toContain("It begins as an idea at Ely and Food.");
    expect(text).not.toContain("On Food");
    await user.click(within(await card()).getByRole("button", { name: "Elsewhere too (1)" }));
    expect(words(await card())).toContain("On Food, Fire reaches Good place, University the other three;");
    expect(words(await card())).toContain("Farm skills Good work");
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
    selection.spot = "shown";
    await user.click(within(await card()).getByRole("button", { name: "Start this together" }));
    // What is new is not faded beside the sweet spot that was shown.
    expect(selection.spot).toBeNull();
    expect(fake.edits).toEqual([
      {
        kind: "start_together",
        title: "Fire with University",
        challenges: map.challenges.map(({ id }) => id),
        organisations: [idOf("Fire"), idOf("University")],
        grounds: [idOf("Ely"), idOf("Food")],
      },
    ]);
    expect([...selection.ids]).toEqual([idOf("Fire with University")]);
    expect(screens.rightTab).toBe("details");
  });

  it("narrowed to a ground, is told there first, and takes that ground along alone", async () => {
    await user.selectOptions(screen.getByRole("combobox", { name: "Where" }), "Food (theme)");
    await expect.poll(async () => (await card()).textContent).toContain("On Food, Fire reaches Good place");
    expect((await card()).textContent).toContain("It begins as an idea at Food.");
    fake.answers.edit = () => ({ ...snapshotOf(map), state: 9 });
    await user.click(within(await card()).getByRole("button", { name: "Start this together" }));
    expect(fake.edits[0]).toMatchObject({ kind: "start_together", grounds: [idOf("Food")] });
  });

  it("is said no to with a reason, for its organisations and challenges wherever they meet", async () => {
    fake.answers.edit = () => ({ ...snapshotOf(map), state: 9 });
    await user.click(within(await card()).getByRole("button", { name: "Not for us" }));
    await user.type(within(await card()).getByRole("textbox"), "Not this year");
    await user.click(within(await card()).getByRole("button", { name: "Hide it" }));
    expect(fake.edits).toEqual([
      {
        kind: "dismiss",
        organisations: [idOf("Fire"), idOf("University")],
        challenges: map.challenges.map(({ id }) => id),
        reason: "Not this year",
      },
    ]);
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
      { challenges: 0, live_only: false, top: 12, at: [] },
      { challenges: 0b1110, live_only: false, top: 12, at: [] },
      { challenges: 0b1110, live_only: true, top: 12, at: [] },
      { challenges: 0b1110, live_only: true, top: 24, at: [] },
    ]);
    await user.selectOptions(screen.getByRole("combobox", { name: "Where" }), "Ely (place)");
    expect(asked().at(-1)).toEqual({ challenges: 0b1110, live_only: true, top: 12, at: [idOf("Ely")] });
    await user.selectOptions(screen.getByRole("combobox", { name: "Where" }), "Any place, priority or theme");
    expect(asked().at(-1)).toEqual({ challenges: 0b1110, live_only: true, top: 12, at: [] });
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
    await session.edit({ kind: "tidy" });
    await user.click(screen.getByRole("radio", { name: "Live only" }));
    await expect.poll(() => replies.length).toBe(2);
    replies[1]?.({ proposals: [], more: 0, hidden: 0, at_least: false });
    replies[0]?.({ proposals: [proposal], more: 0, hidden: 0, at_least: false });
    expect(
      await screen.findByText(/^No group found for Good start, Good work, Good place and Healthy life/),
    ).toBeVisible();
    expect(screen.queryByRole("article")).toBeNull();
  });
});

// Sweet spots, thin spots, regions and over-claiming by role, with figures that can be recounted from what is listed.

import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import RightPanel from "../src/panels/right/RightPanel.svelte";
import { selection } from "../src/state/selection.svelte";
import { screens } from "../src/state/screens.svelte";
import type { OverClaim, Snapshot } from "../src/wire/types";
import { opened } from "./fake";
import { idOf, mapOf, snapshotOf, spotOf } from "./notation";

const map = mapOf(`
  Family hubs: A B @Ely ~County(council)*
  Youth zone: A B @Ely ~Youth Trust(voluntary)*
  Skills bus: A ~College(education)*
  Falls prevention: C D
  Care teams: C D
`);
const spot = {
  ...spotOf(map, ["Family hubs", "Youth zone"], 0b0011, ["Ely"]),
  sentence: "2 initiatives share A and B and Ely.",
  nearly: [{ initiative: 2, lacks: { kind: "challenge" as const, position: 1 } }],
  fragile: [{ organisation: 1, loses: [1], ends: true }],
};
const user = userEvent.setup();

async function show(snapshot: Snapshot): ReturnType<typeof opened> {
  const fake = await opened(snapshot);
  render(RightPanel);
  return fake;
}

describe("a sweet spot", () => {
  const card = (): HTMLElement => screen.getByRole("article", { name: "Family hubs, Youth zone" });

  it("shows its challenges, a product that can be checked, and its sentence", async () => {
    await show(snapshotOf(map, {}, [spot]));
    expect(within(card()).getByRole("img", { name: "A + B" })).toBeVisible();
    expect(within(card()).getByText("2 × 3 = 6")).toBeVisible();
    expect(within(card()).getByText("2 initiatives share A and B and Ely.")).toBeVisible();
  });

  it("is shown on the map, and all again", async () => {
    await show(snapshotOf(map, {}, [spot]));
    const button = within(card()).getByRole("button", { name: "Show on map" });
    await user.click(button);
    expect(selection.spot).toBe(spot.key);
    expect(button).toHaveAttribute("aria-pressed", "true");
    await user.click(button);
    expect(selection.spot).toBeNull();
  });

  it("unfolds to members, what they share, who is behind it, who nearly belongs and how fragile it is", async () => {
    await show(snapshotOf(map, {}, [spot]));
    await user.click(within(card()).getByRole("button", { name: /^More/ }));
    const words = card().textContent.replace(/\s+/g, " ");
    expect(words).toContain("Places: Ely");
    expect(words).toContain("County and Youth Trust");
    expect(words).toMatch(/Skills bus\s*lacks B \(Good work\)/);
    expect(words).toContain("Youth Trust is alone behind Youth zone. Without it this sweet spot is gone.");
    await user.click(within(card()).getByRole("button", { name: "Skills bus" }));
    expect([...selection.ids]).toEqual([idOf("Skills bus")]);
  });

  it("of many begins with a few of its members, and shows more as asked", async () => {
    const names = Array.from({ length: 50 }, (_, nth) => `Initiative ${nth + 1}`);
    const large = mapOf(names.map((name) => `${name}: A B`).join("\n"));
    await show(snapshotOf(large, {}, [{ ...spotOf(large, names, 0b0011, []), name: "Many" }]));
    const many = screen.getByRole("article", { name: "Many" });
    await user.click(within(many).getByRole("button", { name: /^More/ }));
    expect(within(many).getAllByRole("button", { name: /^Initiative/ })).toHaveLength(20);
    await user.click(within(many).getByRole("button", { name: "Show more (30)" }));
    await user.click(within(many).getByRole("button", { name: "Show more (10)" }));
    expect(within(many).getAllByRole("button", { name: /^Initiative/ })).toHaveLength(50);
  });

  it("is said to be missing where there is none", async () => {
    await show(snapshotOf(map));
    expect(screen.getByText(/^No sweet spots yet/)).toBeVisible();
  });
});

it("over-claiming is told, with what stronger contributions leave beside all of them", async () => {
  const snapshot = snapshotOf(map, {}, [spot]);
  const strong = { ...spotOf(map, ["Falls prevention", "Care teams"], 0b1100, []), key: "strong" };
  const over_claim: OverClaim = {
    claiming_all: 4,
    placed: 5,
    strong_regions: snapshot.analysis.regions.map((region) => ({
      ...region,
      initiatives: region.initiatives.slice(1),
    })),
    strong_spots: [strong],
  };
  await show({ ...snapshot, analysis: { ...snapshot.analysis, over_claim } });
  expect(screen.getByText(/^4 of 5 placed initiatives contribute to all challenges/)).toBeVisible();
  const table = screen.getByRole("table");
  const cells = within(table)
    .getAllByRole("row")
    .find((one) => within(one).queryByRole("img", { name: "A + B" }));
  expect(cells?.textContent.replace(/\s+/g, "")).toBe("AB21");
  expect(screen.getByRole("article", { name: "Falls prevention, Care teams" })).toBeVisible();
  expect(screen.getByRole("article", { name: "Family hubs, Youth zone" })).toBeVisible();
});

describe("thin spots", () => {
  it("list what is one step away, and one press takes the step", async () => {
    const fake = await show(snapshotOf(map));
    await user.click(screen.getByRole("tab", { name: "Thin" }));
    const card = screen.getByRole("article", { name: "A good start in life and A place where people want to live" });
    expect(within(card).getByText("No initiative here.")).toBeVisible();
    expect(within(card).getByText("1 initiative one step away")).toBeVisible();
    await user.click(
      within(card).getByRole("button", { name: "Add C (A place where people want to live) to Skills bus" }),
    );
    expect(fake.edits).toEqual([
      { kind: "set_contribution", initiatives: [idOf("Skills bus")], challenge: map.challenges[2]?.id, strength: 1 },
    ]);
  });

  it("lead to the region, whose figures are those of the list", async () => {
    await show(snapshotOf(map));
    await user.click(screen.getByRole("tab", { name: "Thin" }));
    expect(within(screen.getByRole("table")).getAllByRole("row")).toHaveLength(1 + 15);
    await user.click(screen.getByRole("button", { name: "C + D" }));
    expect(selection.region).toBe(0b1100);
    expect(screens.rightTab).toBe("details");
    expect(screen.getByRole("button", { name: "Care teams" })).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Select all of them" }));
    expect([...selection.ids]).toEqual([idOf("Falls prevention"), idOf("Care teams")]);
  });
});

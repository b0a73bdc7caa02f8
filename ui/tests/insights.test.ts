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
  sentence: "2 initiatives serve Good start and Good work, and share Ely.",
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
  const card = (): HTMLElement => screen.getByRole("article", { name: "Ely" });

  it("shows its challenges, a product that can be checked, and its sentence", async () => {
    await show(snapshotOf(map, {}, [spot]));
    expect(within(card()).getByRole("img", { name: "Good start and Good work" })).toBeVisible();
    expect(within(card()).getByText("2 × 2 × 1 = 4")).toBeVisible();
    expect(within(card()).getByText("2 initiatives serve Good start and Good work, and share Ely.")).toBeVisible();
  });

  it("says who is behind it, who nearly belongs and what that lacks, and how fragile it is", async () => {
    await show(snapshotOf(map, {}, [spot]));
    for (const words of [
      "Behind it: County and Youth Trust.",
      "Nearly belongs: Skills bus (lacks Good work).",
      "Without Youth Trust it would be gone.",
    ]) {
      expect(within(card()).getByText(words)).toBeVisible();
    }
  });

  it("stands open among the first five, and the rest behind how many more there are", async () => {
    const many = Array.from({ length: 57 }, (_, nth) => ({ ...spot, key: `${nth}`, name: `Spot ${nth + 1}` }));
    await show(snapshotOf(map, {}, many));
    const open = (): number => screen.getAllByText(spot.sentence).length;
    expect(open()).toBe(5);
    await user.click(screen.getByText("50 more"));
    expect(open()).toBe(55);
    await user.click(screen.getByText("2 more"));
    expect(open()).toBe(57);
    expect(screen.queryByText(/^\d+ more$/)).toBeNull();
  });

  it("is among those open when it is shown from elsewhere", async () => {
    const many = Array.from({ length: 9 }, (_, nth) => ({ ...spot, key: `${nth}`, name: `Spot ${nth + 1}` }));
    await show(snapshotOf(map, {}, many));
    expect(screen.queryByText("Spot 8")).toBeNull();
    selection.spot = "7";
    expect(await screen.findByText("Spot 8")).toBeVisible();
    expect(screen.getByText("1 more")).toBeVisible();
  });

  it("says what was left out because most initiatives have it", async () => {
    const snapshot = snapshotOf(map, {}, [spot]);
    const left_out = [{ thing: { kind: "ground" as const, position: 0 }, initiatives: 31 }];
    await show({ ...snapshot, analysis: { ...snapshot.analysis, placed: 57, left_out } });
    const words = "Left out, because more than half of the initiatives have it: Ely (31 of 57).";
    expect(screen.getByText(words)).toBeVisible();
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
    expect(words).toMatch(/Skills bus\s*lacks Good work/);
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
  const strong = { ...spotOf(map, ["Falls prevention", "Care teams"], 0b1100, ["Ely"]), key: "strong", name: "Strong" };
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
    .find((one) => within(one).queryByRole("img", { name: "Good start and Good work" }));
  expect(cells?.textContent.replace(/\s+/g, "")).toBe("AB21");
  // Regions that hold nothing, counted either way, are left out.
  expect(within(table).getAllByRole("row")).toHaveLength(
    1 + snapshot.analysis.regions.filter((region) => region.initiatives.length > 0).length,
  );
  expect(screen.getByRole("article", { name: "Strong" })).toBeVisible();
  expect(screen.getByRole("article", { name: "Ely" })).toBeVisible();
});

describe("thin spots", () => {
  it("list what is one step away, and one press takes the step", async () => {
    const fake = await show(snapshotOf(map));
    await user.click(screen.getByRole("tab", { name: "Thin" }));
    const card = screen.getByRole("article", { name: "A good start in life and A place where people want to live" });
    expect(within(card).getByText("No initiative here.")).toBeVisible();
    expect(within(card).getByText("1 initiative one step away")).toBeVisible();
    const add = within(card).getByRole("button", { name: "Add Good place to Skills bus" });
    expect(add).toHaveTextContent("Add Good place");
    await user.click(add);
    expect(fake.edits).toEqual([
      { kind: "set_contribution", initiatives: [idOf("Skills bus")], challenge: map.challenges[2]?.id, strength: 1 },
    ]);
  });

  it("lead to the region, whose figures are those of the list", async () => {
    await show(snapshotOf(map));
    await user.click(screen.getByRole("tab", { name: "Thin" }));
    expect(within(screen.getByRole("table")).getAllByRole("row")).toHaveLength(1 + 15);
    await user.click(screen.getByRole("button", { name: "Good place and Healthy life" }));
    expect(selection.region).toBe(0b1100);
    expect(screens.rightTab).toBe("details");
    expect(
      screen.getByRole("heading", { name: "Region: A place where people want to live and Healthy throughout life" }),
    ).toBeVisible();
    expect(screen.getByRole("button", { name: "Care teams" })).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Select all of them" }));
    expect([...selection.ids]).toEqual([idOf("Falls prevention"), idOf("Care teams")]);
  });
});

// From a row of the matrix to the sweet spots of just its challenges.

import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { screens } from "../src/state/screens.svelte";
import { selection } from "../src/state/selection.svelte";
import SpotLinks from "../src/views/matrix/SpotLinks.svelte";
import { opened } from "./fake";
import { mapOf, snapshotOf, spotOf } from "./notation";

const user = userEvent.setup();
const map = mapOf(`
  Family hubs: A B @Ely
  Youth zone: A B @Ely
  Falls prevention: C D #Food
  Care teams: C D #Food
`);
const spots = [
  spotOf(map, ["Family hubs", "Youth zone"], 0b0011, ["Ely"]),
  spotOf(map, ["Falls prevention", "Care teams"], 0b1100, ["Food"]),
];

it("leads to the sweet spots of its challenges, on the map and in the panel", async () => {
  await opened(snapshotOf(map, {}, spots));
  screens.rightTab = "details";
  const { container } = render(SpotLinks, { challenges: 0b1100 });
  const links = within(container).getAllByRole("button");
  expect(links.map((link) => link.textContent.trim())).toEqual(["Food"]);
  await user.click(screen.getByRole("button", { name: "Food" }));
  expect(selection.spot).toBe(spots[1]?.key);
  expect(screens.rightTab).toBe("spots");
  expect(screen.getByRole("button", { name: "Food" })).toHaveAttribute("aria-pressed", "true");
});

it("says nothing where there is none", async () => {
  await opened(snapshotOf(map, {}, spots));
  render(SpotLinks, { challenges: 0b0101 });
  expect(screen.queryByText(/Sweet spots/)).toBeNull();
});

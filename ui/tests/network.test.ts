// The network by role and keyboard: what is asked for, where one is, and one selection with the other views.

import { fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { voice } from "../src/state/voice.svelte";
import { network } from "../src/views/network/network.svelte";
import { networkFocus } from "../src/views/network/focus.svelte";
import { networkKeyboard } from "../src/views/network/keyboard.svelte";
import { filter } from "../src/state/filter.svelte";
import { selection } from "../src/state/selection.svelte";
import { Crowd, titles } from "../src/views/network/labels";
import NetworkView from "../src/views/network/NetworkView.svelte";
import type { NetworkAsked, NetworkDrawn } from "../src/wire/types";
import { opened, type Fake } from "./fake";
import { idOf, mapOf, snapshotOf } from "./notation";

const map = mapOf(`
  Family hubs: A B @Wisby
  Youth zone: A @Wisby
  Skills bus: B @Wisby
  Repair cafe: @Ely
`);
const PLACES = [
  [0, 0],
  [100, 0],
  [200, 10],
  [0, 150],
];

function drawn({ passing }: NetworkAsked): NetworkDrawn {
  const degrees = [1, 2, 1, 0];
  return {
    settled: true,
    network: {
      nodes: map.initiatives.map(({ id, title }, position) => ({
        id,
        kind: "initiative",
        position,
        label: title,
        degree: degrees[position] ?? 0,
        ended: false,
      })),
      ties: [
        { from: 0, to: 1, kind: "shared_ground", weight: 0.6, says: null },
        { from: 1, to: 2, kind: "shared_ground", weight: 0.4, says: null },
      ],
      marks: PLACES.map(([x = 0, y = 0], position) => ({
        x,
        y,
        radius: 9,
        community: position < 3 ? 0 : null,
        filtered: passing !== null && !passing.includes(position),
        pinned: false,
        rank: [1, 0, 2, 3][position] ?? 0,
        label: null,
      })),
      communities: [{ name: "Wisby Town", known_by: [], members: [0, 1, 2], outline: [] }],
      modularity: 0.2,
      frame: { left: -300, top: -200, width: 600, height: 400 },
      text: 8,
    },
  };
}

const user = userEvent.setup();
let fake: Fake;

beforeEach(async () => {
  fake = await opened(snapshotOf(map));
  network.drawn = null;
  network.extras = { challenges: false, organisations: false, places: false, priorities: false, themes: false };
  Object.assign(networkFocus, { steps: 0, sizing: "same", pathShown: false });
  networkKeyboard.active = null;
  fake.answers.network = drawn;
  fake.answers.network_tidy = drawn;
  fake.answers.network_steps = () => ({ nodes: [idOf("Family hubs"), idOf("Youth zone")] });
  fake.answers.network_path = () => ({ nodes: ["Family hubs", "Youth zone", "Skills bus"].map(idOf) });
  fake.answers.network_betweenness = () => ({ of: [0, 1, 0, 0], pivots: null });
  render(NetworkView);
  await stage();
});

const stage = (): Promise<HTMLElement> => screen.findByRole("listbox", { name: /^Network of 4 initiatives/ });
const requests = (name: string): unknown[] => fake.calls.filter((one) => one.name === name).map((one) => one.request);

async function press(key: string): Promise<void> {
  await fireEvent.keyDown(await stage(), { key });
}

describe("the keyboard", () => {
  it("goes along the ties and says where one is", async () => {
    await press("Home");
    expect(voice.done).toBe("Youth zone, in the community Wisby Town; 2 ties");
    await press("ArrowLeft");
    expect(voice.done).toBe("Family hubs, in the community Wisby Town; 1 tie");
    await press("ArrowRight");
    await press("ArrowRight");
    expect(voice.done).toBe("Skills bus, in the community Wisby Town; 1 tie");
    await press("End");
    expect(voice.done).toBe("Repair cafe; no ties");
    expect(screen.getByRole("option", { name: "Repair cafe" }).id).toBe(
      (await stage()).getAttribute("aria-activedescendant"),
    );
  });

  it("selects with Enter, adds with Shift and clears with Escape", async () => {
    await press("Home");
    await press("Enter");
    await press("ArrowLeft");
    await fireEvent.keyDown(await stage(), { key: "Enter", shiftKey: true });
    expect([...selection.ids]).toEqual([idOf("Youth zone"), idOf("Family hubs")]);
    expect(screen.getByRole("option", { name: "Youth zone", selected: true })).toBeInTheDocument();
    await press("Escape");
    expect(selection.ids.size).toBe(0);
  });
});

describe("what is shown", () => {
  it("follows the buttons", async () => {
    await user.click(screen.getByRole("button", { name: "Organisations" }));
    await waitFor(() => expect(requests("network")).toHaveLength(2));
    expect(requests("network").at(-1)).toMatchObject({ shown: { organisations: true, places: false }, passing: null });
    expect(screen.getByRole("button", { name: "Organisations" })).toHaveAttribute("aria-pressed", "true");
  });

  it("leaves what the filter hides as a trace, and says so", async () => {
    filter.text = "Skills";
    await waitFor(() => expect(requests("network").at(-1)).toMatchObject({ passing: [2] }));
    await waitFor(() => expect(networkFocus.lookOf(0)).toBe("trace"));
    expect(networkFocus.lookOf(2)).toBe("plain");
    await press("Home");
    expect(voice.done).toBe("Youth zone, in the community Wisby Town; 2 ties; filtered out");
  });

  it("reaches some steps from the selection", async () => {
    selection.only(idOf("Family hubs"));
    await user.click(screen.getByRole("radio", { name: "1 step from what is selected" }));
    await waitFor(() => expect(networkFocus.lookOf(3)).toBe("faded"));
    expect(networkFocus.lookOf(1)).toBe("plain");
    expect(requests("network_steps").at(-1)).toEqual({ from: [idOf("Family hubs")], most: 1 });
  });

  it("shows a path between two, and says it", async () => {
    expect(screen.getByRole("button", { name: "Path" })).toBeDisabled();
    selection.set([idOf("Family hubs"), idOf("Skills bus")]);
    await waitFor(() => expect(screen.getByRole("button", { name: "Path" })).toBeEnabled());
    await user.click(screen.getByRole("button", { name: "Path" }));
    await waitFor(() => expect(voice.done).toBe("Path of 2 steps: Family hubs, Youth zone, Skills bus"));
  });

  it("sizes by betweenness", async () => {
    await user.click(screen.getByRole("radio", { name: "Larger the more shortest paths run through it" }));
    await waitFor(() => expect(networkFocus.scales[1]).toBeGreaterThan(networkFocus.scales[0] ?? 9));
  });
});

describe("a drag", () => {
  it("moves the node with the pointer, and a drop pins it", async () => {
    const moved = (x: number, y: number) => ({ positions: PLACES.flat().with(2, x).with(3, y), settled: true });
    fake.answers.network_drag = ({ x, y }) => moved(x, y);
    fake.answers.network_drop = ({ at }) => moved(at?.[0] ?? 0, at?.[1] ?? 0);
    fake.answers.network_step = () => moved(150, 50);
    network.drag(idOf("Youth zone"), 450, 250);
    expect(network.placeOf(1)).toEqual({ x: 450, y: 250 });
    await waitFor(() => expect(requests("network_drag")[0]).toEqual({ node: idOf("Youth zone"), x: 150, y: 50 }));
    await network.drop(idOf("Youth zone"), { x: 450, y: 250 });
    expect(requests("network_drop")).toEqual([{ node: idOf("Youth zone"), at: [150, 50] }]);
    const pins = [{ node: idOf("Youth zone"), x: 150, y: 50 }];
    await waitFor(() => expect(fake.edits).toEqual([{ kind: "pin_nodes", pins }]));
  });
});

it("keeps a community's whole name in the picture, however large the text", () => {
  const frame = { left: 0, top: 0, right: 600, bottom: 300 };
  const points = [
    { x: 300, y: 10 },
    { x: 320, y: 290 },
  ];
  const { standing } = titles([{ nth: 0, words: "Net zero", points }], new Crowd([]), 26, 10, frame);
  expect(standing).toHaveLength(1);
  for (const { box } of standing) {
    expect(box.top).toBeGreaterThanOrEqual(frame.top);
    expect(box.bottom).toBeLessThanOrEqual(frame.bottom);
  }
});

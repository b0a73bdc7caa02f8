// The export dialog: outlined sweet spots, the headline with what it counts, and failures that are its own.

import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import App from "../src/App.svelte";
import { session } from "../src/state/session.svelte";
import { picture } from "../src/state/picture.svelte";
import { screens } from "../src/state/screens.svelte";
import { selection } from "../src/state/selection.svelte";
import type { Failure, PicturePreview, PictureRequest } from "../src/wire/types";
import { type Fake, opened } from "./fake";
import { mapOf, snapshotOf, spotOf } from "./notation";

const map = mapOf(`
  Family hubs: A B @Ely
  Youth zone: A B @Ely
  Skills bus: A B @Wisby
  Falls prevention: A B @Wisby
`);
const spots = [
  { ...spotOf(map, ["Family hubs", "Youth zone"], 0b0011, ["Ely"]), name: "Ely" },
  { ...spotOf(map, ["Skills bus", "Falls prevention"], 0b0011, ["Wisby"]), name: "Wisby" },
];
const preview: PicturePreview = {
  png: "data:,",
  width_mm: 1,
  height_mm: 1,
  name: "Map",
  short: "A Venn diagram. Outlined: 1 Ely (2 initiatives).",
  long: "All of it.",
  headline: "Four initiatives meet in two sweet spots.",
  recount: [
    { number: 1, name: "Ely", challenges: [], initiatives: ["Family hubs", "Youth zone"], organisations: [] },
    { number: 2, name: "Wisby", challenges: [], initiatives: ["Skills bus", "Youth zone"], organisations: [] },
  ],
  remarks: ["Outline 2 has 2 parts: other markers stand too close for one line."],
};
const denied: Failure = { code: "file_denied", detail: "", file: "board.png", sentence: "" };
const user = userEvent.setup();
let fake: Fake;

function lastRequest(): PictureRequest {
  return fake.calls.filter(({ name }) => name === "picture_preview").at(-1)?.request as PictureRequest;
}

async function openDialog(): Promise<void> {
  render(App);
  screens.open("export");
  await screen.findByRole("combobox", { name: "Sweet spots outlined" });
}

beforeEach(async () => {
  fake = await opened(snapshotOf(map, {}, spots));
  fake.answers.picture_preview = () => preview;
  Object.assign(picture.asked, { outlines: "none", withHeadline: false, headline: "" });
});

describe("outlines", () => {
  it("are none until they are chosen, and bring a headline", async () => {
    await openDialog();
    await expect.poll(lastRequest).toMatchObject({ spots: { kind: "none" }, headline: { kind: "none" } });
    await user.selectOptions(screen.getByRole("combobox", { name: "Sweet spots outlined" }), "The first two");
    await expect.poll(lastRequest).toMatchObject({ spots: { kind: "first", count: 2 }, headline: { kind: "written" } });
  });

  it("come with what the headline counts, and with what there is to know", async () => {
    picture.outline(2);
    await openDialog();
    expect(await screen.findByRole("textbox", { name: "Headline" })).toHaveValue(preview.headline);
    const counted = screen.getByRole("region", { name: "What it counts" });
    expect(counted).toHaveTextContent("Ely: 2 initiatives: Family hubs; Youth zone");
    expect(counted).toHaveTextContent("3 initiatives in all, each counted once: some are in several.");
    expect(screen.getByText(preview.remarks[0] ?? "")).toBeVisible();
    expect(screen.getByAltText(preview.short)).toBeInTheDocument();
  });

  it("can be of the one that is shown on the canvas", async () => {
    selection.spot = spots[1]?.key ?? null;
    await openDialog();
    const choice = screen.getByRole("combobox", { name: "Sweet spots outlined" });
    await user.selectOptions(choice, "The one that is shown: Wisby");
    await expect.poll(lastRequest).toMatchObject({ spots: { kind: "only", key: spots[1]?.key } });
  });

  it("take a headline of one's own, which another choice throws away", async () => {
    picture.outline(1);
    await openDialog();
    const field = await screen.findByRole("textbox", { name: "Headline" });
    await user.clear(field);
    await user.type(field, "Two towns, one plan");
    await user.tab();
    await expect.poll(lastRequest).toMatchObject({ headline: { kind: "own", text: "Two towns, one plan" } });
    await user.selectOptions(screen.getByRole("combobox", { name: "Sweet spots outlined" }), "The first two");
    await expect.poll(lastRequest).toMatchObject({ headline: { kind: "written" } });
  });
});

describe("failures", () => {
  it("from before the dialog opened stay out of it", async () => {
    session.failure = { code: "no_space", detail: "", sentence: "" };
    await openDialog();
    const dialog = screen.getByRole("dialog");
    expect(dialog.querySelector("[role=alert]")).toBeEmptyDOMElement();
  });

  it("of an export are told in it, and giving up is none", async () => {
    await openDialog();
    const button = await screen.findByRole("button", { name: "PNG…" });
    await expect.poll(() => button.hasAttribute("disabled")).toBe(false);
    const fail = (failure: Failure) => () => {
      throw failure;
    };
    fake.answers.choose = fail({ code: "cancelled", detail: "", sentence: "" });
    await user.click(button);
    await expect.poll(() => fake.calls.filter(({ name }) => name === "choose").length).toBe(1);
    expect(picture.failure).toBeNull();
    fake.answers.choose = () => ({ path: "/board.png", replaces: false });
    fake.answers.picture_export = fail(denied);
    await user.click(button);
    await expect.poll(() => picture.failure?.code).toBe("file_denied");
    expect(screen.getByRole("dialog").querySelector("[role=alert]")).toHaveTextContent("board.png");
    expect(session.failure).toBeNull();
  });
});

// The board paper's dialog: its outline, its scope and parts, what officers say, and its way to a file.

import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import App from "../src/App.svelte";
import { nothingSaid, paper } from "../src/state/paper.svelte";
import { screens } from "../src/state/screens.svelte";
import type { Failure, PaperPreview, PaperRequest, Part } from "../src/wire/types";
import { type Fake, opened } from "./fake";
import { mapOf, snapshotOf } from "./notation";

const map = mapOf(`
  Family hubs: A B @Ely
  Youth zone: A B @Ely
`);
const preview: PaperPreview = {
  title: "Fenmoor together",
  name: "2026-09-17 Fenmoor together",
  outline: [
    { level: 1, number: "1", text: "Purpose" },
    { level: 2, number: "", text: "Sweet spots" },
  ],
  parts: [],
  sides: { main: 4, all: 9 },
  prompts: 13,
};
const denied: Failure = { code: "file_denied", detail: "", file: "board.docx", sentence: "" };
const user = userEvent.setup();
let fake: Fake;

function lastRequest(): PaperRequest {
  return fake.calls.filter(({ name }) => name === "paper_preview").at(-1)?.request as PaperRequest;
}

async function openDialog(): Promise<void> {
  render(App);
  screens.open("paper");
  await screen.findByText("4 sides, 9 with appendices · 13 to complete");
}

beforeEach(async () => {
  fake = await opened(snapshotOf(map));
  fake.answers.paper_preview = () => preview;
  paper.begin("another map");
});

describe("the outline", () => {
  it("tells headings, sides and what is left to complete", async () => {
    await openDialog();
    expect(screen.getByText("Purpose", { selector: "bdi" })).toBeTruthy();
    expect(screen.getByText("Sweet spots", { selector: "li bdi" })).toBeTruthy();
    expect(lastRequest()).toMatchObject({ parts: [], since: null, whose: { kind: "area" }, front: nothingSaid() });
  });

  it("is asked for anew when a part is left out", async () => {
    await openDialog();
    await user.click(screen.getByRole("checkbox", { name: "Implications" }));
    const others: Part[] = [
      "purpose",
      "recommendations",
      "background",
      "shows",
      "changed",
      "consultation",
      "appendices",
    ];
    await waitFor(() => expect(lastRequest().parts).toEqual(others));
  });

  it("is asked for anew when it is about one place", async () => {
    await openDialog();
    await user.selectOptions(screen.getByRole("combobox", { name: "About" }), "One place");
    const [place] = map.grounds;
    await waitFor(() => expect(lastRequest().whose).toEqual({ kind: "place", place: place?.id }));
  });

  it("is asked for anew when officers say something", async () => {
    await openDialog();
    await user.type(screen.getByRole("textbox", { name: "Meeting" }), "Fenmoor Board{Enter}");
    await waitFor(() => expect(lastRequest().front.meeting).toBe("Fenmoor Board"));
  });
});

describe("saving", () => {
  beforeEach(() => {
    fake.answers.paper_export = ({ path }) => ({ path });
  });

  it("asks where, writes the Word document and closes", async () => {
    fake.answers.choose = () => ({ path: "/docs/board.docx", replaces: false });
    await openDialog();
    await user.click(screen.getByRole("button", { name: "Word…" }));
    await screen.findByText("Saved /docs/board.docx.");
    expect(fake.calls).toContainEqual({ name: "choose", request: { purpose: "paper_docx", suggested: preview.name } });
    expect(screens.dialog).toBeNull();
  });

  it("writes both beside each other", async () => {
    fake.answers.choose = ({ purpose }) => ({
      path: purpose === "paper_docx" ? "/docs/board.docx" : "/docs/board.pdf",
      replaces: false,
    });
    await openDialog();
    await user.click(screen.getByRole("button", { name: "Both…" }));
    await screen.findByText("Saved /docs/board.docx and /docs/board.pdf.");
    expect(fake.calls).toContainEqual({ name: "choose", request: { purpose: "paper_pdf", suggested: "board" } });
  });

  it("keeps what was said when the person gives up, and tells what failed", async () => {
    fake.answers.choose = () => ({ path: null, replaces: false });
    await openDialog();
    await user.click(screen.getByRole("button", { name: "PDF…" }));
    expect(screens.dialog).toBe("paper");
    fake.answers.choose = () => ({ path: "/docs/board.docx", replaces: false });
    fake.answers.paper_export = () => Promise.reject(denied);
    await user.click(screen.getByRole("button", { name: "Word…" }));
    expect((await screen.findByRole("alert")).textContent).toContain("board.docx");
  });
});

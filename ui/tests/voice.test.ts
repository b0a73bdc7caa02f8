// What a screen reader hears of what is done: every sentence once, wherever the live region stands by then.

import { render, screen, waitFor } from "@testing-library/svelte";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import App from "../src/App.svelte";
import { screens } from "../src/state/screens.svelte";
import { session } from "../src/state/session.svelte";
import { voice } from "../src/state/voice.svelte";
import { opened, type Fake } from "./fake";
import { mapOf, snapshotOf } from "./notation";

const map = mapOf("Family hubs: A B ~County(council)*\nSkills bus: A");

let fake: Fake;
let heard: string[];
let ears: MutationObserver;

/** Hears what comes into a live region, and live regions that come with words in them: both are read out. */
beforeEach(async () => {
  fake = await opened(snapshotOf(map));
  render(App);
  await screen.findByRole("contentinfo");
  heard = [];
  ears = new MutationObserver((changes) => {
    for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
      if (!(node instanceof HTMLElement)) continue;
      const regions = node.closest("[role=status]") ? [node] : node.querySelectorAll<HTMLElement>("[role=status]");
      heard.push(...[...regions].map((one) => one.textContent.trim()).filter(Boolean));
    }
  });
  ears.observe(document.body, { childList: true, subtree: true });
});

afterEach(() => ears.disconnect());

/** Waits until what was said has been heard, and answers all that was. */
async function allHeard(): Promise<string[]> {
  const before = voice.times;
  session.say("And no more");
  await waitFor(() => expect(voice.times).toBeGreaterThan(before));
  await waitFor(() => expect(heard.at(-1)).toBe("And no more"));
  return heard.slice(0, -1);
}

async function spoken(): Promise<void> {
  const before = voice.times;
  await waitFor(() => expect(voice.times).toBe(before + 1));
}

describe("what is done", () => {
  it("is heard once, also where it is shown with a way back", async () => {
    await session.edit({ kind: "tidy" });
    session.tell("Tidied.", true);
    await spoken();
    expect(await allHeard()).toEqual(["Tidied."]);
  });

  it("is not heard again where a dialog opens or closes", async () => {
    session.tell("Tidied.", true);
    await spoken();
    screens.open("preferences");
    await screen.findByRole("dialog");
    screens.close();
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(await allHeard()).toEqual(["Tidied."]);
  });

  it("in a dialog is heard after it has closed", async () => {
    screens.open("preferences");
    await screen.findByRole("dialog");
    session.say("Did it");
    screens.close();
    await spoken();
    expect(await allHeard()).toEqual(["Did it"]);
  });
});

describe("what has come up", () => {
  it("is heard besides what was done", async () => {
    fake.answers.edit = () => {
      const snapshot = snapshotOf(map, { state: 2, undo: "Tidy" });
      const notices = [{ notice: "merged", from: "Ben", changes: 1, conflicts: 0 } as const];
      return { ...snapshot, file: { ...snapshot.file, notices } };
    };
    await session.edit({ kind: "tidy" });
    await spoken();
    expect(await allHeard()).toEqual([expect.stringMatching(/^Tidy The file had been changed by Ben/)]);
  });

  it("tells once that edits wait for their file, and once that they are in it", async () => {
    let state = 2;
    const saved = (how: "waiting" | "saved"): void => {
      fake.answers.edit = () => {
        const snapshot = snapshotOf(map, { state: state++, undo: "Tidy" });
        return { ...snapshot, file: { ...snapshot.file, saved: { ...snapshot.file.saved, how } } } as typeof snapshot;
      };
    };
    for (const how of ["waiting", "waiting", "saved", "saved"] as const) {
      saved(how);
      await session.edit({ kind: "tidy" });
      await spoken();
    }
    expect(await allHeard()).toEqual([
      "Tidy Saved on this computer, waiting for Documents",
      "Tidy",
      "Tidy Saved · Documents",
      "Tidy",
    ]);
  });
});

// A program that answers calls from memory: it tells what it was asked, and answers as the test says. It makes no edit
// by itself; a test that needs the next snapshot gives it.

import { session } from "../src/state/session.svelte";
import { screens } from "../src/state/screens.svelte";
import { filter } from "../src/state/filter.svelte";
import { selection } from "../src/state/selection.svelte";
import { carryBy, type Reply, type Request } from "../src/wire/call";
import type { Drop } from "../src/wire/transport";
import type { Commands, Edit, Failure, FailureCode, Snapshot, Start } from "../src/wire/types";

type Answers = { [K in keyof Commands]?: (request: Request<K>) => Reply<K> | Promise<Reply<K>> };

export class Fake {
  readonly calls: { name: string; request: unknown }[] = [];
  /** How the window was left, whenever it was told. */
  readonly left: Request<"leave_view">[] = [];
  readonly answers: Answers = {};
  #drop: (drop: Drop) => void = () => undefined;
  #handed: () => void = () => undefined;

  constructor(readonly snapshot: Snapshot | null) {
    carryBy({
      call: async (name, request) => {
        // How the window stands is told whenever it has come to rest: no part of what a test asks for.
        if (name === "leave_view") this.left.push(request as Request<"leave_view">);
        else this.calls.push({ name, request });
        return this.#answer(name as keyof Commands, request);
      },
      onDropped: (handler) => {
        this.#drop = handler;
        return () => undefined;
      },
      onHanded: (handler) => {
        this.#handed = handler;
        return () => undefined;
      },
    });
  }

  /** Every edit that was asked for, in order. */
  get edits(): Edit[] {
    return this.calls.filter(({ name }) => name === "edit").map(({ request }) => request as Edit);
  }

  drop(...paths: string[]): void {
    this.#drop({ is: "dropped", paths });
  }

  /** Files are held over the window; with none, they are gone again. */
  hover(...paths: string[]): void {
    this.#drop({ is: paths.length > 0 ? "over" : "gone", paths });
  }

  /** A map is opened from the desktop. */
  hand(path: string): void {
    this.answers.handed = () => {
      delete this.answers.handed;
      return { path, replaces: false };
    };
    this.#handed();
  }

  #answer(name: keyof Commands, request: unknown): unknown {
    const answer = this.answers[name] as ((request: unknown) => unknown) | undefined;
    if (answer) return answer(request);
    switch (name) {
      case "start":
        return startOf(this.snapshot);
      case "edit":
      case "undo":
      case "redo":
      case "save":
        return { ...this.snapshot, state: (this.snapshot?.state ?? 0) + 1, undo: `Did ${(request as Edit).kind}` };
      case "copies":
        return { copies: [] };
      case "choose":
      case "handed":
        return { path: null, replaces: false };
      case "leave_view":
      case "cancel":
        return {};
      default:
        throw new Error(`no answer for ${name}`);
    }
  }
}

/** What a window hears when it opens on that map. */
export function startOf(snapshot: Snapshot | null): Start {
  return {
    version: "0.1.0",
    preferences: { name: "", theme: "system", text_percent: 100, reopen: false },
    recent: [],
    snapshot,
    failure: null,
    today: "2026-11-23",
  };
}

export function failureOf(code: FailureCode, detail = ""): Failure {
  return { code, detail, sentence: "" };
}

/** Opens the window's state on that map, as if nothing had been done before. */
export async function opened(snapshot: Snapshot | null): Promise<Fake> {
  const fake = new Fake(snapshot);
  session.snapshot = null;
  session.start = null;
  session.failure = null;
  session.notice = null;
  session.looked = null;
  selection.reset();
  filter.clear();
  screens.dialog = null;
  screens.palette = false;
  screens.rightTab = "spots";
  screens.makeRoom(false);
  screens.put({ left: true, right: true, last: "left" });
  await session.begin();
  return fake;
}

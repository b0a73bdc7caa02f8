// Any sequence of keys and clicks on the table changes only the cells in which a person confirmed a value: random sequences
// on the real page, with sorting, filters, other people's changes and late replies in between, against a model of it.

import { cleanup, fireEvent, render } from "@testing-library/svelte";
import { tick } from "svelte";
import { beforeEach, describe, expect, it } from "vitest";
import { session } from "../src/state/session.svelte";
import { filter } from "../src/state/filter.svelte";
import { table } from "../src/views/table/table.svelte";
import TableView from "../src/views/table/TableView.svelte";
import type { OpenMap } from "../src/wire/open_map";
import type { Cell, Status } from "../src/wire/types";
import { failureOf, opened, type Fake } from "./fake";
import { applied, COLUMNS, GridModel, type ModelCell } from "./gridmodel";
import { mapOf, snapshotOf } from "./notation";

const SEQUENCES = 200;
/** So many in one test. */
const BLOCK = 20;
const STEPS = 25;
const ROWS = 20;
const WORDS = ["live", "Paused", "planned", "2", "3", "some", "none", "2026-04-01"];

/** A generator of numbers below 1 (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function startMap(random: () => number): OpenMap {
  const statuses = ["idea", "planned", "live", "paused", "ended"];
  const claims = ["A1", "A2 B3", "B", "A3 B1", ""];
  const pick = (from: string[]): string => from[Math.floor(random() * from.length)]!;
  const lines = Array.from({ length: ROWS }, (_, nth) => `Row ${nth}: ${pick(claims)} =${pick(statuses)}`);
  return mapOf(lines.join("\n"), 2);
}

/** The hand: presses and keys as a browser would hand them on. */
class Hand {
  static async press(at: Element, shift = false): Promise<void> {
    // jsdom has no pointer events of its own that know which button it was.
    const pointer = (type: string): Event => new MouseEvent(type, { bubbles: true, button: 0, shiftKey: shift });
    at.dispatchEvent(pointer("pointerdown"));
    // What the press has changed is drawn before the browser moves the focus, to what is there then.
    await tick();
    const alive = at.isConnected ? at : gridOf();
    if (await fireEvent.mouseDown(alive, { shiftKey: shift })) {
      const target = alive.closest<HTMLElement>("input, button, [tabindex]");
      if (target) target.focus();
      else (document.activeElement as HTMLElement).blur();
    }
    alive.dispatchEvent(pointer("pointerup"));
    await fireEvent.click(alive, { shiftKey: shift, detail: 1 });
    await tick();
  }

  static async key(key: string, shift = false): Promise<void> {
    const at = document.activeElement ?? document.body;
    const free = await fireEvent.keyDown(at, { key, shiftKey: shift });
    if (free && key.length === 1 && at instanceof HTMLInputElement) {
      await fireEvent.input(at, { target: { value: at.value + key } });
    }
    await tick();
  }
}

class Run {
  readonly #random: () => number;
  readonly trace: string[] = [];
  model: GridModel;
  fake: Fake;
  #answers: (() => void)[] = [];
  #letters = 0;

  constructor(fake: Fake, map: OpenMap, random: () => number) {
    this.#random = random;
    this.fake = fake;
    this.model = new GridModel(map);
    fake.answers.edit = (edit) =>
      new Promise((done, failed) => {
        this.#answers.push(() => {
          const cells = edit.kind === "set_cells" ? edit.cells : [];
          const next = applied(this.model.map, cells);
          this.model.answered(next !== null);
          if (next) this.model.changed(next);
          if (next) done(snapshotOf(next));
          else failed(failureOf("cell_refused", cells[0]?.value));
        });
      });
  }

  nth(count: number): number {
    return Math.floor(this.#random() * count);
  }

  one<T>(from: readonly T[]): T {
    return from[this.nth(from.length)]!;
  }

  /** A letter that is typed but once, so that what it comes to lie in tells where it was typed. */
  letter(): string {
    return String.fromCodePoint(0x4e00 + this.#letters++);
  }

  cell(row: number, column: number): Element | null {
    return document.getElementById(`cell-${row}-${column}`);
  }

  async step(): Promise<void> {
    const kind = this.one(STEPS_WEIGHED);
    this.trace.push(kind);
    await this[kind]();
    if (this.#random() < 0.7) await this.answer();
  }

  async press(shift = this.#random() < 0.2, twice = false): Promise<void> {
    const drawn = [...document.querySelectorAll("[role=gridcell]")].map(({ id }) => id);
    const [, row, column] = (this.one(drawn) ?? "cell-0-0").split("-").map(Number) as [number, number, number];
    const at = this.cell(row, column);
    const cell: ModelCell | null = this.model.at(row, column);
    this.trace.push(`${cell?.id}/${column}`);
    if (!at || !cell) return;
    const target = at.querySelector("input") ?? at;
    if (twice) {
      await Hand.press(target);
      this.model.press(cell, false);
      const again = [...document.querySelectorAll("[role=gridcell]")].find((one) => one === at);
      if (again && this.model.focus === "grid") {
        await fireEvent.dblClick(again);
        this.model.doublePress(cell);
      }
      return;
    }
    await Hand.press(target, shift);
    this.model.press(cell, shift);
  }

  doublePress(): Promise<void> {
    return this.press(false, true);
  }

  async typeLetter(): Promise<void> {
    await this.#key(this.letter());
  }

  async typeWord(): Promise<void> {
    for (const key of this.one(WORDS)) await this.#key(key);
  }

  async confirm(): Promise<void> {
    await this.#key(this.one(["Enter", "Tab"]), this.#random() < 0.3);
  }

  async otherKey(): Promise<void> {
    await this.#key(this.one(["Escape", "F2", "Delete", "Enter"]));
  }

  async arrow(): Promise<void> {
    await this.#key(this.one(["ArrowDown", "ArrowUp", "ArrowLeft", "ArrowRight"]), this.#random() < 0.3);
  }

  async sort(): Promise<void> {
    const column = this.one([0, 1, 3]);
    this.model.pressOutside();
    await Hand.press(document.querySelectorAll("[role=columnheader]")[column + 1]!.querySelector("button")!);
    this.model.focus = "grid";
    const { sort } = this.model;
    if (sort?.column !== column) this.model.sort = { column, down: false };
    else this.model.sort = sort.down ? null : { column, down: true };
  }

  async filter(): Promise<void> {
    const only = this.one<Status | null>([null, null, "live", "idea"]);
    filter.ask({ statuses: new Set(only ? [only] : []) });
    this.model.only = only;
    await tick();
  }

  async outside(): Promise<void> {
    await Hand.press(document.querySelector("#outside")!);
    this.model.pressOutside();
  }

  async back(): Promise<void> {
    const grid = gridOf();
    if (this.model.focus !== "outside") return;
    grid.focus();
    this.model.focus = "grid";
    await tick();
  }

  async scroll(): Promise<void> {
    const grid = gridOf();
    grid.scrollTop = this.nth(ROWS) * 32;
    await fireEvent.scroll(grid);
    await tick();
  }

  async away(): Promise<void> {
    cleanup();
    this.model.away();
    render(TableView);
    await tick();
  }

  /** A partner's copy comes in: rows are changed, removed and put elsewhere. */
  async merge(): Promise<void> {
    const map = structuredClone(this.model.map);
    const row = this.one(map.initiatives);
    const kind = this.one(["status", "remove", "order", "strength"]);
    if (kind === "status") row.status = this.one(["idea", "planned", "live", "paused", "ended"]);
    else if (kind === "order") map.initiatives.reverse();
    else if (kind === "strength") row.contributions = {};
    else if (map.initiatives.length > 4) map.initiatives = map.initiatives.filter((held) => held !== row);
    session.receive(snapshotOf(map));
    this.model.changed(map);
    await tick();
    this.refocused();
  }

  async answer(): Promise<void> {
    await settled();
    this.#answers.shift()?.();
    await settled();
    this.refocused();
  }

  /** A field that is taken away leaves the focus to nobody. */
  refocused(): void {
    if (document.activeElement === document.body) this.model.focus = "outside";
  }

  async answerAll(): Promise<void> {
    // The program is asked one thing after another, so an answer may bring the next question.
    const most = this.model.waiting.length + 2;
    for (let nth = 0; nth < most; nth += 1) await this.answer();
  }

  /** What was asked of the program, cell by cell, as the model would say it. */
  asked(): string[] {
    const columnOf = (cell: Cell): number => {
      const { column } = cell;
      if (column.of !== "strength") return COLUMNS.findIndex((one) => one === column.of);
      return 3 + this.model.map.challenges.findIndex(({ id }) => id === column.challenge);
    };
    return this.fake.edits.map((edit) =>
      (edit.kind === "set_cells" ? edit.cells : [])
        .map((cell) => `${cell.initiative}/${columnOf(cell)}=${cell.value}`)
        .join(" "),
    );
  }

  expected(): string[] {
    return this.model.sent.map((writes) => writes.map(({ id, column, value }) => `${id}/${column}=${value}`).join(" "));
  }

  async #key(key: string, shift = false): Promise<void> {
    this.trace.push(shift ? `Shift+${key}` : key);
    await Hand.key(key, shift);
    this.model.key(key, shift);
  }
}

const WEIGHTS = {
  press: 8,
  doublePress: 2,
  typeLetter: 7,
  typeWord: 5,
  confirm: 6,
  otherKey: 3,
  arrow: 5,
  sort: 2,
  filter: 1,
  outside: 2,
  back: 2,
  scroll: 1,
  away: 1,
  merge: 3,
} as const;
const STEPS_WEIGHED = Object.entries(WEIGHTS).flatMap(([kind, weight]) =>
  Array.from({ length: weight }, () => kind as keyof typeof WEIGHTS),
);

/** Asked of the page itself: by role takes too long for thousands of steps. */
function gridOf(): HTMLElement {
  return document.querySelector<HTMLElement>("[role=grid]")!;
}

/** Lets everything that was answered be heard and drawn. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 6; turn += 1) await Promise.resolve();
  await tick();
  for (let turn = 0; turn < 6; turn += 1) await Promise.resolve();
}

describe("any sequence of keys and clicks", () => {
  beforeEach(() => {
    const outside = document.createElement("button");
    outside.id = "outside";
    document.body.append(outside);
    for (const column of table.all) {
      table.show(column, ["title", "status", "region", "start"].includes(column) || column.startsWith("strength:"));
    }
    return () => {
      outside.remove();
      table.sort = null;
      filter.clear();
    };
  });

  const blocks = Array.from({ length: SEQUENCES / BLOCK }, (_, nth) => nth * BLOCK);
  it.each(blocks)("writes only where a value was confirmed, from seed %i on", { timeout: 120_000 }, async (first) => {
    let written = 0;
    for (let seed = first; seed < first + BLOCK; seed += 1) {
      const random = randomOf(seed);
      const map = startMap(random);
      const fake = await opened(snapshotOf(map));
      table.sort = null;
      table.go({ row: 0, column: 0 });
      const run = new Run(fake, map, random);
      render(TableView);
      await tick();
      for (let nth = 0; nth < STEPS; nth += 1) {
        await run.step();
        const asked = run.asked();
        expect(asked, `seed ${seed}: ${run.trace.join(", ")}`).toEqual(run.expected().slice(0, asked.length));
      }
      cleanup();
      run.model.away();
      await run.answerAll();
      expect(run.asked(), `seed ${seed}: ${run.trace.join(", ")}`).toEqual(run.expected());
      written += run.expected().length;
      // The test's own runner wants to hear from it now and then; promises alone leave it no turn.
      await new Promise((done) => setTimeout(done));
    }
    // The sequences say something: a good part of them writes.
    expect(written).toBeGreaterThan(BLOCK);
  });
});

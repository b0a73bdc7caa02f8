// The table in the real window, by mouse and keys alone: what is typed in one cell is written in no other.

import assert from "node:assert/strict";
import { test } from "node:test";
import { home, open, until } from "./driver.mjs";
import { now } from "./map.mjs";

/** Presses the middle of the cell in that row and column of those that are shown. */
async function pressCell(window, row, column) {
  const point = await until(
    () =>
      window.script(
        `const box = document.getElementById(arguments[0])?.getBoundingClientRect();
         return box && box.width > 0 ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : null;`,
        `cell-${row}-${column}`,
      ),
    `the cell ${row}, ${column}`,
  );
  await window.press(point);
}

test("a letter typed in one cell is written in no other", { timeout: 900_000 }, async () => {
  const { folder, remove } = home();
  const window = await open(folder, ["--sample"]);
  await window.find("[data-initiative]");
  const before = (await now(window)).map;
  await window.click("Table");

  // A letter that means no status, then other rows' titles: the letter is told, and is nobody's title.
  await pressCell(window, 1, 1);
  await window.keys("q");
  await window.find('[aria-label^="Status of"]');
  await pressCell(window, 3, 0);
  await window.says("“q” can’t stand in Status");
  await pressCell(window, 5, 0);
  await window.keys("ArrowDown");
  await pressCell(window, 2, 1);

  // A status by its first letters, confirmed; then one edit is all that has happened.
  await window.keys("p", "a", "Enter");
  await until(async () => (await now(window)).map.initiatives[2].status === "paused", "the status");
  const changed = structuredClone(before.initiatives);
  changed[2].status = "paused";
  assert.deepEqual((await now(window)).map.initiatives, changed);
  await window.find('button[aria-label^="Undo"]:not([disabled])');
  await window.keys(["Control", "z"]);
  await until(async () => (await now(window)).map.initiatives[2].status !== "paused", "its undoing");
  assert.deepEqual((await now(window)).map, before, "nothing else was written");
  await window.close();
  remove();
});

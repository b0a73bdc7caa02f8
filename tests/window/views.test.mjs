// The other views in the real window: a joint initiative begun from a proposal, a node dragged and pinned, a link pulled, many
// brushed, the same selection in every view, areas in proportion; each change undone.

import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { resize } from "./desktop.mjs";
import { home, open, until } from "./driver.mjs";
import { now } from "./map.mjs";

/** The middle of the nth node of the network on the page. */
function nodeAt(window, nth) {
  return until(
    () =>
      window.script(
        `const box = document.querySelectorAll("[data-node]")[arguments[0]]?.getBoundingClientRect();
         return box && box.width > 0 ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : null;`,
        nth,
      ),
    `node ${nth}`,
  );
}

function turnTo(window, view) {
  return until(
    () =>
      window.script(
        `const named = (field) => field.closest("label")?.textContent.trim() ?? field.getAttribute("aria-label");
         const field = [...document.querySelectorAll("input[type=radio]")].find((one) => named(one) === arguments[0]);
         field?.click();
         return Boolean(field);`,
        view,
      ),
    `the view ${view}`,
  );
}

/** Takes the last change back, once the page has heard that it is made. */
async function undo(window) {
  await window.find('button[aria-label^="Undo"]:not([disabled])');
  await window.keys(["Control", "z"]);
}

test("together, network, matrix, table and areas in proportion", { timeout: 900_000 }, async () => {
  const { folder, remove } = home();
  const window = await open(folder, ["--sample"]);
  await window.find("[data-initiative]");
  // Wide enough for the side panels beside the columns of matrix and table.
  await resize(window, "^Fenmoor together", 1500, 900);
  const before = (await now(window)).map;

  // A joint initiative from the first proposal, and gone again with one undo.
  await window.keys(["Control", "4"]);
  await window.click("Start this together");
  await until(
    async () => (await now(window)).map.initiatives.length === before.initiatives.length + 1,
    "the initiative",
  );
  const begun = (await now(window)).map.initiatives.at(-1);
  assert.equal(begun.status, "idea");
  assert.ok(Object.keys(begun.organisations).length >= 2, "its partners");
  await window.keys("Escape");
  await undo(window);
  await until(async () => (await now(window)).map.initiatives.length === before.initiatives.length, "its undoing");

  await turnTo(window, "Network");
  await nodeAt(window, 20);
  await pause(800);
  const start = await nodeAt(window, 3);
  await window.drag(start, { x: start.x + 50, y: start.y + 30 });
  await until(async () => (await now(window)).map.pins.length === before.pins.length + 1, "the pin");
  await undo(window);
  await until(async () => (await now(window)).map.pins.length === before.pins.length, "the pin's undoing");
  await pause(800);

  await window.click("Link");
  await window.drag(await nodeAt(window, 3), await nodeAt(window, 7));
  await until(async () => (await now(window)).map.links.length === before.links.length + 1, "the link");
  await undo(window);
  await until(async () => (await now(window)).map.links.length === before.links.length, "the link's undoing");
  await window.click("Link");
  await window.shot("window-network");

  await window.keys(["Control", "3"], ["Control", "a"]);
  await window.says(`${before.initiatives.length} initiatives selected`);
  for (const view of ["Matrix", "Table", "Venn"]) {
    await turnTo(window, view);
    await window.says(`${before.initiatives.length} initiatives selected`);
  }
  await window.click("Proportional");
  await window.says("The larger an area, the more initiatives it holds.");
  await window.shot("window-proportional");
  await window.click("Back to the fixed drawing");
  await window.find("[data-initiative]");
  assert.deepEqual((await now(window)).map, before, "every change was undone");
  await window.close();
  remove();
});

// The main job in the real window: start, import, drag, place by keyboard and by click, undo, export, close, open again.

import assert from "node:assert/strict";
import { readFileSync, existsSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { root } from "../../scripts/steps.mjs";
import { home, open, until } from "./driver.mjs";
import { markOf, now, pointIn, regionOf } from "./map.mjs";

const PLAN = path.join(root, "tests", "fixtures", "import", "partnership-plan.xlsx");

test("the sample opens, and a file that is not ours is told", { timeout: 900_000 }, async () => {
  const { folder, remove } = home();
  const window = await open(folder, ["--sample"], { scripted: true });
  await window.find("[data-initiative]");
  await pause(600);
  await window.shot("window-sample");
  const snapshot = await now(window);
  assert.equal(snapshot.map.initiatives.length, 62);
  assert.equal(snapshot.file.sample, true);
  window.answer(path.join(root, "README.md"));
  await window.keys(["Control", "o"]);
  await window.says("not a Sweetspot map");
  assert.equal((await now(window)).map.head.title, "Fenmoor together");
  await window.close();
  remove();
});

test("from the spreadsheet to the picture, and all still there", { timeout: 900_000 }, async () => {
  const { folder, remove } = home();
  const file = path.join(folder, "Fenmoor.sweetspot");
  let window = await open(folder, [], { scripted: true });
  await window.click("New map");
  await window.fill("dialog[open] input", "Fenmoor together");
  window.answer(file);
  await window.click("Choose where it goes");
  // The page shows the new map, and its dialog has gone: a key that comes sooner is the dialog's.
  await until(async () => (await now(window))?.map.head.title === "Fenmoor together", "the new map");
  await until(() => window.script("return document.querySelector('dialog') === null"), "the dialog to close");

  window.answer(PLAN);
  await window.keys(["Control", "i"]);
  await window.click("Add 22");
  await window.find("[data-initiative]");
  let snapshot = await now(window);
  assert.equal(snapshot.map.initiatives.length, 22);

  for (const [nth, letters] of ["ABCD", "BD", "AC", "ABD", "C"].entries()) {
    snapshot = await now(window);
    const { initiative } = snapshot.scene.marks[nth];
    const { title } = snapshot.map.initiatives[initiative];
    await pause(350);
    await window.drag(await markOf(window, snapshot, initiative), await pointIn(window, snapshot, letters));
    await until(async () => regionOf(await now(window), title) === letters, `${title} in ${letters}`);
  }
  await window.shot("window-dragged");

  // By keyboard: onto the canvas, the first mark, pick up, one region on, drop.
  snapshot = await now(window);
  await window.script("document.querySelector('[role=listbox]').focus()");
  await window.keys("Home", "Enter", "ArrowRight", "Enter");
  await until(async () => (await now(window)).state > snapshot.state, "the keyboard's drop");

  // By click: a new card, picked up, then a click on a region.
  await window.keys("Escape");
  await window.click("Add initiatives");
  await pause(200);
  await window.fill('[data-drop="list"] input', "Clicked");
  await window.keys("Enter");
  await until(async () => (await now(window)).map.initiatives.length === 23, "the new card");
  const grip = await until(
    () =>
      window.script(`
        const node = [...document.querySelectorAll("button.grip")].find((one) => one.getAttribute("aria-label").includes("Clicked"));
        const box = node?.getBoundingClientRect();
        return box ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : null;`),
    "the new card's grip",
  );
  await window.press(grip);
  snapshot = await now(window);
  await window.press(await pointIn(window, snapshot, "CD"));
  await until(async () => regionOf(await now(window), "Clicked") === "CD", "the click's drop");

  await window.keys(["Control", "z"]);
  await until(async () => regionOf(await now(window), "Clicked") === "", "the first undo");
  await window.keys(["Control", "z"]);
  await until(async () => (await now(window)).map.initiatives.length === 22, "the second undo");

  for (const [format, begins] of [
    ["png", "\x89PNG"],
    ["svg", "<svg"],
    ["pdf", "%PDF"],
  ]) {
    const out = path.join(folder, `board.${format}`);
    await window.keys(["Control", "e"]);
    await window.find("dialog[open] img");
    window.answer(out);
    await window.click(`${format.toUpperCase()}…`);
    await until(() => existsSync(out), `the ${format}`);
    assert.ok(readFileSync(out, "latin1").startsWith(begins), format);
    await until(() => window.script("return document.querySelector('dialog') === null"), "the dialog to close");
  }
  const kept = (await now(window)).map;
  await window.close();

  window = await open(folder, [file]);
  await window.find("[data-initiative]");
  assert.deepEqual((await now(window)).map, kept);
  await window.shot("window-again");
  await window.close();
  remove();
});

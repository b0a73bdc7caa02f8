// The first minute of somebody who has never seen Sweetspot, with nothing but mouse and keys, in the real window: a map of
// their own, the sheet that they keep, a few cards placed, a picture for the board, and all of it there the next day.

import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { root } from "../../scripts/steps.mjs";
import { fileDialog, inFront, lives, pointer, press, write, windowCalled } from "./desktop.mjs";
import { home, open, until } from "./driver.mjs";
import { markTitled, now, pointIn, regionOf } from "./map.mjs";

/** A title row, merged headings of groups, lists with commas, a total, a note below, a second worksheet. */
const PLAN = path.join(root, "tests", "fixtures", "import", "action-plan.xlsx");

/** A point in the middle of the words beside a mark, which are its handle too. */
function labelOf(window, title) {
  return until(
    () =>
      window.script(
        `const words = [...document.querySelectorAll("main svg text")].find((one) => one.textContent.replace(/\\s+/g, " ").trim() === arguments[0]);
         const box = words?.getBoundingClientRect();
         return box && box.width > 0 ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : null;`,
        title,
      ),
    `the words "${title}"`,
  );
}

/** The words of what has the keys. */
const focused = (window) => window.script("return document.activeElement.textContent.trim()");

const noDialog = (window) =>
  until(() => window.script("return document.querySelector('dialog') === null"), "no dialog");

test("the first minute, with nothing but mouse and keys", { timeout: 900_000 }, async () => {
  const { folder, remove } = home();
  const papers = path.join(folder, "Papers");
  mkdirSync(papers);
  const file = path.join(papers, "Marshland.sweetspot");
  let window = await open(folder);
  let hand = pointer(await inFront("^Sweetspot$"));

  // A new map with challenges of one's own, through the real dialog. Its name is typed without an ending.
  await hand.click(await window.where("New map"));
  await window.find("dialog[open] input");
  await write(window, "Marshland together");
  await hand.click(await window.where("Challenge A"), { times: 3 });
  await write(window, "Start well", { over: true });
  await hand.click(await window.where("Challenge C"), { times: 3 });
  await write(window, "Live wel", { over: true });
  // Typing is taken back, and typed again.
  press("ctrl+z");
  const field = () => window.script("return document.activeElement.value");
  await until(async () => (await field()) !== "Live wel", "the typing taken back");
  press("ctrl+a");
  await write(window, "Live well");
  await window.shot("first-minute-new");
  await hand.click(await window.where("Choose where it goes"));
  await (await fileDialog("Save the new map as")).answer(path.join(papers, "Marshland"));
  hand = pointer(await inFront("^Marshland together"));
  let snapshot = await now(window);
  assert.deepEqual(
    snapshot.map.challenges.map((one) => one.name),
    ["Start well", "Good work", "Live well", "Healthy throughout life"],
  );
  assert.equal(snapshot.file.path, file);

  // The sheet: its total and its note stay outside by themselves, one row is left out by hand, one step takes all back.
  await noDialog(window);
  await until(
    async () => /^Import a spreadsheet/.test(await focused(window)),
    "the keys on what the map is filled with",
  );
  await hand.click(await window.where("Import a spreadsheet…"));
  await (await fileDialog("Import a spreadsheet")).answer(PLAN);
  await inFront("^Marshland together");
  await window.where("Add 12");
  await window.shot("first-minute-import");
  await hand.click(await window.where("Take in row 16"));
  await hand.click(await window.where("Add 11"));
  await until(async () => (await now(window))?.map.initiatives.length === 11, "the sheet's rows");
  await noDialog(window);
  const waiting = (await now(window)).map.initiatives.find((one) => Object.keys(one.contributions).length === 0);
  await until(async () => (await focused(window)) === waiting.title, "the keys on the first card that waits");
  press("ctrl+z");
  await until(async () => (await now(window)).map.initiatives.length === 0, "the import taken back");
  press("ctrl+y");
  await until(async () => (await now(window)).map.initiatives.length === 11, "the import done again");
  snapshot = await now(window);
  const hubs = snapshot.map.initiatives.find((one) => one.title === "Family hubs");
  assert.equal(Object.keys(hubs.organisations).length, 4, "the partners in one cell are four bodies with the lead");

  // Placed by dragging a card, then moved by its words.
  const card = async (title) => window.where(title);
  await hand.drag(await card("Family hubs"), await emptyVenn(window, "AC"));
  await until(async () => regionOf(await now(window), "Family hubs") === "AC", "Family hubs in A and C");
  await hand.drag(await card("Bus to work"), await emptyVenn(window, "BD"));
  await until(async () => regionOf(await now(window), "Bus to work") === "BD", "Bus to work in B and D");
  snapshot = await now(window);
  await hand.drag(await labelOf(window, "Family hubs"), await pointIn(window, snapshot, "ABCD"));
  await until(async () => regionOf(await now(window), "Family hubs") === "ABCD", "Family hubs dragged by its words");

  // A title changed where it stands: twice pressed, typed, Return.
  snapshot = await now(window);
  await hand.click(await markTitled(window, snapshot, "Bus to work"), { times: 2 });
  await until(() => window.script("return document.activeElement?.value === 'Bus to work'"), "the title to be changed");
  press("ctrl+a");
  await write(window, "Bus to work for all", { over: true });
  press("Return");
  await until(
    async () => (await now(window)).map.initiatives.some((one) => one.title === "Bus to work for all"),
    "the new title",
  );

  // The menu of the right button, by its own command: off the map, and back by undo.
  snapshot = await now(window);
  await hand.click(await markTitled(window, snapshot, "Bus to work for all"), { button: 3 });
  const entry = await until(
    () =>
      window.script(
        `const entries = [...document.querySelectorAll("[role=menu] [role=menuitem]")];
         const box = entries.find((one) => one.textContent.includes("off the map"))?.getBoundingClientRect();
         return box && box.width > 0 ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : null;`,
      ),
    "the menu's own entry",
  );
  await window.shot("first-minute-menu");
  await hand.click(entry);
  await until(async () => regionOf(await now(window), "Bus to work for all") === "", "it off the map");
  press("ctrl+z");
  await until(async () => regionOf(await now(window), "Bus to work for all") === "BD", "it back on the map");

  // Pictures for the board.
  for (const [format, begins] of [
    ["PNG", "\x89PNG"],
    ["PDF", "%PDF"],
    ["SVG", "<svg"],
  ]) {
    await noDialog(window);
    press("ctrl+e");
    await window.find("dialog[open] img");
    await hand.click(await window.where(`${format}…`));
    const picture = path.join(papers, `board.${format.toLowerCase()}`);
    await (await fileDialog("Export the picture")).answer(picture);
    await until(() => existsSync(picture) && statSync(picture).size > 1000, `the ${format}`);
    assert.ok(readFileSync(picture, "latin1").startsWith(begins), format);
    await inFront("^Marshland together");
    await noDialog(window);
  }
  await lives(window);
  const kept = (await now(window)).map;
  press("alt+F4");
  await until(() => windowHasGone(window), "the window to go");
  await window.kill();

  // The next day: it is the first among the maps of before.
  window = await open(folder);
  hand = pointer(await windowCalled("^Sweetspot$"));
  await hand.click(await window.where("Marshland together"));
  await inFront("^Marshland together");
  assert.deepEqual((await now(window)).map, kept);
  await window.shot("first-minute-again");
  await window.close();
  remove();
});

/** Whether the program has ended: it answers no more. */
async function windowHasGone(window) {
  try {
    await window.script("return 1");
    return false;
  } catch {
    return true;
  }
}

/** A point in a region of a map on which nothing lies yet: where the shape of the region is drawn. */
function emptyVenn(window, letters) {
  const bits = [...letters].reduce((sum, letter) => sum | (1 << (letter.charCodeAt(0) - 65)), 0);
  return until(
    () =>
      window.script(
        `const shape = document.querySelector('path[data-region="' + arguments[0] + '"]');
         if (!shape) return null;
         const box = shape.getBoundingClientRect();
         const matrix = shape.getScreenCTM().inverse();
         const inside = (x, y) => shape.isPointInFill(new DOMPoint(x, y).matrixTransform(matrix));
         let best = null, most = -1;
         for (let i = 1; i < 20; i += 1) for (let j = 1; j < 20; j += 1) {
           const [x, y] = [box.x + (box.width * i) / 20, box.y + (box.height * j) / 20];
           let room = 0;
           for (const far of [4, 8, 12, 18, 26]) if ([[far,0],[-far,0],[0,far],[0,-far]].every(([dx, dy]) => inside(x + dx, y + dy))) room = far;
           if (room > most && inside(x, y)) { most = room; best = { x, y }; }
         }
         return best;`,
        String(bits),
      ),
    `the region ${letters}`,
  );
}

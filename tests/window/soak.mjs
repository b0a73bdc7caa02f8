// `npm run soak -- window MINUTES`: two people on one synchronised folder for so long, the one in the real window and the other
// with the command line. What either has placed must be in the window and in the file after each exchange, and the memory of
// the window's processes must not grow by more than 5 % after the first hour. A run of less than two hours tells of what was
// placed, and is too short to judge the memory, which it only prints.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { inFront, xdotool } from "./desktop.mjs";
import { open, until } from "./driver.mjs";
import { arrives, colleague, comesBack, desk, place, titleOf, written } from "./folder.mjs";
import { now, regionOf } from "./map.mjs";
import { median, memory } from "./processes.mjs";
import { settled, turnTo } from "./screens.mjs";

const minutes = Number(process.argv[2]);
const REGIONS = ["A", "B", "C", "D", "AB", "AC", "BD", "CD", "ABC", "ABD", "BCD", "ABCD"];
const VIEWS = ["Venn", "Network", "Matrix", "Table"];

/** Numbers that are the same in each run, from 0 to below `most`. */
let seed = 20_261_127;
function chance(most) {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((seed / 2 ** 32) * most);
}

const { folder, shared, file, cli, remove } = desk();
const { theirs, ben } = colleague(folder);
arrives(file, theirs);
const window = await open(folder, [file]);
await window.find("[data-initiative]");
const pid = Number(xdotool("getwindowpid", await inFront("^Fenmoor")));

/** Where each initiative was put last; the marks that are dragged are the first ten, the others are Ben's. */
const done = new Map();
const first = await now(window);
const mine = first.scene.marks.slice(0, 10).map((_, nth) => titleOf(first, nth));
// What has ended is in no region that the command line tells.
const going = new Set(first.map.initiatives.filter(({ status }) => status !== "ended").map(({ title }) => title));
const bens = first.scene.marks
  .map((_, nth) => titleOf(first, nth))
  .filter((title, nth) => nth >= 10 && going.has(title));
const counts = { drags: 0, undone: 0, commands: 0, replaced: 0 };

/** What is told, and what is offered for a selected mark, lies over the drawing and must not be pressed or dropped on. */
async function clears() {
  const there = (selector) => window.script("return document.querySelector(arguments[0]) !== null", selector);
  while (await there("[aria-label=Dismiss]")) {
    await window.click("Dismiss");
    await settled(window);
  }
  if (await there("main .foot [role=toolbar]")) {
    await window.click("Clear");
    await until(async () => !(await there("main .foot [role=toolbar]")), "nothing to be selected");
  }
}

/** One drag, and now and then it is taken back, where nothing of Ben's can have come in since. */
async function drags(mayTakeBack = true) {
  await settled(window);
  await clears();
  const before = await now(window);
  const title = mine[chance(mine.length)];
  const nth = before.scene.marks.findIndex(({ initiative }) => before.map.initiatives[initiative].title === title);
  const letters = REGIONS.filter((one) => one !== regionOf(before, title))[chance(REGIONS.length - 1)];
  await place(window, nth, letters);
  counts.drags += 1;
  if (mayTakeBack && chance(5) === 0) {
    await window.keys(["Control", "z"]);
    await until(async () => regionOf(await now(window), title) === regionOf(before, title), `${title} back`);
    counts.undone += 1;
  } else {
    done.set(title, letters);
  }
}

function benPlaces() {
  const title = bens[chance(bens.length)];
  const letters = REGIONS[chance(REGIONS.length)];
  ben("place", title, letters);
  done.set(title, letters);
  counts.commands += 1;
}

function complete(places, where) {
  const missing = [...done].filter(([title, letters]) => places.get(title) !== letters);
  assert.deepEqual(missing, [], `missing in ${where}`);
}

async function exchange() {
  for (let nth = chance(3); nth >= 0; nth -= 1) benPlaces();
  arrives(theirs, file);
  counts.replaced += 1;
  // He is heard of when one comes back to the window, or when it writes the file next.
  if (chance(2) === 0) await comesBack("^Fenmoor");
  else await drags(false);
  const all = async () => {
    const snapshot = await now(window);
    return new Map(snapshot.map.initiatives.map(({ title }) => [title, regionOf(snapshot, title)]));
  };
  await until(async () => {
    complete(await all(), "the window");
    return true;
  }, "all that was placed in the window");
  await written(window);
  const { regions } = JSON.parse(cli("regions", file, "--json"));
  complete(
    new Map(regions.flatMap(({ challenges, initiatives }) => initiatives.map((title) => [title, challenges.join("")]))),
    "the file",
  );
  arrives(file, theirs);
}

const begun = Date.now();
const passed = () => (Date.now() - begun) / 60_000;
const samples = [];
while (passed() < minutes) {
  for (let nth = chance(4); nth >= 0; nth -= 1) await drags();
  await turnTo(window, VIEWS[chance(VIEWS.length)]);
  await turnTo(window, "Venn");
  await window.find("[data-initiative]");
  await written(window);
  arrives(file, theirs);
  await exchange();
  samples.push({ at: passed(), memory: memory(pid) });
}
assert.deepEqual(readdirSync(shared), ["Fenmoor.sweetspot"], "nothing was set aside");
await window.close();

const warm = Math.min(60, minutes / 4);
const figures = samples.filter(({ at }) => at >= warm).map(({ memory }) => memory);
const some = Math.max(1, Math.floor(figures.length / 4));
const [early, late] = [median(figures.slice(0, some)), median(figures.slice(-some))];
const growth = (late / early - 1) * 100;
console.log(
  `${passed().toFixed(0)} minutes: ${counts.drags} drags, ${counts.undone} undone, ${counts.commands} commands, ` +
    `${counts.replaced} times the file was replaced; nothing missing. ` +
    `Memory ${samples[0].memory.toFixed(0)} MB at first, ${early.toFixed(0)} MB after ${warm.toFixed(0)} minutes, ` +
    `${late.toFixed(0)} MB at the end: ${growth.toFixed(1)} %.`,
);
remove();
assert.ok(minutes < 120 || growth < 5, "the memory grew");

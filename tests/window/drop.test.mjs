// Files dragged from the desktop onto the real window, by the desktop's own drag and drop: what is said while they are held
// over it, what is said no more when they are taken away again, and what letting them go does.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import path from "node:path";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { program, root } from "../../scripts/steps.mjs";
import { inFront, lives, resize, windowCalled, xdotool } from "./desktop.mjs";
import { home, open, until } from "./driver.mjs";
import { now } from "./map.mjs";

const PLAN = path.join(root, "tests", "fixtures", "import", "action-plan.xlsx");
const SOURCE = path.join(root, "tests", "window", "files_in_hand.py");

/** The middle of a window on the screen. */
function middleOf(id) {
  const told = xdotool("getwindowgeometry", "--shell", id);
  const [x, y, width, height] = ["X", "Y", "WIDTH", "HEIGHT"].map((name) =>
    Number(new RegExp(`^${name}=(\\d+)$`, "m").exec(told)?.[1]),
  );
  return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) };
}

/** Files in a hand that can be moved over the screen. */
async function take(files) {
  const source = spawn("/usr/bin/python3", [SOURCE, ...files], { stdio: ["ignore", "pipe", "inherit"] });
  const said = [];
  source.stdout.on("data", (words) => said.push(...String(words).trim().split("\n")));
  const id = await windowCalled("^Files in hand$");
  xdotool("windowmove", id, 0, 0);
  await until(() => middleOf(id).x < 200 && middleOf(id).y < 200, "the files in their corner");
  let at = middleOf(id);
  const home = at;
  const to = async (point) => {
    for (let nth = 1; nth <= 12; nth += 1) {
      const along = (part) => Math.round(at[part] + ((point[part] - at[part]) * nth) / 12);
      xdotool("mousemove", along("x"), along("y"));
      await pause(30);
    }
    at = point;
  };
  xdotool("mousemove", at.x, at.y);
  await pause(150);
  xdotool("mousedown", 1);
  return {
    home,
    to,
    began: () => until(() => said.includes("begin"), "the drag to begin"),
    async letGo() {
      xdotool("mouseup", 1);
      await until(() => said.includes("end"), "the drag to end");
      source.kill();
    },
  };
}

const zone = (window) => window.script("return document.querySelector('.zone')?.innerText.trim() ?? null");

function dialogCalled(window, title) {
  const there = () =>
    window.script("return document.querySelector('dialog[open] h2')?.innerText === arguments[0]", title);
  return until(there, `the dialog ${title}`);
}

test("files are dragged from the desktop onto the window", { timeout: 900_000 }, async () => {
  const { folder, remove } = home();
  const other = path.join(folder, "Eastmarsh & £ é.sweetspot");
  const env = { ...process.env, SWEETSPOT_HOME: path.join(folder, "terminal") };
  assert.equal(spawnSync(program("sweetspot-cli"), ["new", "--title", "Eastmarsh", other], { env }).status, 0);
  const window = await open(folder, ["--sample"]);
  await window.find("[data-initiative]");
  const id = await inFront("^Fenmoor together");
  await resize(window, "^Fenmoor together", 1024, 700);
  xdotool("windowmove", id, 400, 200);
  await until(() => middleOf(id).x > 800, "the window beside the files");

  // Held over the window it says what letting go would do, and taken away again nothing.
  let hand = await take([PLAN]);
  await hand.to(middleOf(id));
  await hand.began();
  await until(async () => (await zone(window)) === "Drop to import action-plan.xlsx", "what a drop would do");
  await window.shot("dragged-over");
  await hand.to(hand.home);
  await until(async () => (await zone(window)) === null, "nothing more said");
  await hand.to(middleOf(id));
  await until(async () => (await zone(window)) !== null, "it said again");
  await hand.letGo();
  await dialogCalled(window, "Import a spreadsheet");
  await window.where("Add 12");
  assert.equal(await zone(window), null);
  await window.keys("Escape");
  await until(() => window.script("return document.querySelector('dialog') === null"), "the dialog to close");

  // Another map asks what is meant.
  hand = await take([other]);
  await hand.to(middleOf(id));
  await until(async () => (await zone(window)) !== null, "what a drop would do");
  await hand.letGo();
  await until(() => window.script("return document.querySelector('dialog[open]') !== null"), "the question");
  await window.shot("dropped-another-map");
  await window.click("Open it");
  await until(async () => (await now(window)).map.head.title === "Eastmarsh", "the other map");
  assert.equal((await now(window)).file.path, other);
  await lives(window);
  await window.close();
  remove();
});

// The main job in the real window for whoever has only keys, and for whoever has a pointer but can't drag with it.

import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { fileDialog, inFront, press, resize, write } from "./desktop.mjs";
import { home, open, until } from "./driver.mjs";
import { markTitled, now, pointIn, regionOf } from "./map.mjs";
import { turnTo } from "./screens.mjs";

/** What has the keys, as it is called; of a field, its label. */
const focused = (window) =>
  window.script(
    `const { activeElement: at } = document;
     const named = at.getAttribute("aria-label") ?? at.labels?.[0]?.textContent ?? at.textContent;
     return named.trim().replace(/\\s+/g, " ");`,
  );

/** Goes from control to control with Tab, as somebody without a pointer does, until one called so has the keys. */
async function tabTo(window, name, key = "Tab") {
  const passed = [];
  for (let presses = 0; presses < 60; presses += 1) {
    const at = await focused(window);
    if (at.startsWith(name)) return;
    passed.push(at.slice(0, 40));
    press(key);
    await until(async () => (await focused(window)) !== at, "the keys to go on", 3).catch(() => {});
  }
  assert.fail(`Tab never came to ${name}; it came to ${passed.join(" | ")}`);
}

const noDialog = (window) =>
  until(() => window.script("return document.querySelector('dialog') === null"), "no dialog");

test("the main job with keys alone", { timeout: 900_000 }, async () => {
  const { folder, remove } = home();
  const papers = path.join(folder, "Papers");
  mkdirSync(papers);
  const window = await open(folder);
  await window.find("button");
  await inFront("^Sweetspot$");

  // A new map, its challenges named by its owner.
  await tabTo(window, "New map");
  press("Return");
  await window.find("dialog[open] input");
  await write(window, "Marshland together");
  await tabTo(window, "Challenge A");
  press("ctrl+a");
  await write(window, "Start well", { over: true });
  press("Return");
  await (await fileDialog("Save the new map as")).answer(path.join(papers, "Marshland"));
  await inFront("^Marshland together");
  assert.equal((await now(window)).map.challenges[0].name, "Start well");

  // Initiatives, a line each; the field stays ready.
  await noDialog(window);
  await tabTo(window, "Add initiatives");
  press("Return");
  for (const title of ["Family hubs", "Skills bus", "Warm homes"]) {
    await until(async () => (await focused(window)).length > 0, "the field");
    await write(window, title);
    press("Return");
    await until(async () => (await now(window)).map.initiatives.some((one) => one.title === title), title);
  }
  press("Escape");
  await until(async () => (await focused(window)) === "Add initiatives", "the keys on what brings the field back");

  // Placed: a card among the cards, picked up, let go over a region named by its letters.
  press("Tab");
  press("Home");
  await until(async () => (await focused(window)) === "Family hubs", "the first card");
  press("Return");
  await until(async () => (await focused(window)).startsWith("Venn of the map"), "the canvas");
  // It begins over the first region, which is A; the letter adds B.
  press("b", "Return");
  await until(async () => regionOf(await now(window), "Family hubs") === "AB", "Family hubs in A and B");

  // The picture for the board.
  press("ctrl+e");
  await window.find("dialog[open] img");
  await tabTo(window, "PNG…");
  press("Return");
  const picture = path.join(papers, "board.png");
  await (await fileDialog("Export the picture")).answer(picture);
  await until(() => existsSync(picture) && statSync(picture).size > 1000, "the picture");
  assert.ok(readFileSync(picture, "latin1").startsWith("\x89PNG"));
  await inFront("^Marshland together");
  await noDialog(window);
  await window.close();
  remove();
});

test("a sweet spot looked at and a joint initiative begun with keys alone", { timeout: 900_000 }, async () => {
  const { folder, remove } = home();
  const window = await open(folder, ["--sample"]);
  await window.find("[data-initiative]");
  await inFront("^Fenmoor together");
  press("ctrl+1");
  await window.says("Loneliness in Lodehaven");
  await tabTo(window, "Show on map");
  press("space");
  await until(
    () => window.script("return document.activeElement.getAttribute('aria-pressed') === 'true'"),
    "the spot to be shown",
  );
  const before = (await now(window)).map.initiatives.length;
  press("ctrl+4");
  await window.says("Start this together");
  await tabTo(window, "Start this together");
  press("Return");
  await until(async () => (await now(window)).map.initiatives.length === before + 1, "the joint initiative");
  await window.close();
  remove();
});

/** Presses the right button at a point, and then the entry of the menu that opens. */
async function choose(window, { x, y }, words) {
  await window.pointer([
    { type: "pointerMove", duration: 0, x: Math.round(x), y: Math.round(y) },
    { type: "pointerDown", button: 2 },
    { type: "pointerUp", button: 2 },
  ]);
  await window.find("[role=menu]");
  await window.click(words);
  await until(() => window.script("return document.querySelector('[role=menu]') === null"), "the menu to go");
}

/** The middle of what a selector finds, once it is there. */
function middle(window, selector) {
  return until(
    () =>
      window.script(
        `const box = document.querySelector(arguments[0])?.getBoundingClientRect();
         return box && box.height > 0 ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : null;`,
        selector,
      ),
    selector,
  );
}

test("what is dragged can be pressed instead", { timeout: 900_000 }, async () => {
  const { folder, remove } = home();
  const window = await open(folder, ["--sample"], { scripted: true });
  await window.find("[data-initiative]");
  await resize(window, "^Fenmoor together", 1500, 900);

  // Moved: selected, picked up by the bar's button, let go where the next press is.
  const title = "Family hubs";
  let snapshot = await now(window);
  await window.press(await markTitled(window, snapshot, title));
  await window.click("Move");
  await window.press(await pointIn(window, snapshot, "BD"));
  await until(async () => regionOf(await now(window), title) === "BD", "it moved");

  // A panel made wider, and given its usual width back.
  const wide = () => window.script("return document.querySelector('.side').getBoundingClientRect().width");
  const usual = await wide();
  const edge = () => middle(window, "[role=separator].left");
  await choose(window, await edge(), "Make it wider");
  await until(async () => Math.abs((await wide()) - usual - 48) < 2, "a wider panel");
  await choose(window, await edge(), "Its usual width");
  await until(async () => (await wide()) === usual, "its usual width");

  // A node of the network pinned.
  await turnTo(window, "Network");
  await window.find("[data-node]");
  await until(() => window.script("return document.querySelectorAll('[data-node]').length > 20"), "the nodes");
  const pins = (await now(window)).map.pins.length;
  await until(() => window.script("return document.getAnimations().length === 0"), "the network to rest", 20);
  await choose(window, await middle(window, "[data-node]"), "Pin where it lies");
  await until(async () => (await now(window)).map.pins.length === pins + 1, "the pin");

  // A column put elsewhere.
  await turnTo(window, "Table");
  const columns = () =>
    window.script(
      "return [...document.querySelectorAll('[role=columnheader][data-column]')].map((one) => one.dataset.column)",
    );
  await until(async () => (await columns())[1] === "status", "the columns");
  await choose(window, await middle(window, "[data-column=status]"), "Move Status right");
  await until(async () => (await columns())[2] === "status", "the column further right");
  snapshot = await now(window);
  assert.equal(snapshot.map.pins.length, pins + 1);
  await window.close();
  remove();
});

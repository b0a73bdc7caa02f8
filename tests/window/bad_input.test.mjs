// Where people point file dialogs, in the real window: a folder that may only be read, a drive that goes while the dialog is
// open, a map that is there already. Each is told where it was asked for, and nothing is lost or written.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, renameSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { program } from "../../scripts/steps.mjs";
import { fileDialog, gone, inFront, lives, press, write, windowCalled, xdotool } from "./desktop.mjs";
import { home, open, until } from "./driver.mjs";
import { now } from "./map.mjs";
import { readOnly } from "./mounts.mjs";

/** Waits until the dialog of the page says these words. */
function dialogSays(window, words) {
  const said = () =>
    window.script("return document.querySelector('dialog[open]')?.innerText.includes(arguments[0]) ?? false", words);
  return until(said, `the dialog to say "${words}"`);
}

async function closeDialog(window) {
  await window.keys("Escape");
  await until(() => window.script("return document.querySelector('dialog') === null"), "the page's dialog to close");
  await inFront("^Fenmoor together");
}

test("a folder without rights is told where it was chosen, and the work goes on", { timeout: 900_000 }, async (t) => {
  const { folder, remove } = home();
  const shared = path.join(folder, "Shared drive");
  mkdirSync(shared);
  const within = readOnly(shared);
  if (within === null) {
    remove();
    return t.skip("this system lets nobody mount a folder read-only for one program");
  }
  const window = await open(folder, ["--sample"], { within });
  await window.find("[data-initiative]");
  await inFront("^Fenmoor together");

  press("ctrl+n");
  await window.find("dialog[open] input");
  await write(window, "Westmere");
  press("Return");
  let dialog = await fileDialog("Save the new map as");
  await dialog.answer(path.join(shared, "Westmere"));
  await dialogSays(window, "You have no right to use");
  // What was typed is still there, for another folder.
  assert.equal(await window.script("return document.querySelector('dialog[open] input').value"), "Westmere");
  await window.shot("no-rights-new");
  await inFront("^Fenmoor together");
  await closeDialog(window);

  press("ctrl+e");
  await window.find("dialog[open] img");
  await window.click("SVG…");
  dialog = await fileDialog("Export the picture");
  await dialog.answer(path.join(shared, "board"));
  await dialogSays(window, "You have no right to use");
  await inFront("^Fenmoor together");
  await closeDialog(window);

  press("ctrl+shift+s");
  dialog = await fileDialog("Save the map as");
  await dialog.answer(path.join(shared, "Mine"));
  await window.says("You have no right to use");
  await lives(window);
  assert.equal((await now(window)).map.head.title, "Fenmoor together");
  assert.deepEqual(readdirSync(shared), []);
  await window.close();
  remove();
});

test("a drive that goes while its dialog is open is told, and the window lives on", { timeout: 900_000 }, async () => {
  const { folder, remove } = home();
  const stick = path.join(folder, "Stick");
  mkdirSync(stick);
  const window = await open(folder, ["--sample"]);
  await window.find("[data-initiative]");
  await inFront("^Fenmoor together");
  for (const [key, title, file] of [
    ["ctrl+o", "Open a map", "Eastmarsh.sweetspot"],
    ["ctrl+shift+s", "Save the map as", "Mine"],
  ]) {
    press(key);
    const dialog = await fileDialog(title);
    renameSync(stick, `${stick} pulled out`);
    await dialog.give(path.join(stick, file));
    // The desktop's own dialog says it, and stays for another place.
    await dialog.asks();
    press("Escape");
    await until(() => xdotool("getactivewindow") === dialog.id, "the question to go");
    await dialog.cancel();
    await inFront("^Fenmoor together");
    await lives(window);
    renameSync(`${stick} pulled out`, stick);
  }
  assert.equal((await now(window)).map.head.title, "Fenmoor together");
  assert.deepEqual(readdirSync(stick), []);
  await window.close();
  remove();
});

test("a map that is there already is replaced by a new one only when that is said", { timeout: 900_000 }, async () => {
  const { folder, remove } = home();
  const papers = path.join(folder, "Papers");
  mkdirSync(papers);
  const there = path.join(papers, "Eastmarsh.sweetspot");
  const env = { ...process.env, SWEETSPOT_HOME: path.join(folder, "terminal") };
  assert.equal(spawnSync(program("sweetspot-cli"), ["new", "--title", "Eastmarsh", there], { env }).status, 0);
  const before = readFileSync(there);
  // With two names that begin so the dialog completes neither.
  copyFileSync(there, path.join(papers, "Eastmarsh in March.sweetspot"));
  const window = await open(folder, ["--sample"]);
  await window.find("[data-initiative]");
  await inFront("^Fenmoor together");
  press("ctrl+n");
  await window.find("dialog[open] input");
  await write(window, "Another Eastmarsh");
  press("Return");
  // Without its ending, which only Sweetspot knows.
  let dialog = await fileDialog("Save the new map as");
  await dialog.give(path.join(papers, "Eastmarsh"));
  await windowCalled("^Replace the file$");
  press("Return");
  await gone("^Replace the file$");
  assert.deepEqual(readFileSync(there), before);
  dialog = await fileDialog("Save the new map as");
  await dialog.give(path.join(papers, "Eastmarsh"));
  await windowCalled("^Replace the file$");
  press("Tab", "Return");
  await gone("^Replace the file$");
  await inFront("^Another Eastmarsh");
  assert.equal((await now(window)).file.path, there);
  await window.close();
  remove();
});

// The file dialogs as a person meets them: the real ones, opened, given up and answered by real keys, in the program as
// it is built for tests and as it is built for people.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { program, root } from "../../scripts/steps.mjs";
import { fileDialog, inFront, lives, press, write, windowCalled, gone } from "./desktop.mjs";
import { home, open, until } from "./driver.mjs";
import { now } from "./map.mjs";

const PLAN = path.join(root, "tests", "fixtures", "import", "partnership-plan.xlsx");

/** A folder of the person's own, with one map in it, and the window on the sample. */
async function desk(profile) {
  const { folder, remove } = home();
  const papers = path.join(folder, "Papers");
  mkdirSync(papers);
  const other = path.join(papers, "Eastmarsh.sweetspot");
  const env = { ...process.env, SWEETSPOT_HOME: path.join(folder, "terminal") };
  assert.equal(spawnSync(program("sweetspot-cli"), ["new", "--title", "Eastmarsh", other], { env }).status, 0);
  const window = await open(folder, ["--sample"], { profile });
  await window.find("[data-initiative]");
  await inFront("^Fenmoor together");
  return { folder, papers, other, window, remove };
}

/** A whole file of at least `least` bytes. */
function written(file, least = 1) {
  return until(() => existsSync(file) && statSync(file).size >= least, `${path.basename(file)} to be written`);
}

for (const profile of ["debug", "release"]) {
  test(`${profile}: a map is opened, or not, through the real dialog`, { timeout: 900_000 }, async () => {
    const { other, window, remove } = await desk(profile);
    press("ctrl+o");
    let dialog = await fileDialog("Open a map");
    await lives(window);
    await dialog.cancel();
    await lives(window);
    assert.equal((await now(window)).map.head.title, "Fenmoor together");

    // Asked for twice at once, there is one dialog, and the window lives on after it.
    await inFront("^Fenmoor together");
    press("ctrl+o", "ctrl+o");
    dialog = await fileDialog("Open a map");
    await dialog.answer(other);
    await until(async () => (await now(window)).map.head.title === "Eastmarsh", "the other map");
    await inFront("^Eastmarsh");
    await lives(window);
    await window.close();
    remove();
  });

  test(`${profile}: a new map goes where the person says`, { timeout: 900_000 }, async () => {
    const { papers, window, remove } = await desk(profile);
    press("ctrl+n");
    await window.find("dialog[open] input");
    await write(window, "Westmere");
    press("Return");
    let dialog = await fileDialog("Save the new map as");
    await lives(window);
    await dialog.cancel();
    await window.find("dialog[open] input");
    await inFront("^Fenmoor together");
    press("Return");
    dialog = await fileDialog("Save the new map as");
    // A name without its ending gets it.
    await dialog.answer(path.join(papers, "Westmere"));
    await written(path.join(papers, "Westmere.sweetspot"));
    await inFront("^Westmere");
    assert.equal((await now(window)).map.head.title, "Westmere");
    await window.close();
    remove();
  });

  test(`${profile}: a spreadsheet is chosen, or not`, { timeout: 900_000 }, async () => {
    const { window, remove } = await desk(profile);
    const before = (await now(window)).map.initiatives.length;
    press("ctrl+i");
    let dialog = await fileDialog("Import a spreadsheet");
    await lives(window);
    await dialog.cancel();
    await window.click("Choose a spreadsheet");
    dialog = await fileDialog("Import a spreadsheet");
    await dialog.answer(PLAN);
    await window.click("Add 22");
    await until(async () => (await now(window)).map.initiatives.length === before + 22, "the sheet's rows");
    await window.close();
    remove();
  });

  test(
    `${profile}: a picture and a copy are written, and nothing is replaced unasked`,
    { timeout: 900_000 },
    async () => {
      const { papers, window, remove } = await desk(profile);
      const picture = path.join(papers, "board.svg");
      const asked = async (format) => {
        await inFront("^Fenmoor together");
        await until(() => window.script("return document.querySelector('dialog') === null"), "no dialog of the page");
        press("ctrl+e");
        await window.find("dialog[open] img");
        await window.click(`${format}…`);
        return fileDialog("Export the picture");
      };
      let dialog = await asked("PNG");
      await lives(window);
      await dialog.cancel();
      await inFront("^Fenmoor together");
      press("Escape");
      for (const [format, begins] of [
        ["PNG", "\x89PNG"],
        ["PDF", "%PDF"],
        ["SVG", "<svg"],
      ]) {
        const file = path.join(papers, `board.${format.toLowerCase()}`);
        dialog = await asked(format);
        await dialog.answer(file);
        await written(file, 1000);
        assert.ok(readFileSync(file, "latin1").startsWith(begins), format);
      }

      // The same name again is asked about: as it stands, and where only its ending is missing.
      writeFileSync(picture, "something of somebody's");
      dialog = await asked("SVG");
      await dialog.give(picture);
      await dialog.asks();
      assert.equal(readFileSync(picture, "utf8"), "something of somebody's");
      press("Escape");
      await dialog.cancel();
      await inFront("^Fenmoor together");
      press("Escape");
      // With two names that begin so the dialog completes neither, which would give the ending.
      writeFileSync(path.join(papers, "board in March.svg"), "");
      dialog = await asked("SVG");
      await dialog.give(path.join(papers, "board"));
      await windowCalled("^Replace the file$");
      assert.equal(readFileSync(picture, "utf8"), "something of somebody's");
      // The careful answer has the keyboard; it goes back to the dialog.
      press("Return");
      await gone("^Replace the file$");
      dialog = await fileDialog("Export the picture");
      await dialog.give(path.join(papers, "board"));
      await windowCalled("^Replace the file$");
      press("Tab", "Return");
      await gone("^Replace the file$");
      await until(() => readFileSync(picture, "latin1").startsWith("<svg"), "the picture to be replaced");

      await until(
        () => window.script("return document.querySelector('dialog') === null"),
        "the page's dialog to close",
      );
      await inFront("^Fenmoor together");
      press("ctrl+shift+s");
      dialog = await fileDialog("Save the map as");
      await dialog.cancel();
      await inFront("^Fenmoor together");
      press("ctrl+shift+s");
      dialog = await fileDialog("Save the map as");
      await dialog.answer(path.join(papers, "Copy.sweetspot"));
      await written(path.join(papers, "Copy.sweetspot"));
      await until(
        async () => (await now(window)).file.path.endsWith("Copy.sweetspot"),
        "the window to go on in the copy",
      );
      await lives(window);
      await window.close();
      remove();
    },
  );
}

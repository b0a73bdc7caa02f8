// Two people on one synchronised folder, the one in the real window and the other with the command line: nothing is missing,
// and what is set aside or waits to be settled is said.

import assert from "node:assert/strict";
import { copyFileSync, readdirSync, renameSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { inFront, press, xdotool } from "./desktop.mjs";
import { open, until } from "./driver.mjs";
import { runs } from "./processes.mjs";
import { arrives, colleague, comesBack, desk, place, titleOf, written } from "./folder.mjs";
import { markOf, now, regionOf } from "./map.mjs";

test(
  "two people on one synchronised folder: nothing is missing, and what is set aside is said",
  { timeout: 900_000 },
  async () => {
    const { folder, shared, file, cli, remove } = desk();
    const { theirs, ben } = colleague(folder);
    /** Where a file says that each initiative is, as a third computer reads it. */
    const inFile = (at) => {
      const { regions } = JSON.parse(cli("regions", at, "--json"));
      const places = ({ challenges, initiatives }) => initiatives.map((title) => [title, challenges.join("")]);
      return new Map(regions.flatMap(places));
    };
    const inWindow = async (window) => {
      const snapshot = await now(window);
      return new Map(snapshot.map.initiatives.map(({ title }) => [title, regionOf(snapshot, title)]));
    };
    /** What either has placed so far, which must be there until the end, and is not. */
    const done = [];
    const missing = (places) => done.filter(([title, letters]) => places.get(title) !== letters);
    const places = async (window, nth, letters) => done.push([await place(window, nth, letters), letters]);
    let forBen = [];
    const benPlaces = (letters) => {
      // It lies elsewhere, or nothing would be said by it.
      const nth = forBen.findIndex(([, at]) => at !== letters);
      const [[title]] = forBen.splice(nth, 1);
      ben("place", title, letters);
      done.push([title, letters]);
    };

    arrives(file, theirs);
    let window = await open(folder, [file]);
    await window.find("[data-initiative]");
    // The marks that are dragged here are the first ones.
    const first = await now(window);
    const mine = new Set(first.scene.marks.slice(0, 10).map((_, nth) => titleOf(first, nth)));
    forBen = [...inFile(file)].filter(([title]) => !mine.has(title));

    // Replaced under the open window: seen when one comes back to it.
    await places(window, 0, "ABD");
    await written(window);
    benPlaces("ABC");
    arrives(theirs, file);
    await comesBack("^Fenmoor");
    await window.says("The file had been changed by");
    assert.deepEqual(missing(await inWindow(window)), []);
    await written(window);
    assert.deepEqual(missing(inFile(file)), []);

    // Replaced while one goes on: seen before the file is written again.
    arrives(file, theirs);
    benPlaces("BCD");
    arrives(theirs, file);
    await places(window, 1, "AD");
    await until(async () => missing(await inWindow(window)).length === 0, "what Ben wrote meanwhile");
    await written(window);
    assert.deepEqual(missing(inFile(file)), []);

    // Another map in its place can't be brought in: it is kept, and that is said without anything more being done.
    const other = path.join(folder, "Other.sweetspot");
    cli("new", other, "--title", "Eastmarsh");
    arrives(other, file);
    await places(window, 2, "CD");
    const aside = path.join(shared, "Fenmoor (other copy).sweetspot");
    await window.says("could not be brought in");
    await window.says(aside);
    await window.shot("window-set-aside");
    assert.equal(JSON.parse(cli("show", aside, "--json")).title, "Eastmarsh");
    assert.deepEqual(missing(inFile(file)), []);

    // Closed at once after the last drop, while Ben's file has just come.
    arrives(file, theirs);
    benPlaces("ACD");
    arrives(theirs, file);
    await places(window, 3, "BD");
    const pid = Number(xdotool("getwindowpid", await inFront("^Fenmoor")));
    press("alt+F4");
    await until(() => !runs(pid), "the program to end after its window was closed");
    await window.kill();
    assert.deepEqual(missing(inFile(file)), []);
    const beside = [path.basename(aside), path.basename(file)];
    assert.deepEqual(readdirSync(shared).sort(), beside);

    // Stopped without closing, and replaced before the next start.
    window = await open(folder, [file]);
    await window.find("[data-initiative]");
    arrives(file, theirs);
    const older = path.join(folder, "Older.sweetspot");
    copyFileSync(file, older);
    await places(window, 4, "AC");
    await window.kill();
    benPlaces("ABCD");
    arrives(theirs, file);
    window = await open(folder, [file]);
    await window.says("The file had been changed by");
    assert.deepEqual(missing(await inWindow(window)), []);
    // It is written without anything more being done.
    await written(window);
    await window.close();
    assert.deepEqual(missing(inFile(file)), []);
    assert.deepEqual(readdirSync(shared).sort(), beside);

    // Put back to an older state while it was closed: shown as it is, and what was newer lies beside it.
    arrives(older, file);
    window = await open(folder, [file]);
    await window.says("The file was put back to an older state");
    const kept = path.join(shared, "Fenmoor (recovered).sweetspot");
    await window.says(kept);
    await window.shot("window-put-back");
    await window.close();
    assert.deepEqual(missing(inFile(kept)), []);
    assert.deepEqual(readdirSync(shared).sort(), [...beside, path.basename(kept)].sort());
    remove();
  },
);

test(
  "two people who change the same field on one synchronised folder: both are kept, and it is said what waits",
  { timeout: 900_000 },
  async () => {
    const { folder, file, remove } = desk();
    const { theirs, ben } = colleague(folder);
    arrives(file, theirs);
    let window = await open(folder, [file]);
    await window.find("[data-initiative]");
    const first = await now(window);
    const title = titleOf(first, 0);
    await window.press(await markOf(window, first, first.scene.marks[0].initiative));
    await window.keys(["Control", "3"]);
    const rowOf = ({ map }) => map.initiatives.find((one) => one.title === title);
    /** Types into a field of the initiative that is selected. */
    const types = async (label, field, text) => {
      await window.click(label);
      await window.keys(["Control", "a"], ...text, ["Control", "Enter"]);
      await until(async () => rowOf(await now(window))[field] === text, `${label} to say ${text}`);
    };
    /** What waits to be settled, as it is shown: the field, what is here, what is there. */
    const listed = async () =>
      (await now(window)).conflicts.map(({ field, conflict }) => [field, conflict.ours, conflict.theirs]);

    // His file replaces the one under the open window.
    await types("Summary", "summary", "Every weekday");
    await written(window);
    ben("set", title, "summary=Every evening");
    arrives(theirs, file);
    await comesBack("^Fenmoor");
    await window.says("1 such change waits to be settled under History");
    assert.deepEqual(await listed(), [["summary", "Every weekday", "Every evening"]]);
    assert.equal(rowOf(await now(window)).summary, "Every weekday");
    await written(window);

    // The window's file replaces his, who hears of it with his next command and loses nothing either.
    arrives(file, theirs);
    assert.equal(ben("show"), "1 conflict waits to be settled in the window, what is here stays until then");
    ben("set", title, "notes=Ask the vicar");
    await types("Notes", "notes", "Ask the school");
    await written(window);
    arrives(file, theirs);
    assert.match(
      ben("show"),
      /^the file had been changed by .*; 1 conflict to be settled in the window, what is here stays until then$/,
    );
    arrives(theirs, file);
    await comesBack("^Fenmoor");
    await until(async () => (await listed()).length === 2, "what was listed on his computer");
    const [, notes] = await listed();
    assert.deepEqual([notes[0], ...notes.slice(1).sort()], ["notes", "Ask the school", "Ask the vicar"]);
    assert.ok(notes.includes(rowOf(await now(window)).notes));
    await written(window);
    await window.close();

    // Who opens the map later is told what waits, and settles it.
    window = await open(folder, [file]);
    await window.says("2 changes wait to be settled under History");
    await window.keys(["Control", "5"]);
    await window.says("To be settled (2)");
    await window.shot("window-same-field");
    const press = async (value) => {
      const at = await until(
        () =>
          window.script(
            `const node = [...document.querySelectorAll(".sides button")].find((one) => one.textContent.includes(arguments[0]));
             node?.scrollIntoView({ block: "nearest" });
             const box = node?.getBoundingClientRect();
             return box ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : null;`,
            value,
          ),
        `the answer ${value}`,
      );
      await window.press(at);
    };
    await press("Every evening");
    await until(async () => (await listed()).length === 1, "the first to be settled");
    await press("Ask the vicar");
    await until(async () => (await listed()).length === 0, "the second to be settled");
    const { summary, notes: settled } = rowOf(await now(window));
    assert.deepEqual([summary, settled], ["Every evening", "Ask the vicar"]);
    await written(window);
    await window.close();
    // What was settled is settled for him too.
    arrives(file, theirs);
    assert.equal(ben("show"), "");
    remove();
  },
);

test("what had to be set aside while the program ended is told at the next start", { timeout: 900_000 }, async () => {
  const { folder, shared, file, cli, remove } = desk();
  const other = path.join(folder, "Other.sweetspot");
  cli("new", other, "--title", "Eastmarsh");
  let window = await open(folder, [file]);
  await window.find("[data-initiative]");
  await inFront("^Fenmoor");
  // While its folder is away nothing can be written, so that something is left to be written at the end.
  const away = path.join(folder, "unplugged");
  renameSync(shared, away);
  const placed = await place(window, 0, "ABD");
  await window.says("Saved on this computer, waiting for Shared drive");
  const pid = Number(xdotool("getwindowpid", await inFront("^Fenmoor")));
  renameSync(away, shared);
  arrives(other, file);
  press("alt+F4");
  await until(() => !runs(pid), "the program to end after its window was closed");
  await window.kill();
  const aside = path.join(shared, "Fenmoor (other copy).sweetspot");
  assert.equal(JSON.parse(cli("show", aside, "--json")).title, "Eastmarsh");

  window = await open(folder, [file]);
  await window.says("could not be brought in");
  await window.says(aside);
  await window.shot("window-set-aside-at-the-end");
  assert.equal(regionOf(await now(window), placed), "ABD");
  await window.close();
  // It is said once.
  window = await open(folder, [file]);
  await window.find("[data-initiative]");
  assert.deepEqual((await now(window)).file.notices, []);
  await window.close();
  remove();
});

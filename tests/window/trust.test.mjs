// What goes wrong on people's desks, in the real window: a crash in the middle of a drag, a second start, two people on
// one file, a folder that can't be written, a folder that goes away and comes back.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, renameSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { program } from "../../scripts/steps.mjs";
import { setTimeout as pause } from "node:timers/promises";
import { gone, inFront, press, windowCalled, xdotool } from "./desktop.mjs";
import { home, open, otherComputer, until } from "./driver.mjs";
import { desk, place, titleOf } from "./folder.mjs";
import { markOf, now, pointIn, regionOf } from "./map.mjs";
import { readOnly } from "./mounts.mjs";

test("killed in the middle of a drag, it comes back with all that was dropped", { timeout: 900_000 }, async () => {
  const { folder, shared, file, cli, remove } = desk();
  let window = await open(folder, [file]);
  await window.find("[data-initiative]");
  const dropped = await place(window, 0, "ABD");
  // The next one is in the hand when everything ends, sooner than the file is written after the drop.
  const snapshot = await now(window);
  const held = titleOf(snapshot, 3);
  const from = await markOf(window, snapshot, snapshot.scene.marks[3].initiative);
  const to = await pointIn(window, snapshot, regionOf(snapshot, held) === "C" ? "D" : "C");
  const at = ({ x, y }) => ({ type: "pointerMove", duration: 20, x: Math.round(x), y: Math.round(y) });
  const half = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  await window.pointer([at(from), { type: "pointerDown", button: 0 }, at(half), at(to)]);
  await window.kill();
  assert.equal(cli("check", file).trim(), "ok");

  window = await open(folder, [file]);
  await window.find("[data-initiative]");
  const again = await now(window);
  assert.equal(regionOf(again, dropped), "ABD");
  assert.equal(regionOf(again, held), regionOf(snapshot, held));
  await window.shot("window-after-a-kill");
  // It goes on as before: the drop can be taken back, and the file is written.
  await window.keys(["Control", "z"]);
  await until(async () => regionOf(await now(window), dropped) !== "ABD", "the drop taken back");
  await place(window, 1, "AD");
  await window.close();
  assert.equal(cli("check", file).trim(), "ok");
  assert.deepEqual(readdirSync(shared), ["Fenmoor.sweetspot"]);
  remove();
});

test("a map opened from the desktop comes to the window that is there", { timeout: 900_000 }, async () => {
  const { folder, shared, file, cli, remove } = desk();
  const second = path.join(shared, "Eastmarsh & £ é.sweetspot");
  cli("new", second, "--title", "Eastmarsh");
  const window = await open(folder, [file]);
  await window.find("[data-initiative]");
  /** The program started again, as by a double click. */
  const start = async (argument, cwd) => {
    const env = { ...process.env, SWEETSPOT_HOME: path.join(folder, "home") };
    const again = spawn(program("sweetspot"), [argument], { cwd, env, stdio: ["ignore", "ignore", "inherit"] });
    const late = setTimeout(() => again.kill("SIGKILL"), 20_000);
    const [code] = await once(again, "exit");
    clearTimeout(late);
    assert.equal(code, 0, "the second start ended by itself");
  };
  await start(path.basename(second), shared);
  await until(async () => (await now(window)).map.head.title === "Eastmarsh", "the second map");
  assert.equal((await now(window)).file.path, second);

  // Somebody in the middle of a dialog finishes first.
  await window.keys(["Control", ","]);
  await window.find("dialog[open]");
  await start("--sample", shared);
  await window.says("opens when this dialog is closed");
  assert.equal((await now(window)).map.head.title, "Eastmarsh");
  await window.keys("Escape");
  await until(async () => (await now(window)).file.sample, "the sample");

  await start("README.md", shared);
  await window.says("There is no such file");
  assert.equal((await now(window)).file.sample, true);
  await window.close();
  remove();
});

test("closed, and a map opened in the same moment, it is opened all the same", { timeout: 900_000 }, async () => {
  const { folder, shared, file, cli, remove } = desk();
  const second = path.join(shared, "Second.sweetspot");
  cli("new", second, "--title", "Second");
  for (const wait of [0, 60, 200]) {
    const window = await open(folder, [file]);
    await window.find("[data-initiative]");
    await inFront("^Fenmoor");
    await place(window, 0, wait === 60 ? "AD" : "ABD");
    // The window goes while the last drop is still to be written, and somebody double-clicks another map.
    press("alt+F4");
    await pause(wait);
    const env = { ...process.env, SWEETSPOT_HOME: path.join(folder, "home") };
    spawn(program("sweetspot"), [second], { env, stdio: "ignore" }).unref();
    const id = await windowCalled("^Second");
    process.kill(Number(xdotool("getwindowpid", id)), "SIGKILL");
    await gone("^Second");
    await window.kill();
    assert.equal(cli("check", file).trim(), "ok");
  }
  remove();
});

test("two people on one file, and both are right", { timeout: 900_000 }, async () => {
  const { folder, file, cli, remove } = desk();
  const partner = home();
  const computer = await otherComputer();
  const mine = await open(folder, [file]);
  await mine.find("[data-initiative]");
  const theirs = await open(partner.folder, [file], { env: computer.env });
  await theirs.find("[data-initiative]");
  const one = await place(mine, 0, "ABD");
  await mine.keys(["Control", "s"]);
  const other = await place(theirs, 4, "AC");
  // Theirs is published over mine only after mine was brought in; mine hears of it when it publishes next.
  await until(async () => regionOf(await now(theirs), one) === "ABD", "my drop in their window");
  await place(mine, 8, "BD");
  await until(async () => regionOf(await now(mine), other) === "AC", "their drop in my window");
  await theirs.shot("window-two-people");
  await mine.close();
  await theirs.close();
  await computer.turnOff();
  const told = JSON.parse(cli("history", file, "--json"));
  assert.ok(told.changes.length >= 3, "the history holds what both did");
  assert.equal(cli("check", file).trim(), "ok");
  partner.remove();
  remove();
});

test("a folder that can't be written opens to be read, and a copy goes elsewhere", { timeout: 900_000 }, async (t) => {
  const { folder, shared, file, cli, remove } = desk();
  const within = readOnly(shared);
  if (within === null) {
    remove();
    return t.skip("this system lets nobody mount a folder read-only for one program");
  }
  const window = await open(folder, [file], { within, scripted: true });
  await window.find("[data-initiative]");
  await window.says("Read-only: save a copy to keep changes");
  const before = await now(window);
  const mark = before.scene.marks[0].initiative;
  await window.drag(await markOf(window, before, mark), await pointIn(window, before, "ABD"));
  await window.says("can be read but not written. Save it somewhere else");
  assert.equal(regionOf(await now(window), titleOf(before, 0)), regionOf(before, titleOf(before, 0)));
  await window.shot("window-read-only");
  const copy = path.join(folder, "Mine.sweetspot");
  window.answer(copy);
  await window.keys(["Control", "Shift", "s"]);
  await until(() => readdirSync(folder).includes("Mine.sweetspot"), "the copy");
  await window.close();
  assert.equal(cli("check", copy).trim(), "ok");
  assert.deepEqual(readdirSync(shared), ["Fenmoor.sweetspot"]);
  remove();
});

test("a folder that goes away is waited for, and nothing is lost meanwhile", { timeout: 900_000 }, async () => {
  const { folder, shared, file, cli, remove } = desk();
  const away = path.join(folder, "unplugged");
  let window = await open(folder, [file]);
  await window.find("[data-initiative]");
  renameSync(shared, away);
  const title = await place(window, 0, "ABD");
  await window.says("Saved on this computer, waiting for Shared drive");
  await window.shot("window-waiting");
  renameSync(away, shared);
  await window.says("Saved · Shared drive");
  assert.ok(cli("history", file).length > 0);

  // Away again, and closed meanwhile: closing is safe, and the next start brings it back.
  renameSync(shared, away);
  const second = await place(window, 2, "CD");
  await window.close();
  renameSync(away, shared);
  window = await open(folder, [file]);
  await window.find("[data-initiative]");
  const snapshot = await now(window);
  assert.equal(regionOf(snapshot, title), "ABD");
  assert.equal(regionOf(snapshot, second), "CD");
  await window.close();
  assert.equal(cli("check", file).trim(), "ok");
  remove();
});

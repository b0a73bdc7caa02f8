// What goes wrong on people's desks, in the real window: a crash in the middle of a drag, a second start, two people on
// one file or one synchronised folder, a folder that can't be written, a folder that goes away and comes back.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, mkdirSync, readdirSync, renameSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { program } from "../../scripts/steps.mjs";
import { setTimeout as pause } from "node:timers/promises";
import { gone, inFront, press, windowCalled, xdotool } from "./desktop.mjs";
import { home, open, otherComputer, runs, until } from "./driver.mjs";
import { markOf, now, pointIn, regionOf } from "./map.mjs";

/** A folder with the sample as a map of its own, and what the command line says of it. */
function desk() {
  const { folder, remove } = home();
  const shared = path.join(folder, "Shared drive");
  mkdirSync(shared);
  const file = path.join(shared, "Fenmoor.sweetspot");
  const env = { ...process.env, SWEETSPOT_HOME: path.join(folder, "terminal") };
  const cli = (...args) => {
    const done = spawnSync(program("sweetspot-cli"), args, { encoding: "utf8", env });
    assert.equal(done.status, 0, done.stderr);
    return done.stdout;
  };
  cli("new", "--sample", file);
  return { folder, shared, file, cli, remove };
}

function titleOf(snapshot, nth) {
  return snapshot.map.initiatives[snapshot.scene.marks[nth].initiative].title;
}

/** Drags the nth mark to a region, and waits until the program has it there. */
async function place(window, nth, letters) {
  const snapshot = await now(window);
  const title = titleOf(snapshot, nth);
  const { initiative } = snapshot.scene.marks[nth];
  await window.drag(await markOf(window, snapshot, initiative), await pointIn(window, snapshot, letters));
  await until(async () => regionOf(await now(window), title) === letters, `${title} in ${letters}`);
  return title;
}

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

/** A file as a sync client brings it: renamed into place, whole. */
function arrives(from, at) {
  copyFileSync(from, `${at}.part`);
  renameSync(`${at}.part`, at);
}

/** Away from the window and back to it. */
async function comesBack(title) {
  const id = await inFront(title);
  xdotool("windowminimize", id);
  await until(() => xdotool("getactivewindow") !== id, "another window in front");
  // A window that is put away is on no screen to be looked for.
  await until(() => {
    xdotool("windowactivate", id);
    return xdotool("getactivewindow") === id;
  }, `${title} in front again`);
}

/** What it says is done once the file holds all edits. */
function written(window) {
  return until(async () => (await now(window)).file.saved.how === "saved", "the file to hold all edits");
}

test(
  "two people on one synchronised folder: nothing is missing, and what is set aside is said",
  { timeout: 900_000 },
  async () => {
    const { folder, shared, file, cli, remove } = desk();
    const computer = path.join(folder, "Ben");
    mkdirSync(computer);
    const theirs = path.join(computer, "Fenmoor.sweetspot");
    const env = { ...process.env, SWEETSPOT_HOME: path.join(computer, "home") };
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
      const { status, stderr } = spawnSync(program("sweetspot-cli"), ["place", theirs, title, letters], { env });
      assert.equal(status, 0, String(stderr));
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

test("a folder that can't be written opens to be read, and a copy goes elsewhere", { timeout: 900_000 }, async (t) => {
  const { folder, shared, file, cli, remove } = desk();
  const script = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"';
  const within = ["unshare", "-rm", "sh", "-c", script, shared];
  if (spawnSync(within[0], [...within.slice(1), "true"]).status !== 0) {
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

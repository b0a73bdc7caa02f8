// A folder that people share, and what they do to the map in it: in the window, from a terminal, and by what a sync client
// puts in its place.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, renameSync } from "node:fs";
import path from "node:path";
import { program } from "../../scripts/steps.mjs";
import { inFront, xdotool } from "./desktop.mjs";
import { home, until } from "./driver.mjs";
import { markOf, now, pointIn, regionOf } from "./map.mjs";

/** A folder with the sample as a map of its own, and what the command line says of it. */
export function desk() {
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

export function titleOf(snapshot, nth) {
  return snapshot.map.initiatives[snapshot.scene.marks[nth].initiative].title;
}

/** Drags the nth mark to a region, and waits until the program has it there. */
export async function place(window, nth, letters) {
  const snapshot = await now(window);
  const title = titleOf(snapshot, nth);
  const { initiative } = snapshot.scene.marks[nth];
  await window.drag(await markOf(window, snapshot, initiative), await pointIn(window, snapshot, letters));
  await until(async () => regionOf(await now(window), title) === letters, `${title} in ${letters}`);
  return title;
}

/** A file as a sync client brings it: renamed into place, whole. */
export function arrives(from, at) {
  copyFileSync(from, `${at}.part`);
  renameSync(`${at}.part`, at);
}

/** Away from the window and back to it. */
export async function comesBack(title) {
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
export function written(window) {
  return until(async () => (await now(window)).file.saved.how === "saved", "the file to hold all edits");
}

/** Another person, whose computer has the same file, and who works from a terminal. */
export function colleague(folder) {
  const computer = path.join(folder, "Ben");
  mkdirSync(computer);
  const theirs = path.join(computer, "Fenmoor.sweetspot");
  const env = { ...process.env, SWEETSPOT_HOME: path.join(computer, "home") };
  /** Runs a command on the file there; answers what is said besides. */
  const ben = (command, ...args) => {
    const { status, stderr } = spawnSync(program("sweetspot-cli"), [command, theirs, ...args], {
      encoding: "utf8",
      env,
    });
    assert.equal(status, 0, stderr);
    return stderr.trim();
  };
  return { theirs, ben };
}

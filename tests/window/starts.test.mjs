// Starts that fail, as a person has them: the program is started, and says what is wrong in a box that keys close. And a
// page whose process ends: it comes back by itself.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { program } from "../../scripts/steps.mjs";
import { gone, press, pressFor, windowCalled } from "./desktop.mjs";
import { home, open, until } from "./driver.mjs";
import { runs } from "./processes.mjs";
import { onFullDisk, readOnly } from "./mounts.mjs";

const BOX = "^Sweetspot can’t start$";
const started = [];

/** The program itself, without a driver, and all that it says in the end. */
function start(env, { args = [], within = [] } = {}) {
  const [command, ...rest] = [...within, program("sweetspot"), ...args];
  const running = spawn(command, rest, { env: { ...process.env, ...env }, stdio: ["ignore", "ignore", "pipe"] });
  started.push(running);
  let said = "";
  running.stderr.on("data", (text) => (said += text));
  const ended = once(running, "close").then(([code]) => ({ code, said }));
  return { running, ended };
}

test.afterEach(() => {
  for (const running of started.splice(0)) if (running.exitCode === null) running.kill("SIGKILL");
});

/** Starts it where it can't, reads and closes its box. */
async function refused(env, key, { within } = {}) {
  const { ended } = start(env, { within });
  await windowCalled(BOX);
  press(key);
  await gone(BOX);
  const { code, said } = await ended;
  assert.ok(code !== 0 && code !== null, `it ended with ${code}`);
  assert.match(said, /Sweetspot can’t start\. Its own folder on this computer can’t be written/);
  assert.match(said, /Your maps are as they were; nothing was opened/);
  return said;
}

test("a folder of its own that is a file is told, and nothing opens", { timeout: 900_000 }, async () => {
  const { folder, remove } = home();
  const file = path.join(folder, "not-a-folder");
  writeFileSync(file, "something of somebody's");
  const said = await refused({ SWEETSPOT_HOME: path.join(file, "inside") }, "Escape");
  assert.match(said, /not-a-folder.*\n.*a file stands where a folder should be/);
  // The same where the whole data folder is a file.
  await refused({ SWEETSPOT_HOME: undefined, XDG_DATA_HOME: file }, "Return");
  assert.equal(readFileSync(file, "utf8"), "something of somebody's");
  remove();
});

test("a folder of its own that can only be read is told", { timeout: 900_000 }, async (t) => {
  const { folder, remove } = home();
  const own = path.join(folder, "own");
  mkdirSync(own);
  const within = readOnly(own);
  if (within === null) {
    remove();
    return t.skip("this system lets nobody mount a folder read-only for one program");
  }
  const said = await refused({ SWEETSPOT_HOME: own }, "space", { within });
  assert.match(said, /its drive can only be read/);
  assert.deepEqual(readdirSync(own), []);
  remove();
});

test("without a screen it says so, and ends", { timeout: 900_000 }, async () => {
  const { folder, remove } = home();
  const own = path.join(folder, "own");
  const nothing = { DISPLAY: undefined, WAYLAND_DISPLAY: undefined, XDG_RUNTIME_DIR: folder };
  const { ended } = start({ SWEETSPOT_HOME: own, ...nothing });
  const { code, said } = await ended;
  assert.equal(code, 1, said);
  assert.match(said, /Sweetspot can’t start\. No screen answers\. Your maps are as they were/);
  assert.match(readFileSync(path.join(own, "log", "sweetspot.log"), "utf8"), /the start failed: no screen/);
  remove();
});

test("a full disk is told in the window, which opens", { timeout: 900_000 }, async (t) => {
  const { folder, remove } = home();
  const own = path.join(folder, "home");
  mkdirSync(own);
  const within = onFullDisk(own);
  if (within === null) {
    remove();
    return t.skip("this system lets nobody mount a small disk for one program");
  }
  const window = await open(folder, ["--sample"], { within });
  await window.says("The disk is full");
  await window.close();
  remove();
});

test("preferences and a log that can't be written stop nobody", { timeout: 900_000 }, async () => {
  const { folder, remove } = home();
  const own = path.join(folder, "own");
  // Where the log's folder should be stands a file, and where the preferences should be a folder.
  mkdirSync(path.join(own, "preferences.json"), { recursive: true });
  writeFileSync(path.join(own, "log"), "");
  chmodSync(path.join(own, "log"), 0o400);
  const { running, ended } = start({ SWEETSPOT_HOME: own }, { args: ["--sample"] });
  await windowCalled("^Fenmoor together");
  press("alt+F4");
  const { code } = await ended;
  assert.equal(code, 0);
  assert.ok(!runs(running.pid));
  remove();
});

test("a page whose process ends comes back, and the log tells it", { timeout: 900_000 }, async () => {
  const { folder, remove } = home();
  const own = path.join(folder, "own");
  const log = path.join(own, "log", "sweetspot.log");
  const { running, ended } = start({ SWEETSPOT_HOME: own }, { args: ["--sample"] });
  await windowCalled("^Fenmoor together");
  const [page] = await until(() => pageOf(running.pid), "the page's process");
  process.kill(page, "SIGKILL");
  await until(() => existsSync(log) && /the page's process has ended/.test(readFileSync(log, "utf8")), "the end told");
  await until(() => pageOf(running.pid)?.some((pid) => pid !== page), "another process of the page");
  // It is a page that hears keys again, and it has the map: it closes it.
  await windowCalled("^Fenmoor together");
  await pressFor("^Sweetspot$", "ctrl+w");
  press("alt+F4");
  const { code } = await ended;
  assert.equal(code, 0);
  const told = readFileSync(log, "utf8");
  assert.match(told, /start: version .*, web view \d/);
  assert.match(told, /info {2}end\n$/);
  remove();
});

/** The processes that draw the page of that program; null: there is none now. */
function pageOf(pid) {
  const listed = spawnSync("ps", ["-e", "-o", "pid=,ppid=,args="], { encoding: "utf8" }).stdout.trim().split("\n");
  const rows = listed.map((line) => line.trim().match(/^(\d+)\s+(\d+)\s+(.*)$/)).filter(Boolean);
  const children = (of) => rows.filter(([, , parent]) => Number(parent) === of).map(([, child]) => Number(child));
  const below = (of) => children(of).flatMap((child) => [child, ...below(child)]);
  const pages = below(pid).filter((one) =>
    /WebKitWebProcess/.test(rows.find(([, id]) => Number(id) === one)?.[3] ?? ""),
  );
  return pages.length > 0 ? pages : null;
}

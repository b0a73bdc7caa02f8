// The program opens no network socket: it is used in a network of its own that leads nowhere, under a trace of every
// socket that it and the processes it starts ask for. No driver here: that would speak to it over a socket.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { program } from "../../scripts/steps.mjs";
import { fileDialog, inFront, pressFor } from "./desktop.mjs";
import { home, until } from "./driver.mjs";

test("no network socket is opened", { timeout: 900_000 }, async (t) => {
  const { folder, remove } = home();
  const log = path.join(folder, "sockets");
  const trace = ["strace", "-f", "-qq", "-e", "trace=socket", "-o", log];
  // A program that may not be traced, or is given no network of its own, proves nothing.
  const nowhere = spawnSync("unshare", ["-rn", "true"]).status === 0 ? ["unshare", "-rn"] : [];
  if (spawnSync(trace[0], [...trace.slice(1), "true"]).status !== 0) {
    remove();
    return t.skip("this system lets nobody trace a program");
  }
  const first = path.join(folder, "First.sweetspot");
  const second = path.join(folder, "Second.sweetspot");
  const env = { ...process.env, SWEETSPOT_HOME: path.join(folder, "terminal") };
  assert.equal(spawnSync(program("sweetspot-cli"), ["new", "--title", "Second", second], { env }).status, 0);
  const [command, ...args] = [...nowhere, ...trace, program("sweetspot"), "--sample"];
  const started = spawn(command, args, {
    env: { ...process.env, SWEETSPOT_HOME: path.join(folder, "home") },
    stdio: "ignore",
    // A group of its own, so that all of it can be ended.
    detached: true,
  });
  const ended = once(started, "exit");
  try {
    // The window has its map's name from the page, which then hears keys too.
    await inFront("^Fenmoor together");
    await pressFor("^Save the map as$", "ctrl+shift+s");
    await (await fileDialog("Save the map as")).answer(first);
    await until(() => existsSync(first), "a copy of the sample");
    await inFront("^Fenmoor together");
    await pressFor("^Open a map$", "ctrl+o");
    await (await fileDialog("Open a map")).answer(second);
    await inFront("^Second");
  } finally {
    process.kill(-started.pid, "SIGKILL");
    await ended;
  }
  const asked = readFileSync(log, "utf8").split("\n");
  assert.ok(
    asked.some((line) => line.includes("AF_UNIX")),
    "the trace saw the window's own sockets",
  );
  assert.deepEqual(
    asked.filter((line) => line.includes("AF_INET")),
    [],
  );
  remove();
});

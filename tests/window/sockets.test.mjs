// The program opens no network socket: it is used in a network of its own that leads nowhere, under a trace of every
// socket that it and the processes it starts ask for. No driver here: that would speak to it over a socket.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { program } from "../../scripts/steps.mjs";
import { home, until } from "./driver.mjs";

function xdotool(...args) {
  return spawnSync("xdotool", args, { encoding: "utf8" }).stdout.trim();
}

test("no network socket is opened", { timeout: 120_000 }, async (t) => {
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
  const answer = (file) => writeFileSync(path.join(folder, "answers"), `${file}\n`);
  answer(first);
  const [command, ...args] = [...nowhere, ...trace, program("sweetspot"), "--sample"];
  const started = spawn(command, args, {
    env: {
      ...process.env,
      SWEETSPOT_HOME: path.join(folder, "home"),
      SWEETSPOT_DIALOG_ANSWERS: path.join(folder, "answers"),
    },
    stdio: "ignore",
    // A group of its own, so that all of it can be ended.
    detached: true,
  });
  const gone = once(started, "exit");
  try {
    const window = (name) => until(() => xdotool("search", "--onlyvisible", "--name", name).split("\n")[0], name, 40);
    xdotool("windowfocus", "--sync", await window("Fenmoor together"));
    // The page may not listen yet; once it has asked for the file, further presses are given up by the empty answer.
    await until(() => {
      if (existsSync(first)) return true;
      xdotool("key", "ctrl+shift+s");
      return null;
    }, "a copy of the sample");
    answer(second);
    xdotool("key", "ctrl+o");
    await window("^Second");
  } finally {
    process.kill(-started.pid, "SIGKILL");
    await gone;
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

// Running commands one after another, saying what is being done. Used by start, test and bench.
// A command that fails ends the run with its exit code; nothing is swallowed.

import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
export const target = process.env.CARGO_TARGET_DIR ?? path.join(root, "target");

/** Says what comes next. */
export function say(text) {
  console.log(`\n— ${text}`);
}

/** Runs a command in the repository and ends the whole run where it fails. */
export function run(command, args, options = {}) {
  const started = Date.now();
  const done = spawnSync(command, args, { cwd: root, stdio: "inherit", ...options });
  if (done.error) {
    console.error(`${command} could not be started: ${done.error.message}`);
    process.exit(1);
  }
  if (done.status !== 0) {
    console.error(`\n${[command, ...args].join(" ")} failed (${done.status ?? done.signal}).`);
    process.exit(done.status ?? 1);
  }
  console.log(`  done in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

/** Whether a command can be found. */
export function has(command) {
  return spawnSync(command, ["--version"], { stdio: "ignore" }).status === 0;
}

/** Installs the page's packages where the lock file is newer than what is installed. */
export function packages() {
  const installed = path.join(root, "node_modules", ".package-lock.json");
  const lock = path.join(root, "package-lock.json");
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  say("Installing the page's packages (npm ci)");
  run("npm", ["ci", "--no-fund", "--no-audit"]);
}

/** Builds the page into ui/dist. */
export function page() {
  say("Building the page");
  run("npm", ["run", "--silent", "build"]);
}

/** The path of a program that cargo built in a profile: debug or release. */
export function program(name, profile = "debug") {
  return path.join(target, profile, process.platform === "win32" ? `${name}.exe` : name);
}

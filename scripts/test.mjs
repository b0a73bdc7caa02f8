// `npm test`: formatting, lints, unit and property tests, the page in a browser, the real window, a fresh clone.
// `npm test -- ui core` runs only the named parts.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { packages, page, program, root, run, say, target } from "./steps.mjs";
import { onScreen } from "./screen.mjs";
import { setUp } from "./setup.mjs";

const parts = {
  lint() {
    // The window takes the built page in when it is compiled, also for its lints.
    page();
    say("Formatting and lints");
    run("cargo", ["fmt", "--all", "--check"]);
    run("npm", ["run", "--silent", "check:ui"]);
    run("cargo", ["clippy", "--locked", "--workspace", "--all-targets", "--", "-D", "warnings"]);
  },
  core() {
    say("Rust: unit and property tests");
    run("cargo", ["test", "--locked", "--workspace", "--exclude", "sweetspot-window"]);
    run("node", ["--test", "tests/dependencies.test.mjs", "tests/circles.test.mjs", "tests/for_it.test.mjs"]);
  },
  ui() {
    say("Page: unit and component tests");
    run("npm", ["run", "--silent", "test:ui"]);
  },
  e2e() {
    page();
    run("cargo", ["build", "--locked", "-p", "sweetspot-devhost", "-p", "sweetspot-cli"]);
    say("End to end in a browser");
    run("node", ["--test", "--test-concurrency=1", "tests/e2e/"]);
  },
  window() {
    page();
    run("cargo", ["build", "--locked", "-p", "sweetspot-window", "-p", "sweetspot-cli"]);
    run("cargo", ["test", "--locked", "-p", "sweetspot-window"]);
    // The file dialogs are also pressed in the program as people get it.
    run("cargo", ["build", "--locked", "--release", "-p", "sweetspot-window"]);
    say("The real window");
    onScreen("node", ["--test", "--test-concurrency=1", "tests/window/"]);
  },
  clone() {
    say("A fresh clone builds");
    const folder = mkdtempSync(path.join(tmpdir(), "sweetspot-clone-"));
    const inside = { cwd: folder, env: { ...process.env, CARGO_TARGET_DIR: target } };
    run("git", ["clone", "--quiet", "--no-hardlinks", root, folder]);
    run("npm", ["ci", "--no-fund", "--no-audit"], inside);
    run("npm", ["run", "--silent", "build"], inside);
    run("cargo", ["build", "--locked", "-p", "sweetspot-cli"], inside);
    run(program("sweetspot-cli"), ["new", "--sample", path.join(folder, "sample.sweetspot")], inside);
    rmSync(folder, { recursive: true, force: true });
  },
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(`No part is called ${unknown.join(", ")}. There are: ${Object.keys(parts).join(", ")}.`);
  process.exit(1);
}
setUp("test");
packages();
for (const [name, part] of Object.entries(parts)) if (asked.length === 0 || asked.includes(name)) part();
say("All of it passed.");

// What `npm run test:windows` runs once there is a screen.

import path from "node:path";
import { root, run, say } from "../../scripts/steps.mjs";
import { cargoForWindows, freshWindows } from "../../scripts/windows/tools.mjs";

const parts = {
  crates() {
    say("The crates' tests");
    // Of each test program at most half an hour; wine's own way to wait for ever is common enough.
    cargoForWindows("test", ["--no-fail-fast"], {
      CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUNNER: "timeout 1800 wine64",
      RUST_BACKTRACE: "0",
    });
  },
  packages() {
    say("The packages");
    run("node", ["--test", "--test-concurrency=1", path.join(root, "tests", "windows", "packages.test.mjs")]);
  },
};

freshWindows(path.join(import.meta.dirname, "bcryptprimitives.c"));
for (const name of process.argv.slice(2)) parts[name]();

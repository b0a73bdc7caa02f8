// `npm run bench`: figures at 200, 2,000 and 10,000 initiatives, each beside its budget. Timings on a shared machine
// move twofold: compare figures of one run.

import { onScreen } from "./screen.mjs";
import { packages, page, run, say, target } from "./steps.mjs";
import { setUp } from "./setup.mjs";
import path from "node:path";

setUp("test");
packages();
page();
say("Building for speed");
const built = ["bench", "devhost", "cli", "window"].flatMap((name) => ["-p", `sweetspot-${name}`]);
run("cargo", ["build", "--release", "--locked", ...built]);
say("The core, the file, sheets and pictures");
run(path.join(target, "release", "sweetspot-bench"), []);
say("Two files of 20,000 revisions each, half of them in common");
const merging = ["-p", "sweetspot-document", "--lib", "copies_with_a_long_past"];
run("cargo", ["test", "--release", "--locked", ...merging, "--", "--nocapture"], {
  env: { ...process.env, SWEETSPOT_REVISIONS: "20000" },
});
say("Frames in the browser");
run("node", ["tests/benches/frames.mjs", "--release", path.join(target, "release")]);
say("Frames in the real window");
onScreen("node", ["tests/benches/window_frames.mjs"]);
say("What the window weighs");
const weight = path.join("tests", "benches", "weight.mjs");
onScreen("node", [weight, "--release", path.join(target, "release")], { size: "1366x768" });
say("The command line");
run("node", ["tests/benches/command_line.mjs"]);

// `npm run bench`: figures at 200, 2,000 and 10,000 initiatives, each beside its budget. Timings on a shared machine
// move twofold: compare figures of one run.

import { packages, page, run, say, target } from "./steps.mjs";
import { setUp } from "./setup.mjs";
import path from "node:path";

setUp("test");
packages();
page();
say("Building for speed");
run("cargo", ["build", "--release", "--locked", "-p", "sweetspot-bench", "-p", "sweetspot-devhost"]);
say("The core, the file, sheets and pictures");
run(path.join(target, "release", "sweetspot-bench"), []);
say("Frames in the browser");
run("node", ["tests/benches/frames.mjs", "--release", path.join(target, "release")]);

// `npm start`: sees to everything that is missing, builds, and opens the window on the sample map.
// `npm start -- MAP.sweetspot` opens that map instead.

import { packages, page, program, run, say } from "./steps.mjs";
import { setUp } from "./setup.mjs";

setUp("build");
packages();
page();
say("Building the window (some minutes the first time)");
run("cargo", ["build", "--locked", "-p", "sweetspot-window"]);
if (process.platform === "linux" && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
  console.error("Sweetspot is built, but there is no screen to open its window on (DISPLAY is not set).");
  process.exit(1);
}
const asked = process.argv.slice(2);
say("Opening Sweetspot");
run(program("sweetspot"), asked.length > 0 ? asked : ["--sample"]);

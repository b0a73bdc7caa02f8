// How long the command line takes to answer what needs no drawing, from its start to its end, and whether that grows faster than the
// map. Medians of three, in milliseconds.

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { target } from "../../scripts/steps.mjs";

const SIZES = [10_000, 100_000];
const BUDGET = 1000;
const COMMANDS = ["spots", "regions", "together", "show", "check"];
const release = (name) => path.join(target, "release", name);

const folder = mkdtempSync(path.join(tmpdir(), "sweetspot-bench-"));
try {
  const env = { ...process.env, SWEETSPOT_HOME: path.join(folder, "home") };
  const maps = SIZES.map((size) => {
    const map = path.join(folder, `${size}.sweetspot`);
    execFileSync(release("sweetspot-bench"), ["map", String(size), map]);
    return map;
  });
  const took = (args) => {
    const times = [0, 1, 2].map(() => {
      const begun = performance.now();
      execFileSync(release("sweetspot-cli"), args, { env, maxBuffer: 1 << 30 });
      return performance.now() - begun;
    });
    return times.sort((one, other) => one - other)[1];
  };
  const heads = SIZES.map((size) => size.toLocaleString("en-GB").padStart(10)).join("");
  console.log(`${"ms".padEnd(20)}${heads}${`budget ${BUDGET}`.padStart(14)}${"growth".padStart(10)}`);
  for (const command of COMMANDS) {
    const times = maps.map((map) => took([command, map]));
    const [small, large] = times;
    const verdict = large > BUDGET ? "OVER" : "";
    const growth = large / small;
    const faster = growth > SIZES[1] / SIZES[0] ? " FASTER THAN THE MAP" : "";
    const cells = times.map((time) => time.toFixed(0).padStart(10)).join("");
    console.log(
      `${command.padEnd(20)}${cells}${verdict.padStart(14)}${`${growth.toFixed(1)} x${faster}`.padStart(10)}`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

// The programs that are shipped, built for people. Nothing in them tells in which folder or by whom they were built, so that
// the same sources and tools give the same bytes anywhere.

import { homedir } from "node:os";
import path from "node:path";
import { root, run, say, target } from "../steps.mjs";
import { builtForWindows, cargoForWindows, windowsFolders } from "../windows/tools.mjs";
import { product } from "./product.mjs";

const CRATES = product.crates.flatMap((name) => ["-p", name]);

/** Builds what is shipped in a folder of its own, for the flags differ from those of every other build; answers the folder. */
export function programs() {
  const folder = path.join(target, "packaging");
  say("Building the programs (many minutes the first time)");
  const env = { ...process.env, CARGO_TARGET_DIR: folder, ...nameless({ "/target": folder }) };
  run("cargo", ["build", "--locked", "--release", ...CRATES], { env });
  return path.join(folder, "release");
}

/** The same for Windows. */
export function programsForWindows() {
  const { built, rust } = windowsFolders;
  say("Building the programs for Windows (half an hour the first time)");
  cargoForWindows("build", ["--release", ...CRATES], nameless({ "/target": built, "/rust": rust }));
  return builtForWindows("release");
}

/** The environment in which a build names no folder of this computer; `folders` are others that it reads from. */
function nameless(folders) {
  const cargo = process.env.CARGO_HOME ?? path.join(homedir(), ".cargo");
  // Where one lies within another the last that fits counts.
  const all = Object.entries({ "/sweetspot": root, "/cargo": cargo, ...folders });
  const flags = all.map(([to, from]) => `--remap-path-prefix=${from}=${to}`);
  // Parted by what no path holds, unlike RUSTFLAGS, which breaks at spaces.
  return { CARGO_ENCODED_RUSTFLAGS: flags.join("\u001f") };
}

// The programs that are shipped, built for people. Nothing in them tells in which folder or by whom they were built, so that
// the same sources and tools give the same bytes anywhere.

import { homedir } from "node:os";
import path from "node:path";
import { root, run, say, target } from "../steps.mjs";
import { product } from "./product.mjs";

/** Builds what is shipped in a folder of its own, for the flags differ from those of every other build; answers the folder. */
export function programs() {
  const folder = path.join(target, "packaging");
  const cargo = process.env.CARGO_HOME ?? path.join(homedir(), ".cargo");
  const flags = [
    [cargo, "/cargo"],
    [folder, "/target"],
    [root, "/sweetspot"],
  ].map(([from, to]) => `--remap-path-prefix=${from}=${to}`);
  say("Building the programs (many minutes the first time)");
  run("cargo", ["build", "--locked", "--release", ...product.crates.flatMap((name) => ["-p", name])], {
    // Parted by what no path holds, unlike RUSTFLAGS, which breaks at spaces.
    env: { ...process.env, CARGO_TARGET_DIR: folder, CARGO_ENCODED_RUSTFLAGS: flags.join("\u001f") },
  });
  return path.join(folder, "release");
}

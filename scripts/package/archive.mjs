// The package for every other Linux: the same folders, and a script that puts them into a person's own home.

import { spawnSync } from "node:child_process";
import { cpSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { root } from "../steps.mjs";
import { copy, settle } from "./files.mjs";
import { product } from "./product.mjs";

/** Packs the folders of `tree` into a file of `out`; answers its name. `made` is a date in seconds since 1970. */
export function archive(tree, out, work, made) {
  const folder = `${product.name}-${product.version}-linux-x86_64`;
  const stage = path.join(work, folder);
  rmSync(stage, { recursive: true, force: true });
  cpSync(tree, stage, { recursive: true });
  copy(path.join(import.meta.dirname, "install.sh"), path.join(stage, "install"));
  copy(path.join(root, "LICENSE"), path.join(stage, "LICENSE"));
  settle(stage, made, ["install", ...product.programs.map((name) => path.join("bin", name))]);
  const owned = ["--sort=name", "--owner=0", "--group=0", "--numeric-owner", "--format=gnu"];
  const packed = spawnSync("tar", [...owned, "-cf", "-", folder], { cwd: work, maxBuffer: 1024 * 1024 * 1024 });
  if (packed.status !== 0) throw new Error(`tar: ${packed.error?.message ?? packed.stderr}`);
  writeFileSync(path.join(out, `${folder}.tar.gz`), gzipSync(packed.stdout, { level: 9 }));
  return `${folder}.tar.gz`;
}

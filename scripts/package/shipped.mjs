// What of others ships with Sweetspot: crates by system, and packages of the page, each with its folder and licence.
// Read from the lock files and from what cargo and npm have put on the disk; nothing is asked of a network that is not missing.

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { root } from "../steps.mjs";
import { product } from "./product.mjs";

/** The systems that packages are made for, as cargo calls them. */
export const SYSTEMS = { linux: "x86_64-unknown-linux-gnu", windows: "x86_64-pc-windows-gnu" };

function cargo(args) {
  const done = spawnSync("cargo", args, { cwd: root, encoding: "utf8", maxBuffer: 256 * 1024 * 1024 });
  if (done.status !== 0) throw new Error(`cargo ${args[0]}: ${done.error?.message ?? done.stderr}`);
  return done.stdout;
}

/**
 * The crates whose code is in our programs on one system, ours left out, by name and version. Macros and what only builds
 * stay behind. Each: name, version, licence, address, authors, folder, checksum (SHA-256), `needs` (keys of crates).
 */
export function crates(system) {
  const asked = product.crates.flatMap((name) => ["-p", name]);
  const tree = cargo(
    ["tree", "--locked", "--target", system, "-e", "normal,no-proc-macro", "--prefix", "none", "-f", "{p}"].concat(
      asked,
    ),
  );
  const inside = new Set(tree.split("\n").map((line) => line.split(" ").slice(0, 2).join(" ").replace(" v", " ")));
  const told = JSON.parse(cargo(["metadata", "--locked", "--format-version", "1", "--filter-platform", system]));
  const sums = checksums();
  const key = ({ name, version }) => `${name} ${version}`;
  const keys = new Map(told.packages.map((row) => [row.id, key(row)]));
  const needs = new Map(told.resolve.nodes.map((node) => [node.id, node.dependencies.map((id) => keys.get(id))]));
  return told.packages
    .filter((row) => row.source !== null && inside.has(key(row)))
    .map((row) => ({
      key: key(row),
      name: row.name,
      version: row.version,
      licence: row.license ?? "",
      address: row.repository ?? row.homepage ?? "",
      authors: row.authors,
      folder: path.dirname(row.manifest_path),
      checksum: sums.get(key(row)),
      needs: needs
        .get(row.id)
        .filter((one) => inside.has(one))
        .sort(),
    }))
    .sort(byName);
}

/** SHA-256 of each crate as Cargo.lock holds it. */
function checksums() {
  const lock = readFileSync(path.join(root, "Cargo.lock"), "utf8");
  const rows = lock.matchAll(/name = "(.+)"\nversion = "(.+)"\nsource = .+\nchecksum = "(.+)"/g);
  return new Map([...rows].map(([, name, version, sum]) => [`${name} ${version}`, sum]));
}

/** The packages whose code is in the page, as a build of it has found them (ui/shipped.ts); the same shape as crates. */
export function pagePackages() {
  const lock = JSON.parse(readFileSync(path.join(root, "package-lock.json"), "utf8")).packages;
  const names = JSON.parse(readFileSync(path.join(root, "ui", "shipped.json"), "utf8"));
  return names.map((name) => {
    const folder = path.join(root, "node_modules", name);
    const row = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
    const locked = lock[`node_modules/${name}`];
    const wanted = Object.keys(locked.dependencies ?? {});
    return {
      key: name,
      name,
      version: locked.version,
      licence: row.license,
      address: addressOf(row.repository?.url ?? row.repository),
      authors: [row.author?.name ?? row.author].filter(Boolean),
      folder,
      integrity: locked.integrity,
      needs: wanted.filter((one) => names.includes(one)).sort(),
    };
  });
}

/** A repository as npm's packages name it: `git+https://github.com/d3/d3-path.git`, or `lukeed/clsx`. */
function addressOf(repository) {
  const plain = repository.replace(/^git\+/, "").replace(/\.git$/, "");
  return plain.includes(":") ? plain : `https://github.com/${plain}`;
}

function byName(one, other) {
  return one.key < other.key ? -1 : 1;
}

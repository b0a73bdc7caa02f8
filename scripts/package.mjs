// `npm run package -- linux`, `-- windows`: builds Sweetspot for people and packs it, into target/packages. With the packages
// lie their hashes, the bills of materials, and a manifest of what they were made from and with.

import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { archive } from "./package/archive.mjs";
import { deb } from "./package/deb.mjs";
import { copy, filesIn, hashOf, write } from "./package/files.mjs";
import { layOut } from "./package/linux.mjs";
import { msi } from "./package/msi.mjs";
import { setup } from "./package/nsis.mjs";
import { product } from "./package/product.mjs";
import { programs, programsForWindows } from "./package/programs.mjs";
import { rpm } from "./package/rpm.mjs";
import { checkImports, layOutWindows, windows, zip } from "./package/windows.mjs";
import { setUp } from "./setup.mjs";
import { packages, page, root, say, target } from "./steps.mjs";
import { setUpWindows, windowsTools } from "./windows/tools.mjs";

/** What a package may weigh at most, in millions of bytes. */
const BUDGET = 12;

const kinds = {
  linux(out, work, made) {
    const built = programs();
    const tree = path.join(work, "linux");
    layOut(tree, built, made);
    say("Packing");
    const files = [deb, rpm, archive].map((pack) => pack(tree, out, work, made));
    const doc = path.join(tree, "share", "doc", product.name);
    bills(doc, out, "linux");
    const tools = { cc: "cc", "dpkg-deb": "dpkg-deb", rpmbuild: "rpmbuild", tar: "tar" };
    return { files, programs: product.programs.map((name) => told(path.join(built, name))), tools: versions(tools) };
  },
  windows(out, work, made) {
    setUpWindows();
    const built = programsForWindows();
    const tree = path.join(work, "windows");
    layOutWindows(tree, built, made);
    checkImports(tree);
    say("Packing");
    const files = [zip, setup, msi].map((pack) => pack(tree, out, work, made));
    bills(path.join(tree, "docs"), out, "windows");
    const env = windowsTools();
    const tools = {
      ...versions({ wixl: "wixl", zip: "zip" }, env),
      gcc: said("x86_64-w64-mingw32-gcc", ["-dumpversion"], env),
      makensis: said("makensis", ["-VERSION"], env),
    };
    return { files, programs: windows.programs.map((name) => told(path.join(built, name))), tools };
  },
};

const [kind] = process.argv.slice(2);
if (!(kind in kinds)) {
  console.error(`Say what for: npm run package -- ${Object.keys(kinds).join(" | ")}`);
  process.exit(1);
}
setUp(kind === "windows" ? "package for Windows" : "package");
packages();
page();
const work = path.join(target, "packaging");
const out = path.join(target, "packages", kind);
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
// Everything in a package is dated as the sources are.
const made = Number(process.env.SOURCE_DATE_EPOCH ?? said("git", ["log", "-1", "--format=%ct"]));
const { files, programs: built, tools } = kinds[kind](out, work, made);
const packed = files.map((name) => told(path.join(out, name)));
const manifest = {
  product: product.name,
  version: product.version,
  commit: said("git", ["rev-parse", "HEAD"]),
  changed: said("git", ["status", "--porcelain"]) !== "",
  made: new Date(made * 1000).toISOString(),
  tools,
  sources: ["Cargo.lock", "package-lock.json"].map((name) => told(path.join(root, name))),
  programs: built,
  packages: packed,
};
write(path.join(out, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
const sums = filesIn(out).map((name) => `${hashOf(path.join(out, name), "sha256")}  ${name}\n`);
write(path.join(out, "SHA256SUMS"), sums.join(""));
say(`${out}, each package beside its budget of ${BUDGET} MB`);
for (const { name, bytes } of packed) {
  const mb = bytes / 1e6;
  console.log(`  ${name}: ${mb.toFixed(1)} MB${mb > BUDGET ? ", over it" : ""}`);
}

/** Copies the bills of materials from a package's documents to beside the packages. */
function bills(documents, out, kind) {
  for (const bill of ["programs", "page"]) {
    copy(path.join(documents, `${bill}.cdx.json`), path.join(out, `${product.name}-${kind}-${bill}.cdx.json`));
  }
}

function told(file) {
  return { name: path.basename(file), bytes: statSync(file).size, sha256: hashOf(file, "sha256") };
}

/** The versions of all that has a hand in the bytes: of the commands of `asked`, and of what every package takes. */
function versions(asked, env = process.env) {
  const [, system] = /^PRETTY_NAME="(.+)"$/m.exec(readFileSync("/etc/os-release", "utf8"));
  const all = Object.entries({ rustc: "rustc", cargo: "cargo", npm: "npm", ...asked });
  const told = all.map(([name, command]) => [
    name,
    said(command, ["--version"], env)
      .split("\n")
      .find((line) => /\d\.\d/.test(line)),
  ]);
  return { system, node: process.version, ...Object.fromEntries(told) };
}

function said(command, args, env = process.env) {
  const done = spawnSync(command, args, { cwd: root, encoding: "utf8", env });
  if (done.status !== 0) throw new Error(`${command}: ${done.error?.message ?? done.stderr}`);
  return done.stdout.trim();
}

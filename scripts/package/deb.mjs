// The package for Debian and Ubuntu. What it depends on is read from the programs themselves.

import { spawnSync } from "node:child_process";
import { cpSync, lstatSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { run } from "../steps.mjs";
import { filesIn, hashOf, settle, write } from "./files.mjs";
import { product } from "./product.mjs";

/** Packs the folders of `tree` below /usr into a file of `out`; answers its name. `made` is a date in seconds since 1970. */
export function deb(tree, out, work, made) {
  const stage = path.join(work, "deb");
  rmSync(stage, { recursive: true, force: true });
  cpSync(tree, path.join(stage, "usr"), { recursive: true });
  const doc = path.join("usr", "share", "doc", product.name);
  write(path.join(stage, doc, "changelog.gz"), gzipSync(changelog(made), { level: 9 }));
  const files = filesIn(stage);
  const sums = files.map((name) => `${hashOf(path.join(stage, name), "md5")}  ${name}\n`);
  write(path.join(stage, "DEBIAN", "md5sums"), sums.join(""));
  write(path.join(stage, "DEBIAN", "control"), control(stage, work));
  settle(
    stage,
    made,
    product.programs.map((name) => path.join("usr", "bin", name)),
  );
  const name = `${product.name}_${product.version}_amd64.deb`;
  // Its date also goes into the archive's own head.
  const env = { ...process.env, SOURCE_DATE_EPOCH: String(made) };
  run("dpkg-deb", ["--root-owner-group", "-Zxz", "-z9", "--build", stage, path.join(out, name)], { env });
  return name;
}

function control(stage, work) {
  // Lines of up to 80 characters, as its readers expect.
  const paragraphs = product.description.map((paragraph) => paragraph.replace(/(.{1,78})(?: |$)/g, " $1\n"));
  return `Package: ${product.name}
Version: ${product.version}
Section: misc
Priority: optional
Architecture: amd64
Installed-Size: ${sizeOf(path.join(stage, "usr"))}
Depends: ${needs(path.join(stage, "usr", "bin"), work)}
Maintainer: ${product.maintainer}
Description: ${product.summary.toLowerCase()}
${paragraphs.join(" .\n")}`;
}

/** The packages whose libraries the programs call, with the oldest versions that have what they call. */
function needs(bin, work) {
  // dpkg-shlibdeps works only beside the source of a Debian package; of that it reads the names alone.
  const source = path.join(work, "shlibdeps");
  mkdirSync(path.join(source, "debian"), { recursive: true });
  write(
    path.join(source, "debian", "control"),
    `Source: ${product.name}\n\nPackage: ${product.name}\nArchitecture: amd64\n`,
  );
  const asked = product.programs.map((name) => `-e${path.join(bin, name)}`);
  const told = spawnSync("dpkg-shlibdeps", ["-O", ...asked], { cwd: source, encoding: "utf8" });
  const [, found] = /^shlibs:Depends=(.+)$/m.exec(told.stdout) ?? [];
  if (told.status !== 0 || !found) throw new Error(`dpkg-shlibdeps: ${told.error?.message ?? told.stderr}`);
  return found;
}

/** What Debian calls the installed size: each file in whole KiB, and one for each folder. */
function sizeOf(folder) {
  const all = readdirSync(folder, { recursive: true }).map((name) => lstatSync(path.join(folder, name)));
  return all.reduce((sum, entry) => sum + (entry.isDirectory() ? 1 : Math.ceil(entry.size / 1024)), 0);
}

/** Debian's own kind of list of changes; ours is CHANGELOG.md beside it. */
function changelog(made) {
  const date = new Date(made * 1000).toUTCString().replace("GMT", "+0000");
  return `${product.name} (${product.version}) stable; urgency=medium

  * Version ${product.version}: see CHANGELOG.md.

 -- ${product.maintainer}  ${date}
`;
}

// Writing the files of a package, so that who makes it and when leaves no trace.

import {
  chmodSync,
  copyFileSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { createHash } from "node:crypto";
import path from "node:path";

/** Copies a file, and makes the folders that it needs. */
export function copy(from, to) {
  mkdirSync(path.dirname(to), { recursive: true });
  copyFileSync(from, to);
}

/** Writes a file, and makes the folders that it needs. */
export function write(file, content) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
}

/** The files below a folder, from there, sorted. */
export function filesIn(folder) {
  const all = readdirSync(folder, { recursive: true });
  return all.filter((name) => lstatSync(path.join(folder, name)).isFile()).sort();
}

/** Gives all below a folder the rights and the date (seconds since 1970) that it has in a package; `programs` may be run. */
export function settle(folder, made, programs) {
  for (const name of readdirSync(folder, { recursive: true })) {
    const at = path.join(folder, name);
    const runs = lstatSync(at).isDirectory() || programs.includes(name);
    chmodSync(at, runs ? 0o755 : 0o644);
    utimesSync(at, made, made);
  }
  chmodSync(folder, 0o755);
  utimesSync(folder, made, made);
}

/** A file's hash in hexadecimal digits, by `sha256` or `md5`. */
export function hashOf(file, by) {
  return createHash(by).update(readFileSync(file)).digest("hex");
}

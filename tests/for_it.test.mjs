// docs/for-it.md says of folders, packages and processes what the code says.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { product } from "../scripts/package/product.mjs";
import { windows } from "../scripts/package/windows.mjs";
import { root } from "../scripts/steps.mjs";

const text = readFileSync(path.join(root, "docs", "for-it.md"), "utf8");
const source = (name) => readFileSync(path.join(root, name), "utf8");

/** The code of a folder without its tests, as one text. */
function code(folder) {
  const names = readdirSync(path.join(root, folder), { recursive: true });
  const files = names.filter((name) => name.endsWith(".rs") && !/(^|\/)(tests|faults)(\/|\.rs)/.test(name));
  return files.map((name) => source(path.join(folder, name)).split("#[cfg(test)]\nmod tests {")[0]).join("\n");
}

/** Asserts that the page says this, as code. */
const says = (words) => assert.ok(text.includes(words), `docs/for-it.md says ${words}`);

test("the packages are called as they are built", () => {
  const { name, identifier, map } = product;
  for (const file of [
    `${name}-VERSION-windows-x64.msi`,
    `${name}-VERSION-windows-x64-setup.exe`,
    `${name}-VERSION-windows-x64.zip`,
    `${name}_VERSION_amd64.deb`,
    `${name}-VERSION-linux-x86_64.tar.gz`,
  ]) {
    says(`\`${file}\``);
  }
  for (const words of [identifier, map.type, windows.kind, windows.icon, "WITHOUTWEBVIEW2=1"]) says(words);
  for (const one of [...product.programs, ...windows.programs]) says(one);
});

test("every file and folder that is kept for a person is named", () => {
  const all = ["crates/app/src", "crates/document/src", "src-tauri/src"].map(code).join("\n");
  const names = new Set([...all.matchAll(/\b(?:local|folder)\.join\("([\w.]+)"\)/g)].map(([, name]) => name));
  for (const known of ["work", "kept", "sample", "preferences.json", "views.json", "window.json", "untold.json"]) {
    assert.ok(names.has(known), `the code keeps ${known}`);
  }
  for (const name of names) says(`\`${name}\``);
});

test("the reader of spreadsheets is told with its limits", () => {
  const reader = source("crates/app/src/reader.rs");
  const [, flag] = /FLAG: &str = "(.+)"/.exec(reader);
  const [, memory] = /MOST_MEMORY: u64 = (\d+) \* 1024 \* 1024/.exec(reader);
  const [, seconds] = /MOST_TIME: Duration = Duration::from_secs\((\d+)\)/.exec(reader);
  says(`${flag} FILE`);
  says(`${memory} MB of memory and ${seconds} seconds`);
  const sheet = source("crates/exchange/src/sheet.rs");
  const [, most] = /MAX_FILE: usize = (\d+) \* 1024 \* 1024/.exec(sheet);
  const [, rows] = /MAX_ROWS: usize = ([\d_]+)/.exec(sheet);
  says(`more than ${most} MB or ${Number(rows.replace("_", "")).toLocaleString("en-GB")} rows`);
});

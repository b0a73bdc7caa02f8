// THIRD-PARTY.txt: whose work Sweetspot is made with, and the licence of each, as its authors wrote it. Made from what is on
// the disk; a test fails when the committed file differs from it.

import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { root } from "../steps.mjs";
import { isTextOf, ways } from "./licences.mjs";
import { SYSTEMS, crates, pagePackages } from "./shipped.mjs";

const RULE = "=".repeat(80);

/** What no list of packages tells: parts that crates and tools bring along, and the fonts. */
const ALSO = [
  {
    key: "Rust's standard library",
    licence: "MIT",
    address: "https://github.com/rust-lang/rust",
    texts: [`Copyright (c) The Rust Project Contributors\n\n${standard("MIT")}`],
  },
  {
    key: "SQLite",
    licence: "public domain",
    address: "https://sqlite.org",
    texts: ["SQLite's authors have dedicated its code to the public domain."],
  },
  {
    key: "Inter, Noto Sans Arabic, Noto Sans Hebrew, Noto Sans Symbols 2 (fonts)",
    licence: "OFL-1.1",
    address: "https://rsms.me/inter, https://notofonts.github.io",
    texts: [
      `${copyrights(path.join(root, "assets", "fonts", "README.md"))}\n\n${readFileSync(path.join(root, "assets", "fonts", "OFL.txt"), "utf8")}`,
    ],
  },
];

/** The whole text of THIRD-PARTY.txt. */
export function notices() {
  const parts = new Map();
  for (const part of [...pagePackages().map(named), ...Object.values(SYSTEMS).flatMap(crates).map(described)]) {
    parts.set(part.key, part);
  }
  const all = [...ALSO, ...[...parts.values()].sort((one, other) => (one.key < other.key ? -1 : 1))];
  const list = all.map(({ key, licence, address }) => [key, licence, address].filter(Boolean).join(" | "));
  const texts = new Map();
  for (const { key, texts: own } of all) {
    for (const text of own) {
      const same = text.replace(/\s+/g, " ").trim();
      const one = texts.get(same) ?? { text: tidy(text), of: [] };
      one.of.push(key);
      texts.set(same, one);
    }
  }
  const written = [...texts.values()].map(({ text, of }) => `${RULE}\n${of.join("\n")}\n${RULE}\n\n${text}\n`);
  return `Sweetspot is under the Mozilla Public License 2.0. It is made with the work of others, which stays theirs: here is each
part that ships on Linux or Windows, its licence, and where its source code is found. Where a part may be taken under one
of several licences, the one named is the one we take. The texts follow the list.

${list.join("\n")}

${written.join("\n")}`;
}

function named(row) {
  return described({ ...row, key: `${row.name} ${row.version} (in the page)` });
}

/** A part with the licences that we take and their texts: of the ways that there are, the first whose texts it holds. */
function described({ key, licence, address, authors, folder }) {
  const files = readdirSync(folder).filter((name) => /^(licen[cs]e|copying|unlicense|copyright)/i.test(name));
  const texts = files.sort().map((name) => readFileSync(path.join(folder, name), "utf8"));
  const open = ways(licence);
  if (open.length === 0) throw new Error(`${key}: no way to take ${licence}`);
  const textOf = (name) => texts.find((text) => isTextOf(text, name));
  const way = open.find((names) => names.every(textOf)) ?? open[0];
  const by = authors.map((name) => name.replace(/ <.*>/, "")).join(", ") || `the authors of ${key}`;
  const own = way.map((name) => textOf(name) ?? `Copyright (c) ${by}\n\n${standard(name)}`);
  return { key, licence: way.join(" AND "), address, texts: [...new Set([...own, ...noticesIn(folder)])] };
}

/** What a part's authors ask to be passed on besides its licence. */
function noticesIn(folder) {
  const files = readdirSync(folder).filter((name) => /^notice/i.test(name));
  return files.map((name) => readFileSync(path.join(folder, name), "utf8"));
}

/** The common text of a licence, for parts whose authors name it and leave it out. */
function standard(licence) {
  return readFileSync(path.join(import.meta.dirname, "texts", `${licence}.txt`), "utf8");
}

/** The lines of the fonts' list that say whose they are. */
function copyrights(file) {
  const lines = readFileSync(file, "utf8").split("\n");
  return lines
    .filter((line) => line.includes("©"))
    .map((line) => line.replace(/^- /, ""))
    .join("\n");
}

function tidy(text) {
  return text
    .replaceAll("\r\n", "\n")
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .replace(/\f/g, "")
    .replace(/^\n+|\n+$/g, "");
}

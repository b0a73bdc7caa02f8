// No two files of a crate need one another, whatever lies between them: what is above may use what is below, never the
// other way round. A module and the files in its folder are one room; rooms beside one another are compared.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const CRATES = ["crates/core", "crates/document", "crates/exchange", "crates/app", "crates/cli", "src-tauri"];

/** A module in a file of its own that only tests have. */
const FOR_TESTS = /#\[cfg\(test\)\]\s*(?:#\[[^\]]*\]\s*)*mod (\w+);/g;

/** Each module of a crate by its path, such as `map::rules`, with its text; the crate's root is the empty path. */
function modulesOf(folder) {
  const modules = new Map();
  const walk = (inside, parents) => {
    for (const entry of readdirSync(inside, { withFileTypes: true })) {
      if (entry.isDirectory()) {
        if (entry.name !== "bin") walk(path.join(inside, entry.name), [...parents, entry.name]);
      } else if (entry.name.endsWith(".rs")) {
        const name = entry.name.slice(0, -3);
        const own = parents.length === 0 && ["lib", "main"].includes(name) ? [] : [...parents, name];
        modules.set(own.join("::"), withoutTests(readFileSync(path.join(inside, entry.name), "utf8")));
      }
    }
  };
  walk(path.join(root, folder, "src"), []);
  for (const [own, text] of modules) {
    for (const [, name] of text.matchAll(FOR_TESTS)) modules.delete(own === "" ? name : `${own}::${name}`);
  }
  return modules;
}

/** Rust without comments, texts and the module of tests at its end: these need more than the file itself. */
function withoutTests(text) {
  const end = text.search(/#\[cfg\(test\)\]\s*(#\[[^\]]*\]\s*)*mod \w+ \{/);
  return (end < 0 ? text : text.slice(0, end))
    .replace(/\/\/.*$/gm, "")
    .replace(/"(?:[^"\\]|\\[^])*"/g, '""');
}

/** Every path that the text names from `crate`, `super` or `self` on, with braces opened: `crate::map::Map`. */
function named(text) {
  const found = [];
  const open = (at, before) => {
    let word = "";
    for (let i = at; i < text.length; i += 1) {
      if (/\w/.test(text[i])) word += text[i];
      else if (text.startsWith("::", i) && text[i + 2] === "{") {
        let depth = 0;
        let start = i + 3;
        for (let j = i + 2; j < text.length; j += 1) {
          if (text[j] === "{") depth += 1;
          if (text[j] === "}") depth -= 1;
          if ((text[j] === "," && depth === 1) || depth === 0) {
            const part = text.slice(start, j).trim();
            if (part) nested.push([...before, word, part]);
            start = j + 1;
          }
          if (depth === 0) return;
        }
        return;
      } else if (text.startsWith("::", i)) {
        before = [...before, word];
        word = "";
        i += 1;
      } else break;
    }
    found.push([...before, word]);
  };
  let nested = [];
  for (const match of text.matchAll(/(?<![\w:])(crate|super|self)(?=::)/g)) {
    const inUse = /(^|\n)\s*(pub(\([^)]*\))?\s+)?use\s+$/.test(text.slice(0, match.index));
    open(match.index, []);
    while (nested.length > 0) {
      const parts = nested.shift();
      const rest = parts.pop();
      const flat = rest.replace(/\s+/g, " ");
      if (!inUse) continue;
      if (flat.includes("{")) {
        const brace = flat.indexOf("::{");
        const inner = flat.slice(brace + 3, flat.lastIndexOf("}"));
        const outer = [...parts, ...flat.slice(0, brace).split("::")];
        for (const part of split(inner)) nested.push([...outer, part]);
      } else found.push([...parts, ...flat.split(" as ")[0].split("::")]);
    }
  }
  return found;
}

function split(text) {
  const parts = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i <= text.length; i += 1) {
    if (text[i] === "{") depth += 1;
    if (text[i] === "}") depth -= 1;
    if ((text[i] === "," && depth === 0) || i === text.length) {
      if (text.slice(start, i).trim()) parts.push(text.slice(start, i).trim());
      start = i + 1;
    }
  }
  return parts;
}

/** In which module what `own` names by this path stands, followed through what modules hand on with `pub use`. */
function resolve(modules, own, parts, seen = new Set()) {
  let at = own === "" ? [] : own.split("::");
  const rest = [...parts];
  if (rest[0] === "crate") {
    at = [];
    rest.shift();
  } else if (rest[0] === "self") rest.shift();
  while (rest[0] === "super") {
    at = at.slice(0, -1);
    rest.shift();
  }
  while (rest.length > 0) {
    const deeper = [...at, rest[0]].join("::");
    if (!modules.has(deeper)) break;
    at = deeper.split("::");
    rest.shift();
  }
  const here = at.join("::");
  if (rest.length === 0 || seen.has(`${here} ${rest[0]}`)) return here;
  seen.add(`${here} ${rest[0]}`);
  for (const [module, name] of handedOn(modules.get(here) ?? "")) {
    if (name === rest[0] || name === "*") {
      const child = resolve(modules, here, ["self", ...module], seen);
      if (name === "*" && !new RegExp(`\\b${rest[0]}\\b`).test(modules.get(child) ?? "")) continue;
      return resolve(modules, child, ["self", ...rest], seen);
    }
  }
  return here;
}

/** What a module hands on: `pub use pin::Pin` is [["pin"], "Pin"]. */
function handedOn(text) {
  const found = [];
  for (const match of text.matchAll(/(?:^|\n)\s*pub(?:\([^)]*\))? use ([^;]+);/g)) {
    const flat = match[1].replace(/\s+/g, " ");
    const brace = flat.indexOf("{");
    const module = (brace < 0 ? flat.split("::").slice(0, -1).join("::") : flat.slice(0, brace - 2)).split("::");
    if (["crate", "super"].includes(module[0]) || /^sweetspot_/.test(module[0])) continue;
    const names = brace < 0 ? [flat.split("::").at(-1)] : split(flat.slice(brace + 1, flat.lastIndexOf("}")));
    for (const name of names) found.push([module.filter((part) => part !== "self"), name.split(" as ").at(-1).trim()]);
  }
  return found;
}

/** Circles among the rooms beside one another, each as the names on the way round with what needs what. */
function circles(modules) {
  const needs = new Map();
  for (const [own, text] of modules) {
    for (const parts of named(text)) {
      const other = resolve(modules, own, parts);
      if (other === own || other === "") continue;
      const [mine, theirs] = [own.split("::").filter(Boolean), other.split("::")];
      let shared = 0;
      while (shared < mine.length && shared < theirs.length && mine[shared] === theirs[shared]) shared += 1;
      // One inside the other: a module and its own folder are one room.
      if (shared === mine.length || shared === theirs.length) continue;
      const [from, to] = [mine.slice(0, shared + 1).join("::"), theirs.slice(0, shared + 1).join("::")];
      if (!needs.has(from)) needs.set(from, new Map());
      if (!needs.get(from).has(to)) needs.get(from).set(to, `${own} needs ${other}`);
    }
  }
  const found = [];
  for (const start of [...needs.keys()].sort()) {
    const queue = [[start]];
    const seen = new Set();
    while (queue.length > 0) {
      const way = queue.shift();
      for (const [next, because] of needs.get(way.at(-1)) ?? []) {
        if (next === start) {
          const reasons = [...way.slice(1).map((name, nth) => needs.get(way[nth]).get(name)), because];
          if (way.every((name) => name >= start)) found.push(reasons.join("; "));
          queue.length = 0;
          break;
        }
        if (!seen.has(next)) {
          seen.add(next);
          queue.push([...way, next]);
        }
      }
    }
  }
  return found;
}

for (const crate of CRATES) {
  test(`no circle between the files of ${crate}`, () => {
    const modules = modulesOf(crate);
    assert.ok(modules.size > 1, "its files were not found");
    assert.deepEqual(circles(modules), []);
  });
}

test("a circle is found, also through what a module hands on, and a module with its own files is none", () => {
  const planted = (more) =>
    new Map(
      Object.entries({
        "": "mod a; mod b; mod c;",
        a: "mod inner; pub use inner::Thing; fn all() { inner::made() }",
        "a::inner": "use super::Other; pub struct Thing;",
        b: "use crate::a::{Other, Thing};",
        ...more,
      }),
    );
  assert.deepEqual(circles(planted({})), []);
  assert.equal(circles(planted({ "a::inner": "use crate::b::Low; pub struct Thing;" })).length, 1);
  assert.equal(circles(planted({ c: "use crate::{b::B};", a: "fn all() { crate::c::far() }" })).length, 1);
  assert.equal(circles(planted({ "a::x": "use super::inner;", "a::inner": "use super::x::Y;" })).length, 1);
});

// No file of the page needs itself, by however many others: what stands in a circle can't be read, or tested, one file at a
// time. Types count too. A walk of the imports: the linter's own rule does not see through Svelte's files.

import { describe, expect, it } from "vitest";

type Sources = Readonly<Record<string, string>>;

const page = import.meta.glob<string>("../src/**/*.{ts,svelte}", { query: "?raw", import: "default", eager: true });

/** The relative paths that a file imports, or exports from, as they are written. */
function named(source: string): string[] {
  const clauses = source.matchAll(/(?:^|[\n;>])\s*(?:import|export)\b(?:[^;"'`]*?\bfrom)?\s*["'](\.[^"']+)["']/g);
  const calls = source.matchAll(/\bimport\(\s*["'](\.[^"']+)["']/g);
  return [...clauses, ...calls].map(([, path = ""]) => path);
}

/** Where a written path leads from a file; null where nothing is. Also what a bundler would add is tried. */
function resolved(from: string, path: string, files: Sources): string | null {
  const parts = from.split("/").slice(0, -1);
  for (const part of path.split("/")) {
    if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else if (part !== ".") parts.push(part);
  }
  const whole = parts.join("/");
  return [whole, `${whole}.ts`].find((one) => one in files) ?? null;
}

/** Paths that lead to no file: where there are any, a circle might go unseen. Styles, raw text and the guide are not code. */
function lost(files: Sources): string[] {
  return Object.entries(files).flatMap(([file, source]) =>
    named(source)
      .filter((path) => !/\.css$|\?(raw|guide)$/.test(path) && resolved(file, path, files) === null)
      .map((path) => `${file}: ${path}`),
  );
}

/** The shortest circle through each file that is in one, as a chain that ends where it begins. */
function circles(files: Sources): string[] {
  const needs = new Map(
    Object.entries(files).map(([file, source]) => [
      file,
      named(source).flatMap((path) => resolved(file, path, files) ?? []),
    ]),
  );
  return [...needs.keys()].flatMap((start) => {
    const before = new Map<string, string>();
    const waiting = [start];
    for (const file of waiting) {
      for (const next of needs.get(file) ?? []) {
        if (next === start) return [chain(start, file, before)];
        if (before.has(next)) continue;
        before.set(next, file);
        waiting.push(next);
      }
    }
    return [];
  });
}

function chain(start: string, last: string, before: ReadonlyMap<string, string>): string {
  const files = [start];
  for (let file: string | undefined = last; file !== undefined && file !== start; file = before.get(file))
    files.unshift(file);
  return [start, ...files].join(" -> ");
}

describe("the page's files", () => {
  it("are all found, with everything that they import", () => {
    expect(Object.keys(page).length).toBeGreaterThan(200);
    expect(Object.values(page).flatMap(named).length).toBeGreaterThan(1000);
    expect(lost(page)).toEqual([]);
  });

  it("need one another in no circle", () => {
    expect(circles(page)).toEqual([]);
  });
});

describe("a circle", () => {
  const component = (path: string): string =>
    `<script lang="ts">\n  import Other from "${path}";\n</script>\n<Other />`;

  it.each<[string, Sources]>([
    ["between two modules", { "src/a.ts": 'import { b } from "./b";', "src/b.ts": 'import { a } from "./a";' }],
    ["between components", { "src/A.svelte": component("./B.svelte"), "src/B.svelte": component("./A.svelte") }],
    [
      "through a component and a class of runes",
      { "src/x/A.svelte": component("../y/b.svelte"), "src/y/b.svelte.ts": 'import A from "../x/A.svelte";' },
    ],
    ["of types", { "src/a.ts": 'import type { B } from "./b";', "src/b.ts": 'import type { A } from "./a";' }],
    ["of what is passed on", { "src/a.ts": 'export { b } from "./b";', "src/b.ts": 'import "./a";' }],
    ["of a later import", { "src/a.ts": 'const b = await import("./b");', "src/b.ts": 'import { a } from "./a";' }],
    [
      "by way of a third",
      { "src/a.ts": 'import "./b";', "src/b.ts": 'import {\n  c,\n} from "./c";', "src/c.ts": 'import "./a";' },
    ],
  ])("%s is seen", (_, files) => {
    expect(lost(files)).toEqual([]);
    expect(circles(files).length).toBe(Object.keys(files).length);
  });

  it("is not where files only share what they need", () => {
    const files = { "src/a.ts": 'import "./c";', "src/b.ts": 'import "./a";\nimport "./c";', "src/c.ts": "" };
    expect(circles(files)).toEqual([]);
  });
});

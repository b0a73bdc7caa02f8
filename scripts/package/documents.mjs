// What a package tells those who use Sweetspot.

import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { root } from "../steps.mjs";

/** What docs/ holds for those who use Sweetspot, and the pictures that it shows. */
export function documents() {
  const folder = path.join(root, "docs");
  const texts = readdirSync(folder).filter((name) => name.endsWith(".md"));
  const shown = texts.flatMap((name) => {
    const links = readFileSync(path.join(folder, name), "utf8").matchAll(/\]\((pictures\/[^)]+)\)/g);
    return [...links].map(([, picture]) => picture);
  });
  return [...texts, ...new Set(shown)];
}

// Gives the page the user guide as blocks: `import("…/docs/guide.md?guide")`. It is read when the page is built, and a guide
// that can't be read ends the build.

import { readFileSync } from "node:fs";
import path from "node:path";
import type { Plugin } from "vite";
import type { Guide, Picture } from "../src/guide/blocks";
import { readGuide } from "./read";

const ASKED = "?guide";

export function guide(): Plugin {
  return {
    name: "guide",
    enforce: "pre",
    load(id) {
      if (!id.endsWith(`.md${ASKED}`)) return null;
      const file = id.slice(0, -ASKED.length);
      this.addWatchFile(file);
      return moduleOf(readGuideFile(file), path.dirname(file));
    },
  };
}

/** Reads the guide of that path. */
export function readGuideFile(file: string): Guide {
  const folder = path.dirname(file);
  return readGuide(readFileSync(file, "utf8"), (source) => sizeOf(path.join(folder, source)));
}

/** The source of a module that holds the guide. Its pictures are imported, so that they are files of the page. */
function moduleOf(guide: Guide, folder: string): string {
  const blocks = guide.chapters.flatMap((chapter) => chapter.blocks);
  const pictures = blocks.filter((block): block is Picture => block.kind === "picture");
  const imports = pictures.map(
    ({ source }, at) => `import p${at} from ${JSON.stringify(path.join(folder, source))};\n`,
  );
  // What the build makes of each is known only to the import: it takes the place of the path.
  const text = JSON.stringify(guide, (_, value: unknown) =>
    isPicture(value) ? { ...value, source: `\u0000${pictures.indexOf(value)}` } : value,
  ).replace(/"\\u0000(\d+)"/g, "p$1");
  return `${imports.join("")}export default ${text};\n`;
}

const isPicture = (value: unknown): value is Picture =>
  typeof value === "object" && value !== null && (value as { kind?: unknown }).kind === "picture";

/** How large a PNG is. It is taken at one pixel a point. */
function sizeOf(file: string): { width: number; height: number } {
  const bytes = readFileSync(file);
  if (bytes.toString("latin1", 1, 4) !== "PNG") throw new Error(`${path.basename(file)} is no PNG`);
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

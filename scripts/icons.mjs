// `npm run icons`: every size of the program's and the document's icon, from src-tauri/icons/program.svg alone. Run it after
// changing that drawing, look at what it made, and commit it: no build draws icons.

import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setUp } from "./setup.mjs";
import { root, say } from "./steps.mjs";

const folder = path.join(root, "src-tauri", "icons");
/** Edge lengths in pixels: what Linux desktops ask for, and with 24 what Windows does. */
const SIZES = [16, 24, 32, 48, 64, 128, 256, 512];
/** What an .ico holds; its format knows nothing larger. */
const IN_ICO = SIZES.filter((size) => size <= 256);

setUp("icons");
const program = readFileSync(path.join(folder, "program.svg"), "utf8");
const document = onPaper(program);
writeFileSync(path.join(folder, "document.svg"), document);
for (const [name, drawing] of Object.entries({ program, document })) {
  const sizes = path.join(folder, name);
  rmSync(sizes, { recursive: true, force: true });
  mkdirSync(sizes);
  const pictures = new Map(SIZES.map((size) => [size, drawn(drawing, size)]));
  pictures.forEach((picture, size) => writeFileSync(path.join(sizes, `${size}.png`), picture));
  writeFileSync(path.join(folder, `${name}.ico`), ico(IN_ICO.map((size) => [size, pictures.get(size)])));
  say(`${name}: ${SIZES.join(", ")} pixels and ${name}.ico`);
}

/** The program's drawing on a sheet of paper with a folded corner. */
function onPaper(drawing) {
  const inner = drawing.replace(/^<svg[^>]*>\n/, "").replace(/<\/svg>\s*$/, "");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512">
  <!-- Made by scripts/icons.mjs from program.svg. -->
  <path d="M88 16 H312 L440 144 V496 H88 Z" fill="#fdfcfa" stroke="#6b7280" stroke-width="16" stroke-linejoin="round" />
  <path d="M312 16 V144 H440 Z" fill="#d5d9df" stroke="#6b7280" stroke-width="16" stroke-linejoin="round" />
  <g transform="translate(105 160) scale(0.62)">
${inner}  </g>
</svg>
`;
}

/** A drawing as a PNG of this many pixels each way. */
function drawn(drawing, size) {
  const done = spawnSync("rsvg-convert", ["-w", size, "-h", size], { input: drawing });
  if (done.status !== 0) throw new Error(`rsvg-convert: ${done.error?.message ?? done.stderr}`);
  return done.stdout;
}

/** An .ico file: a head, 16 bytes for each picture, then the pictures as PNG. */
function ico(pictures) {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let from = head.length;
  pictures.forEach(([size, picture], nth) => {
    const at = 6 + 16 * nth;
    // 256 is written as 0.
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(picture.length, at + 8);
    head.writeUInt32LE(from, at + 12);
    from += picture.length;
  });
  return Buffer.concat([head, ...pictures.map(([, picture]) => picture)]);
}

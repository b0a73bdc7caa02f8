// Writes the pictures of the user guide anew; run by `npm run pictures:guide`.

import { writeFileSync } from "node:fs";
import { fileOf, namesInGuide, takeAll } from "./guide_pictures.mjs";
import { write } from "./png.mjs";

/** Enough for a window, whose colours are few. */
const COLOURS = 96;

const wanted = new Set(namesInGuide());
await takeAll((name, picture) => {
  if (!wanted.delete(name)) throw new Error(`the guide shows no picture called ${name}`);
  const bytes = write(picture, COLOURS);
  writeFileSync(fileOf(name), bytes);
  console.log(`${name}: ${picture.width} x ${picture.height}, ${Math.ceil(bytes.length / 1024)} KB`);
});
if (wanted.size > 0) throw new Error(`nobody takes ${[...wanted].join(", ")}`);

// Writes the pictures of the user guide anew; run by `npm run pictures:guide`.

import { writeFileSync } from "node:fs";
import { bytesOf, fileOf, namesInGuide, takeAll } from "./guide_pictures.mjs";

const wanted = new Set(namesInGuide());
await takeAll((name, picture) => {
  if (!wanted.delete(name)) throw new Error(`the guide shows no picture called ${name}`);
  const bytes = bytesOf(picture);
  writeFileSync(fileOf(name), bytes);
  console.log(`${name}: ${picture.width} x ${picture.height}, ${Math.ceil(bytes.length / 1024)} KB`);
});
if (wanted.size > 0) throw new Error(`nobody takes ${[...wanted].join(", ")}`);

// `npm run pictures`: takes a picture of every screen and dialog of the real window, to be looked at by people, at each
// size of the test of wholeness and once in dark. They go to target/pictures, or where the first argument says.

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { target } from "../../scripts/steps.mjs";
import { resize } from "./desktop.mjs";
import { home, open } from "./driver.mjs";
import { momentsOfFile, momentsOfSample, overClaiming } from "./moments.mjs";
import { everyScreen, prefer, settled, SIZES } from "./screens.mjs";

const folder = path.resolve(process.argv[2] ?? path.join(target, "pictures"));
const only = process.argv[3];
rmSync(folder, { recursive: true, force: true });

const LOOKS = [
  ...SIZES.map((size) => ({ ...size, theme: "light" })),
  { ...SIZES[0], theme: "dark" },
  { ...SIZES[3], theme: "dark" },
];

let taken = 0;
for (const { width, height, percent, theme } of LOOKS) {
  const set = `${width}x${height}-${percent}-${theme}`;
  if (only && !set.includes(only)) continue;
  mkdirSync(path.join(folder, set), { recursive: true });
  const { folder: files, remove } = home();
  let window = await open(files, [], { scripted: true });
  const take = async (name) => {
    const picture = await window.screenshot();
    writeFileSync(
      path.join(folder, set, `${name.replace(/[^\p{L}\p{N}]+/gu, "-")}.png`),
      Buffer.from(picture, "base64"),
    );
    taken += 1;
  };
  await window.find("button");
  await prefer(window, { name: "", theme, text_percent: percent });
  await window.close();

  window = await open(files, [], { scripted: true });
  await window.find("button");
  await resize(window, "^Sweetspot$", width, height);
  await settled(window);
  await take("start");
  await window.close();

  window = await open(files, ["--sample"], { scripted: true });
  await window.find("[data-initiative]");
  await resize(window, "^Fenmoor together", width, height);
  await everyScreen(window, files, take);
  await momentsOfSample(window, take);
  await window.close();

  window = await open(files, [overClaiming(files)], { scripted: true });
  await window.find("[data-initiative]");
  await resize(window, "^Eastmarsh together", width, height);
  await momentsOfFile(window, take);
  await window.close();
  remove();
}
console.log(`${taken} pictures in ${folder}`);

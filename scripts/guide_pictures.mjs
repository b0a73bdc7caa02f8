// `npm run pictures:guide`: takes the pictures of the user guide from the real window and writes them to docs/pictures. Look at
// them before you commit.

import { existsSync, writeFileSync } from "node:fs";
import { bytesOf, fileOf, namesInGuide } from "../tests/window/guide_pictures.mjs";
import { onScreen } from "./screen.mjs";
import { setUp } from "./setup.mjs";
import { packages, page, run } from "./steps.mjs";

setUp("test");
packages();
// The page holds the guide with its pictures: one that is new is a dot until it has been taken.
const dot = bytesOf({ width: 1, height: 1, pixels: Buffer.alloc(3) });
for (const name of namesInGuide()) if (!existsSync(fileOf(name))) writeFileSync(fileOf(name), dot);
page();
run("cargo", ["build", "--locked", "-p", "sweetspot-window", "-p", "sweetspot-cli"]);
onScreen("node", ["tests/window/write_guide_pictures.mjs"]);

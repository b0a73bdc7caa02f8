// `npm run test:windows`: the tests of the crates and of the packages that `npm run package -- windows` has made, as far as
// wine is a Windows: up to the window, for which it has no WebView2. Not part of `npm test`: the first build takes half an
// hour. `npm run test:windows -- crates` or `packages` runs only that part.

import path from "node:path";
import { onScreen } from "./screen.mjs";
import { setUp } from "./setup.mjs";
import { root } from "./steps.mjs";
import { cargoForWindows, setUpWindows } from "./windows/tools.mjs";

const parts = ["crates", "packages"];
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !parts.includes(name));
if (unknown.length > 0) {
  console.error(`No part is called ${unknown.join(", ")}. There are: ${parts.join(", ")}.`);
  process.exit(1);
}
setUp("test for Windows");
setUpWindows();
// Built before there is a screen: wine needs one, cargo does not.
if (asked.length === 0 || asked.includes("crates")) cargoForWindows("test", ["--no-run"]);
onScreen("node", [path.join(root, "tests", "windows", "run.mjs"), ...(asked.length > 0 ? asked : parts)]);

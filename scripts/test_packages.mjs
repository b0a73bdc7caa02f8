// `npm run test:packages`: installs, uses and removes the packages that `npm run package -- linux` has made. Not part of
// `npm test`: it needs rights to install, and changes what is installed.

import { existsSync } from "node:fs";
import path from "node:path";
import { onScreen } from "./screen.mjs";
import { setUp } from "./setup.mjs";
import { target } from "./steps.mjs";

if (!existsSync(path.join(target, "packages", "linux", "SHA256SUMS"))) {
  console.error("There are no packages to test: npm run package -- linux makes them.");
  process.exit(1);
}
setUp("test of packages");
onScreen("node", ["--test", "--test-concurrency=1", "tests/packages/"]);

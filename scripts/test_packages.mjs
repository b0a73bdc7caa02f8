// `npm run test:packages`: installs, uses and removes the packages that `npm run package -- linux` has made. Not part of
// `npm test`: it needs rights to install, and changes what is installed.

import { onScreen } from "./screen.mjs";
import { setUp } from "./setup.mjs";

setUp("test of packages");
onScreen("node", ["--test", "--test-concurrency=1", "tests/packages/"]);

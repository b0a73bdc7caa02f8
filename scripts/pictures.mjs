// `npm run pictures`: every screen and dialog of the real window as pictures in target/pictures, to be looked at.
// `npm run pictures -- FOLDER [SET]` puts them elsewhere, or takes only the sets whose name holds SET, as `1024` or `dark`.

import { onScreen } from "./screen.mjs";
import { setUp } from "./setup.mjs";
import { packages, page, run } from "./steps.mjs";

setUp("test");
packages();
page();
run("cargo", ["build", "--locked", "-p", "sweetspot-window", "-p", "sweetspot-cli"]);
onScreen("node", ["tests/window/pictures.mjs", ...process.argv.slice(2)]);

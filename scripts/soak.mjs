// `npm run soak`: the long forms of the tests that try to lose a map. `npm run soak -- 2000` sets how many kills, copies, bit
// flips and damaged files; random histories and merges are ten times as many. `npm run soak -- window 480` uses the real window
// and the command line on one folder for so many minutes. Figures go to docs/reliability.md by hand.

import { onScreen } from "./screen.mjs";
import { packages, page, run, say } from "./steps.mjs";
import { setUp } from "./setup.mjs";

if (process.argv[2] === "window") {
  const minutes = Number(process.argv[3] ?? 480);
  setUp("test");
  packages();
  page();
  run("cargo", ["build", "--locked", "-p", "sweetspot-window", "-p", "sweetspot-cli"]);
  say(`${minutes} minutes of two people on one folder`);
  onScreen("node", ["tests/window/soak.mjs", String(minutes)]);
  process.exit(0);
}

const times = Number(process.argv[2] ?? 500);
if (!Number.isInteger(times) || times < 1) {
  console.error("Say how many times, such as: npm run soak -- 2000");
  process.exit(1);
}

setUp("test");
const env = { ...process.env, SWEETSPOT_SOAK: String(times), SWEETSPOT_CASES: String(times * 10) };
const long = (about, ...test) => {
  say(about);
  const start = Date.now();
  // Stories of partners are so fast that a million of each kind are told.
  const cases = test.includes("knowing") ? { SWEETSPOT_CASES: "1000000" } : {};
  run("cargo", ["test", "--locked", "--release", ...test, "--", "--nocapture"], { env: { ...env, ...cases } });
  console.log(`  ${Math.round((Date.now() - start) / 1000)} s`);
};

long(
  `${times} kills while editing and publishing, as many copies meanwhile, and a plain overwrite as the control`,
  "-p",
  "sweetspot-document",
  "--test",
  "killed",
);
long(
  `${times} power cuts, and as the control a program that syncs nothing`,
  "-p",
  "sweetspot-document",
  "--test",
  "power",
);
long(`${times} bit flips, and files of strangers`, "-p", "sweetspot-document", "--test", "strangers");
long(`${times * 10} random histories with undo, redo and reopening`, "-p", "sweetspot-document", "--test", "histories");
long(`${times * 10} merges of copies with random edits`, "-p", "sweetspot-core", "--test", "merging");
long("1,000,000 stories of partners against a model of who knew what", "-p", "sweetspot-core", "--test", "knowing");
long(
  `${times * 10} spreadsheets that chance has damaged, of each kind`,
  "-p",
  "sweetspot-exchange",
  "--test",
  "import_fuzzed",
);
long("Damaged files", "-p", "sweetspot-document", "--test", "salvaging");
long("Copies edited apart, coming together", "-p", "sweetspot-document", "--test", "merging");
long(`${times * 10} odd requests to every command`, "-p", "sweetspot-app", "--test", "odd_requests");
long("Every block of Unicode in every place of a picture", "-p", "sweetspot-exchange", "--test", "picture_letters");
long(
  "Every step towards the file fails once, for every cause; every column of every table set to odd values",
  "-p",
  "sweetspot-document",
  "--lib",
);
long(
  "Two people whose files a sync client keeps the same, in every order",
  "-p",
  "sweetspot-document",
  "--test",
  "synchronised",
);
say("Nothing was lost.");

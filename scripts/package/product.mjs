// What is shipped, said once for every kind of package: names, files, and the type of a map's file.

import { readFileSync } from "node:fs";
import path from "node:path";
import { root } from "../steps.mjs";

const { version, license } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));

export const product = {
  name: "sweetspot",
  title: "Sweetspot",
  version,
  licence: license,
  /** As in src-tauri/tauri.conf.json: the person's private files lie in a folder of this name. */
  identifier: "app.sweetspot.desktop",
  summary: "See what a place can do together",
  /** A paragraph each. */
  description: [
    "A council and its partners put their initiatives on the grand challenges they agreed, see where the challenges converge, and take a finished picture to the board.",
    "One map is one file. Spreadsheets are imported; pictures for a board paper are exported. It works offline and opens no network connection.",
  ],
  crates: ["sweetspot-window", "sweetspot-cli"],
  programs: ["sweetspot", "sweetspot-cli"],
  file: {
    ending: "sweetspot",
    name: "Sweetspot map",
    type: "application/vnd.sweetspot.map",
    /** Of SQLite, whose files these are: where its head says whose they are, and what ours say ("SwSp"). */
    magic: { offset: 68, value: "SwSp" },
  },
};

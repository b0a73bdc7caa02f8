// What is shipped, said once for every kind of package: names, words, and the type of a map's file.

import { readFileSync } from "node:fs";
import path from "node:path";
import { root } from "../steps.mjs";

const told = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));

export const product = {
  name: "sweetspot",
  title: "Sweetspot",
  version: told.version,
  licence: told.license,
  summary: told.description,
  /** A paragraph each. */
  description: [
    "A council and its partners put their initiatives on the grand challenges that they agreed, see where the challenges converge, and take a finished picture to the board.",
    "One map is one file. Spreadsheets are imported, pictures for a board paper exported. It works offline and opens no network connection.",
  ],
  keywords: ["council", "partnership", "initiatives", "challenges", "venn", "network"],
  /** As in src-tauri/tauri.conf.json; the person's private files lie in a folder of this name. */
  identifier: "app.sweetspot.desktop",
  publisher: "Sweetspot maintainers",
  /**
   * Whom a package names for questions about it: whoever hands packages out says so. The address that stands otherwise is of a
   * domain that is kept free for examples (RFC 2606) and reaches nobody; SECURITY.md says how to reach somebody.
   */
  maintainer: process.env.SWEETSPOT_MAINTAINER ?? "Sweetspot maintainers <maintainers@sweetspot.example>",
  crates: ["sweetspot-window", "sweetspot-cli"],
  /** The window first. */
  programs: ["sweetspot", "sweetspot-cli"],
  map: {
    ending: "sweetspot",
    title: "Sweetspot map",
    type: "application/vnd.sweetspot.map",
    /** SQLite's files begin with the first; ours then say whose they are. */
    magic: [
      { offset: 0, text: "SQLite format 3" },
      { offset: 68, text: "SwSp" },
    ],
  },
};

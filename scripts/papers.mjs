// `npm run check:papers`: board papers of several maps, read by programs that had no part in writing them: LibreOffice, validators
// of Word and PDF files, readers of their structure. Apart from the gate, because what it installs takes longer than all of its
// tests. Their pictures, page by page, are left in target/papers for a person to look at.

import { existsSync, mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { setUp } from "./setup.mjs";
import { program, root, run, say, target } from "./steps.mjs";

const folder = path.join(target, "papers");
const readers = path.join(target, "paper-readers");
const python = path.join(readers, "bin", "python");

setUp("check of papers");
if (!existsSync(python)) {
  say("Installing the readers of papers");
  run("python3", ["-m", "venv", readers]);
}
run(python, ["-m", "pip", "install", "--quiet", "--requirement", path.join(root, "scripts/papers/readers.txt")]);
say("Building the command line");
run("cargo", ["build", "--locked", "-p", "sweetspot-cli"]);
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
say("Papers, read by others");
run(python, [path.join(root, "scripts/papers/check.py"), program("sweetspot-cli"), folder]);

// `npm run audit -- DATABASE`: asks cargo-deny whether anything is known against the crates that we use. DATABASE is a copy of
// RustSec's advisory database, a folder or a .tar.gz of one: nothing is fetched. What is let pass, and why, is in deny.toml.

import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { root, run, target } from "./steps.mjs";

const [given] = process.argv.slice(2);
if (!given || !existsSync(given)) stop("Say where the advisory database is: npm run audit -- FOLDER (or its .tar.gz)");
if (spawnSync("cargo", ["deny", "--version"]).status !== 0) {
  stop("The audit needs cargo-deny: cargo install --locked cargo-deny");
}

const folder = path.join(target, "audit");
const database = path.join(folder, "given");
rmSync(folder, { recursive: true, force: true });
mkdirSync(database, { recursive: true });
if (statSync(given).isDirectory()) cpSync(given, database, { recursive: true });
else run("tar", ["-xf", path.resolve(given), "-C", database]);
if (!existsSync(path.join(database, "crates")))
  stop(`${given} has no folder called crates: it is no advisory database.`);

// cargo-deny takes a database only from a repository, and this one in the place of that which it would fetch.
const there = { cwd: database, stdio: ["ignore", "ignore", "inherit"] };
const who = ["-c", "user.name=audit", "-c", "user.email=audit@localhost"];
rmSync(path.join(database, ".git"), { recursive: true, force: true });
run("git", ["init", "--quiet", "--initial-branch", "main"], there);
run("git", ["add", "--all", "--force"], there);
run("git", [...who, "commit", "--quiet", "--message", "As given"], there);
const env = {
  ...process.env,
  GIT_CONFIG_COUNT: "1",
  GIT_CONFIG_KEY_0: `url.${new URL(`file://${database}`)}.insteadOf`,
  GIT_CONFIG_VALUE_0: "https://github.com/rustsec/advisory-db",
};
run("cargo", ["deny", "--locked", "check", "advisories", "bans", "sources"], { cwd: root, env });

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}

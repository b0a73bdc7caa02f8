// What the window weighs: how long a start takes until its map is seen and a key is answered, how much of that is work of a
// processor, and how much memory the window and all that it has started take at rest. The built release, as a person starts
// it, on a screen that is watched from outside.
//   node tests/benches/weight.mjs --release FOLDER [--runs N] [--only SIZE] [--strict]
// Each figure is the median of the runs. Exits with 1 where a budget is missed, with `--strict`. Pages of memory that other
// programs use too count in part: another window with a web view on the same computer makes this one lighter.

import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { home } from "../e2e/host.mjs";
import { family, median, memory, runs, share, worked } from "../window/processes.mjs";

/** How long a start may take, in milliseconds, and what the window may take, in MB, by number of initiatives. */
const START = 1000;
const MEMORY = [
  ["sample", 300],
  ["2000", 300],
  ["10000", 500],
];

const option = (name, otherwise) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? otherwise : process.argv[at + 1];
};
const built = path.resolve(option("--release"));
const times = Number(option("--runs", "5"));
const only = option("--only", null);

/** The watcher of the screen. */
function watcher() {
  const child = spawn("/usr/bin/python3", [path.join(import.meta.dirname, "watched.py")], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    /** Answers when it came about. */
    async until(word) {
      child.stdin.write(`${word}\n`);
      const at = Number((await lines.next()).value);
      if (Number.isNaN(at)) throw new Error(`what was to be ${word} was not seen`);
      return at;
    },
    end: () => child.kill(),
  };
}

/** The memory once it stays as it is: neither more nor less by two hundredths within two seconds. */
async function atRest(pid) {
  let before = 0;
  for (let tries = 0; tries < 30; tries += 1) {
    const now = memory(pid);
    if (Math.abs(now - before) < 0.02 * now) break;
    before = now;
    await pause(2000);
  }
  const name = (one) => readFileSync(`/proc/${one}/comm`, "utf8").trim();
  return { whole: memory(pid), parts: family(pid).map((one) => [name(one), share(one)]) };
}

/** One start on `args`, and what it weighs. */
async function weigh(watched, args) {
  const { folder, remove } = home();
  const env = { ...process.env, SWEETSPOT_HOME: path.join(folder, "home") };
  const drawn = watched.until("drawn");
  const begun = Date.now();
  const window = spawn(path.join(built, "sweetspot"), args, { env, stdio: ["ignore", "ignore", "inherit"] });
  const gone = once(window, "exit");
  try {
    const seen = (await drawn) - begun;
    // The list of keys comes over the drawing.
    const changed = watched.until("changed");
    await pause(20);
    spawnSync("xdotool", ["key", "question"]);
    const answered = (await changed) - begun;
    const work = worked(window.pid);
    spawnSync("xdotool", ["key", "Escape"]);
    return { seen, answered, work, ...(await atRest(window.pid)) };
  } finally {
    const all = family(window.pid);
    window.kill();
    await gone;
    while (all.some(runs)) await pause(50);
    remove();
  }
}

const watched = watcher();
const { folder, remove } = home();
let missed = 0;
console.log(
  "milliseconds from the start until the map is seen, until a key is answered, and of work; MB of memory (budget)",
);
try {
  for (const [size, most] of MEMORY) {
    if (only && only !== size) continue;
    const map = path.join(folder, `${size}.sweetspot`);
    if (size !== "sample") execFileSync(path.join(built, "sweetspot-bench"), ["map", size, map]);
    const weighed = [];
    for (let time = 0; time < times; time += 1) {
      weighed.push(await weigh(watched, [size === "sample" ? "--sample" : map]));
    }
    const of = (what) => median(weighed.map(what));
    const [answered, whole] = [of((one) => one.answered), of((one) => one.whole)];
    if (answered > START || whole > most) missed += 1;
    const parts = weighed[0].parts.map(([name], nth) => `${name} ${of(({ parts }) => parts[nth][1]).toFixed(0)}`);
    const label = size === "sample" ? "the sample" : `${Number(size).toLocaleString("en-GB")} initiatives`;
    const start = `${of((one) => one.seen)}, ${answered} (${START}), ${of((one) => one.work)}`;
    console.log(`${label.padEnd(20)}${start.padEnd(26)}${whole.toFixed(0)} MB (${most}): ${parts.join(", ")}`);
  }
} finally {
  watched.end();
  remove();
}
process.exitCode = missed > 0 && process.argv.includes("--strict") ? 1 : 0;

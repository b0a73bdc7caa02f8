// What a screen reader is told of the real window: the tree of what can be read and pressed, what live regions say, and
// what would be wrong with it for somebody who only hears it. Asked over the accessibility bus by heard.py.

import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import { afterEach } from "node:test";
import { root } from "../../scripts/steps.mjs";
import { until } from "./driver.mjs";

/** What listens. A test that fails leaves it behind, and it would keep the run open for ever. */
const listening = new Set();
afterEach(() => listening.forEach((reader) => reader.kill()));

const SOURCE = path.join(root, "tests", "window", "heard.py");

/** Tells the desktop that somebody uses a screen reader: without one, WebKit shows its tree to nobody. */
function wanted() {
  const set = ["--method", "org.freedesktop.DBus.Properties.Set", "org.a11y.Status", "IsEnabled", "<true>"];
  const to = ["call", "--session", "--dest", "org.a11y.Bus", "--object-path", "/org/a11y/bus"];
  const done = spawnSync("gdbus", [...to, ...set], { encoding: "utf8" });
  if (done.status !== 0) throw new Error(done.stderr);
}

/** Begins to listen; to be done before the window is opened. */
export async function ears() {
  wanted();
  // The system's own Python: another one on the path knows nothing of the desktop.
  const reader = spawn("/usr/bin/python3", [SOURCE], { stdio: ["pipe", "pipe", "inherit"] });
  listening.add(reader);
  reader.once("exit", () => listening.delete(reader));
  const lines = createInterface({ input: reader.stdout })[Symbol.asyncIterator]();
  const next = async () => (await lines.next()).value;
  await next();
  const ask = async (word) => {
    reader.stdin.write(`${word}\n`);
    return JSON.parse(await next());
  };
  return {
    /** The page's nodes, in the order in which they are read: `{ depth, role, name, states, text? }`. */
    tree: () => ask("tree"),
    /** What live regions have said since the last time that it was asked. */
    said: () => ask("said"),
    /** Waits until a sentence with these words is said, and answers all that was said until then. */
    async hears(words) {
      const all = [];
      await until(
        async () => {
          all.push(...(await ask("said")));
          return all.some((one) => one.includes(words));
        },
        `a screen reader to hear "${words}"`,
        30,
      ).catch((why) => {
        throw new Error(`${why.message}; it heard: ${JSON.stringify(all)}`);
      });
      return all;
    },
    async close() {
      const gone = once(reader, "exit");
      reader.stdin.end();
      await gone;
    },
  };
}

/** What a person presses, chooses from, or types into. */
const CONTROLS = new Set([
  "push button",
  "toggle button",
  "check box",
  "radio button",
  "combo box",
  "entry",
  "spin button",
  "slider",
  "link",
  "page tab",
  "menu item",
  "check menu item",
  "radio menu item",
  "list box",
  "image",
]);
/** What has to say what it is, though nobody presses it. */
const NAMED = new Set(["dialog", "alert", "page tab list", "menu", "menu bar", "table", "tool bar", "tree table"]);

/** What is wrong with a tree, in words; empty: nothing. */
export function deaf(tree) {
  const found = [];
  if (tree.length === 0) return ["there is no page"];
  tree.forEach((node, nth) => {
    const { role, name, states } = node;
    const has = (state) => states.includes(state);
    const within = inside(tree, nth);
    const what = `${role} “${name}” in ${pathTo(tree, nth)}`;
    const focusable = has("focusable") && !["document web", "scroll pane"].includes(role);
    // The list that a choice of the system's unfolds is named by the choice itself.
    const ofChoice = role === "menu" && tree[nth - 1]?.role === "combo box";
    if ((CONTROLS.has(role) || NAMED.has(role) || focusable) && name.trim() === "" && !ofChoice) {
      found.push(`without a name: ${what}`);
    }
    // Challenges have names; their letters mean nothing to who does not see the drawing.
    if (/^[A-E]( ?[+,&]? ?[A-E])*$/.test(name.trim())) found.push(`only letters: ${what}`);
    if (["check box", "radio button"].includes(role) && !has("checkable")) found.push(`tells no tick: ${what}`);
    if (role === "dialog" && !has("modal")) found.push(`not modal: ${what}`);
    if (role === "page tab list" && within.filter((one) => one.states.includes("selected")).length !== 1) {
      found.push(`not one tab chosen: ${what}`);
    }
    if (/^(tree )?table$/.test(role)) {
      const heads = within.map((one, at) => [one, at]).filter(([one]) => one.role === "column header");
      if (heads.length === 0) found.push(`no column headers: ${what}`);
      for (const [head, at] of heads) {
        const said = [head, ...inside(within, at)].some((one) => (one.name || one.text || "").trim() !== "");
        if (!said) found.push(`a column header without words: ${what}`);
      }
    }
  });
  return [...new Set(found)];
}

/** The nodes inside the nth. */
export function inside(tree, nth) {
  const end = tree.findIndex((one, at) => at > nth && one.depth <= tree[nth].depth);
  return tree.slice(nth + 1, end < 0 ? undefined : end);
}

function pathTo(tree, nth) {
  const names = [];
  let { depth } = tree[nth];
  for (let at = nth - 1; at > 0; at -= 1) {
    if (tree[at].depth >= depth) continue;
    ({ depth } = tree[at]);
    if (tree[at].name) names.unshift(tree[at].name);
  }
  return names.join(" › ") || "the page";
}

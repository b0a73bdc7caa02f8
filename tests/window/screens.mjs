// Every screen and dialog of the window: how a person gets there, and what a sharp eye would find wrong with it. The
// test of wholeness measures them, and `npm run pictures` takes their pictures.

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { program, root } from "../../scripts/steps.mjs";
import { until } from "./driver.mjs";

/** The sizes that are looked at: width and height of the page, and the size of text in percent. */
export const SIZES = [
  { width: 1366, height: 768, percent: 100 },
  { width: 1280, height: 720, percent: 100 },
  { width: 1024, height: 700, percent: 100 },
  { width: 1366, height: 768, percent: 200 },
  { width: 1280, height: 720, percent: 200 },
];

const PLAN = path.join(root, "tests", "fixtures", "import", "partnership-plan.xlsx");

/** Commands that ask for a file before anything of the page opens. Diagnostics are read first. */
const ASKS_FOR_A_FILE = /^(Open|Save(?! diagnostics))\b/;

/** A copy of the sample in which something was changed, to be brought in. */
export function copyIn(folder) {
  const copy = path.join(folder, "From a partner.sweetspot");
  if (existsSync(copy)) return copy;
  const env = { ...process.env, SWEETSPOT_HOME: path.join(folder, "terminal") };
  for (const args of [
    ["new", "--sample", copy],
    ["set", copy, "Warm and safe homes", "summary=Homes put right before winter."],
  ]) {
    const done = spawnSync(program("sweetspot-cli"), args, { env, encoding: "utf8" });
    if (done.status !== 0) throw new Error(done.stderr);
  }
  return copy;
}

/** Sets what the person prefers, as the program keeps it, for the next start. */
export async function prefer(window, preferences) {
  await window.script(
    `globalThis.__preferred = false;
     globalThis.__TAURI_INTERNALS__.invoke("call", { name: "prefer", request: JSON.stringify(arguments[0]) })
       .then(() => { globalThis.__preferred = true; });`,
    preferences,
  );
  await until(() => window.script("return globalThis.__preferred"), "the preferences to be kept");
}

/** Clicks the radio button of a view. */
export async function turnTo(window, name) {
  await until(
    () =>
      window.script(
        `const named = (field) => field.closest("label")?.textContent.trim() ?? field.getAttribute("aria-label");
         const field = [...document.querySelectorAll("input[type=radio]")].find((one) => named(one) === arguments[0]);
         field?.click();
         return Boolean(field?.checked);`,
        name,
      ),
    `the view ${name}`,
  );
}

const still = "return document.getAnimations().every((one) => one.playState !== 'running')";

/** Waits until nothing moves any more. */
export async function settled(window) {
  await until(() => window.script(still), "the page to come to rest", 10).catch(() => {});
  await window.send("POST", `${window.session}/execute/async`, {
    script:
      "const done = arguments[0]; document.fonts.ready.then(() => requestAnimationFrame(() => requestAnimationFrame(() => done(1))));",
    args: [],
  });
}

/** Closes whatever dialog or menu is open. */
export async function nothingOpen(window) {
  await until(
    async () => {
      if (await window.script("return document.querySelector('dialog[open], [role=menu]') === null")) return true;
      await window.keys("Escape");
      return null;
    },
    "every dialog to close",
    20,
  );
}

/** Opens the palette and answers what it offers. */
async function palette(window) {
  await nothingOpen(window);
  await window.keys(["Control", "k"]);
  return until(async () => {
    const names = await window.script(
      "return [...document.querySelectorAll('dialog[open] [role=option] .words')].map((one) => one.textContent.trim())",
    );
    return names.length > 0 ? names : null;
  }, "the palette");
}

/** Does a command through the palette, by its name. */
export async function command(window, name) {
  await palette(window);
  await window.keys(...name.replace("…", ""));
  await until(
    () =>
      window.script(
        "return document.querySelector('dialog[open] [role=option][aria-selected=true] .words')?.textContent.trim() === arguments[0]",
        name,
      ),
    `${name} in the palette`,
  );
  await window.keys("Enter");
}

/** Unfolds the network's tools where they are folded: whether they were. */
async function unfoldsTools(window) {
  const folded = await window.script(
    `const button = document.querySelector("main button[aria-expanded=false][aria-controls$=tools]");
     if (!button?.checkVisibility()) return false;
     button.click();
     return true;`,
  );
  if (folded) await settled(window);
  return folded;
}

async function dialogIsThere(window) {
  await window.find("dialog[open] h2");
  await settled(window);
}

/** Opens the user guide at some chapters, and searches it. */
async function throughTheGuide(window, look) {
  await command(window, "User guide");
  const open = (title) =>
    until(
      () => window.script("return document.querySelector('dialog article h3')?.textContent === arguments[0]", title),
      `the chapter ${title}`,
    );
  await open("Place initiatives");
  await settled(window);
  await look("guide, as it opens");
  for (const [typed, title] of [
    ["what you see", "What you see"],
    ["next part of the window", "Keys"],
    ["sweetspot-cli export", "The command line"],
  ]) {
    await window.keys(["Control", "f"]);
    await until(() => window.script("return document.activeElement.getAttribute('role') === 'combobox'"), "the search");
    await window.keys(["Control", "a"], ...typed);
    await until(
      () =>
        window.script(
          "return document.activeElement.value === arguments[0] && document.querySelector('.hit') !== null",
          typed,
        ),
      `${typed} to be found`,
    );
    await settled(window);
    await look(`guide, “${typed}” searched`);
    await window.keys("Enter");
    await open(title);
    await settled(window);
    await look(`guide, ${title}`);
  }
  await nothingOpen(window);
}

/**
 * Goes through every screen of an open map, one after another, and calls `look(name)` at each. The window is one with
 * `scripted` dialogs.
 */
export async function everyScreen(window, folder, look) {
  await nothingOpen(window);
  for (const view of ["Network", "Matrix", "Table", "Venn"]) {
    await turnTo(window, view);
    await settled(window);
    if (view === "Network") await window.find("[data-node]");
    await settled(window);
    await look(`view ${view}`);
    if (view === "Network" && (await unfoldsTools(window))) await look("view Network, its tools");
  }
  await command(window, "Draw areas in proportion");
  await window.says("The larger an area");
  await settled(window);
  await look("view in proportion");
  await command(window, "Show the fixed Venn");
  await window.find("[data-initiative]");

  for (const [nth, tab] of ["sweet spots", "thin spots", "details of nothing", "together", "history"].entries()) {
    await window.keys(["Control", String(nth + 1)]);
    await settled(window);
    await look(`tab ${tab}`);
  }
  await window.script("document.querySelector('[role=listbox]').focus()");
  await window.keys("Home", "Space", ["Control", "3"]);
  await settled(window);
  await look("tab details of one");
  await window.keys(["Control", "a"]);
  await settled(window);
  await look("tab details of many");
  await command(window, "Clear the selection");

  const names = await palette(window);
  await look("palette");
  await nothingOpen(window);
  await window.script("document.querySelector('[aria-haspopup=menu]')?.focus()");
  await window.keys("Enter");
  await window.find("[role=menu]");
  await settled(window);
  await look("menu");
  await nothingOpen(window);

  // The palette shows the first of what there is: these come after that.
  const last = ["Save diagnostics…", "Shortcuts", "About Sweetspot"];
  const dialogs = [...names.filter((name) => name.endsWith("…") && !last.includes(name)), ...last];
  for (const name of dialogs.filter((one) => !ASKS_FOR_A_FILE.test(one))) {
    await command(window, name);
    await dialogIsThere(window);
    if (/^Export/.test(name)) await window.find("dialog[open] img");
    if (/^Save diagnostics/.test(name)) await window.find("dialog[open] pre");
    if (/^About/.test(name)) await window.find("dialog[open] dl");
    await settled(window);
    await look(`dialog ${name}`);
    await nothingOpen(window);
  }

  await command(window, "About Sweetspot");
  await dialogIsThere(window);
  // What it says of folders comes a little later, and moves the button down.
  await window.find("dialog[open] dl");
  await settled(window);
  await window.click("Remove local copies…");
  await window.find("dialog[open] ul");
  await settled(window);
  await look("dialog Remove local copies");
  await nothingOpen(window);
  await throughTheGuide(window, look);

  window.answer(PLAN);
  await command(window, "Import a spreadsheet…");
  await window.says("Add 22");
  await settled(window);
  await look("dialog Import, with a sheet");
  await nothingOpen(window);

  await command(window, "Bring in another copy…");
  await dialogIsThere(window);
  window.answer(copyIn(folder));
  await window.click("Choose a copy");
  await until(
    () => window.script("return document.querySelectorAll('dialog[open] footer button').length > 1"),
    "the copy to be read",
    40,
  );
  await settled(window);
  await look("dialog Bring in, with a copy");
  await nothingOpen(window);
}

/**
 * What is wrong with what the page shows now, in words; empty: nothing. It knows no screen: it asks of every element
 * whether it is squeezed, cut, or lies over another.
 */
export function faults(window) {
  return window.script(MEASURE);
}

const MEASURE = `
const found = [];
const name = (node) => {
  if (node === document.body) return "the window";
  const words = (node.getAttribute("aria-label") || (node.children.length > 6 ? "" : node.innerText) || node.value || "").trim().replace(/\\s+/g, " ").slice(0);
  return node.tagName.toLowerCase() + (node.className && typeof node.className === "string" ? "." + node.className.split(" ")[0] : "") + (words ? " “" + words + "”" : "");
};
const top = [...document.querySelectorAll("dialog[open], [role=menu]")].pop() ?? document.body;
const shown = (node) => {
  const style = getComputedStyle(node);
  if (node.checkVisibility && !node.checkVisibility({ contentVisibilityAuto: true })) return false;
  if (node.closest("details:not([open])") && !node.closest("summary")) return false;
  if (style.visibility !== "visible" || style.display === "none" || style.opacity === "0") return false;
  const box = node.getBoundingClientRect();
  if (box.width <= 1 || box.height <= 1) return false;
  return !node.closest(".unseen") && !(style.clipPath ?? "").includes("inset(50%");
};

// A scrolling part is no shorter than what it holds while its dialog could still grow, and never a mere strip.
for (const node of [top, ...top.querySelectorAll("*")]) {
  const style = getComputedStyle(node);
  if (node instanceof SVGElement || !shown(node)) continue;
  const scrolls = ["auto", "scroll", "hidden"].includes(style.overflowY);
  const hidden = node.scrollHeight - node.clientHeight;
  if (scrolls && hidden > 3 && node.clientHeight > 0) {
    const dialog = node.closest("dialog");
    if (dialog && !["TEXTAREA", "INPUT"].includes(node.tagName)) {
      const limit = parseFloat(getComputedStyle(dialog).maxHeight) || innerHeight;
      const room = Math.min(limit, innerHeight) - dialog.getBoundingClientRect().height;
      if (room > 24 && node.dataset.keepsShort === undefined) found.push("squeezed: " + name(node) + " shows " + node.clientHeight + " of " + node.scrollHeight + " with " + Math.round(room) + " to spare");
    }
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    if (style.overflowY !== "hidden" && node.clientHeight < 3 * rem && hidden > node.clientHeight) found.push("a strip: " + name(node) + " shows " + node.clientHeight + " of " + node.scrollHeight);
    // Tools are all in sight, or behind a button that says so: nobody looks for them by scrolling.
    if (style.overflowY !== "hidden" && ["group", "toolbar"].includes(node.getAttribute("role"))) found.push("tools out of sight: " + name(node) + " shows " + node.clientHeight + " of " + node.scrollHeight);
  }
  // Whoever reads goes down, not sideways; only what holds a table and nothing else may scroll both ways.
  const table = node.getAttribute("role") === "grid" || node.querySelector(":scope > table:only-child, :scope > [role=grid]:only-child");
  // It is tried: what can be moved by a hair has a bar too, which no rounded width tells of.
  const field = ["TEXTAREA", "INPUT", "SELECT"].includes(node.tagName);
  const moves = (side, by) => { const before = node[side]; node[side] = before + by; const far = Math.abs(node[side] - before); node[side] = before; return far; };
  if (["auto", "scroll"].includes(style.overflowX) && (moves("scrollLeft", 1e6) > 0 || moves("scrollLeft", -1e6) > 0) && !table && !field)
    found.push("goes sideways: " + name(node) + " shows " + node.clientWidth + " of " + node.scrollWidth + " because of " + [...node.querySelectorAll("*")].filter((one) => one.getBoundingClientRect().right > node.getBoundingClientRect().left + node.clientWidth + 2).slice(0, 3).map(name).join(", "));
  const down = moves("scrollTop", 1e6) + moves("scrollTop", -1e6);
  if (["auto", "scroll"].includes(style.overflowY) && down > 0 && down < 4 && !field) found.push("a bar for nothing: " + name(node) + " goes down by " + down);
}

// Whatever can be pressed lies whole in the window, or in something that scrolls to it.
const controls = [...top.querySelectorAll("button,input,select,textarea,a[href],[role=tab],[role=menuitem],summary,h2,h3")]
  .filter((node) => !(node instanceof SVGElement) && shown(node));
const seen = [];
for (const node of controls) {
  let box = node.getBoundingClientRect();
  let scrolled = false;
  let cut = null;
  for (let around = node.parentElement; around && around !== document.documentElement; around = around.parentElement) {
    const style = getComputedStyle(around);
    if (/(auto|scroll)/.test(style.overflowX + style.overflowY) && (around.scrollHeight > around.clientHeight + 1 || around.scrollWidth > around.clientWidth + 1)) { scrolled = true; break; }
    if (/(hidden|clip)/.test(style.overflowX + style.overflowY)) {
      const frame = around.getBoundingClientRect();
      if (box.right > frame.right + 1.5 || box.left < frame.left - 1.5 || box.bottom > frame.bottom + 1.5 || box.top < frame.top - 1.5) cut = around;
    }
  }
  if (scrolled) continue;
  if (cut) found.push("cut: " + name(node) + " by " + name(cut).slice(0));
  if (box.right > innerWidth + 1 || box.bottom > innerHeight + 1 || box.left < -1 || box.top < -1) found.push("outside the window: " + name(node));
  const style = getComputedStyle(node);
  if (["BUTTON", "A", "H2", "H3", "SUMMARY"].includes(node.tagName) && node.scrollWidth > node.clientWidth + 2 && node.clientWidth > 0 && style.overflowX !== "visible" && style.textOverflow !== "ellipsis") found.push("words cut: " + name(node));
  seen.push({ node, box });
}
// Two controls share no ground, unless one is inside the other.
for (let i = 0; i < seen.length; i += 1) for (let j = i + 1; j < seen.length; j += 1) {
  const one = seen[i], other = seen[j];
  if (one.node.contains(other.node) || other.node.contains(one.node)) continue;
  if (/^H[23]$/.test(one.node.tagName) && /^H[23]$/.test(other.node.tagName)) continue;
  const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
  const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
  if (wide > 2 && high > 2 && !one.node.closest("[data-floats]") && !other.node.closest("[data-floats]")) found.push("over one another: " + name(one.node) + " and " + name(other.node));
}
return [...new Set(found)];
`;

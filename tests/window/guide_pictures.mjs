// The pictures of the user guide, taken from the real window on the sample. `npm run pictures:guide` writes them to
// docs/pictures, and a test takes them again and holds both against one another, so that none is ever out of date.

import { readFileSync } from "node:fs";
import path from "node:path";
import { root } from "../../scripts/steps.mjs";
import { resize } from "./desktop.mjs";
import { home, open, until } from "./driver.mjs";
import { cut, read, write } from "./png.mjs";
import { command, nothingOpen, prefer, settled, turnTo } from "./screens.mjs";

const FOLDER = path.join(root, "docs", "pictures");
const PLAN = path.join(root, "tests", "fixtures", "import", "partnership-plan.xlsx");
const CARD = ".card button.title";
/** Bars of what is scrolled come and go by themselves; those that are there go only with what they belong to. */
const NO_BARS = `
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { scrollbar-width: none !important } *::-webkit-scrollbar { display: none !important }");
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  document.body.style.display = "none";
  document.body.getBoundingClientRect();
  document.body.style.display = "";`;
/** A point of the window where nothing is. */
const ASIDE = { x: 520, y: 592 };

/** Every picture that the guide shows, by its name without the ending. */
export function namesInGuide() {
  const guide = readFileSync(path.join(root, "docs", "guide.md"), "utf8");
  return [...guide.matchAll(/\]\(pictures\/([a-z-]+)\.png\)/g)].map(([, name]) => name);
}

/** Enough for a window, whose colours are few. */
const COLOURS = 48;

/** A picture as it is kept in its file. */
export const bytesOf = (picture) => write(picture, COLOURS);

export const fileOf = (name) => path.join(FOLDER, `${name}.png`);

/** Takes them all, one after the other, and calls `taken(name, picture)` with each; see png.mjs for what a picture is. */
export async function takeAll(taken) {
  const { folder, remove } = home();
  let window = await open(folder, [], { scripted: true });
  await window.find("button");
  await prefer(window, { name: "", theme: "light", text_percent: 100 });
  await window.close();

  window = await open(folder, ["--sample"], { scripted: true });
  await window.find("[data-initiative]");
  await sized(window, 1080, 600);
  await window.script(NO_BARS);
  // No pointer lies on anything, and no frame around what has the keyboard.
  await window.press(ASIDE);
  await window.says("saved on this computer");
  for (const [name, part] of Object.entries(PICTURES)) taken(name, await part(window));
  await window.close();
  remove();
}

/** In the order in which they are taken: each begins where the one before has left the window. */
const PICTURES = {
  window: (window) => shot(window, "html"),

  async placing(window) {
    await sized(window, 1024, 640);
    const from = await middleOf(window, CARD);
    const middle = await middleOf(window, "main svg");
    const to = { x: middle.x - 70, y: middle.y - 20 };
    await window.pointer([
      at(from, 0),
      { type: "pointerDown", button: 0 },
      at({ x: from.x + 30, y: from.y + 10 }),
      at({ x: to.x - 40, y: to.y }),
      at(to),
    ]);
    await window.says("Drop: ");
    const picture = await shot(window, "main", { left: 240, height: 520 });
    await window.keys("Escape");
    await window.pointer([{ type: "pointerUp", button: 0 }, at(ASIDE)]);
    await command(window, "Clear the selection");
    return picture;
  },

  async "sweet-spot"(window) {
    await window.keys(["Control", "1"]);
    return shot(window, "[role=tabpanel] article");
  },

  async together(window) {
    await sized(window, 1024, 800);
    await window.keys(["Control", "4"]);
    const picture = await shot(window, "[role=tabpanel] article");
    await sized(window, 1024, 640);
    return picture;
  },

  async network(window) {
    await window.keys(["Control", "1"]);
    await turnTo(window, "Network");
    await window.find("[data-node]");
    return shot(window, "main");
  },

  async matrix(window) {
    await turnTo(window, "Matrix");
    await window.find("main table");
    await sized(window, 900, 640);
    return shot(window, "main", { height: 460 });
  },

  async table(window) {
    await turnTo(window, "Table");
    await window.find("[role=grid]");
    const picture = await shot(window, "main", { width: 760, height: 330 });
    await sized(window, 1024, 640);
    return picture;
  },

  async proportion(window) {
    await command(window, "Draw areas in proportion");
    await window.says("The larger an area");
    const picture = await shot(window, "main");
    await command(window, "Show the fixed Venn");
    await window.find("[data-initiative]");
    return picture;
  },

  async import(window) {
    window.answer(PLAN);
    await command(window, "Import a spreadsheet…");
    await window.says("Add 22");
    await window.script("document.activeElement.blur()");
    const picture = await shot(window, "dialog[open]");
    await nothingOpen(window);
    return picture;
  },

  async export(window) {
    await command(window, "Export a picture…");
    await window.find("dialog[open] figure img");
    await window.script("document.activeElement.blur()");
    const picture = await shot(window, "dialog[open] .fields", { left: 16, right: 16, above: 4 });
    await nothingOpen(window);
    return picture;
  },

  async paper(window) {
    await command(window, "Board paper…");
    await window.find("dialog[open] .outline li");
    await window.script("document.activeElement.blur()");
    const picture = await shot(window, "dialog[open]");
    await nothingOpen(window);
    return picture;
  },
};

const at = ({ x, y }, duration = 60) => ({ type: "pointerMove", duration, x: Math.round(x), y: Math.round(y) });

async function sized(window, width, height) {
  await resize(window, "^Fenmoor together", width, height);
  await settled(window);
}

/** What is in sight of the first element that the selector finds. */
async function boxOf(window, selector) {
  await window.find(selector);
  return window.script(
    `const node = document.querySelector(arguments[0]);
     let { left, top, right, bottom } = node.getBoundingClientRect();
     for (let around = node.parentElement; around; around = around.parentElement) {
       if (getComputedStyle(around).overflowY === "visible") continue;
       const frame = around.getBoundingClientRect();
       [left, top] = [Math.max(left, frame.left), Math.max(top, frame.top)];
       [right, bottom] = [Math.min(right, frame.right), Math.min(bottom, frame.bottom)];
     }
     return { x: left, y: top, width: right - left, height: bottom - top };`,
    selector,
  );
}

async function middleOf(window, selector) {
  const { x, y, width, height } = await boxOf(window, selector);
  return { x: x + width / 2, y: y + height / 2 };
}

/**
 * What an element shows, once two looks at it are the same. `left`, `right` and `above` make the part larger, `width` and
 * `height` smaller.
 */
async function shot(window, selector, { left = 0, right = 0, above = 0, width = Infinity, height = Infinity } = {}) {
  await settled(window);
  let before = null;
  return until(async () => {
    const whole = read(Buffer.from(await window.screenshot(), "base64"));
    const box = await boxOf(window, selector);
    const [x, y] = [Math.max(0, Math.round(box.x) - left), Math.max(0, Math.round(box.y) - above)];
    const [last, lowest] = [Math.round(box.x + box.width) + right, Math.round(box.y + box.height)];
    const now = cut(whole, {
      x,
      y,
      width: Math.min(last - x, width, whole.width - x),
      height: Math.min(lowest - y, height, whole.height - y),
    });
    const still = before?.pixels.equals(now.pixels);
    before = now;
    return still ? now : null;
  }, `${selector} to stand still`);
}

// What is seen only in the middle of something: menus of the right button, what is told with Undo, rows unfolded, the bars
// above the table, a map of which most claims too much. Looked at like the screens (see screens.mjs).

import { spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { program, root } from "../../scripts/steps.mjs";
import { until } from "./driver.mjs";
import { command, nothingOpen, settled, turnTo } from "./screens.mjs";

const AWKWARD = path.join(root, "tests", "fixtures", "import", "action-plan.xlsx");

/** A map in a file of its own on which most initiatives claim every challenge. */
export function overClaiming(folder) {
  const file = path.join(folder, "Eastmarsh.sweetspot");
  if (existsSync(file)) return file;
  const sheet = path.join(folder, "claims.csv");
  const rows = Array.from({ length: 9 }, (_, nth) =>
    [
      `Initiative ${nth + 1}`,
      nth < 7 ? "A, B, C, D" : "B, C",
      nth % 2 ? "Eastmarsh" : "Saltreave",
      "Fenmoor Council",
    ].join(";"),
  );
  writeFileSync(sheet, ["Title;Challenges;Place;Lead", ...rows].join("\n"));
  const env = { ...process.env, SWEETSPOT_HOME: path.join(folder, "terminal") };
  for (const args of [
    ["new", "--title", "Eastmarsh together", file],
    ["import", file, sheet],
  ]) {
    const done = spawnSync(program("sweetspot-cli"), args, { env, encoding: "utf8" });
    if (done.status !== 0) throw new Error(done.stderr);
  }
  return file;
}

/** Presses the right button in the middle of the first element that the selector finds. */
async function rightPress(window, selector) {
  await nothingOpen(window);
  const { x, y } = await until(
    () =>
      window.script(
        `const box = document.querySelector(arguments[0])?.getBoundingClientRect();
         return box && box.width > 0 ? { x: box.x + box.width / 2, y: box.y + Math.min(box.height, innerHeight) / 2 } : null;`,
        selector,
      ),
    selector,
  );
  await window.pointer([
    { type: "pointerMove", duration: 0, x: Math.round(x), y: Math.round(y) },
    { type: "pointerDown", button: 2 },
    { type: "pointerUp", button: 2 },
  ]);
  await window.find("[role=menu]");
  await settled(window);
}

/** Goes through the moments of the sample, and calls `look(name)` at each. */
export async function momentsOfSample(window, look) {
  await turnTo(window, "Venn");
  await window.find("[data-initiative]");
  for (const [name, selector] of [
    ["mark", "[data-initiative]"],
    ["card", ".card button.title"],
  ]) {
    // With large text the lists make room for the panel.
    if (!(await window.script("return document.querySelector(arguments[0]) !== null", selector))) continue;
    await rightPress(window, selector);
    await look(`menu of a ${name}`);
  }
  await nothingOpen(window);
  await window.script("document.querySelector('[role=listbox]').focus()");
  await window.keys("Home", "Space");
  await command(window, "Take what is selected off the map");
  await window.says("off the map.");
  await settled(window);
  await look("told, with Undo");
  await window.find('button[aria-label^="Undo"]:not([disabled])');
  await window.keys(["Control", "z"]);

  await turnTo(window, "Matrix");
  await until(
    () =>
      window.script(
        `const rows = [...document.querySelectorAll("main table button[aria-expanded=false]")];
         rows[1]?.click();
         return rows.length > 1;`,
      ),
    "a row of the matrix",
  );
  await settled(window);
  await look("matrix, a row unfolded");

  await turnTo(window, "Table");
  await settled(window);
  await command(window, "Find and replace in the table");
  await window.find("[role=search] input, .find input, form input");
  await settled(window);
  await look("table, find and replace");
  await window.keys("Escape");
  await window.click("Filter columns");
  await settled(window);
  await look("table, columns filtered");
  await window.click("Filter columns");
  await window.click("Columns");
  await settled(window);
  await look("table, columns chosen");
  await nothingOpen(window);
  await turnTo(window, "Venn");
}

/** Goes through the moments of the map that claims too much, in a window with `scripted` dialogs. */
export async function momentsOfFile(window, look) {
  await window.find("[data-initiative]");
  await window.keys(["Control", "1"]);
  await window.says("Most initiatives claim every challenge");
  await settled(window);
  await look("tab sweet spots, over-claimed");
  await command(window, "Rename the file…");
  await window.find("dialog[open] h2");
  await settled(window);
  await look("dialog Rename the file");
  await nothingOpen(window);
  window.answer(AWKWARD);
  await command(window, "Import a spreadsheet…");
  await window.says("Add 12");
  await window.script("document.querySelector('dialog[open] .body').scrollTop = 1e6");
  await settled(window);
  await look("dialog Import, its end");
  await nothingOpen(window);
}

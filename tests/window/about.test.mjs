// What somebody who is asked for help gets, in the real window: the log, the diagnostics through the real dialog, the details
// on the clipboard, and what lies on this computer taken away. None of it holds a word of the map's.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { program } from "../../scripts/steps.mjs";
import { fileDialog, inFront } from "./desktop.mjs";
import { home, open, until } from "./driver.mjs";
import { written } from "./folder.mjs";
import { now } from "./map.mjs";
import { command } from "./screens.mjs";

/** Words that are in the map and its files, and in no program. */
const ODD = ["Quokka", "Zorilla", "Wombat", "Pangolin", "Narwhal"];

/** A map and a sheet full of such words, and the window on the map. */
async function desk() {
  const { folder, remove } = home();
  const papers = path.join(folder, "Narwhal");
  mkdirSync(papers);
  const file = path.join(papers, "Quokka.sweetspot");
  const sheet = path.join(papers, "Pangolin.csv");
  writeFileSync(sheet, "Title,Notes,Challenges\nZorilla,Wombat,A\n");
  const env = { ...process.env, SWEETSPOT_HOME: path.join(folder, "terminal") };
  for (const args of [
    ["new", "--title", "Quokka", file],
    ["import", file, sheet],
  ]) {
    const done = spawnSync(program("sweetspot-cli"), args, { env, encoding: "utf8" });
    assert.equal(done.status, 0, done.stderr);
  }
  const window = await open(folder, [file]);
  await window.find("[data-initiative]");
  const own = path.join(folder, "home");
  const log = () => readFileSync(path.join(own, "log", "sweetspot.log"), "utf8");
  return { folder, papers, own, log, window, remove };
}

function holdsNobody(text, what) {
  for (const odd of ODD) assert.ok(!text.toLowerCase().includes(odd.toLowerCase()), `${odd} is in ${what}:\n${text}`);
}

test("diagnostics are read, saved as read, and hold no word of the map", { timeout: 900_000 }, async () => {
  const { papers, log, window, remove } = await desk();
  // The page fails without anybody catching it, with a title in what it says.
  await window.script(`
    setTimeout(() => { throw new TypeError("Zorilla"); });
    Promise.reject(new RangeError("Wombat"));
  `);
  await until(() => /the page: TypeError/.test(log()) && /the page: RangeError/.test(log()), "the page's errors told");
  const missing = path.join(papers, "Pangolin.sweetspot");
  await window.script(
    `globalThis.__TAURI_INTERNALS__.invoke("call", { name: "open_map", request: JSON.stringify({ path: arguments[0] }) })
       .catch(() => {});`,
    missing,
  );
  await until(() => /open_map: PathNotChosen/.test(log()), "what could not be opened told");

  await command(window, "Save diagnostics…");
  await window.find("dialog[open] pre");
  const shown = await window.script("return document.querySelector('dialog[open] pre').textContent");
  assert.match(shown, /initiatives 1, links 0/);
  assert.match(shown, /web view \d+\.\d+/);
  assert.match(shown, /start: version/);
  await inFront("^Quokka");
  await window.click("Save…");
  const dialog = await fileDialog("Save diagnostics");
  const saved = path.join(papers, "told.txt");
  await dialog.answer(saved);
  await window.says("told.txt");
  assert.equal(readFileSync(saved, "utf8"), shown);
  holdsNobody(shown, "the diagnostics");
  holdsNobody(log(), "the log");
  await written(window);
  await window.close();
  remove();
});

test("About copies the details and removes what lies on this computer", { timeout: 900_000 }, async () => {
  const { folder, papers, own, window, remove } = await desk();
  await command(window, "About Sweetspot");
  await window.says("Where things lie");
  await window.click("Copy details");
  await window.says("The details are on the clipboard.");
  const clipboard = spawnSync("xclip", ["-o", "-selection", "clipboard"], { encoding: "utf8", timeout: 20_000 }).stdout;
  assert.match(clipboard, /^Sweetspot \d+\.\d+\.\d+\nCommit: .+\nSystem: .+\nWeb view: \d/);
  assert.ok(!clipboard.includes(folder), clipboard);

  assert.ok(existsSync(path.join(own, "preferences.json")), "the map is on the list of recent ones");
  await window.click("Remove local copies…");
  await window.says("This goes, for good:");
  await window.says("Quokka.sweetspot⁩: it is open");
  await window.click("Remove");
  await window.says("1 working copy stays.");
  assert.ok(!existsSync(path.join(own, "preferences.json")));
  assert.deepEqual(readdirSync(papers).sort(), ["Pangolin.csv", "Quokka.sweetspot"], "no map is touched");
  assert.equal((await now(window)).map.initiatives[0].title, "Zorilla");
  await written(window);
  await window.close();
  remove();
});

// What a screen reader finds and hears in the real window: on every screen each control with its name, and each thing that is
// done said once. Asked over the accessibility bus, so that the whole way from the page to the desktop is tried.

import assert from "node:assert/strict";
import { renameSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { root } from "../../scripts/steps.mjs";
import { home, open, until } from "./driver.mjs";
import { deaf, ears, inside } from "./ears.mjs";
import { desk } from "./folder.mjs";
import { now, regionOf } from "./map.mjs";
import { momentsOfSample } from "./moments.mjs";
import { command, everyScreen, nothingOpen, settled, turnTo } from "./screens.mjs";

const PLAN = path.join(root, "tests", "fixtures", "import", "partnership-plan.xlsx");

/** The states of the first node of a role whose name begins so; undefined where there is none. */
function statesOf(tree, role, name) {
  return tree.find((one) => one.role === role && one.name.startsWith(name))?.states;
}

/** Waits until a control is told with a state, or without it where `not`. */
function told(listener, role, name, state, { not = false } = {}) {
  return until(
    async () => {
      const states = statesOf(await listener.tree(), role, name);
      return states && states.includes(state) !== not;
    },
    `${role} “${name}” to be ${not ? "not " : ""}${state}`,
    30,
  );
}

test("every control of every screen has a name, and tells what it is", { timeout: 900_000 }, async () => {
  const { folder, remove } = home();
  const listener = await ears();
  const found = [];
  const look = async (name) => {
    for (const fault of deaf(await listener.tree())) found.push(`${name}: ${fault}`);
  };
  let window = await open(folder, [], { scripted: true });
  await window.find("button");
  await settled(window);
  await look("start");
  await window.close();

  window = await open(folder, ["--sample"], { scripted: true });
  await window.find("[data-initiative]");
  await everyScreen(window, folder, look);
  await momentsOfSample(window, look);
  await window.close();
  await listener.close();
  remove();
  assert.deepEqual(found, []);
});

test("a toggle, a tab, a choice and a card tell how they stand", { timeout: 900_000 }, async () => {
  const { folder, remove } = home();
  const listener = await ears();
  const window = await open(folder, ["--sample"], { scripted: true });
  await window.find("[data-initiative]");

  await told(listener, "toggle button", "Show or hide the lists", "pressed");
  await window.click("Show or hide the lists");
  await told(listener, "toggle button", "Show or hide the lists", "pressed", { not: true });
  await window.click("Show or hide the lists");

  await window.keys(["Control", "4"]);
  await told(listener, "page tab", "Together", "selected");
  await told(listener, "page tab", "Sweet spots", "selected", { not: true });
  await window.keys(["Control", "1"]);

  await told(listener, "push button", "More ways to filter", "expanded", { not: true });
  await window.click("More ways to filter");
  await told(listener, "push button", "More ways to filter", "expanded");
  await window.click("More ways to filter");

  await told(listener, "radio button", "Venn", "checked");
  await turnTo(window, "Matrix");
  await told(listener, "radio button", "Matrix", "checked");
  await told(listener, "radio button", "Venn", "checked", { not: true });
  await turnTo(window, "Venn");

  // What is chosen on the canvas, by the keys that a person who does not see it has.
  await window.script("document.querySelector('[role=listbox]').focus()");
  await window.keys("Home", "Space");
  await until(
    async () => {
      const tree = await listener.tree();
      const list = tree.findIndex((one) => one.role === "list box" && one.name.startsWith("Venn of the map"));
      return list >= 0 && inside(tree, list).filter((one) => one.states.includes("selected")).length === 1;
    },
    "one chosen mark",
    30,
  );

  await command(window, "Preferences…");
  await told(listener, "dialog", "Preferences", "modal");
  await told(listener, "radio button", "As the system", "checked");
  await window.click("Dark");
  await told(listener, "radio button", "Dark", "checked");
  await window.close();
  await listener.close();
  remove();
});

test("each thing that is done is heard once", { timeout: 900_000 }, async () => {
  const { folder, shared, file, remove } = desk();
  const listener = await ears();
  const window = await open(folder, [file], { scripted: true });
  await window.find("[data-initiative]");
  const title = "Early speech and play";
  await window.script("document.querySelector('[role=listbox]').focus()");
  await window.keys("Home", "Space");
  await window.says(title);
  // WebKit tells only of what has been asked for, and a screen reader asks for all of it.
  await listener.tree();
  await listener.said();

  /** Does something, and answers all that was heard until a sentence with these words. */
  const heardOf = async (act, words) => {
    await act();
    return listener.hears(words);
  };

  const off = `Took “${title}” off the map.`;
  assert.deepEqual(await heardOf(() => command(window, "Take what is selected off the map"), off), [off]);
  await until(async () => regionOf(await now(window), title) === "", "it off the map");
  const undone = await heardOf(() => window.keys(["Control", "z"]), "Undone");
  assert.equal(undone.length, 1, String(undone));

  // A dialog that opens and closes repeats nothing.
  await command(window, "Preferences…");
  await window.find("dialog[open] h2");
  await settled(window);
  await nothingOpen(window);
  await settled(window);
  assert.deepEqual(await listener.said(), []);

  // Placed by the keys alone: carried, each region by its name, dropped.
  await window.script("document.querySelector('[role=listbox]').focus()");
  await window.keys("Home", "Enter");
  assert.equal((await listener.hears("Carrying")).length, 1);
  const next = await heardOf(() => window.keys("ArrowRight"), "initiative");
  assert.equal(next.length, 1, String(next));
  const dropped = await heardOf(() => window.keys("Enter"), "Placed");
  assert.equal(dropped.length, 1, String(dropped));
  assert.match(dropped[0], /^Placed “Early speech and play” in [A-Z][a-z]/);

  // A new title, typed where the mark stands.
  await window.keys("F2");
  await until(() => window.script("return document.activeElement?.tagName === 'INPUT'"), "the title's field");
  const renamed = await heardOf(() => window.keys("N", "e", "w", "Enter"), "Change title");
  assert.equal(renamed.length, 1, String(renamed));

  await window.script("document.querySelector('[role=listbox]').focus()");
  const removed = await heardOf(() => window.keys("Delete"), "Removed");
  assert.equal(removed.length, 1, String(removed));

  window.answer(PLAN);
  await window.keys(["Control", "i"]);
  await window.where("Add 22");
  await listener.said();
  const imported = await heardOf(() => window.click("Add 22"), "22");
  assert.equal(imported.length, 1, String(imported));

  // A drive that goes away: told once, whatever else is done, and once more when it is back.
  const away = `${shared}, away`;
  renameSync(shared, away);
  const waits = await heardOf(() => window.keys(["Control", "z"]), "waiting for");
  const again = await heardOf(() => window.keys(["Control", "y"]), "Done again");
  assert.equal([...waits, ...again].filter((one) => one.includes("waiting for")).length, 1, String([waits, again]));
  renameSync(away, shared);
  await listener.hears("Saved · ");
  await window.close();
  await listener.close();
  remove();
});

// By real keys alone: from pane to pane with F6 in every view, and cards placed one after another from the list.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inFront, press } from "./desktop.mjs";
import { home, open, until } from "./driver.mjs";
import { now, regionOf } from "./map.mjs";
import { settled } from "./screens.mjs";

/** The pane that has the keyboard, and what in it. */
const focused = (window) =>
  window.script(
    `const here = document.activeElement;
     const named = here.closest("label")?.textContent ?? here.getAttribute("aria-label") ?? here.textContent;
     return [here.closest("[data-pane]")?.dataset.pane ?? null, here.getAttribute("role") ?? here.tagName.toLowerCase(), named.trim()];`,
  );

/** Presses a key until the pane has the keyboard: pressed once, unless the page was not there yet. */
async function comes(window, key, pane) {
  const [before] = await focused(window);
  press(key);
  await until(async () => (await focused(window))[0] !== before, `the keyboard to leave ${before}`);
  const found = await focused(window);
  assert.equal(found[0], pane, `${key} from ${before}`);
  return found;
}

test("from pane to pane with F6, and cards placed with keys alone", { timeout: 600_000 }, async () => {
  const { folder, remove } = home();
  const window = await open(folder, ["--sample"]);
  await window.find("[data-initiative]");
  await settled(window);
  await inFront("^Fenmoor together");

  // Each view has its own place in the middle; the others stay as they are.
  for (const [view, role] of [
    ["Venn", "listbox"],
    ["Network", "listbox"],
    ["Matrix", "region"],
    ["Table", "grid"],
  ]) {
    await window.script(
      `const field = [...document.querySelectorAll("header input[type=radio]")].find((one) => one.closest("label").textContent.trim() === arguments[0]);
       field.focus();
       field.click();`,
      view,
    );
    if (view === "Network") await window.find("[data-node]");
    await settled(window);
    await window.script("document.querySelector('header input[type=radio]:checked').focus()");
    // In a small window the table has the room of both side panels.
    const sides = await window.script("return [...document.querySelectorAll('aside')].map((one) => one.dataset.pane)");
    const panes = [
      ...(sides.includes("left") ? ["left"] : []),
      "middle",
      ...(sides.includes("right") ? ["right"] : []),
    ];
    // Where there is nothing to zoom the foot has nothing to press, and is passed over.
    if (await window.script("return document.querySelector('footer button') !== null")) panes.push("bottom");
    for (const pane of panes) {
      const found = await comes(window, "F6", pane);
      if (pane === "middle") assert.equal(found[1], role, view);
    }
    assert.deepEqual(await comes(window, "F6", "top"), ["top", "input", view]);
    for (const pane of [...panes.toReversed(), "top"]) await comes(window, "shift+F6", pane);
  }

  // Two cards from the list, one after the other: the second begins where the first was put.
  await window.script("document.querySelector('header input[type=radio]').click()");
  await window.find("[data-initiative]");
  await settled(window);
  await window.script("document.querySelector('header input[type=radio]').focus()");
  const [, role, first] = await comes(window, "F6", "left");
  assert.equal(role, "button");
  assert.equal(regionOf(await now(window), first), "");
  press("Return");
  await window.says(`Carrying ${first}`);
  press("b", "c", "Return");
  await until(async () => regionOf(await now(window), first) === "ABC", `${first} placed`);
  await comes(window, "shift+F6", "left");
  const [, , second] = await focused(window);
  assert.notEqual(second, first);
  press("Return");
  await window.says(`Carrying ${second}`);
  press("Return");
  await until(async () => regionOf(await now(window), second) === "ABC", `${second} where ${first} went`);
  await window.close();
  remove();
});

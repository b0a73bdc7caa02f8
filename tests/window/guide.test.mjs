// The user guide in the real window: F1 opens it where one is, by real keys, and its pictures show the window as it is.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { target } from "../../scripts/steps.mjs";
import { inFront, press, type } from "./desktop.mjs";
import { home, open, until } from "./driver.mjs";
import { bytesOf, fileOf, namesInGuide, takeAll } from "./guide_pictures.mjs";
import { cut, differences, read } from "./png.mjs";
import { nothingOpen, turnTo } from "./screens.mjs";

/** Where a picture that is no longer true is put as it is now, to be looked at. */
const STALE = path.join(target, "guide-pictures");

/** So many squares are no word: a rounded corner lets through what is behind it. One word is fifteen or more. */
const FEW = 6;

/** The chapter that is open and has the keyboard: its title, once its first heading is in sight. */
function chapter(window, title) {
  const reads = `
    const article = document.activeElement;
    const heading = article?.querySelector("h3");
    if (article?.tagName !== "ARTICLE" || !heading) return null;
    const { top, bottom } = article.getBoundingClientRect();
    return { title: heading.textContent, words: article.innerText.length, room: bottom - top };`;
  return until(async () => {
    const open = await window.script(reads);
    return open?.title === title ? open : null;
  }, `the chapter ${title}`);
}

test("F1 opens the chapter of the place where one is, and Escape comes back to it", { timeout: 300_000 }, async () => {
  const { folder, remove } = home();
  const window = await open(folder, ["--sample"]);
  await window.find("[data-initiative]");
  await inFront("^Fenmoor together");

  const before = () => window.script("return document.activeElement.outerHTML.slice(0, 200)");
  const gone = () => until(() => window.script("return !document.querySelector('dialog[open] article')"), "no guide");

  // The matrix, in the middle.
  await turnTo(window, "Matrix");
  await window.find("main table button");
  await window.script("document.querySelector('main table button').focus()");
  const button = await before();
  press("F1");
  const { words, room } = await chapter(window, "The matrix");
  assert.ok(words > 400 && room > 300, `${words} letters in ${room} points`);
  press("Escape");
  await gone();
  assert.equal(await before(), button);

  // A tab at the right.
  await window.keys(["Control", "4"]);
  await window.script("document.querySelector('[role=tab][aria-selected=true]').focus()");
  press("F1");
  await chapter(window, "Together");
  press("Escape");
  await gone();

  // A field in a dialog: what was typed stays, and so does the dialog.
  await window.keys(["Control", "n"]);
  await until(() => window.script("return document.activeElement.tagName === 'INPUT'"), "a field");
  type("Eastmarsh");
  await until(() => window.script("return document.activeElement.value === 'Eastmarsh'"), "what was typed");
  press("F1");
  await chapter(window, "A new map");

  // Searched by keys alone: the first hit, then its line.
  press("ctrl+f");
  await until(() => window.script("return document.activeElement.getAttribute('role') === 'combobox'"), "the search");
  type("harrowdale");
  await until(
    () => window.script("return document.querySelectorAll('dialog[open] [role=option]').length === 1"),
    "what was found",
  );
  press("Return");
  await chapter(window, "Organisations and common ground");
  const marked = await window.script(`
    const box = document.querySelector("dialog article .found").getBoundingClientRect();
    const { top, bottom } = document.querySelector("dialog article").getBoundingClientRect();
    return box.top >= top && box.bottom <= bottom;`);
  assert.equal(marked, true, "what was found is in sight");
  press("Escape");
  await gone();
  assert.equal(await window.script("return document.activeElement.value"), "Eastmarsh");
  await nothingOpen(window);
  await window.close();
  remove();
});

test("the guide's pictures show the window as it is", { timeout: 600_000 }, async () => {
  const wanted = new Set(namesInGuide());
  const stale = [];
  await takeAll((name, now) => {
    assert.ok(wanted.delete(name), `the guide shows ${name}`);
    assert.ok(statSync(fileOf(name)).size <= 64 * 1024, `${name} is small`);
    const bytes = bytesOf(now);
    const found = differences(read(bytes), read(readFileSync(fileOf(name))));
    if (found.length <= FEW) return;
    stale.push(`${name}: ${found.length} squares, the first at ${found[0].x}, ${found[0].y}`);
    mkdirSync(STALE, { recursive: true });
    writeFileSync(path.join(STALE, `${name}.png`), bytes);
  });
  assert.deepEqual([...wanted], [], "every picture of the guide is taken");
  assert.deepEqual(stale, [], `as they are now: ${STALE}; npm run pictures:guide takes them anew`);
});

test("a picture that shows other words is seen to be stale", () => {
  const picture = read(readFileSync(fileOf("import")));
  assert.deepEqual(differences(picture, read(bytesOf(picture))), []);
  // The words of a line where those of the next were, as when a sentence is written otherwise.
  const other = { ...picture, pixels: Buffer.from(picture.pixels) };
  const [from, to] = [
    { x: 20, y: 392 },
    { x: 20, y: 414 },
  ];
  const words = cut(picture, { ...from, width: 160, height: 14 });
  assert.ok(new Set(words.pixels).size > 20, "words stand there");
  for (let y = 0; y < words.height; y += 1) {
    words.pixels.copy(other.pixels, ((to.y + y) * picture.width + to.x) * 3, y * 480, (y + 1) * 480);
  }
  assert.ok(differences(picture, other).length > FEW);
});

// The board paper in the real window, with real keys and the real dialog: from the shortcut to a Word document and a PDF on
// the disk, a meeting typed on the way, a part left out, a file dialog given up.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { fileDialog, inFront, pointer, press, write } from "./desktop.mjs";
import { home, open, until } from "./driver.mjs";

const noDialog = (window) =>
  until(() => window.script("return document.querySelector('dialog') === null"), "no dialog");

/** The words of the outline, once the page shows an outline that is up to date. */
const outline = (window) =>
  until(
    () =>
      window.script(
        `const part = document.querySelector("dialog[open] .outline");
         return part?.getAttribute("aria-busy") === "false" && part.querySelector("li") ? part.innerText : null;`,
      ),
    "the outline",
  );

test("a paper for the board, by keys and the real dialog", { timeout: 900_000 }, async () => {
  const { folder, remove } = home();
  const papers = path.join(folder, "Papers");
  mkdirSync(papers);
  const window = await open(folder, ["--sample"]);
  await window.find("[data-initiative]");
  const hand = pointer(await inFront("^Fenmoor together"));

  press("ctrl+shift+e");
  await window.find("dialog[open] .outline li");
  assert.match(await outline(window), /13 to complete[\s\S]*Recommendations[\s\S]*Appendix C/);
  await window.shot("paper-dialog");

  await hand.click(await window.where("Meeting"));
  await write(window, "Fenmoor Board");
  press("Return");
  await until(async () => /12 to complete/.test(await outline(window)), "one prompt less");

  // Given up: the dialog of the page stays with all that was typed.
  await hand.click(await window.where("Word…"));
  await (await fileDialog("Save the board paper")).cancel();
  await inFront("^Fenmoor together");
  assert.match(await outline(window), /12 to complete/);

  const document = path.join(papers, "Board.docx");
  await hand.click(await window.where("Word…"));
  await (await fileDialog("Save the board paper")).answer(path.join(papers, "Board"));
  await inFront("^Fenmoor together");
  await until(() => existsSync(document), "the Word document");
  await noDialog(window);
  assert.equal(readFileSync(document).subarray(0, 2).toString(), "PK");

  press("ctrl+shift+e");
  assert.match(await outline(window), /12 to complete/, "what was typed is kept");
  await hand.click(await window.where("Appendices"));
  await until(async () => !/Appendix/.test(await outline(window)), "no appendices");
  const pdf = path.join(papers, "Board.pdf");
  await hand.click(await window.where("PDF…"));
  await (await fileDialog("Save the board paper")).answer(pdf);
  await inFront("^Fenmoor together");
  await until(() => existsSync(pdf), "the PDF");
  await noDialog(window);
  const told = spawnSync("pdftotext", ["-layout", pdf, "-"], { encoding: "utf8" }).stdout;
  assert.match(told, /Meeting: Fenmoor Board/);
  assert.match(told, /Fenmoor Board is asked to:/);
  assert.doesNotMatch(told, /Appendix/);
  await window.close();
  remove();
});

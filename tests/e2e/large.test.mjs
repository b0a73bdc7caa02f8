// A map of thousands in the browser: what is painted anew after an edit is what painting all of it would give.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { program } from "../../scripts/steps.mjs";
import { browser, endHosts, heard, home, host, now, open, until } from "./host.mjs";

let chrome;

before(async () => {
  chrome = await browser();
});

after(async () => {
  await chrome?.close();
  await endHosts();
});

/** A map of 2,400 initiatives, each on some of the challenges, as a sheet brings them in. */
function large(folder) {
  const map = join(folder, "large.sweetspot");
  const sheet = join(folder, "large.csv");
  const cli = (...args) => execFileSync(program("sweetspot-cli"), args, { stdio: "pipe" });
  cli("new", map, "--title", "Large");
  const { challenges } = JSON.parse(cli("show", map, "--json").toString());
  const names = challenges.map(({ name }) => name);
  const row = (_, nth) => [
    `Initiative ${nth}`,
    ...names.map((_, place) => (((nth % 15) + 1) & (1 << place) ? "x" : "")),
  ];
  const rows = [["Title", ...names], ...Array.from({ length: 2400 }, row)];
  writeFileSync(sheet, rows.map((cells) => cells.map((cell) => `"${cell}"`).join(",")).join("\n"));
  cli("import", map, sheet);
  return map;
}

test("marks painted anew after an edit are as if all were", async () => {
  const room = home();
  const server = await host(room.folder, large(room.folder));
  const page = await open(chrome, server.address);
  try {
    const bitmap = page.locator(".canvas canvas").first();
    const painted = async () => {
      // Until two frames in a row show the same.
      let last = "";
      await until(async () => {
        const was = last;
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
        last = await bitmap.evaluate((canvas) => canvas.toDataURL());
        return last === was;
      }, "the bitmap to stand still");
      return last;
    };
    const afresh = async () => {
      await page.setViewportSize({ width: 1300, height: 768 });
      await painted();
      await page.setViewportSize({ width: 1366, height: 768 });
      return painted();
    };
    const pictures = [await painted()];
    const row = page.getByRole("button", { name: /^Initiative 3 / });
    await row.click();
    pictures.push(await painted());
    assert.equal(await afresh(), pictures[1], "selected");
    const { state } = await now(server);
    await row.press("Enter");
    await page.keyboard.press("b");
    await page.keyboard.press("Enter");
    await until(async () => (await now(server)).state > state, "the edit");
    await heard(page, server);
    pictures.push(await painted());
    assert.equal(await afresh(), pictures[2], "placed elsewhere");
    await page.keyboard.press("Control+z");
    await until(async () => (await now(server)).state > state + 1, "the undo");
    await heard(page, server);
    pictures.push(await painted());
    assert.equal(await afresh(), pictures[3], "undone");
    assert.equal(pictures[3], pictures[1]);
    assert.equal(new Set(pictures).size, 3, "each of them shows something else");
    page.check_clean();
  } finally {
    await server.end();
    room.remove();
  }
});

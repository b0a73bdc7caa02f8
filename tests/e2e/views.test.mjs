// The four views of one map in a real browser: one selection, links drawn, nodes pinned, cells written, each step undone;
// and two partners on one file.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { after, afterEach, before, test } from "node:test";
import { accessibility, browser, drag, endHosts, heard, home, host, now, open, shot, until } from "./host.mjs";

let chrome;
before(async () => {
  chrome = await browser();
});
afterEach(endHosts);
after(() => chrome.close());

const turnTo = (page, view) => page.getByRole("radio", { name: view, exact: true }).check({ force: true });

test("what is selected in one view is selected in all, and each is sound for a screen reader", async () => {
  const room = home();
  const app = await host(room.folder, "--sample");
  // Wide enough for the side panels beside the columns of matrix and table.
  const page = await open(chrome, app.address, { width: 1500, height: 900 });
  await turnTo(page, "Matrix");
  await page.getByRole("button", { name: /^6 initiatives in A good start in life, Good work,/ }).click();
  await page.getByRole("button", { name: "Select these" }).click();
  for (const view of ["Matrix", "Table", "Network", "Venn"]) {
    await turnTo(page, view);
    await page.waitForTimeout(400);
    await page.getByText("6 initiatives selected").waitFor();
    assert.deepEqual(await accessibility(page), [], view);
    await shot(page, `view-${view.toLowerCase()}`);
  }
  await turnTo(page, "Table");
  assert.equal(
    (await page.locator('[role="row"][aria-selected="true"]').count()) > 0,
    true,
    "the table has it in sight",
  );
  page.check_clean();
  await page.close();
  await app.end();
  room.remove();
});

test("a link is drawn and fifty cells written; each is one step to undo", async () => {
  const room = home();
  const app = await host(room.folder, "--sample");
  const page = await open(chrome, app.address);
  const before = (await now(app)).map;
  await turnTo(page, "Network");
  await page.getByRole("button", { name: "Link", exact: true }).click();
  const row = (title) => page.locator(`[title="${title}"][aria-pressed]`);
  await row("Family hubs").click();
  await row("Apprentice builders").click({ modifiers: ["Control"] });
  await page.getByRole("button", { name: "Link the two selected" }).click();
  await until(async () => (await now(app)).map.links.length === before.links.length + 1, "the link");
  assert.equal((await now(app)).undo, "Link: Family hubs supports Apprentice builders");
  await page.getByRole("button", { name: "Link", exact: true }).click();

  await until(async () => (await page.locator('[data-testid="link"]').count()) === before.links.length + 1, "its line");
  await page.getByRole("button", { name: /^Undo/ }).click();
  await until(async () => (await now(app)).map.links.length === before.links.length, "the link's undoing");

  await turnTo(page, "Table");
  const grid = page.getByRole("grid");
  await grid.focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await page.getByRole("combobox", { name: "Status of Family hubs" }).waitFor();
  await page.keyboard.type("paused");
  await page.keyboard.press("Enter");
  await until(async () => (await now(app)).map.initiatives[0].status === "paused", "the status");
  // The page goes on once it has heard that it is written. Enter went down; the filling starts above.
  await page.getByRole("gridcell", { name: "Paused" }).and(page.locator("#cell-0-1:not([aria-busy])")).waitFor();
  await page.keyboard.press("ArrowUp");
  for (let nth = 0; nth < 49; nth += 1) await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Control+d");
  const paused = async () => (await now(app)).map.initiatives.slice(0, 50).filter(({ status }) => status === "paused");
  await until(async () => (await paused()).length === 50, "fifty rows");
  await heard(page, app);
  await page.keyboard.press("Control+z");
  await until(async () => (await paused()).length < 50, "one step back");
  assert.equal((await now(app)).map.initiatives[0].status, "paused", "only the filling is undone");
  page.check_clean();
  await page.close();
  await app.end();
  room.remove();
});

/** The middle of the nth node on the page. */
function nodeAt(page, nth) {
  return page
    .locator("[data-node]")
    .nth(nth)
    .evaluate((node) => {
      const box = node.getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    });
}

test("the network by hand: a node is pinned, a link pulled, many brushed and found in every view", async () => {
  const room = home();
  const app = await host(room.folder, "--sample");
  // Wide enough for the side panels beside the columns of matrix and table.
  const page = await open(chrome, app.address, { width: 1500, height: 900 });
  await turnTo(page, "Network");
  const stage = page.getByRole("listbox", { name: /initiatives/ });
  await stage.waitFor();
  await page.locator("[data-node]").nth(20).waitFor();
  await page.waitForTimeout(500);
  const before = (await now(app)).map;
  const id = await page.locator("[data-node]").nth(3).getAttribute("data-node");

  // Dragged, it stays where it was let go, and that is one step to undo.
  const start = await nodeAt(page, 3);
  const end = { x: start.x + 60, y: start.y + 40 };
  await drag(page, start, end);
  await until(async () => (await now(app)).map.pins.length === before.pins.length + 1, "the pin");
  assert.equal((await now(app)).map.pins.at(-1).node, id);
  await until(async () => {
    const at = await nodeAt(page, 3);
    return Math.hypot(at.x - end.x, at.y - end.y) < 40;
  }, "the node where it was let go");
  // The page can take back only what it has heard of.
  await page.locator('button[aria-label^="Undo"]:not([disabled])').waitFor();
  await heard(page, app);
  await page.keyboard.press("Control+z");
  await until(async () => (await now(app)).map.pins.length === before.pins.length, "the pin's undoing");
  await page.waitForTimeout(800);

  // With Link on, the same drag draws a link; one to itself, or a second time the same, changes nothing.
  await page.getByRole("button", { name: "Link", exact: true }).click();
  await page.waitForTimeout(300);
  const links = (await now(app)).map.links.length;
  const [one, other] = [await nodeAt(page, 3), await nodeAt(page, 7)];
  await drag(page, one, other);
  await until(async () => (await now(app)).map.links.length === links + 1, "the link");
  await page.waitForTimeout(600);
  await drag(page, await nodeAt(page, 3), await nodeAt(page, 7));
  await page.getByText(/already/).waitFor();
  assert.equal((await now(app)).map.links.length, links + 1);
  const itself = await nodeAt(page, 3);
  await drag(page, itself, { x: itself.x + 5, y: itself.y + 3 });
  assert.equal((await now(app)).map.links.length, links + 1);
  await page.getByRole("button", { name: "Link", exact: true }).click();

  // Brushed with Shift, and the same are selected in the other views.
  await page.keyboard.press("Control+3");
  const box = await stage.boundingBox();
  // Not at the very edge, where the side panel is made wider.
  const corner = { x: box.x + 24, y: box.y + 24 };
  await drag(page, corner, { x: box.x + box.width / 2, y: box.y + box.height / 2 }, "Shift");
  const told = await page.getByText(/^\d+ initiatives selected$/).innerText();
  const count = Number(told.split(" ")[0]);
  assert.ok(count > 3, told);
  for (const view of ["Matrix", "Table", "Venn", "Network"]) {
    await turnTo(page, view);
    await page.getByText(told, { exact: true }).waitFor();
  }
  // Focus on one step from a single one leaves the rest as a trace.
  await stage.focus();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  await page
    .getByRole("group", { name: "Steps from what is selected" })
    .getByRole("radio", { name: "1" })
    .check({ force: true });
  await page.waitForTimeout(300);
  await shot(page, "network-focus");
  assert.deepEqual(await accessibility(page), []);
  page.check_clean();
  await page.close();
  await app.end();
  room.remove();
});

test("areas in proportion: what they get wrong is said, one is selected, the picture leaves", async () => {
  const room = home();
  const app = await host(room.folder, "--sample");
  const page = await open(chrome, app.address, { dark: true });
  await page.getByRole("button", { name: "Proportional" }).click();
  await page.getByText(/^The larger an area, the more initiatives it holds\. Largest error: /).waitFor();
  await page.getByText("Areas in figures").click();
  await page
    .getByRole("table")
    .getByRole("button", { name: "Good work, Good place and Healthy life", exact: true })
    .click();
  await page.getByText("2 initiatives selected").waitFor();
  assert.deepEqual(await accessibility(page), []);
  await shot(page, "proportional");
  const out = path.join(room.folder, "areas.svg");
  await page.keyboard.press("Control+e");
  await page.getByRole("dialog").getByRole("img").waitFor();
  await app.answer(out);
  await page.getByRole("button", { name: "SVG…" }).click();
  await until(() => existsSync(out), "the picture");
  assert.match(readFileSync(out, "utf8"), /areas are in proportion to 55 initiatives/);
  await page.getByRole("button", { name: "Back to the fixed drawing" }).click();
  await page.getByRole("listbox").first().waitFor();
  page.check_clean();
  await page.close();
  await app.end();
  room.remove();
});

test("two partners on one file: both edit, nothing is overwritten, and what both changed is settled", async () => {
  const room = home();
  const asha = await host(path.join(room.folder, "asha"), "--sample");
  const file = path.join(room.folder, "Fenmoor.sweetspot");
  await asha.grant(file);
  await asha.call("save_copy", { path: file });
  await asha.call("open_map", { path: file });
  const ben = await host(path.join(room.folder, "ben"), file);
  await ben.call("prefer", { name: "Ben", theme: "system", text_percent: 100 });
  const [first, second] = (await now(asha)).map.initiatives;
  const notes = (one, text) => ({ kind: "change_initiatives", initiatives: [one.id], fields: { notes: text } });
  await ben.call("edit", notes(first, "Red"));
  await ben.call("edit", notes(second, "Only Ben"));
  await ben.call("save");
  const page = await open(chrome, asha.address);
  await asha.call("edit", notes(first, "Blue"));
  await asha.call("save");
  await page.getByRole("contentinfo").waitFor();
  await page.keyboard.press("Control+5");
  await page.getByRole("heading", { name: "Versions" }).waitFor();
  // Whoever comes back to the window hears of it; a window that is busy just then hears of it the next time.
  await until(async () => {
    await page.evaluate(() => window.dispatchEvent(new Event("focus")));
    return (await page.getByRole("heading", { name: /^To be settled/ }).count()) > 0;
  }, "what waits to be settled");
  const sides = page.getByRole("group", { name: `${first.title}: notes` });
  await sides.waitFor();
  const held = (await now(asha)).map.initiatives;
  assert.deepEqual([held[0].notes, held[1].notes], ["Blue", "Only Ben"]);
  await shot(page, "settle");
  assert.deepEqual(await accessibility(page), []);
  await sides.getByRole("button", { name: /Ben “Red”/ }).click();
  await until(async () => (await now(asha)).map.initiatives[0].notes === "Red", "the settling");
  await asha.call("save");
  const refreshed = await ben.call("refresh");
  assert.deepEqual(
    refreshed.map.initiatives.slice(0, 2).map((one) => one.notes),
    ["Red", "Only Ben"],
  );
  assert.deepEqual(refreshed.conflicts, []);
  page.check_clean();
  await page.close();
  await ben.end();
  await asha.end();
  room.remove();
});

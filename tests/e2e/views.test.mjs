// The four views of one map in a real browser: one selection, links drawn, nodes pinned, cells written, each step undone;
// and two partners on one file.

import assert from "node:assert/strict";
import path from "node:path";
import { after, afterEach, before, test } from "node:test";
import { accessibility, browser, endHosts, home, host, open, shot } from "./host.mjs";

let chrome;
before(async () => {
  chrome = await browser();
});
afterEach(endHosts);
after(() => chrome.close());

async function now(server) {
  return (await server.call("start")).snapshot;
}

async function until(attempt, what) {
  const end = Date.now() + 15_000;
  while (Date.now() < end) {
    if (await attempt()) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  assert.fail(`waited too long for ${what}`);
}

const turnTo = (page, view) => page.getByRole("radio", { name: view, exact: true }).check({ force: true });

test("what is selected in one view is selected in all, and each is sound for a screen reader", async () => {
  const room = home();
  const app = await host(room.folder, "--sample");
  const page = await open(chrome, app.address);
  await turnTo(page, "Matrix");
  await page.getByRole("button", { name: /6 initiatives, Initiatives in A \+ B \+ C \+ D/ }).click();
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
  await page.getByRole("combobox", { name: "Status of Family hubs" }).selectOption("Paused");
  await until(async () => (await now(app)).map.initiatives[0].status === "paused", "the status");
  // The page goes on once it has heard that it is written.
  await page.getByRole("combobox", { name: "Status of Family hubs" }).waitFor({ state: "detached" });
  await grid.focus();
  for (let nth = 0; nth < 49; nth += 1) await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Control+d");
  const paused = async () => (await now(app)).map.initiatives.slice(0, 50).filter(({ status }) => status === "paused");
  await until(async () => (await paused()).length === 50, "fifty rows");
  await page.keyboard.press("Control+z");
  await until(async () => (await paused()).length < 50, "one step back");
  assert.equal((await now(app)).map.initiatives[0].status, "paused", "only the filling is undone");
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

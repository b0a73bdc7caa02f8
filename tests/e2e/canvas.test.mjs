// The drawings under a real pointer and real keys: menus of our own, titles changed where they stand, words as handles, one way
// to move about, cards on the clipboard; and the browser's own keys and menus kept out.

import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { accessibility, browser, drag, endHosts, heard, home, host, now, open, shot, until } from "./host.mjs";

let chrome;
before(async () => {
  chrome = await browser();
});
afterEach(endHosts);
after(() => chrome.close());

/** The middle of an initiative's mark on the page. */
async function markOf(page, snapshot, title) {
  const { id } = snapshot.map.initiatives.find((one) => one.title === title);
  const mark = page.locator(`[data-initiative="${id}"] circle`).first();
  return stillOf(mark);
}

/** The middle of what may still be on its way, once it stands: the drawing fits itself to the window at first. */
async function stillOf(locator) {
  let before = await locator.boundingBox();
  for (let tries = 0; tries < 100; tries += 1) {
    await new Promise((done) => setTimeout(done, 80));
    const box = await locator.boundingBox();
    if (before && box && before.x === box.x && before.y === box.y) {
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    }
    before = box;
  }
  throw new Error("it never stands still");
}

/** The middle of the words beside a mark. */
async function wordsOf(page, words) {
  return stillOf(page.locator("svg text", { hasText: words }).first());
}

const titled = (snapshot, title) => snapshot.map.initiatives.find((one) => one.title === title);
const lettersOf = (snapshot, title) =>
  snapshot.map.challenges
    .map(({ id }, nth) => (id in (titled(snapshot, title)?.contributions ?? {}) ? "ABCDE"[nth] : ""))
    .join("");

test("the Venn by hand", { timeout: 180_000 }, async () => {
  const room = home();
  const app = await host(room.folder, "--sample");
  const page = await open(chrome, app.address);
  await page.locator("[data-initiative]").first().waitFor();
  let snapshot = await now(app);

  // The right button's menu is ours, is sound for a screen reader, and its commands act on what was pressed.
  const family = await markOf(page, snapshot, "Family hubs");
  await page.mouse.click(family.x, family.y, { button: "right" });
  await page.getByRole("menu", { name: "Family hubs" }).waitFor();
  assert.deepEqual(await accessibility(page), []);
  await shot(page, "menu-mark");
  await page.keyboard.press("Escape");
  await page.getByRole("menu").waitFor({ state: "detached" });
  await page.keyboard.press("Shift+F10");
  await page.getByRole("menu", { name: "Family hubs" }).waitFor();
  await page.getByRole("menuitem", { name: /^Take what is selected off the map/ }).click();
  await page.getByText("Took “Family hubs” off the map.").first().waitFor();
  assert.equal(lettersOf(await now(app), "Family hubs"), "");
  await page.getByRole("status").getByText("Took “Family hubs”").waitFor();
  await page.locator(".toast").getByRole("button", { name: "Undo" }).click();
  await until(async () => lettersOf(await now(app), "Family hubs") === "ABCD", "the taking off undone");

  // The words move the mark.
  snapshot = await now(app);
  const goal = await markOf(page, snapshot, "Attend every day");
  await drag(page, await wordsOf(page, "Youth zone"), { x: goal.x + 20, y: goal.y - 25 });
  await page.getByText("Placed “Youth zone” in Good start.").first().waitFor();
  assert.equal(lettersOf(await now(app), "Youth zone"), "A");

  // A double click changes the title, as one step.
  const words = await wordsOf(page, "Library living room");
  await page.mouse.dblclick(words.x, words.y);
  const field = page.getByRole("textbox", { name: "Title", exact: true }).and(page.locator(".in-place"));
  await field.waitFor();
  await page.keyboard.type("Library front room");
  await page.keyboard.press("Enter");
  await until(async () => titled(await now(app), "Library front room"), "the new title");
  await page.locator('button[aria-label^="Undo"]:not([disabled])').waitFor();
  await heard(page, app);
  await page.keyboard.press("Control+z");
  await until(async () => titled(await now(app), "Library living room"), "the title as it was");

  // A drag on empty ground moves the sheet and nothing else.
  const state = (await now(app)).state;
  const stage = await page.getByRole("listbox", { name: /^Venn/ }).boundingBox();
  const before = await markOf(page, snapshot, "Family hubs");
  const corner = { x: stage.x + 6, y: stage.y + stage.height / 2 - 120 };
  await drag(page, corner, { x: corner.x + 40, y: corner.y + 15 });
  await until(async () => (await markOf(page, snapshot, "Family hubs")).x - before.x > 30, "the sheet to move");
  assert.equal((await now(app)).state, state);
  await page.keyboard.press("0");

  // Ctrl+Shift+A adds; what is typed then is a title and moves nothing.
  await page.getByRole("listbox", { name: /^Venn/ }).focus();
  await page.keyboard.press("Control+Shift+A");
  await page.getByRole("textbox", { name: "Title of a new initiative" }).waitFor();
  await page.keyboard.type("A brand new day");
  await page.keyboard.press("Enter");
  await until(async () => titled(await now(app), "A brand new day"), "the new card");
  await page.keyboard.press("Escape");
  page.check_clean();
  await page.close();
  await app.end();
  room.remove();
});

test("cards are copied, pasted and duplicated, each one step", { timeout: 120_000 }, async () => {
  const room = home();
  const app = await host(room.folder, "--sample");
  const page = await open(chrome, app.address);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"], { origin: new URL(app.address).origin });
  await page.locator("[data-initiative]").first().waitFor();
  const before = await now(app);
  const family = await markOf(page, before, "Family hubs");
  await page.mouse.click(family.x, family.y);
  await page.keyboard.press("Control+c");
  await page.keyboard.press("Control+v");
  await page.getByText("Added “Family hubs (2)”.").first().waitFor();
  let after = await now(app);
  const [one, other] = ["Family hubs", "Family hubs (2)"].map((title) => titled(after, title));
  for (const part of ["summary", "status", "start", "end", "organisations", "bright_spot"]) {
    assert.deepEqual(other[part], one[part], part);
  }
  assert.deepEqual(other.grounds.toSorted(), one.grounds.toSorted());
  assert.equal(lettersOf(after, "Family hubs (2)"), "ABCD");
  await page.keyboard.press("Control+d");
  await until(async () => (await now(app)).map.initiatives.length === before.map.initiatives.length + 2, "the copy");
  await heard(page, app);
  // From another program, one card for each line.
  await page.evaluate(() => navigator.clipboard.writeText("Warm rooms\nSchool streets\n"));
  await page.keyboard.press("Control+v");
  await page.getByText("Added 2 initiatives.").first().waitFor();
  after = await now(app);
  assert.deepEqual(
    after.map.initiatives.slice(-2).map(({ title }) => title),
    ["Warm rooms", "School streets"],
  );
  for (let nth = 0; nth < 3; nth += 1) await app.call("undo");
  assert.deepEqual((await now(app)).map, before.map);
  page.check_clean();
  await page.close();
  await app.end();
  room.remove();
});

test(
  "the browser's keys and menus do nothing, and the network has menus of its own",
  { timeout: 120_000 },
  async () => {
    const room = home();
    const app = await host(room.folder, "--sample");
    const page = await open(chrome, app.address);
    await page.locator("[data-initiative]").first().waitFor();
    await page.evaluate(() => (window.stillHere = true));
    await page.getByRole("listbox", { name: /^Venn/ }).focus();
    for (const key of [
      "F5",
      "Control+r",
      "Control+p",
      "Control+u",
      "Control+j",
      "F7",
      "Alt+ArrowLeft",
      "Alt+ArrowRight",
    ]) {
      await page.keyboard.press(key);
    }
    assert.equal(await page.evaluate(() => window.stillHere), true);
    assert.equal(page.context().pages().length, 1);
    await page.getByRole("radio", { name: "Network", exact: true }).check({ force: true });
    const node = page.locator("[data-node]").nth(3);
    await node.waitFor();
    await page.waitForTimeout(600);
    const box = await node.boundingBox();
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2, { button: "right" });
    await page.getByRole("menuitem", { name: /^Rename the initiative/ }).waitFor();
    assert.deepEqual(await accessibility(page), []);
    await shot(page, "menu-node");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Hide the key" }).click();
    await page.getByRole("button", { name: "Key", exact: true, pressed: false }).waitFor();
    page.check_clean();
    await page.close();
    await app.end();
    room.remove();
  },
);

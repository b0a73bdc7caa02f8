// The main job in a real browser: from the spreadsheet that an officer has to a picture for the board. The real core, a
// real file; the same journey as the window's.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, afterEach, before, test } from "node:test";
import { program, root } from "../../scripts/steps.mjs";
import { accessibility, browser, drag, endHosts, heard, home, host, now, open, shot, until } from "./host.mjs";

const PLAN = path.join(root, "tests", "fixtures", "import", "partnership-plan.xlsx");

let chrome;
before(async () => {
  chrome = await browser();
});
afterEach(endHosts);
after(() => chrome.close());

/** The letters of an initiative's region. */
function regionOf(snapshot, title) {
  const row = snapshot.map.initiatives.find((one) => one.title === title);
  return snapshot.map.challenges.map(({ id }, nth) => (id in row.contributions ? "ABCDE"[nth] : "")).join("");
}

/** A point of the page that lies in a region, found from marks whose places in the drawing are known. */
async function pointIn(page, snapshot, letters) {
  const set = [...letters].reduce((bits, letter) => bits | (1 << (letter.charCodeAt(0) - 65)), 0);
  const { centre } = snapshot.scene.regions.find((one) => one.challenges === set);
  const middleOf = async (mark) => {
    const id = snapshot.map.initiatives[mark.initiative].id;
    const box = await page.locator(`[data-initiative="${id}"]`).boundingBox();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  // The window may draw the Venn taller than it is wide: each way has a scale of its own.
  const along = async (part) => {
    const marks = [...snapshot.scene.marks].sort((one, other) => one[part] - other[part]);
    const [first, last] = [marks[0], marks.at(-1)];
    const [one, other] = [await middleOf(first), await middleOf(last)];
    const scale = (other[part] - one[part]) / (last[part] - first[part]);
    return one[part] + (centre[part] - first[part]) * scale;
  };
  return { x: await along("x"), y: await along("y") };
}

test("from the spreadsheet to the picture", { timeout: 240_000 }, async () => {
  const { folder, remove } = home();
  let server = await host(folder);
  let page = await open(chrome, server.address);
  const file = path.join(folder, "Fenmoor.sweetspot");

  // A new map, where the dialog says.
  await page.getByRole("button", { name: "New map" }).click();
  await page.getByLabel("Title").fill("Fenmoor together");
  await server.answer(file);
  await page.getByRole("button", { name: "Choose where it goes…" }).click();
  await page.getByRole("heading", { name: "Not yet placed" }).waitFor();
  assert.ok(existsSync(file));

  // The spreadsheet that is there already.
  await server.answer(PLAN);
  await page.keyboard.press("Control+i");
  const land = page.getByRole("button", { name: /^Add 22/ });
  await land.waitFor({ timeout: 30_000 });
  assert.deepEqual(await accessibility(page), []);
  await shot(page, "e2e-import");
  await land.click();
  await page.locator("dialog").waitFor({ state: "detached" });
  let snapshot = await now(server);
  assert.equal(snapshot.map.initiatives.length, 22);
  await page.locator("[data-initiative]").first().waitFor();

  // Five by pointer: two cards of the list, three marks; each ends in the region it was let go over.
  const { initiatives } = snapshot.map;
  // One that has its title alone: the sheet holds two initiatives of one title.
  const unplaced = initiatives.filter(
    ({ title, contributions }) =>
      Object.keys(contributions).length === 0 && initiatives.filter((other) => other.title === title).length === 1,
  );
  const card = page.locator('[data-drop="list"] .card .title', { hasText: unplaced[0].title });
  const box = await card.boundingBox();
  const dragged = [[unplaced[0].title, { x: box.x + 60, y: box.y + box.height / 2 }, "ABCD"]];
  const marked = snapshot.scene.marks.map((mark) => snapshot.map.initiatives[mark.initiative]);
  for (const [nth, letters] of ["BD", "AC", "ABD", "C"].entries()) dragged.push([marked[nth].title, null, letters]);
  for (const [title, at, letters] of dragged) {
    snapshot = await now(server);
    const { id } = snapshot.map.initiatives.find((row) => row.title === title);
    const mark = at ? null : await page.locator(`[data-initiative="${id}"]`).boundingBox();
    const from = at ?? { x: mark.x + mark.width / 2, y: mark.y + mark.height / 2 };
    await drag(page, from, await pointIn(page, snapshot, letters));
    await until(async () => regionOf(await now(server), title) === letters, `${title} in ${letters}`);
    await page.waitForTimeout(120);
  }
  await shot(page, "e2e-dragged");

  // Escape gives a drag up.
  snapshot = await now(server);
  const still = await page.locator("[data-initiative]").first().boundingBox();
  await page.mouse.move(still.x + 4, still.y + 4);
  await page.mouse.down();
  await page.mouse.move(still.x + 60, still.y + 60, { steps: 3 });
  await page.keyboard.press("Escape");
  await page.mouse.up();
  assert.equal((await now(server)).state, snapshot.state);

  // One by keyboard: pick up, one step through the regions, drop.
  const [walked] = snapshot.scene.marks;
  const before = regionOf(snapshot, snapshot.map.initiatives[walked.initiative].title);
  await page.locator('[role="listbox"]').focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await until(async () => (await now(server)).state > snapshot.state, "the keyboard's drop");
  assert.ok(before.length > 0);

  // One by click: pick up, click a region.
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Add initiatives" }).click();
  await page.keyboard.type("Clicked into place");
  await page.keyboard.press("Enter");
  await until(async () => (await now(server)).map.initiatives.length === 23, "the new card");
  await page.getByRole("button", { name: /Pick up.*Clicked into place/ }).click();
  snapshot = await now(server);
  const target = await pointIn(page, snapshot, "CD");
  await page.mouse.move(target.x, target.y, { steps: 3 });
  await page.mouse.click(target.x, target.y);
  await until(async () => regionOf(await now(server), "Clicked into place") === "CD", "the click's drop");

  // Undo two: the placing, then the adding; the first by key and the second by button.
  await heard(page, server);
  await page.keyboard.press("Control+z");
  await until(async () => regionOf(await now(server), "Clicked into place") === "", "the first undo");
  await page.getByRole("button", { name: /^Undo/ }).first().click();
  await until(async () => (await now(server)).map.initiatives.length === 22, "the second undo");

  // The sweet spots say what the program says.
  snapshot = await now(server);
  await page.getByRole("tab", { name: "Sweet spots" }).click();
  const [spot] = snapshot.analysis.sweet_spots;
  assert.ok((await page.getByRole("tabpanel").innerText()).includes(spot.sentence));
  for (const tab of ["Sweet spots", "Thin", "Together", "History", "Details"]) {
    await page.getByRole("tab", { name: tab }).click();
    assert.deepEqual(await accessibility(page), [], tab);
  }

  // The picture, in three formats and on the clipboard.
  for (const [format, begins] of [
    ["png", "\x89PNG"],
    ["svg", "<svg"],
    ["pdf", "%PDF"],
  ]) {
    const out = path.join(folder, `board.${format}`);
    await page.keyboard.press("Control+e");
    await server.answer(out);
    const button = page.getByRole("button", { name: `${format.toUpperCase()}…` });
    await page.locator("dialog img").waitFor({ timeout: 30_000 });
    if (format === "png") {
      await page.waitForFunction(() => document.getAnimations().length === 0);
      assert.deepEqual(await accessibility(page), []);
      await shot(page, "e2e-export");
    }
    await button.click();
    await page.locator("dialog").waitFor({ state: "detached" });
    assert.ok(readFileSync(out, "latin1").startsWith(begins), format);
  }
  await page.keyboard.press("Control+e");
  await page.locator("dialog img").waitFor({ timeout: 30_000 });
  await page.getByRole("button", { name: "Copy picture" }).click();
  await page.locator("dialog").waitFor({ state: "detached" });
  assert.match(await server.clipboard(), /^\d+x\d+$/);
  page.check_clean();

  // Closed, opened again: all still there, undo too.
  const kept = (await now(server)).map;
  await page.close();
  await server.end();
  server = await host(folder, file);
  page = await open(chrome, server.address);
  await page.locator("[data-initiative]").first().waitFor();
  const again = await now(server);
  assert.deepEqual(again.map, kept);
  assert.ok(again.undo);

  // The command line reads the same file, once it is closed.
  await page.close();
  await server.end();
  const told = spawnSync(program("sweetspot-cli"), ["regions", file, "--json"], {
    encoding: "utf8",
    env: { ...process.env, SWEETSPOT_HOME: path.join(folder, "cli") },
  });
  assert.equal(told.status, 0, told.stderr);
  assert.equal(JSON.parse(told.stdout).regions.length, 15);
  remove();
});

test("every dialog is clean for a screen reader, in light, dark and large", { timeout: 240_000 }, async () => {
  const { folder, remove } = home();
  const server = await host(folder, "--sample");
  for (const look of [{}, { dark: true }, { width: 900, height: 640 }]) {
    const page = await open(chrome, server.address, look);
    await page.locator("[data-initiative]").first().waitFor();
    assert.deepEqual(await accessibility(page), [], JSON.stringify(look));
    for (const words of [
      "New map",
      "Map details",
      "Challenges",
      "Organisations and common",
      "Preferences",
      "Shortcuts",
      "About",
    ]) {
      await page.keyboard.press("Control+k");
      await page.keyboard.type(words);
      await page.keyboard.press("Enter");
      await page.locator("dialog[open] h2").waitFor();
      assert.deepEqual(await accessibility(page), [], `${words} ${JSON.stringify(look)}`);
      await page.keyboard.press("Escape");
      await page.locator("dialog").waitFor({ state: "detached" });
    }
    page.check_clean();
    await page.close();
  }
  await server.end();
  remove();
});

test("bad spreadsheets get a sentence and change nothing", { timeout: 120_000 }, async () => {
  const { folder, remove } = home();
  const server = await host(folder, "--sample");
  const page = await open(chrome, server.address);
  await page.locator("[data-initiative]").first().waitFor();
  const before = await now(server);
  for (const [name, bytes] of [
    ["not.xlsx", "not a spreadsheet"],
    ["cost.csv", "Cost\n1\n2\n"],
    ["cut.xlsx", readFileSync(PLAN).subarray(0, 3000)],
  ]) {
    const sheet = path.join(folder, name);
    writeFileSync(sheet, bytes);
    await server.answer(sheet);
    await page.keyboard.press("Control+i");
    const said = page.locator("dialog [role=alert] p");
    await said.waitFor({ timeout: 30_000 });
    assert.ok((await said.innerText()).length > 20, name);
    await page.keyboard.press("Escape");
    await page.locator("dialog").waitFor({ state: "detached" });
  }
  assert.deepEqual((await now(server)).map, before.map);
  await server.end();
  remove();
});

test("a joint initiative starts from a proposal, and one undo takes it back", { timeout: 120_000 }, async () => {
  const { folder, remove } = home();
  const server = await host(folder, "--sample");
  const page = await open(chrome, server.address);
  await page.locator("[data-initiative]").first().waitFor();
  const before = await now(server);
  await page.keyboard.press("Control+4");
  const proposal = page.locator("article", { has: page.getByRole("button", { name: "Start this together" }) }).first();
  await proposal.waitFor();
  assert.deepEqual(await accessibility(page), []);
  const names = (await proposal.locator("h4").innerText()).split(" + ");
  await proposal.getByRole("button", { name: "Start this together" }).click();
  const title = page.getByRole("textbox", { name: "Title", exact: true });
  await title.waitFor();
  await page.keyboard.type("Shared front door");
  await page.keyboard.press("Enter");
  await until(async () => (await now(server)).map.initiatives.at(-1).title === "Shared front door", "the new name");
  const { map } = await now(server);
  const started = map.initiatives.at(-1);
  assert.equal(map.initiatives.length, before.map.initiatives.length + 1);
  assert.equal(started.status, "idea");
  assert.equal(Object.keys(started.contributions).length, 4);
  const partners = Object.keys(started.organisations).map((id) => map.organisations.find((one) => one.id === id).name);
  assert.deepEqual(partners.sort(), names.sort());
  assert.ok(started.grounds.length > 0);
  await server.call("undo");
  await server.call("undo");
  assert.deepEqual((await now(server)).map, before.map);
  page.check_clean();
  await server.end();
  remove();
});

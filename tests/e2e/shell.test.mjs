// The frame of the window in a real browser: what needs a layout, a pointer, or a real program behind it.

import assert from "node:assert/strict";
import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, afterEach, before, test } from "node:test";
import { accessibility, browser, endHosts, home, host, open, shot, until } from "./host.mjs";

let chrome;
before(async () => {
  chrome = await browser();
});
afterEach(endHosts);
after(() => chrome.close());

const left = (page, selector) => page.locator(selector).evaluate((node) => node.getBoundingClientRect().left);
const VIEWS = 'header fieldset[aria-label="View of the map"]';

test("the views stand still whatever is said of saving", async () => {
  const room = home();
  const app = await host(room.folder, "--sample");
  for (const width of [1366, 1024, 760]) {
    const page = await open(chrome, app.address, { width });
    await page.locator(VIEWS).waitFor();
    const before = await left(page, VIEWS);
    for (const words of ["", "Saving…", "Saved on this computer, waiting for a folder with a very long name indeed"]) {
      await page.locator("header .saved").evaluate((node, words) => (node.textContent = words), words);
      assert.equal(await left(page, VIEWS), before, `${width}: ${words}`);
    }
    const right = await page.locator(VIEWS).evaluate((node) => node.getBoundingClientRect().right);
    assert.ok(right <= (await left(page, "header .end")), `${width}: the views keep clear of what is beside them`);
    // What lies far down in a list must not make the page one that can be scrolled away under the window.
    assert.deepEqual(
      await page.evaluate(() => {
        window.scrollTo(0, 9_999);
        return [window.scrollY, document.documentElement.scrollHeight > window.innerHeight];
      }),
      [0, false],
      `${width}: the page is as high as the window`,
    );
    await page.close();
  }
  await app.end();
  room.remove();
});

test("a side panel is dragged wider, and is as wide when the map is opened again", async () => {
  const room = home();
  const app = await host(room.folder, "--sample");
  let page = await open(chrome, app.address, { width: 1500, height: 900 });
  const edgeOf = (page) => page.getByRole("separator", { name: "Width of the lists" });
  const edge = edgeOf(page);
  const box = await edge.boundingBox();
  await page.mouse.move(box.x, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + 80, box.y + box.height / 2, { steps: 4 });
  await page.mouse.up();
  await until(async () => (await edge.boundingBox()).x >= box.x + 78, "the edge to follow the pointer");
  const wide = await edge.getAttribute("aria-valuenow");
  const kept = page.waitForResponse(
    (reply) => reply.url().endsWith("/call/leave_view") && reply.request().postData().includes('view\\":\\"table'),
  );
  await page.getByRole("radio", { name: "Table", exact: true }).check({ force: true });
  await kept;
  await page.close();
  page = await open(chrome, app.address, { width: 1500, height: 900 });
  await edgeOf(page).waitFor();
  assert.equal(await edgeOf(page).getAttribute("aria-valuenow"), wide);
  assert.equal(await page.getByRole("radio", { name: "Table", exact: true }).isChecked(), true);
  page.check_clean();
  await app.end();
  room.remove();
});

test("the menu, the new dialogs and the question are sound for a screen reader", async () => {
  const room = home();
  const app = await host(room.folder, "--sample");
  const page = await open(chrome, app.address);
  await page.locator(VIEWS).waitFor();
  for (const part of ["File", "Edit", "View", "Help"]) {
    await page.keyboard.press(part === "File" ? "F10" : "ArrowRight");
    await page.getByRole("menu", { name: part }).waitFor();
    assert.deepEqual(await accessibility(page), [], part);
    await shot(page, `menu-${part}`);
  }
  await page.keyboard.press("Escape");
  for (const words of ["New map like", "Start the sample afresh"]) {
    await page.keyboard.press("Control+k");
    await page.keyboard.type(words);
    await page.keyboard.press("Enter");
    await page.locator("dialog[open] h2").waitFor();
    assert.deepEqual(await accessibility(page), [], words);
    await shot(page, words);
    await page.keyboard.press("Escape");
    await page.locator("dialog[open]").waitFor({ state: "detached" });
  }
  page.check_clean();
  await app.end();
  room.remove();
});

test("a map dropped on another asks what is meant, and several files come in turn", async () => {
  const room = home();
  const other = path.join(room.folder, "Other.sweetspot");
  const sheet = path.join(room.folder, "notes.xlsx");
  writeFileSync(sheet, "no spreadsheet");
  const app = await host(room.folder, "--sample");
  await app.grant(other);
  await app.grant(sheet);
  await app.call("new_map", { path: other, title: "Other", area: "", challenges: 4 });
  await app.call("open_sample");
  assert.ok(existsSync(other));
  const page = await open(chrome, app.address);
  await page.locator(VIEWS).waitFor();
  await page.evaluate(
    (paths) => window.dispatchEvent(new CustomEvent("sweetspot-drop", { detail: { is: "over", paths } })),
    [other],
  );
  await page.getByText("Drop to bring Other.sweetspot into Fenmoor together, or to open it").waitFor();
  await shot(page, "drop-over");
  await page.evaluate(
    (paths) => window.dispatchEvent(new CustomEvent("sweetspot-drop", { detail: { is: "dropped", paths } })),
    [other, sheet],
  );
  await page.getByRole("button", { name: "Bring it in…" }).waitFor();
  assert.equal(
    await page.getByRole("button", { name: "Open it", exact: true }).evaluate((one) => one.matches(":focus")),
    true,
  );
  await shot(page, "drop-asks");
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByText(/notes\.xlsx.* is not a spreadsheet/).waitFor();
  await shot(page, "drop-second");
  page.check_clean();
  await app.end();
  room.remove();
});

// What is done again and again leaves nothing behind: after drags, undo and every view in turn the page holds as many elements
// and as much memory as it did when each had been done a few times.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { browser, drag, endHosts, heard, home, host, open } from "./host.mjs";

let chrome;

before(async () => {
  chrome = await browser();
});

after(async () => {
  await chrome?.close();
  await endHosts();
});

/** What is measured may differ by so much: lists tell of what was done, and grow with it. */
const MOST = 1.25;

test("drags, undo and views leave nothing behind", { timeout: 300_000 }, async () => {
  const { folder, remove } = home();
  const server = await host(folder, "--sample");
  const page = await open(chrome, server.address);
  await page.locator("[data-initiative]").first().waitFor();
  const tools = await page.context().newCDPSession(page);
  await tools.send("Performance.enable");
  await tools.send("HeapProfiler.enable");

  const held = async () => {
    // What was let go in one collection may be what held something else.
    for (let nth = 0; nth < 3; nth += 1) await tools.send("HeapProfiler.collectGarbage");
    const { metrics } = await tools.send("Performance.getMetrics");
    return Object.fromEntries(
      metrics.filter(({ name }) => ["Nodes", "JSHeapUsedSize"].includes(name)).map(({ name, value }) => [name, value]),
    );
  };
  const mark = (nth) =>
    page.evaluate((at) => {
      const box = document.querySelectorAll("[data-initiative]")[at].getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    }, nth);
  const work = async (times) => {
    for (let nth = 0; nth < times; nth += 1) {
      await drag(page, await mark(nth % 40), await mark((nth * 7 + 3) % 40));
      await heard(page, server);
      await page.keyboard.press("Escape");
      if (nth % 3 === 0) await page.keyboard.press("Control+z");
      await heard(page, server);
      if (nth % 5 > 0) continue;
      for (const view of ["Network", "Matrix", "Table", "Venn"]) {
        await page.getByRole("radio", { name: view, exact: true }).check({ force: true });
      }
      await page.locator("[data-initiative]").first().waitFor();
    }
  };

  await work(25);
  const before = await held();
  await work(35);
  const after = await held();
  for (const [name, many] of Object.entries(after)) {
    assert.ok(many <= before[name] * MOST, `${name}: ${before[name]} before, ${many} after`);
  }
  page.check_clean();
  await server.end();
  remove();
});

import { browser, home, host, endHosts } from "./tests/e2e/host.mjs";
import * as H from "./tests/e2e/host.mjs";
import path from "node:path";
const { folder, remove } = home();
const chrome = await browser();
const server = await host(folder, null, "/tmp/import_s/b_devhost");
const sizes = [[1366, 768, 1], [1024, 700, 1], [1024, 700, 2]];
for (const [w, h, z] of sizes) {
  const page = await chrome.newPage({ viewport: { width: w, height: h } });
  page.on("pageerror", (e) => console.log("ERR", e.message));
  await page.goto(server.address);
  if (z === 1 && w === 1366) {
    await page.getByRole("button", { name: "New map" }).click();
    await page.getByLabel("Title").fill("Fenmoor together");
    await server.answer(path.join(folder, "Fenmoor.sweetspot"));
    await page.getByRole("button", { name: "Choose where it goes…" }).click();
    await page.getByRole("heading", { name: "Not yet placed" }).waitFor();
  }
  if (z === 2) await page.evaluate(() => { document.documentElement.style.fontSize = "200%"; });
  await server.answer(process.argv[2]);
  await page.keyboard.press("Control+i");
  await page.getByRole("button", { name: /^Add \d/ }).waitFor({ timeout: 30000 });
  if (z === 2) await page.evaluate(() => { document.documentElement.style.fontSize = "200%"; });
  await page.waitForTimeout(300);
  await page.screenshot({ path: `/tmp/import_s/shot-${w}-${z}.png` });
  const body = page.locator("dialog .body");
  console.log(w, z, await body.evaluate((b) => [b.scrollHeight, b.clientHeight, b.scrollWidth, b.clientWidth]), await page.locator("dialog").boundingBox());
  await body.evaluate((b) => b.scrollTo(0, b.clientHeight * 0.9));
  await page.screenshot({ path: `/tmp/import_s/shot-${w}-${z}-b.png` });
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.close();
}
await endHosts(); await chrome.close(); remove();

// Text that somebody planted in a map stays text: in every field, in every view and panel, in every picture.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { after, afterEach, before, test } from "node:test";
import { browser, endHosts, home, host, open, shot } from "./host.mjs";

const PLANTED = [
  "<img src=x onerror=\"globalThis.planted='img'\">",
  "<script>globalThis.planted='script'</script>",
  "\"><svg/onload=globalThis.planted='svg'>",
  "{@html '<b>x</b>'} {globalThis.planted='braces'}",
  "javascript:globalThis.planted='link'",
];

let chrome;
before(async () => {
  chrome = await browser();
});
afterEach(endHosts);
after(() => chrome.close());

/** A map that holds one of them wherever a person can write. */
async function plant(app) {
  const [img, script, svg, braces, link] = PLANTED;
  const edit = async (kind, rest) => {
    const reply = await app.call("edit", { kind, ...rest });
    assert.ok(reply.map, `${kind}: ${JSON.stringify(reply).slice(0, 200)}`);
    return reply.map;
  };
  let map = (await app.call("start")).snapshot.map;
  await edit("change_map", { title: `Map ${img}`, area: svg, marking: script, release: braces });
  for (const [nth, challenge] of map.challenges.entries()) {
    const name = PLANTED[nth % PLANTED.length];
    await edit("change_challenge", { challenge: challenge.id, name, short_name: `${nth}${img}`.slice(0, 40) });
  }
  const rows = map.initiatives.slice(0, 12);
  const cells = rows.flatMap(({ id }, nth) =>
    [
      ["title", `${nth} ${PLANTED[nth % PLANTED.length]}`],
      ["summary", script],
      ["notes", svg],
      ["link", link],
      ["leads", `Lead ${nth % 3} ${img}`],
      ["places", `Place ${nth % 2} ${svg}`],
      ["themes", `Theme ${nth % 2} ${braces.replace(";", "")}`],
    ].map(([of, value]) => ({ initiative: id, column: { of }, value })),
  );
  map = await edit("set_cells", { cells });
  const [one, other] = map.initiatives;
  await edit("link_initiatives", { from: one.id, to: other.id, says: "supports", note: img });
  return map;
}

test("planted text is shown and runs nowhere", { timeout: 180_000 }, async () => {
  const room = home();
  const app = await host(room.folder, "--sample");
  await app.call("prefer", { name: PLANTED[0], theme: "system", text_percent: 100 });
  await plant(app);
  const page = await open(chrome, app.address);
  const sound = async (where) => {
    await page.waitForTimeout(400);
    assert.equal(await page.evaluate(() => globalThis.planted), undefined, where);
    // What was planted is nowhere an element of its own.
    const made = "img:not([alt]), script:not([src]), [onerror], [onload], a[href^='javascript']";
    assert.equal(await page.locator(made).count(), 0, where);
  };
  await page.getByRole("contentinfo").waitFor();
  for (const view of ["Venn", "Network", "Matrix", "Table"]) {
    await page.getByRole("radio", { name: view, exact: true }).check({ force: true });
    await sound(view);
  }
  await page.getByRole("radio", { name: "Venn", exact: true }).check({ force: true });
  for (const [nth, panel] of ["spots", "thin", "details", "together", "history"].entries()) {
    await page.keyboard.press(`Control+${nth + 1}`);
    await sound(panel);
  }
  await page.locator(`[title^="0 <img"][aria-pressed]`).first().click();
  await page.keyboard.press("Control+3");
  await page.getByRole("textbox", { name: "Title" }).waitFor();
  assert.match(await page.getByRole("textbox", { name: "Title" }).inputValue(), /^0 <img src=x onerror/);
  await sound("an initiative's details");
  await page.getByRole("button", { name: "Proportional" }).click();
  await page.getByText(/^The larger an area/).waitFor();
  await sound("areas in proportion");
  await shot(page, "planted");
  for (const of of [
    { kind: "venn" },
    { kind: "proportional" },
    { kind: "matrix" },
    {
      kind: "network",
      shown: { challenges: true, organisations: true, places: true, priorities: true, themes: true, with_ended: true },
    },
  ]) {
    const out = path.join(room.folder, `${of.kind}.svg`);
    await app.grant(out);
    const picture = { size: "a4_landscape", grey: false, title: null, date: "2026-11-23", faded: null, of };
    await app.call("picture_export", { path: out, picture });
    const svg = readFileSync(out, "utf8");
    assert.doesNotMatch(svg, /<script|<img|<svg\/|<foreignObject|<[^>]+\son\w+\s*=/, of.kind);
    await page.goto(`data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`).catch(() => {});
    assert.equal(await page.evaluate(() => globalThis.planted), undefined, of.kind);
  }
  await page.close();
  await app.end();
  room.remove();
});

// A browser on the test host: the real core, a real file, the built page, the window's own policy.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import axe from "axe-core";
import { chromium } from "playwright-core";
import { program, root } from "../../scripts/steps.mjs";

const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const running = new Set();

/** Ends every host that runs. A test that fails leaves its own behind, which would keep the run open for ever. */
export async function endHosts() {
  for (const child of running) await stop(child, "SIGKILL");
}

async function stop(child, signal) {
  running.delete(child);
  const gone = once(child, "exit");
  child.kill(signal);
  await gone;
}

/** Starts Chromium; one serves all tests of a file. */
export function browser() {
  return chromium.launch({ executablePath: "/usr/bin/chromium", headless: true, args: QUIET });
}

/** A private folder for one test. */
export function home() {
  const folder = mkdtempSync(path.join(tmpdir(), "sweetspot-e2e-"));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/**
 * Starts the test host on `map` (a path, `--sample`, or nothing) with its private files in `folder`. `devhost` is
 * another build of it, as for measuring.
 */
export async function host(folder, map, devhost = program("sweetspot-devhost")) {
  const pages = path.join(root, "ui", "dist");
  const child = spawn(devhost, [pages, path.join(folder, "home"), ...(map ? [map] : [])], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  running.add(child);
  const [address] = await once(createInterface({ input: child.stdout }), "line");
  if (!address.startsWith("http://127.0.0.1:")) throw new Error(`the test host said: ${address}`);
  const post = (command, body) => fetch(address + command, { method: "POST", body });
  return {
    address,
    /** What the next file dialog answers. */
    answer: (file) => post("/answer", file),
    /** Names a file as a drop on the window would. */
    grant: (file) => post("/grant", file),
    /** Calls a command as the page does. */
    call: async (name, request = {}) => (await post(`/call/${name}`, JSON.stringify(request))).json(),
    /** The size of the last picture put on the clipboard. */
    clipboard: async () => (await fetch(`${address}/clipboard`)).text(),
    /** Saves and ends, as closing the window does. */
    async end() {
      await post("/end", "");
      await stop(child, "SIGTERM");
    },
    /** Ends it as a power cut would. */
    kill: () => stop(child, "SIGKILL"),
  };
}

/** Waits until the page shows the state that the program has: a key that comes sooner meets a page that has not heard yet. */
export async function heard(page, server) {
  const { state } = await now(server);
  await page.locator(`.window[data-state="${state}"]`).waitFor();
}

/** The map as the program has it now. */
export async function now(server) {
  return (await server.call("start")).snapshot;
}

/** Tries until it holds. */
export async function until(attempt, what) {
  const end = Date.now() + 60_000;
  while (Date.now() < end) {
    if (await attempt()) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  assert.fail(`waited too long for ${what}`);
}

/** Drags from one point of the page to another in steps, as a hand does, with a key held where one is named. */
export async function drag(page, from, to, key) {
  if (key) await page.keyboard.down(key);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
  if (key) await page.keyboard.up(key);
}

/** Opens the page. Whatever it logs as an error, or the policy refuses, fails the test at `page.check()`. */
export async function open(chrome, address, { width = 1366, height = 768, dark = false } = {}) {
  const context = await chrome.newContext({
    viewport: { width, height },
    colorScheme: dark ? "dark" : "light",
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  const wrong = [];
  page.on("pageerror", (error) => wrong.push(error.message));
  page.on("console", (message) => {
    // A failed command answers 422, which the browser logs by itself.
    if (message.type() === "error" && !message.text().includes("422")) wrong.push(message.text());
  });
  await page.goto(address);
  page.check_clean = () => {
    if (wrong.length > 0) throw new Error(`the page complained: ${wrong.join(" | ")}`);
  };
  return page;
}

/** What axe finds at WCAG 2.2 AA, in words. */
export async function accessibility(page) {
  // Evaluated through the debugger, which the page's policy does not bind.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    window.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    }),
  );
  return violations.map(
    (found) =>
      `${found.id}: ${found.help}: ${found.nodes
        .map((node) => node.target.join(" "))
        .slice(0, 4)
        .join(", ")}`,
  );
}

/** Saves a screenshot where SWEETSPOT_SHOTS says, for people to look at. */
export async function shot(page, name) {
  if (process.env.SWEETSPOT_SHOTS)
    await page.screenshot({ path: path.join(process.env.SWEETSPOT_SHOTS, `${name}.png`) });
}

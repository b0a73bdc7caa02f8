// Measures an edit until it is seen, and the frames of a pan, a drag and a zoom on the Venn and in the network, and of scrolling the table, in headless
// Chromium, each beside its budget.
//   node tests/benches/frames.mjs                    the canvas alone, over a stand-in for the program
//   node tests/benches/frames.mjs --release FOLDER   the whole page over the programs built in FOLDER
// Frames are not held to the screen's rate, so a frame's time is all that it costs: script, style, layout and paint.
// Exits with 1 where a budget is missed by more than the machine's noise (`--strict`).

import { execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { home, host } from "../e2e/host.mjs";

/** Median milliseconds of a pan's or drag's frame, by number of marks. */
export const BUDGETS = { 200: 8, 2000: 25, 10000: 60 };
export const FRAMES = 120;
const ui = fileURLToPath(new URL("../../ui/", import.meta.url));

/** Starts Chromium as it is measured in: no screen's rate, no GPU, one window. */
export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-frame-rate-limit", "--disable-gpu-vsync"],
  });
}

/** Median milliseconds of an edit of any map, from the key that makes it to the frame that shows it. */
export const EDIT_BUDGET = 16;
export const EDITS = 15;

/** What is measured in each view of the whole page. The canvas alone has only the Venn, and nothing to edit. */
export const VIEWS = { Venn: ["edit", "pan", "drag", "zoom"], Network: ["pan", "drag"], Table: ["scroll"] };

/** Opens the address and measures it: for each of `views` and of what is done there `[what, { median, p95 }]`, in milliseconds. */
export async function measure(browser, address, views = ["Venn"]) {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  try {
    await page.goto(address);
    await page.getByRole("listbox").waitFor();
    await page.waitForTimeout(800);
    const found = [];
    for (const view of views) {
      if (view !== "Venn") {
        await page.getByRole("radio", { name: view, exact: true }).check({ force: true });
        await page.getByRole(view === "Table" ? "grid" : "listbox").waitFor();
        // The network of a large map is watched while it settles; it is measured at rest.
        await page.waitForTimeout(view === "Network" ? 6000 : 800);
      }
      for (const what of VIEWS[view]) {
        if (what === "edit" && !(await page.locator(".window[data-state]").count())) continue;
        const times =
          what === "edit" ? await page.evaluate(edits, EDITS) : await page.evaluate(run, { what, frames: FRAMES });
        found.push([view === "Venn" ? what : `${view.toLowerCase()} ${what}`, times]);
      }
    }
    return found;
  } finally {
    await page.close();
  }
}

/** Runs in the page: moves the pointer once a frame along a circle and notes how far apart the frames are. */
export async function run({ what, frames }) {
  const stage = document.querySelector(what === "scroll" ? '[role="grid"]' : '[role="listbox"]');
  const box = stage.getBoundingClientRect();
  const centre = { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  const fire = (type, at, more = {}) =>
    stage.dispatchEvent(
      new PointerEvent(type, {
        bubbles: true,
        clientX: at.x,
        clientY: at.y,
        pointerId: 1,
        pointerType: "mouse",
        ...more,
      }),
    );
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const onMark = async () => {
    for (let y = box.top + 40; y < box.bottom - 40; y += 6) {
      for (let x = box.left + 40; x < box.right - 40; x += 6) {
        fire("pointermove", { x, y });
        if (x % 60 < 6) await Promise.resolve();
        if (stage.classList.contains("over")) return { x, y };
      }
    }
    throw new Error("There is no mark to drag.");
  };
  const start = what === "drag" ? await onMark() : centre;
  await frame();
  if (what === "pan" || what === "drag") fire("pointerdown", start, { button: what === "pan" ? 1 : 0, buttons: 1 });
  const times = [];
  let last = await frame();
  for (let at = 0; at < frames; at++) {
    const turn = (at / frames) * 2 * Math.PI;
    const point = { x: start.x + 180 * Math.sin(turn), y: start.y + 120 * (1 - Math.cos(turn)) };
    if (what === "zoom") {
      const wheel = {
        bubbles: true,
        cancelable: true,
        clientX: centre.x,
        clientY: centre.y,
        // As a pinch comes, in small steps.
        ctrlKey: true,
        deltaY: at < frames / 2 ? -4 : 4,
      };
      stage.dispatchEvent(new WheelEvent("wheel", wheel));
    } else if (what === "scroll") stage.scrollTop += 45;
    else fire("pointermove", point);
    const now = await frame();
    times.push(now - last);
    last = now;
  }
  if (what === "drag") {
    // Given up, in the way of either view.
    window.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
    window.dispatchEvent(new Event("blur"));
  }
  if (what === "pan") fire("pointerup", start);
  await new Promise((done) => setTimeout(done, 400));
  times.sort((a, b) => a - b);
  return { median: times[Math.floor(frames / 2)], p95: times[Math.floor(frames * 0.95)] };
}

/** Runs in the page: places one initiative after another elsewhere by the keys, and notes how long it takes until that is seen. */
export async function edits(count) {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const key = (key) =>
    document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  const shown = document.querySelector(".window[data-state]");
  const times = [];
  for (let nth = 0; nth < count; nth++) {
    const rows = [...document.querySelectorAll("aside.left section:last-of-type [aria-pressed]")];
    rows[nth % rows.length].focus();
    key("Enter");
    await frame();
    key("b");
    await frame();
    const changed = new Promise((done) => {
      const watcher = new MutationObserver(() => done(watcher.disconnect()));
      watcher.observe(shown, { attributeFilter: ["data-state"] });
    });
    const begun = performance.now();
    key("Enter");
    await changed;
    // The frame that shows it, and its end.
    await frame();
    await frame();
    times.push(performance.now() - begun);
    // Until what moved lies still, and the file is written.
    await new Promise((done) => setTimeout(done, 1500));
  }
  times.sort((a, b) => a - b);
  return { median: times[Math.floor(count / 2)], p95: times[Math.floor(count * 0.95)] };
}

/** The canvas alone: the bare page, built as the app is built. Answers how to serve it with so many marks. */
async function bare() {
  const { build, preview } = await import("vite");
  const outDir = await mkdtemp(join(tmpdir(), "sweetspot-frames-"));
  const input = join(ui, "tests/canvas/page.html");
  await build({ root: ui, logLevel: "warn", build: { outDir, rollupOptions: { input } } });
  const server = await preview({ root: ui, logLevel: "warn", build: { outDir }, preview: { port: 0, open: false } });
  const { port } = server.httpServer.address();
  return {
    serve: (marks) => ({
      address: `http://localhost:${port}/tests/canvas/page.html?placed=${marks}`,
      end: () => Promise.resolve(),
    }),
    async close() {
      await server.close();
      await rm(outDir, { recursive: true, force: true });
    },
  };
}

/** The app itself: the built page over the programs in `folder`, each map opened from its file. */
function whole(folder) {
  return {
    async serve(marks) {
      const room = home();
      const map = join(room.folder, "bench.sweetspot");
      execFileSync(join(folder, "sweetspot-bench"), ["map", String(marks), map]);
      const app = await host(room.folder, map, join(folder, "sweetspot-devhost"));
      const end = () => app.end().then(room.remove);
      return { address: app.address, end };
    },
    close: () => Promise.resolve(),
  };
}

async function main() {
  const release = process.argv.indexOf("--release");
  const server = release < 0 ? await bare() : whole(process.argv[release + 1]);
  const browser = await launch();
  let missed = 0;
  try {
    for (const [marks, budget] of Object.entries(BUDGETS)) {
      const { address, end } = await server.serve(marks);
      const found = await measure(browser, address, release < 0 ? ["Venn"] : Object.keys(VIEWS));
      await end();
      for (const [what, { median, p95 }] of found) {
        const most = what === "edit" ? EDIT_BUDGET : budget;
        const allowed = what === "zoom" ? "" : `   budget ${most} ms`;
        if (what !== "zoom" && median > most) missed += 1;
        console.log(
          `${what.padEnd(12)} ${marks.padStart(6)} marks   median ${median.toFixed(1)} ms   95 % ${p95.toFixed(1)} ms${allowed}`,
        );
      }
    }
  } finally {
    await browser.close();
    await server.close();
  }
  process.exitCode = missed > 0 && process.argv.includes("--strict") ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();

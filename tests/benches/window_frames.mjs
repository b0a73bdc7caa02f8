// The same frames and edits as `frames.mjs`, in the real window built for speed. WebKitGTK holds frames to the screen's rate, so a
// frame that is ready in time takes 16.7 ms here however little it cost: what counts is how many are not.

import { execFileSync } from "node:child_process";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { target } from "../../scripts/steps.mjs";
import { home, open } from "../window/driver.mjs";
import { BUDGETS, EDIT_BUDGET, EDITS, edits, FRAMES, run, VIEWS } from "./frames.mjs";

/** One frame of a screen that shows sixty in a second, in milliseconds, with what a clock may be off. */
const SCREEN = 17.5;

/** Runs one of the functions of `frames.mjs` in the page and waits for what it found. */
function inside(window, work, argument) {
  const script = `(${work})(arguments[0]).then(arguments[1], (why) => arguments[1]({ failed: String(why) }))`;
  return window.send("POST", `${window.session}/execute/async`, { script, args: [argument] }).then((found) => {
    if (found.failed) throw new Error(found.failed);
    return found;
  });
}

for (const [marks, budget] of Object.entries(BUDGETS)) {
  const room = home();
  const map = path.join(room.folder, "bench.sweetspot");
  execFileSync(path.join(target, "release", "sweetspot-bench"), ["map", marks, map]);
  const window = await open(room.folder, [map], { profile: "release" });
  try {
    await window.send("POST", `${window.session}/timeouts`, { script: 300_000 });
    await window.find('.window[data-state] [role="listbox"]');
    await pause(1500);
    for (const [view, works] of Object.entries(VIEWS)) {
      if (view !== "Venn") {
        await window.click(view);
        await window.find(view === "Table" ? '[role="grid"]' : '[role="listbox"]');
        await pause(view === "Network" ? 8000 : 1500);
      }
      for (const what of works) {
        const found =
          what === "edit" ? await inside(window, edits, EDITS) : await inside(window, run, { what, frames: FRAMES });
        // An edit is seen with the frame after its reply, and known to be seen with the next.
        const most = what === "edit" ? EDIT_BUDGET + 2 * SCREEN : Math.max(budget, SCREEN);
        const name = view === "Venn" ? what : `${view.toLowerCase()} ${what}`;
        const verdict = what === "zoom" ? "" : `   budget ${most.toFixed(1)} ms${found.median > most ? " OVER" : ""}`;
        console.log(
          `${name.padEnd(14)} ${marks.padStart(6)} marks   median ${found.median.toFixed(1)} ms   95 % ${found.p95.toFixed(1)} ms${verdict}`,
        );
      }
    }
  } finally {
    await window.kill();
    room.remove();
  }
}

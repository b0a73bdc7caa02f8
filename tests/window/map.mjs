// What the window tests ask of the map and of its drawing.

import { until } from "./driver.mjs";

/**
 * The map as the program has it now, asked through the page's own door, once the page shows that state too: what is
 * pressed next then meets the page that it is meant for. Null: no map is open.
 */
export function now(window) {
  return until(async () => {
    const snapshot = await asked(window);
    const shown = await window.script("return document.querySelector('.window')?.dataset.state ?? null");
    return String(snapshot?.state ?? null) === String(shown) ? { snapshot } : null;
  }, "the page to show what the program has").then(({ snapshot }) => snapshot);
}

async function asked(window) {
  await window.script(`
    globalThis.__told = null;
    globalThis.__TAURI_INTERNALS__.invoke("call", { name: "start", request: "{}" }).then((reply) => {
      globalThis.__told = JSON.stringify(reply);
    });
  `);
  const told = await until(() => window.script("return globalThis.__told"), "the program's reply");
  return JSON.parse(told).snapshot;
}

/** The letters of the challenges that an initiative contributes to. */
export function regionOf(snapshot, title) {
  const row = snapshot.map.initiatives.find((one) => one.title === title);
  return snapshot.map.challenges.map(({ id }, nth) => (id in row.contributions ? "ABCDE"[nth] : "")).join("");
}

function setOf(letters) {
  return [...letters].reduce((bits, letter) => bits | (1 << (letter.charCodeAt(0) - 65)), 0);
}

/** The middle of an element on the page, once it lies still: marks glide to where an edit has put them. */
function middleOf(window, selector) {
  let before = null;
  return until(async () => {
    const middle = await window.script(
      `const box = document.querySelector(arguments[0])?.getBoundingClientRect();
       return box && box.width > 0 ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : null;`,
      selector,
    );
    const still = middle !== null && before !== null && middle.x === before.x && middle.y === before.y;
    before = middle;
    return still ? middle : null;
  }, selector);
}

/** The middle of the mark of the nth initiative in map order. */
export function markOf(window, snapshot, nth) {
  return middleOf(window, `[data-initiative="${snapshot.map.initiatives[nth].id}"]`);
}

/** The middle of the mark of the initiative of that title. */
export function markTitled(window, snapshot, title) {
  const nth = snapshot.map.initiatives.findIndex((one) => one.title === title);
  return markOf(window, snapshot, nth);
}

/** A point of the page in a region, found from the marks furthest apart, whose places in the drawing are known. */
export async function pointIn(window, snapshot, letters) {
  const { centre } = snapshot.scene.regions.find((one) => one.challenges === setOf(letters));
  // The window may draw the Venn taller than it is wide: each way has a scale of its own.
  const along = async (part) => {
    const marks = [...snapshot.scene.marks].sort((one, other) => one[part] - other[part]);
    const [first, last] = [marks[0], marks.at(-1)];
    const one = await markOf(window, snapshot, first.initiative);
    const other = await markOf(window, snapshot, last.initiative);
    const scale = (other[part] - one[part]) / (last[part] - first[part]);
    return one[part] + (centre[part] - first[part]) * scale;
  };
  return { x: await along("x"), y: await along("y") };
}

// What a person's hands do to the desktop around the page: real keys, real windows, real file dialogs. All of it goes
// through the X server (xdotool), so nothing here can reach into the page, and nothing works on a window that hangs.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { until } from "./driver.mjs";

export function xdotool(...args) {
  return spawnSync("xdotool", args.map(String), { encoding: "utf8", timeout: 20_000 }).stdout.trim();
}

/** The windows on the screen whose whole title fits the pattern. */
function windows(title) {
  return xdotool("search", "--onlyvisible", "--name", title).split("\n").filter(Boolean);
}

/** Waits for a window with this title and brings it to the front; answers its id. */
export async function windowCalled(title, seconds) {
  const [id] = await until(
    () => (windows(title).length > 0 ? windows(title) : null),
    `a window called ${title}`,
    seconds,
  );
  await focus(id, title);
  return id;
}

/** Gives a window the keyboard, and waits until the desktop says that it has it. */
async function focus(id, title) {
  await until(() => {
    if (xdotool("getactivewindow") === id) return true;
    xdotool("windowactivate", id);
    return null;
  }, `${title} in front`);
}

/** Presses keys in whatever window has the keyboard, as xdotool spells them: "ctrl+o", "Escape". */
export function press(...keys) {
  xdotool("key", "--delay", "40", ...keys);
}

/**
 * Presses keys until a window with this title has come. For a window that nobody can ask whether it listens yet: a key that
 * comes too soon is lost, and one that comes too late meets a dialog that has no use for it.
 */
export function pressFor(title, key) {
  let next = 0;
  return until(() => {
    if (windows(title).length > 0) return true;
    if (Date.now() < next) return null;
    press(key);
    next = Date.now() + 4000;
    return null;
  }, `a window called ${title}`);
}

/** Types text in whatever window has the keyboard. */
export function type(text) {
  xdotool("type", "--delay", "15", "--", text);
}

/**
 * Types text in the field of the page that has the keyboard, and waits until all of it is there: on a busy machine the page
 * hears keys later than a click that came after them. `over`: all that the field holds is marked first, to be written over.
 */
export async function write(window, text, { over = false } = {}) {
  const ready = `
    const { tagName, value = "", selectionStart, selectionEnd } = document.activeElement;
    const marked = value !== "" && selectionStart === 0 && selectionEnd === value.length;
    return tagName === "INPUT" && (marked || !arguments[0]);`;
  await until(() => window.script(ready, over), "a field to have the keyboard");
  type(text);
  const value = () => window.script("return document.activeElement.value ?? ''");
  await until(async () => (over ? (await value()) === text : (await value()).endsWith(text)), `"${text}" in its field`);
}

/** Waits until no window has this title. */
export function gone(title) {
  return until(() => windows(title).length === 0, `${title} to go`);
}

/** The program's own window, in front: titles begin with the map's name. */
export function inFront(title) {
  return windowCalled(title);
}

/** The page answers, and draws: a window that waits for its own dialog does neither. */
export async function lives(window) {
  const drew = window.send("POST", `${window.session}/execute/async`, {
    script: "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done(true)));",
    args: [],
  });
  const late = pause(10_000, false, { ref: false });
  assert.equal(await Promise.race([drew, late]), true, "the window draws and answers");
}

/** A file dialog with this title, once it is there and ready for keys. */
export async function fileDialog(title) {
  const pattern = `^${title}$`;
  const id = await windowCalled(pattern);
  return {
    id,
    /** Gives up. The first Escape may only close what a typed path has opened in the dialog. */
    async cancel() {
      await focus(id, title);
      let next = 0;
      await until(() => {
        if (windows(pattern).length === 0) return true;
        // Pressed once more only where the dialog still has the keyboard: else the page would get it.
        if (Date.now() < next || xdotool("getactivewindow") !== id) return null;
        press("Escape");
        next = Date.now() + 8000;
        return null;
      }, `${title} to go`);
    },
    /**
     * Types a path and says yes, until the dialog has gone or asks something. Where a file is to be written, the field for
     * its name has the keyboard. GTK completes names as they are typed, and swallows a Return that comes before it is done
     * with that; a person then sees the dialog still there, and does it again.
     */
    async give(file) {
      let next = 0;
      await until(async () => {
        const stands = windows(pattern).includes(id);
        assert.ok(stands || next > 0, `${title} went before anything was typed`);
        if (!stands || (next > 0 && xdotool("getactivewindow") !== id)) return true;
        if (Date.now() < next) return null;
        if (next === 0) await focus(id, title);
        press("ctrl+a");
        type(file);
        await pause(300);
        press("Return");
        next = Date.now() + 8000;
        return null;
      }, `${title} to take ${file}`);
    },
    /** Waits until a question without a title of its own stands over the dialog. */
    async asks() {
      const over = () => xdotool("getactivewindow") !== id && windows(pattern).includes(id);
      await until(over, `a question over ${title}`);
    },
    /** Types a path, says yes, and waits until the dialog has gone. */
    async answer(file) {
      await this.give(file);
      await gone(pattern);
    },
  };
}

/** Makes the page this large, in points, whatever the window's frame takes. */
export async function resize(window, title, width, height) {
  const [id] = await until(() => (windows(title).length > 0 ? windows(title) : null), `a window called ${title}`);
  xdotool("windowsize", id, width, height);
  await until(async () => {
    const [wide, high] = await window.script("return [innerWidth, innerHeight]");
    return wide === width && high === height;
  }, `a page of ${width} x ${height}`);
}

/** The pointer of the desktop, over the window with this id; points are those of the page. */
export function pointer(id) {
  const to = ({ x, y }) => ["mousemove", "--window", id, Math.round(x), Math.round(y)];
  return {
    /** Presses a button so many times: 1 left, 3 right. `held`: milliseconds that it stays down, as a slow hand does. */
    async click(point, { button = 1, times = 1, held = 0 } = {}) {
      xdotool(...to(point));
      await pause(60);
      if (held === 0) return xdotool("click", "--repeat", times, "--delay", 60, button);
      xdotool("mousedown", button);
      await pause(held);
      return xdotool("mouseup", button);
    },
    /** Holds the left button from one point to another, on a path as a hand takes. */
    async drag(from, point) {
      xdotool(...to(from));
      await pause(80);
      xdotool("mousedown", 1);
      for (let nth = 1; nth <= 10; nth += 1) {
        const share = nth / 10;
        xdotool(...to({ x: from.x + (point.x - from.x) * share, y: from.y + (point.y - from.y) * share }));
        await pause(25);
      }
      await pause(80);
      xdotool("mouseup", 1);
    },
  };
}

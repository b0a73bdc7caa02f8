// A small WebDriver client for the real window: WebKitWebDriver starts the program and drives its page.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { program } from "../../scripts/steps.mjs";
import { childrenOf, runs } from "./processes.mjs";

const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
const KEYS = {
  Enter: "\uE007",
  Escape: "\uE00C",
  Tab: "\uE004",
  ArrowUp: "\uE013",
  ArrowDown: "\uE015",
  ArrowLeft: "\uE012",
  ArrowRight: "\uE014",
  Delete: "\uE017",
  Home: "\uE011",
  End: "\uE010",
  Space: " ",
  Control: "\uE009",
  Shift: "\uE008",
  F2: "\uE032",
};

/** What is running. A test that fails leaves it behind: it would keep the run open for ever, and meet the next test. */
const running = new Set();
afterEach(() => [...running].reduce((before, window) => before.then(() => window.kill()), Promise.resolve()));

/** A private folder for one test: the app's own files and the answers to its dialogs. */
export function home() {
  const folder = mkdtempSync(path.join(tmpdir(), "sweetspot-window-"));
  writeFileSync(path.join(folder, "answers"), "");
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A session bus of its own, as another person's computer has. Without one, a second window is the first one's. */
export async function otherComputer() {
  const bus = spawn("dbus-daemon", ["--session", "--nofork", "--print-address"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [address] = await once(bus.stdout, "data");
  return {
    env: { DBUS_SESSION_BUS_ADDRESS: String(address).trim() },
    async turnOff() {
      const gone = once(bus, "exit");
      bus.kill();
      await gone;
    },
  };
}

/**
 * Starts the window on `args`; `folder` holds its private files. `env` is added to what it finds around it, and
 * `within` is a command that the driver and with it the window are started by. File dialogs are the real ones, to be
 * answered by keys (see desktop.mjs); only a test that is about something else has them `scripted`, answered from a list.
 * `profile` is how the program was built: debug or release; SWEETSPOT_PROGRAM is the path of one that is installed.
 */
export async function open(folder, args = [], { env = {}, within = [], scripted = false, profile = "debug" } = {}) {
  const binary = process.env.SWEETSPOT_PROGRAM ?? program("sweetspot", profile);
  const capabilities = { alwaysMatch: { "webkitgtk:browserOptions": { binary, args } } };
  const settings = {
    ...process.env,
    ...env,
    // Both make the web view accept a driver; without them the session never begins.
    TAURI_AUTOMATION: "true",
    TAURI_WEBVIEW_AUTOMATION: "true",
    // As people see it where there is no graphics chip, which a driver has to ask for.
    WEBKIT_DISABLE_COMPOSITING_MODE: "1",
    SWEETSPOT_HOME: path.join(folder, "home"),
    ...(scripted ? { SWEETSPOT_DIALOG_ANSWERS: path.join(folder, "answers") } : {}),
  };
  // Between asking for a free port and listening on it, somebody else may have taken it: then the driver ends at once.
  for (let tries = 0; tries < 5; tries += 1) {
    const port = await freePort();
    const [command, ...rest] = [...within, "WebKitWebDriver", `--port=${port}`];
    const driver = spawn(command, rest, { env: settings, stdio: ["ignore", "ignore", "inherit"] });
    const send = sender(`http://127.0.0.1:${port}`);
    const begun = await until(async () => {
      if (driver.exitCode !== null) return { ended: true };
      const { sessionId } = await send("POST", "/session", { capabilities });
      return { session: `/session/${sessionId}` };
    }, "the driver to answer");
    if (!begun.ended) return new Window(send, begun.session, driver, folder);
  }
  throw new Error("no driver could be started");
}

function sender(base) {
  return async (method, address, body) => {
    const reply = await fetch(base + address, { method, body: body && JSON.stringify(body) });
    const { value } = await reply.json();
    if (value?.error) throw new Error(`${address}: ${value.error}: ${value.message}`);
    return value;
  };
}

/** Tries until it does not throw and is truthy, for up to `seconds`. */
export async function until(attempt, what, seconds = 90) {
  const end = Date.now() + seconds * 1000;
  let last;
  while (Date.now() < end) {
    try {
      const answer = await attempt();
      if (answer) return answer;
    } catch (why) {
      last = why;
    }
    await pause(100);
  }
  throw new Error(`waited ${seconds} s for ${what}${last ? `: ${last.message}` : ""}`, { cause: last });
}

class Window {
  constructor(send, session, driver, folder) {
    Object.assign(this, { send, session, driver, folder });
    running.add(this);
  }

  /** The first element of a CSS selector, once it is there. */
  async find(selector, seconds = 90) {
    const found = await until(
      () => this.send("POST", `${this.session}/element`, { using: "css selector", value: selector }),
      selector,
      seconds,
    );
    return found[ELEMENT];
  }

  /** Waits until the page says these words. */
  says(words, seconds) {
    const said = () => this.script("return document.body.innerText.includes(arguments[0])", words);
    return until(said, `the words "${words}"`, seconds);
  }

  /** Runs a function's body in the page; `arguments` are its arguments. */
  script(body, ...args) {
    return this.send("POST", `${this.session}/execute/sync`, { script: body, args });
  }

  /** The middle of the button, tab, option, field or link with this name, once it is there and can be pressed. */
  where(name) {
    return until(
      () =>
        this.script(
          `
      const wanted = arguments[0];
      const nodes = [...document.querySelectorAll("button,[role=tab],[role=option],[role=menuitem],a,summary,label,[aria-label]")];
      const fits = (node) => (node.getAttribute("aria-label") ?? node.textContent).trim().replace(/\\s+/g, " ");
      const shown = (node) => !node.disabled && node.getBoundingClientRect().width > 0;
      const node =
        nodes.find((node) => fits(node) === wanted && shown(node)) ??
        nodes.find((node) => fits(node).startsWith(wanted) && shown(node));
      if (!node) return null;
      // A label that is heard and not seen stands for its field.
      const target = node.tagName === "LABEL" && node.getBoundingClientRect().width < 2 ? node.control : node;
      target.scrollIntoView({ block: "nearest" });
      const box = target.getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    `,
          name,
        ),
      `a control called ${name}`,
    );
  }

  /** Clicks the button, tab, option or link with this name. */
  async click(name) {
    await this.press(await this.where(name));
  }

  /** Presses and lets go at a point of the page. */
  press(point) {
    return this.pointer([
      { type: "pointerMove", duration: 0, x: Math.round(point.x), y: Math.round(point.y) },
      { type: "pointerDown", button: 0 },
      { type: "pointerUp", button: 0 },
    ]);
  }

  /** Drags from one point of the page to another, in steps, as a hand does. */
  drag(from, to, steps = 8) {
    const at = (share) => ({
      type: "pointerMove",
      duration: 15,
      x: Math.round(from.x + (to.x - from.x) * share),
      y: Math.round(from.y + (to.y - from.y) * share),
    });
    const path = Array.from({ length: steps }, (_, nth) => at((nth + 1) / steps));
    return this.pointer([at(0), { type: "pointerDown", button: 0 }, ...path, { type: "pointerUp", button: 0 }]);
  }

  pointer(actions) {
    const source = { type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions };
    return this.send("POST", `${this.session}/actions`, { actions: [source] });
  }

  /** Presses keys one after another: "Enter", "a", or with others held: ["Control", "z"]. */
  async keys(...presses) {
    const actions = presses.flatMap((press) => {
      const held = [press].flat().map((key) => KEYS[key] ?? key);
      return [
        ...held.map((value) => ({ type: "keyDown", value })),
        ...held.toReversed().map((value) => ({ type: "keyUp", value })),
      ];
    });
    await this.send("POST", `${this.session}/actions`, { actions: [{ type: "key", id: "keys", actions }] });
  }

  /** Types text into a field. */
  async fill(selector, text) {
    const field = await this.find(selector);
    await this.send("POST", `${this.session}/element/${field}/value`, { text });
  }

  /** What the next file dialog answers. */
  answer(file) {
    const answers = path.join(this.folder, "answers");
    writeFileSync(answers, `${readFileSync(answers, "utf8")}${file}\n`);
  }

  /**
   * The page as it is shown, a PNG in base64. The driver waits for the page to be painted once more, which one that is painted
   * plainly is not while nothing changes: so meanwhile something does that nobody can see.
   */
  async screenshot() {
    await this.script(`
      const unseen = document.createElement("div");
      unseen.style.cssText = "position:fixed;left:0;top:0;width:1px;height:1px;pointer-events:none";
      unseen.ariaHidden = "true";
      document.documentElement.append(unseen);
      let turn = 0;
      window.unseen = setInterval(() => (unseen.style.background = (turn ^= 1) ? "rgba(0,0,0,0.002)" : "rgba(0,0,0,0.001)"), 20);
      window.endUnseen = () => (clearInterval(window.unseen), unseen.remove());
    `);
    try {
      return await this.send("GET", `${this.session}/screenshot`);
    } finally {
      await this.script("window.endUnseen()");
    }
  }

  /** Saves a screenshot where SWEETSPOT_SHOTS says, for people to look at. */
  async shot(name) {
    const picture = await this.screenshot();
    assert.ok(picture.length > 1000, "the window drew something");
    if (process.env.SWEETSPOT_SHOTS) {
      writeFileSync(path.join(process.env.SWEETSPOT_SHOTS, `${name}.png`), Buffer.from(picture, "base64"));
    }
  }

  /** Ends the program at once, as a crash or a power cut does. */
  async kill() {
    await this.#end(childrenOf(this.driver.pid));
  }

  /** Ends these programs, where they still run, and the driver. */
  async #end(programs) {
    running.delete(this);
    programs.filter(runs).forEach((pid) => process.kill(pid, "SIGKILL"));
    const gone = once(this.driver, "exit");
    this.driver.kill();
    await gone;
  }

  /**
   * Closes the window, and waits until the program has gone. One that stays fails the test. The driver does not wait for a
   * program that is still writing, as a desktop does: a test that needs its file waits for that first.
   */
  async close() {
    const programs = childrenOf(this.driver.pid);
    assert.equal(programs.length, 1, "the driver started one program");
    await this.send("DELETE", `${this.session}/window`).catch(() => {});
    try {
      await until(() => programs.every((pid) => !runs(pid)), "the program to end after its window was closed", 15);
    } finally {
      // Whatever happened, nothing started here outlives the test: it would keep the run's output open for ever.
      await this.#end(programs);
    }
  }
}

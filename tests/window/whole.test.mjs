// Every screen and dialog is whole in the real window: at five sizes nothing is squeezed, cut, or lies over another.

import assert from "node:assert/strict";
import { test } from "node:test";
import { resize } from "./desktop.mjs";
import { home, open } from "./driver.mjs";
import { momentsOfFile, momentsOfSample, overClaiming } from "./moments.mjs";
import { everyScreen, faults, prefer, settled, SIZES } from "./screens.mjs";

for (const { width, height, percent } of SIZES) {
  test(`whole at ${width} x ${height}, text at ${percent} %`, { timeout: 900_000 }, async () => {
    const { folder, remove } = home();
    let window = await open(folder, [], { scripted: true });
    await window.find("button");
    await prefer(window, { name: "", theme: "light", text_percent: percent });
    await window.close();

    const found = [];
    const look = async (name) => {
      for (const fault of await faults(window)) found.push(`${name}: ${fault}`);
    };
    window = await open(folder, [], { scripted: true });
    await window.find("button");
    await resize(window, "^Sweetspot$", width, height);
    await settled(window);
    await look("start");
    await window.close();

    window = await open(folder, ["--sample"], { scripted: true });
    await window.find("[data-initiative]");
    await resize(window, "^Fenmoor together", width, height);
    await everyScreen(window, folder, look);
    await momentsOfSample(window, look);
    await window.close();

    window = await open(folder, [overClaiming(folder)], { scripted: true });
    await window.find("[data-initiative]");
    await resize(window, "^Eastmarsh together", width, height);
    await momentsOfFile(window, look);
    assert.deepEqual(found, []);
    await window.close();
    remove();
  });
}

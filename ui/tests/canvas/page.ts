// A page with only the canvas and a bare list, over the stand-in for the program: `?placed=2000&theme=dark&text=200`.
// For measuring frames and for looking at; never built into the app.

import { mount } from "svelte";
import { appearance } from "../../src/state/appearance.svelte";
import { camera } from "../../src/views/venn/camera.svelte";
import { session } from "../../src/state/session.svelte";
import { selection } from "../../src/state/selection.svelte";
import { vennKeyboard } from "../../src/views/venn/keyboard.svelte";
import { carryBy } from "../../src/wire/call";
import "../../src/tokens.css";
import { FakeProgram, fakeSnapshot } from "./fake";
import Page from "./Page.svelte";

const asked = new URLSearchParams(location.search);
const program = new FakeProgram(fakeSnapshot(Number(asked.get("placed") ?? 46), Number(asked.get("waiting") ?? 4)));
carryBy(program);
appearance.follow();
const theme = asked.get("theme");
appearance.prefer({
  name: "",
  theme: theme === "dark" ? "dark" : "light",
  text_percent: Number(asked.get("text") ?? 100),
  reopen: false,
});
session.snapshot = program.snapshot;
mount(Page, { target: document.querySelector("#app")! });
Object.assign(globalThis, { camera, session, program, selection, vennKeyboard });

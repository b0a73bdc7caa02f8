// Where the page begins.

import { mount } from "svelte";
import App from "./App.svelte";
import "./tokens.css";
import "./parts/fields.css";
import { followUncaught } from "./state/uncaught";
import { NOT_SHOWN } from "./text/about";

followUncaught();
const root = document.getElementById("app");
try {
  if (root) mount(App, { target: root });
} catch (thrown) {
  // An empty window tells nobody anything.
  if (root) root.textContent = NOT_SHOWN;
  throw thrown;
}

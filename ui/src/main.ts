// Where the page begins.

import { mount } from "svelte";
import App from "./App.svelte";
import "./tokens.css";
import "./parts/fields.css";

const root = document.getElementById("app");
if (root) mount(App, { target: root });

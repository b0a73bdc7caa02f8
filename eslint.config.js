// The linter's law for the page: which room may import which, and no markup made of text.
// The table in ARCHITECTURE.md says the same in words.

import js from "@eslint/js";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";
import svelteConfig from "./ui/svelte.config.js";

const TAURI = { group: ["@tauri-apps/*"], message: "Only wire/tauri.ts talks to the window." };
const MARKUP = "Imported text is text: it never becomes markup.";

/** Forbids imports from the named rooms, and of the window everywhere but in its transport. */
function room(files, never, more = [TAURI]) {
  const rooms = never.map((name) => ({
    regex: `^(\\.\\./)+${name}(/|$)`,
    caseSensitive: true,
    message: `This room may not use ${name}: see the table of rooms in ARCHITECTURE.md.`,
  }));
  return {
    files,
    rules: { "@typescript-eslint/no-restricted-imports": ["error", { patterns: [...more, ...rooms] }] },
  };
}

const PARTS_OF_D3 = {
  group: ["d3-*"],
  message: "D3 gives numbers to the canvas; elsewhere Svelte is enough.",
};

/** The rooms of what one sees, and of what moves it. */
const SEEN = ["views", "commands", "panels", "dialogs", "parts"];
/** Asking the program is for state. */
const CALLS = ["wire/call", "wire/http", "wire/tauri"];
/** A component, told by its capital; other files of that ending hold runes. */
const COMPONENT = "(.*/)?[A-Z]\\w*\\.svelte$";
const INSIDES = `(venn|network|matrix|table|proportional)/${COMPONENT}`;
const COMPONENTS = ["panels", "dialogs", "parts", `views/${COMPONENT}`, INSIDES];

export default ts.config(
  { ignores: ["ui/dist/", "ui/src/wire/types.ts"] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  ...svelte.configs.prettier,
  {
    languageOptions: { globals: { ...globals.browser } },
    rules: {
      eqeqeq: "error",
      "no-console": "error",
      // The types know of globals better.
      "no-undef": "off",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "no-restricted-syntax": [
        "error",
        { selector: "MemberExpression[property.name=/^(innerHTML|outerHTML)$/]", message: MARKUP },
        { selector: "CallExpression[callee.property.name=/^(html|insertAdjacentHTML|write)$/]", message: MARKUP },
      ],
      "no-restricted-globals": ["error", "alert", "confirm", "prompt", "fetch", "localStorage", "sessionStorage"],
    },
  },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: [".svelte"], svelteConfig } },
    rules: {
      "svelte/no-at-html-tags": "error",
      // Keys matter where rows move; the compiler asks for them where it can tell.
      "svelte/require-each-key": "error",
      // Snapshots are replaced whole, so plain sets and maps in derived values never change under anybody.
      "svelte/prefer-svelte-reactivity": "off",
      "prefer-const": "off",
      "svelte/prefer-const": ["error", { destructuring: "all" }],
    },
  },
  room(["ui/src/wire/**"], [...SEEN, "state", "canvas", "text"], [TAURI, PARTS_OF_D3]),
  { files: ["ui/src/wire/tauri.ts"], rules: { "@typescript-eslint/no-restricted-imports": "off" } },
  { files: ["ui/src/wire/http.ts"], rules: { "no-restricted-globals": "off" } },
  room(
    ["ui/src/parts/**"],
    ["wire", "state", "canvas", "views", "commands", "panels", "dialogs", "text"],
    [TAURI, PARTS_OF_D3],
  ),
  // What the build reads the user guide into, and the page draws.
  room(["ui/src/guide/**"], [...SEEN, "wire", "state", "canvas", "text"], [TAURI, PARTS_OF_D3]),
  room(["ui/src/text/**"], [...SEEN, "state", "canvas"], [TAURI, PARTS_OF_D3]),
  room(
    ["ui/src/canvas/**"],
    [...SEEN, "state", "text"],
    [TAURI, { group: ["svelte", "svelte/*"], message: "Gestures and geometry know nothing of the screen." }],
  ),
  // What every view shares knows none of them, but for the list of them.
  room(["ui/src/state/**"], ["panels", "dialogs", "parts", "commands", "views/(?!views$).*"]),
  room(["ui/src/commands/**"], COMPONENTS, [TAURI, PARTS_OF_D3]),
  // Plain modules of a view are arithmetic.
  room(["ui/src/views/**/*.ts"], [...SEEN, "state"]),
  // A view owns its state: what holds or reads runes may use that of the window.
  room(["ui/src/views/**/*.svelte.ts"], COMPONENTS),
  room(["ui/src/views/**/*.svelte"], [...CALLS, "panels", "dialogs", INSIDES], [TAURI, PARTS_OF_D3]),
  room(["ui/src/panels/**"], [...CALLS, "dialogs", `views/${COMPONENT}`], [TAURI, PARTS_OF_D3]),
  room(["ui/src/dialogs/**"], [...CALLS, "panels", `views/${COMPONENT}`], [TAURI, PARTS_OF_D3]),
  {
    files: ["ui/tests/**", "ui/**/*.test.ts"],
    rules: {
      "no-restricted-globals": "off",
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-extraneous-class": "off",
    },
  },
);

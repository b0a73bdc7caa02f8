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
  room(["ui/src/wire/**"], ["state", "canvas", "panels", "dialogs", "parts", "text"], [TAURI, PARTS_OF_D3]),
  { files: ["ui/src/wire/tauri.ts"], rules: { "@typescript-eslint/no-restricted-imports": "off" } },
  { files: ["ui/src/wire/http.ts"], rules: { "no-restricted-globals": "off" } },
  room(["ui/src/parts/**"], ["wire", "state", "canvas", "panels", "dialogs", "text"], [TAURI, PARTS_OF_D3]),
  room(["ui/src/text/**"], ["state", "canvas", "panels", "dialogs", "parts"], [TAURI, PARTS_OF_D3]),
  room(["ui/src/state/**"], ["panels", "dialogs", "parts", "(canvas|views)/.*\\.svelte$"], [TAURI]),
  room(
    ["ui/src/canvas/**/*.ts"],
    ["state", "panels", "dialogs", "parts"],
    [TAURI, { group: ["svelte", "svelte/*"], message: "Gestures and geometry know nothing of the screen." }],
  ),
  room(["ui/src/canvas/**/*.svelte"], ["wire/call", "wire/http", "wire/tauri", "panels", "dialogs"]),
  room(
    ["ui/src/panels/**"],
    ["wire/call", "wire/http", "wire/tauri", "dialogs", "canvas/.*\\.svelte$"],
    [TAURI, PARTS_OF_D3],
  ),
  room(
    ["ui/src/dialogs/**"],
    ["wire/call", "wire/http", "wire/tauri", "panels", "canvas/.*\\.svelte$"],
    [TAURI, PARTS_OF_D3],
  ),
  room(["ui/src/views/**/*.ts"], ["state", "panels", "dialogs", "parts"]),
  // A view owns its state: what holds runes may use that of the window.
  room(["ui/src/views/**/*.svelte.ts"], ["panels", "dialogs", "parts", "(canvas|views)/.*\\.svelte$"]),
  room(
    ["ui/src/views/**/*.svelte"],
    ["wire/call", "wire/http", "wire/tauri", "panels", "dialogs", "canvas/.*\\.svelte$"],
    [TAURI, PARTS_OF_D3],
  ),
  {
    files: ["ui/tests/**", "ui/**/*.test.ts"],
    rules: {
      "no-restricted-globals": "off",
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-extraneous-class": "off",
    },
  },
);

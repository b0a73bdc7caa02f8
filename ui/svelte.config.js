// Read by the linter, the checker and the build: TypeScript in components, runes everywhere.

import { vitePreprocess } from "@sveltejs/vite-plugin-svelte";

export default {
  preprocess: vitePreprocess(),
  compilerOptions: { runes: true },
};

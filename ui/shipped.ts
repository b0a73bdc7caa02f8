// Which packages' code the built page holds. Notices and the bill of materials are made from the list in shipped.json, which
// a build must agree with: nothing ships unnamed.

import type { Plugin } from "vite";
import listed from "./shipped.json" with { type: "json" };

/** Ends a build whose page holds other packages than those listed. */
export function shipped(): Plugin {
  return {
    name: "shipped",
    apply: "build",
    generateBundle(_, bundle) {
      const modules = Object.values(bundle).flatMap((file) =>
        file.type === "chunk" ? Object.entries(file.modules) : [],
      );
      const held = modules.filter(([, { renderedLength }]) => renderedLength > 0).map(([file]) => packageOf(file));
      const names = [...new Set(held)].filter((name) => name !== null).sort();
      if (names.join() !== listed.join()) {
        this.error(`ui/shipped.json names other packages than the page holds: ${names.join(", ")}`);
      }
    },
  };
}

/** The package that a module is of; null: it is ours. */
function packageOf(file: string): string | null {
  const [, name] = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file) ?? [];
  return name ?? null;
}

// The folder of an installed Sweetspot on Windows, once for every kind of package: programs, the loader of the system's web
// view, the icon of maps, guide, notices and bills. What is here lands in one folder, which a person may also just carry.

import { spawnSync } from "node:child_process";
import { cpSync, rmSync } from "node:fs";
import path from "node:path";
import { root, run } from "../steps.mjs";
import { windowsTools } from "../windows/tools.mjs";
import { billOfPage, billOfPrograms } from "./bills.mjs";
import { documents } from "./documents.mjs";
import { copy, filesIn, settle, write } from "./files.mjs";
import { product } from "./product.mjs";
import { SYSTEMS } from "./shipped.mjs";

/** Of the web view, which is the system's own: the program finds it through this library, which must lie beside it. */
const LOADER = "WebView2Loader.dll";

/** What Windows knows this version of Sweetspot by, and where. */
export const windows = {
  programs: product.programs.map((name) => `${name}.exe`),
  /** What maps are to Windows: this name stands for their kind. */
  kind: `${product.title}.Map`,
  icon: "map.ico",
  webView: {
    /** Where its version is told, as `pv`: below HKEY_CURRENT_USER, or in the 32-bit half of HKEY_LOCAL_MACHINE. */
    key: String.raw`Software\Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}`,
    missing: `${product.title} shows its window with Microsoft's WebView2 Runtime, which this computer does not have. Windows 11 comes with it; on Windows 10 it is installed once, from Microsoft's site or by whoever looks after this computer.`,
  },
  /** The same in every version, so that a newer one takes the place of an older. Never change it. */
  upgrades: "4DEAFBD4-2475-408B-BF23-3A5E9E9F3D4C",
};

/** Lays the folder out; `built` is where the programs are, `made` a date in seconds since 1970. */
export function layOutWindows(folder, built, made) {
  rmSync(folder, { recursive: true, force: true });
  for (const name of [...windows.programs, LOADER]) copy(path.join(built, name), path.join(folder, name));
  copy(path.join(root, "src-tauri", "icons", "document.ico"), path.join(folder, windows.icon));
  for (const name of documents()) copy(path.join(root, "docs", name), path.join(folder, "docs", name));
  for (const name of ["THIRD-PARTY.txt", "CHANGELOG.md"]) copy(path.join(root, name), path.join(folder, "docs", name));
  copy(path.join(root, "LICENSE"), path.join(folder, "LICENSE.txt"));
  write(path.join(folder, "docs", "programs.cdx.json"), billOfPrograms(SYSTEMS.windows, made));
  write(path.join(folder, "docs", "page.cdx.json"), billOfPage(made));
  settle(folder, made, windows.programs);
}

/** Libraries that every Windows 10 and 11 has, as those of the programs' lists of imports that are none of ours. */
const OF_WINDOWS =
  /^(api-ms-win-.+|advapi32|bcrypt|bcryptprimitives|comctl32|comdlg32|crypt32|dwmapi|gdi32|imm32|kernel32|msvcrt|ntdll|ole32|oleaut32|propsys|secur32|shcore|shell32|shlwapi|user32|userenv|uxtheme|version|ws2_32|winmm|windowscodecs)\.dll$/i;

/** Ends where a program asks for a library that neither Windows has nor the package. */
export function checkImports(folder) {
  for (const name of windows.programs) {
    const told = spawnSync("x86_64-w64-mingw32-objdump", ["-p", path.join(folder, name)], {
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
      env: windowsTools(),
    });
    const wanted = [...told.stdout.matchAll(/DLL Name: (.+)/g)].map(([, library]) => library.trim());
    const unknown = wanted.filter((library) => library !== LOADER && !OF_WINDOWS.test(library));
    if (wanted.length === 0 || unknown.length > 0)
      throw new Error(`${name} asks for ${unknown.join(", ") || "nothing"}`);
  }
}

/** Packs the folder to be carried, into a file of `out`; answers its name. */
export function zip(tree, out, work) {
  const name = `${product.name}-${product.version}-windows-x64`;
  const stage = path.join(work, name);
  rmSync(stage, { recursive: true, force: true });
  cpSync(tree, stage, { recursive: true, preserveTimestamps: true });
  const file = path.join(out, `${name}.zip`);
  const files = filesIn(stage).map((inside) => path.join(name, inside));
  // Its dates have no zone of their own.
  const env = { ...process.env, TZ: "UTC" };
  run("zip", ["-9", "-q", "-X", file, ...files], { cwd: work, env });
  return path.basename(file);
}

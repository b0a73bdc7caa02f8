// What it takes to build and try Sweetspot for Windows on Debian: a Rust with the source of its library, a cross compiler,
// what makes setups, and wine. They are fetched as Debian's packages and unpacked below `target`: installed, the Rust
// among them would get in the way of another.

import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { SYSTEMS } from "../package/shipped.mjs";
import { run, say, target } from "../steps.mjs";

const PACKAGES = [
  "rustc-web",
  "cargo-web",
  "rust-web-src",
  "libstd-rust-web-dev",
  "gcc-mingw-w64-x86-64-win32",
  "g++-mingw-w64-x86-64-win32",
  "mingw-w64-x86-64-dev",
  "nsis",
  "msitools",
  "wixl",
  "wine64",
  "libwine",
  "libz-mingw-w64",
];
const folder = path.join(target, "windows");
const unpacked = path.join(folder, "system");
const usr = path.join(unpacked, "usr");

/** What a build for Windows reads and writes besides the sources: its own folder, and that of Rust and its library. */
export const windowsFolders = { built: path.join(folder, "build"), rust: unpacked };

/** Fetches and unpacks what is missing. */
export function setUpWindows() {
  const list = path.join(unpacked, "packages.txt");
  if (existsSync(list) && readFileSync(list, "utf8") === PACKAGES.join("\n")) return;
  say("Fetching what builds for Windows (about 320 MB, unpacked 2 GB)");
  const archives = path.join(folder, "archives");
  for (const old of [archives, unpacked]) rmSync(old, { recursive: true, force: true });
  mkdirSync(path.join(archives, "partial"), { recursive: true });
  mkdirSync(unpacked, { recursive: true });
  // Neither rights nor locks are needed for what only fills a folder of ours.
  const options = ["Debug::NoLocking=1", `Dir::Cache::archives=${archives}`, "APT::Sandbox::User="];
  const asked = ["install", "--download-only", "--reinstall", "-y", "--no-install-recommends"];
  run("apt-get", [...options.flatMap((option) => ["-o", option]), ...asked, ...PACKAGES], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  for (const name of readdirSync(archives).filter((name) => name.endsWith(".deb"))) {
    run("dpkg-deb", ["--extract", path.join(archives, name), unpacked], { stdio: ["ignore", "ignore", "inherit"] });
  }
  rmSync(archives, { recursive: true });
  linkUp();
  writeFileSync(list, PACKAGES.join("\n"));
}

/** What Debian does with links when it installs: tools by their plain names, and wine's server. */
function linkUp() {
  const bin = path.join(usr, "bin");
  for (const name of readdirSync(bin).filter((name) => name.endsWith("-win32"))) {
    symlinkSync(name, path.join(bin, name.replace(/-win32$/, "")));
  }
  const wine = path.join(usr, "lib", "wine");
  rmSync(path.join(wine, "wineserver"));
  symlinkSync("wineserver64", path.join(wine, "wineserver"));
}

/** The environment in which these tools work. */
export function windowsTools() {
  const found = [path.join(usr, "bin"), path.join(usr, "lib", "wine"), process.env.PATH];
  return {
    ...process.env,
    PATH: found.join(path.delimiter),
    LD_LIBRARY_PATH: path.join(usr, "lib", "x86_64-linux-gnu"),
    NSISDIR: path.join(usr, "share", "nsis"),
    RUSTC: path.join(usr, "bin", "rustc"),
    // The library itself is built too, which a released Rust allows only so.
    RUSTC_BOOTSTRAP: "1",
    CARGO_TARGET_X86_64_PC_WINDOWS_GNU_LINKER: "x86_64-w64-mingw32-gcc",
    CARGO_TARGET_DIR: windowsFolders.built,
    WINEPREFIX: path.join(folder, "wine"),
    WINEDEBUG: "-all",
    // Neither .NET nor a browser is asked for.
    WINEDLLOVERRIDES: "mscoree,mshtml=",
  };
}

/** Runs cargo for Windows: `build`, `test`. */
export function cargoForWindows(command, args, env = {}) {
  const whole = [command, "--locked", "--target", SYSTEMS.windows, "-Z", "build-std=std,panic_abort", ...args];
  run("cargo", whole, { env: { ...windowsTools(), ...env } });
}

/** The folder of what cargo has built in a profile. */
export function builtForWindows(profile) {
  return path.join(windowsFolders.built, SYSTEMS.windows, profile);
}

/**
 * A Windows of wine's, with nothing installed in it. It must be called on a screen: wine waits for ever for one that is not
 * there. `shim` is the source of the library that this wine lacks.
 */
export function freshWindows(shim) {
  const env = windowsTools();
  rmSync(env.WINEPREFIX, { recursive: true, force: true });
  const libraries = path.join(env.WINEPREFIX, "drive_c", "windows", "system32");
  mkdirSync(libraries, { recursive: true });
  // Debian's wine looks for this one where Debian installs it.
  copyFileSync(path.join(usr, "x86_64-w64-mingw32", "lib", "zlib1.dll"), path.join(libraries, "zlib1.dll"));
  run("x86_64-w64-mingw32-gcc", ["-shared", "-o", path.join(libraries, "bcryptprimitives.dll"), shim, "-ladvapi32"], {
    env,
  });
  run("timeout", ["180", "wine64", "wineboot", "--init"], { env, stdio: "ignore" });
}

/** Runs a Windows program for at most `seconds`; answers its exit code and what it printed. */
export function wine(args, { seconds = 120, env = {}, ...options } = {}) {
  const whole = { encoding: "utf8", maxBuffer: 64 * 1024 * 1024, ...options, env: { ...windowsTools(), ...env } };
  const done = spawnSync("timeout", [String(seconds), "wine64", ...args], whole);
  return { code: done.status, printed: done.stdout, told: done.stderr };
}

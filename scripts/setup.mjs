// What the operating system must have before Sweetspot can be built, tested or packed, or its icons drawn anew.
// Says what it installs, and asks for rights only where something is missing.

import { spawnSync } from "node:child_process";
import { has, say } from "./steps.mjs";

const BUILD = ["build-essential", "pkg-config", "libwebkit2gtk-4.1-dev", "librsvg2-dev", "libxdo-dev"];
const TEST = [
  "xvfb",
  "xauth",
  "dbus-x11",
  "webkit2gtk-driver",
  "chromium",
  "openbox",
  "xdotool",
  "xclip",
  "poppler-utils",
  "strace",
  "python3-gi",
  "gir1.2-gtk-3.0",
  "at-spi2-core",
  "gir1.2-atspi-2.0",
  "libglib2.0-bin",
];

const WANTED = {
  build: BUILD,
  test: [...BUILD, ...TEST],
  package: [...BUILD, "dpkg-dev", "rpm"],
  "package for Windows": ["build-essential", "zip"],
  "test for Windows": ["build-essential", "xvfb", "xauth", "dbus-x11", "openbox"],
  "test of packages": [...TEST, "lintian", "desktop-file-utils", "shared-mime-info", "appstream", "libglib2.0-bin"],
  "check of papers": ["python3-venv", "libreoffice-writer-nogui", "qpdf", "poppler-utils", "fonts-liberation"],
  icons: ["librsvg2-bin"],
};

/** Sees to the system's packages for one of these purposes. */
export function setUp(purpose) {
  needPrograms();
  if (process.platform !== "linux") {
    elsewhere(purpose);
    return;
  }
  if (!has("apt-get")) {
    stop(
      `This system has no apt-get. Install the equivalents of: ${WANTED[purpose].join(" ")}, then set SWEETSPOT_SETUP=done and run this again.`,
    );
  }
  const missing = WANTED[purpose].filter((name) => !installed(name));
  if (missing.length === 0) return;
  say(`Installing what the system lacks: ${missing.join(" ")}`);
  const asRoot = process.getuid?.() === 0 ? [] : ["sudo"];
  if (asRoot.length > 0 && !has("sudo")) stop(`Please have these packages installed: ${missing.join(" ")}`);
  apt(asRoot, ["update"]);
  apt(asRoot, ["install", "-y", "--no-install-recommends", ...missing]);
}

function needPrograms() {
  if (process.env.SWEETSPOT_SETUP === "done") return;
  if (Number(process.versions.node.split(".")[0]) < 20) stop("Sweetspot needs Node 20 or newer: see nodejs.org.");
  if (!has("cargo")) stop("Sweetspot needs Rust (cargo): see rustup.rs, then open a new terminal and run this again.");
}

function elsewhere(purpose) {
  if (purpose !== "build") {
    stop("Tests and packages are made on Debian and Ubuntu only. On this system, `npm start` opens the app.");
  }
  const needs =
    process.platform === "win32"
      ? "Microsoft's C++ build tools and WebView2 (Windows 11 has it)"
      : "Xcode's command line tools (xcode-select --install)";
  console.log(`On this system Sweetspot is built with ${needs}.`);
}

function installed(name) {
  const asked = spawnSync("dpkg-query", ["-W", "-f=${Status}", name], { encoding: "utf8" });
  return asked.status === 0 && asked.stdout.includes("install ok installed");
}

function apt(asRoot, args) {
  // The system's own updates may be under way: they are waited for.
  const waiting = ["-o", "DPkg::Lock::Timeout=600"];
  const [command, ...rest] = [...asRoot, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", ...waiting, ...args];
  const done = spawnSync(command, rest, { stdio: ["inherit", "ignore", "inherit"] });
  if (done.status !== 0) stop(`apt-get ${args[0]} failed; its last words are above.`);
}

function stop(sentence) {
  if (process.env.SWEETSPOT_SETUP === "done") return;
  console.error(sentence);
  process.exit(1);
}

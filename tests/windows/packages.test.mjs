// The packages for Windows, under wine: the programs carried, set up for a person and installed for a computer, the main job
// done from the command line, and all of it removed again.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { product } from "../../scripts/package/product.mjs";
import { windows } from "../../scripts/package/windows.mjs";
import { target } from "../../scripts/steps.mjs";
import { windowsTools, wine } from "../../scripts/windows/tools.mjs";

const PACKAGES = path.join(target, "packages", "windows");
const { packages } = JSON.parse(readFileSync(path.join(PACKAGES, "manifest.json"), "utf8"));
const packed = (ending) => path.join(PACKAGES, packages.find(({ name }) => name.endsWith(ending)).name);
const C = path.join(windowsTools().WINEPREFIX, "drive_c");
const START_MENU = path.join("Microsoft", "Windows", "Start Menu", "Programs");
const [WINDOW, CLI] = windows.programs;

/** A path of this computer as wine's Windows has it. */
const there = (file) => `Z:${file.replaceAll("/", "\\")}`;

/** Runs a Windows program that must end well; what it prints. */
function done(args, options) {
  const { code, printed, told } = wine(args, options);
  assert.equal(code, 0, `${args.join(" ")}: ${printed}${told}`);
  return printed.trim();
}

function inRegistry(key) {
  const { code, printed } = wine(["reg", "query", key, "/s"]);
  return code === 0 ? printed : null;
}

/** Runs a command of ours on this system; what it prints. */
function said(command, args) {
  const whole = { encoding: "utf8", env: windowsTools(), maxBuffer: 64 * 1024 * 1024 };
  const answer = spawnSync(command, args, whole);
  assert.equal(answer.status, 0, `${command}: ${answer.stderr}`);
  return answer.stdout;
}

/** The main job from the command line of the folder `programs`: a map, a sheet, a place, a picture, another copy. */
function doesTheMainJob(programs) {
  const folder = mkdtempSync(path.join(tmpdir(), "Fenmoor £ é "));
  const cli = (...args) =>
    done([path.join(programs, CLI), ...args], {
      cwd: folder,
      env: { SWEETSPOT_HOME: there(path.join(folder, "home")) },
    });
  assert.equal(cli("--version"), `${product.programs[1]} ${product.version}`);
  const sheet =
    "Title,Lead organisation,Challenges\nWärme für £5,Fenmoor County Council,A\nSkills bus,Fen NHS Trust,B\n";
  writeFileSync(path.join(folder, "plan é.csv"), sheet);
  cli("new", "map.sweetspot", "--title", "Fenmoor");
  cli("import", "map.sweetspot", "plan é.csv");
  writeFileSync(path.join(folder, "copy.sweetspot"), readFileSync(path.join(folder, "map.sweetspot")));
  cli("place", "map.sweetspot", "Wärme für £5", "AB");
  cli("place", "copy.sweetspot", "Skills bus", "ABC");
  cli("merge", "map.sweetspot", "copy.sweetspot");
  const { regions } = JSON.parse(cli("regions", "map.sweetspot", "--json"));
  const where = (title) => regions.find(({ initiatives }) => initiatives.includes(title)).challenges;
  assert.deepEqual([where("Wärme für £5"), where("Skills bus")], [["AB"], ["ABC"]]);
  for (const [ending, begins] of Object.entries({ pdf: "%PDF", png: "\u0089PNG", svg: "<svg" })) {
    cli("export", "map.sweetspot", `board £.${ending}`);
    const picture = readFileSync(path.join(folder, `board £.${ending}`), "latin1");
    assert.ok(picture.startsWith(begins), ending);
  }
  assert.equal(cli("check", "map.sweetspot"), "ok");
  rmSync(folder, { recursive: true });
}

test("what was packed is what the list says", () => {
  const done = spawnSync("sha256sum", ["--check", "--quiet", "SHA256SUMS"], { cwd: PACKAGES, encoding: "utf8" });
  assert.equal(done.status, 0, done.stdout);
});

test("the zip is carried and does the main job", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "sweetspot-zip-"));
  said("unzip", ["-q", packed(".zip"), "-d", folder]);
  const [name] = readdirSync(folder);
  const programs = path.join(folder, name);
  for (const one of [...windows.programs, "WebView2Loader.dll", "LICENSE.txt"]) {
    assert.ok(existsSync(path.join(programs, one)), one);
  }
  assert.equal(done([path.join(programs, WINDOW), "--version"]), `${product.name} ${product.version}`);
  doesTheMainJob(programs);
  rmSync(folder, { recursive: true });
});

test("the setup for one person puts all in place without a word, and takes it away again", () => {
  const [user] = readdirSync(path.join(C, "users")).filter((name) => name !== "Public");
  const own = path.join(C, "users", user, "AppData");
  const programs = path.join(own, "Local", "Programs", product.title);
  const link = path.join(own, "Roaming", START_MENU, `${product.title}.lnk`);
  const keys = [
    `HKCU\\Software\\Classes\\.${product.map.ending}`,
    `HKCU\\Software\\Classes\\${windows.kind}`,
    `HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\${product.title}`,
  ];
  done([packed("setup.exe"), "/S"], { seconds: 300 });
  doesTheMainJob(programs);
  assert.ok(existsSync(link));
  const [ending, kind, removal] = keys.map(inRegistry);
  assert.match(ending, new RegExp(`${windows.kind}`));
  assert.ok(kind.includes(`\\${product.title}\\${WINDOW}" "%1"`), kind);
  assert.match(removal, new RegExp(`DisplayVersion +REG_SZ +${product.version.replaceAll(".", "\\.")}`));

  writeFileSync(path.join(programs, "mine.sweetspot"), "a map that somebody saved here");
  // Windows removes through a copy of the program that removes; in its own folder it is waited for.
  const remover = path.join(programs, "uninstall.exe");
  done([remover, "/S", `_?=${there(programs).replace(there(C), "C:")}`], { seconds: 300 });
  rmSync(remover, { force: true });
  assert.deepEqual(readdirSync(programs), ["mine.sweetspot"]);
  assert.ok(!existsSync(link));
  assert.deepEqual(keys.map(inRegistry), [null, null, null]);
  rmSync(programs, { recursive: true });
});

test("the package for a computer says what is in it", () => {
  const table = (name) => said("msiinfo", ["export", packed(".msi"), name]);
  assert.match(table("Property"), new RegExp(`UpgradeCode\t\\{${windows.upgrades}\\}`));
  assert.match(table("Property"), new RegExp(`ProductVersion\t${product.version.replaceAll(".", "\\.")}`));
  assert.match(table("Directory"), new RegExp(`INSTALLDIR\tProgramFiles64Folder\t${product.title}`));
  assert.ok(table("Registry").includes(`"[INSTALLDIR]${WINDOW}" "%1"`));
  assert.ok(table("Shortcut").includes(`[INSTALLDIR]${WINDOW}`));
  assert.ok(table("RegLocator").includes(windows.webView.key));
  assert.ok(table("LaunchCondition").includes("WITHOUTWEBVIEW2"));
  const files = table("File");
  for (const name of [...windows.programs, "WebView2Loader.dll", windows.icon]) assert.ok(files.includes(name), name);
});

test("it installs where the web view is, refuses where it is not, and removes all", () => {
  const programs = path.join(C, "Program Files", product.title);
  // Wine gives a person's start menu also where it is asked for everybody's.
  const linked = () => readdirSync(C, { recursive: true }).some((name) => name.endsWith(`${product.title}.lnk`));
  const kind = `HKLM\\Software\\Classes\\${windows.kind}`;
  const msi = (...args) => wine(["msiexec", ...args, "/qn"], { seconds: 300 }).code;
  assert.notEqual(msi("/i", there(packed(".msi"))), 0);
  assert.ok(!existsSync(programs), "nothing is installed without it");
  assert.equal(msi("/i", there(packed(".msi")), "WITHOUTWEBVIEW2=1"), 0);
  assert.equal(msi("/x", there(packed(".msi"))), 0);
  assert.ok(!existsSync(programs));
  const webView = `HKLM\\${windows.webView.key}`;
  done(["reg", "add", webView, "/v", "pv", "/d", "140.0.0.0", "/f", "/reg:32"]);
  assert.equal(msi("/i", there(packed(".msi"))), 0);
  doesTheMainJob(programs);
  assert.ok(linked());
  assert.ok(inRegistry(kind).includes(`\\${product.title}\\${WINDOW}" "%1"`));
  assert.equal(msi("/x", there(packed(".msi"))), 0);
  assert.ok(!existsSync(programs) && !linked());
  assert.equal(inRegistry(kind), null);
  done(["reg", "delete", webView, "/f", "/reg:32"]);
});

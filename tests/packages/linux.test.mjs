// The packages for Linux, used as a person uses them: installed, a map opened by the desktop's own machinery, the main job
// done in the installed window, removed again. Changes what is installed on this machine, and puts it back.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { product } from "../../scripts/package/product.mjs";
import { root, target } from "../../scripts/steps.mjs";
import { fileDialog, gone, inFront, press } from "../window/desktop.mjs";
import { until } from "../window/driver.mjs";

const PACKAGES = path.join(target, "packages", "linux");
const { packages } = JSON.parse(readFileSync(path.join(PACKAGES, "manifest.json"), "utf8"));
const packed = (ending) => path.join(PACKAGES, packages.find(({ name }) => name.endsWith(ending)).name);
const ROOT = process.getuid() === 0 ? [] : ["sudo"];
const VERSION = `${product.name} ${product.version}`;

/** Runs a command to its end and answers what it printed; one that fails fails the test. */
function said(command, args, options = {}) {
  const done = spawnSync(command, args, { encoding: "utf8", maxBuffer: 64 * 1024 * 1024, ...options });
  assert.equal(done.status, 0, `${command} ${args.join(" ")}: ${done.error?.message ?? done.stdout + done.stderr}`);
  return done.stdout.trim();
}

function asRoot(...words) {
  const [command, ...args] = [...ROOT, "env", "DEBIAN_FRONTEND=noninteractive", ...words];
  return said(command, args);
}

const installed = () => spawnSync("dpkg-query", ["-W", product.name]).status === 0;
const remove = () => asRoot("apt-get", "purge", "-y", product.name);

/** A home with a folder of maps in it, as a new account has it; `bin` is where the programs are. */
function person(bin) {
  const folder = mkdtempSync(path.join(tmpdir(), "sweetspot-home-"));
  const maps = path.join(folder, "Maps");
  mkdirSync(maps);
  const env = {
    ...process.env,
    HOME: folder,
    XDG_CURRENT_DESKTOP: "GNOME",
    PATH: `${bin(folder)}:${process.env.PATH}`,
  };
  for (const name of ["SWEETSPOT_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"]) delete env[name];
  return {
    folder,
    env,
    map: (name) => path.join(maps, name),
    does: (command, ...args) => said(command, args, { env, cwd: folder }),
    leaves: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Opens a map as a double click does, and answers when the window shows it. */
async function doubleClick({ env }, opener, map, title) {
  // What it starts holds on to its output, so that its end is not waited for.
  spawn(...opener(map), { env, stdio: "ignore" });
  await inFront(`^${title}`);
}

const byGio = (map) => ["gio", ["open", map]];
const byXdg = (map) => ["xdg-open", [map]];

/** The maps' type, by their ending and without one; then two maps opened, one saved anew, and the window closed. */
async function opensMaps(who) {
  const [fenmoor, eastmarsh] = [who.map("Fenmoor.sweetspot"), who.map("Eastmarsh £.sweetspot")];
  who.does(product.programs[1], "new", "--sample", fenmoor);
  who.does(product.programs[1], "new", "--title", "Eastmarsh", eastmarsh);
  assert.equal(who.does("xdg-mime", "query", "filetype", fenmoor), product.map.type);
  copyFileSync(fenmoor, who.map("no ending"));
  assert.equal(who.does("xdg-mime", "query", "filetype", who.map("no ending")), product.map.type);
  rmSync(who.map("no ending"));
  assert.equal(who.does("xdg-mime", "query", "default", product.map.type), `${product.name}.desktop`);

  await doubleClick(who, byGio, fenmoor, "Fenmoor together");
  // The second comes to the window that is there.
  await doubleClick(who, byXdg, eastmarsh, "Eastmarsh");
  await gone("^Fenmoor together");
  press("ctrl+shift+s");
  await (await fileDialog("Save the map as")).answer(who.map("Copy.sweetspot"));
  await until(() => existsSync(who.map("Copy.sweetspot")), "the copy");
  await inFront("^Eastmarsh");
  press("alt+F4");
  await gone("^Eastmarsh");
  for (const map of [fenmoor, eastmarsh, who.map("Copy.sweetspot")]) {
    assert.equal(who.does(product.programs[1], "check", map), "ok");
  }
}

/** The files in a home that are not the person's maps, nor what Sweetspot keeps of them, nor other programs' caches. */
function leftOf({ folder }) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => path.relative(folder, path.join(entry.parentPath ?? entry.path, entry.name)));
  const own = path.join(".local", "share", product.identifier);
  return paths.filter(
    (name) => /sweetspot/i.test(name) && !name.startsWith("Maps") && !name.startsWith(`${own}${path.sep}`),
  );
}

after(() => {
  if (installed()) remove();
});

test("the packages are as the tools of their systems want them", { timeout: 900_000 }, () => {
  said("sha256sum", ["--check", "--quiet", "SHA256SUMS"], { cwd: PACKAGES });
  const unpacked = mkdtempSync(path.join(tmpdir(), "sweetspot-deb-"));
  said("dpkg-deb", ["--extract", packed(".deb"), unpacked]);
  const share = path.join(unpacked, "usr", "share");
  said("desktop-file-validate", [path.join(share, "applications", `${product.name}.desktop`)]);
  said("appstreamcli", ["validate", "--no-net", path.join(share, "metainfo", `${product.identifier}.metainfo.xml`)]);
  said("lintian", ["--fail-on", "error", packed(".deb")]);
  rmSync(unpacked, { recursive: true });
  const inRpm = said("rpm", ["--query", "--package", "--list", "--nosignature", packed(".rpm")]).split("\n");
  for (const name of product.programs) assert.ok(inRpm.includes(`/usr/bin/${name}`), name);
});

test("the .deb is installed, opens maps, does the main job and is removed", { timeout: 1_800_000 }, async () => {
  assert.ok(!installed(), "Sweetspot is installed here already; remove it first");
  asRoot("apt-get", "install", "-y", "--no-install-recommends", packed(".deb"));
  const files = said("dpkg", ["--listfiles", product.name]).split("\n");
  const who = person(() => "/usr/bin");
  assert.equal(said("/usr/bin/sweetspot", ["--version"], { env: who.env }), VERSION);
  assert.equal(
    said("/usr/bin/sweetspot-cli", ["--version"], { env: who.env }),
    `${product.programs[1]} ${product.version}`,
  );
  await opensMaps(who);
  // The main job, with real keys and real file dialogs, is what the window's own test does, here in the installed program.
  const job = path.join(root, "tests", "window", "first_minute.test.mjs");
  const env = { ...process.env, SWEETSPOT_PROGRAM: "/usr/bin/sweetspot" };
  delete env.NODE_TEST_CONTEXT;
  said("node", ["--test", job], { env });

  remove();
  const own = files.filter((name) => name.includes(product.name));
  assert.ok(own.length > 20, "the list of files was read");
  assert.deepEqual(own.filter(existsSync), []);
  assert.deepEqual(readdirSync(who.map("")).sort(), ["Copy.sweetspot", "Eastmarsh £.sweetspot", "Fenmoor.sweetspot"]);
  assert.deepEqual(leftOf(who), []);
  who.leaves();
});

test(
  "the .tar.gz is installed into a home without rights, opens maps and is removed",
  { timeout: 900_000 },
  async () => {
    assert.ok(!installed(), "nothing of Sweetspot is installed but what is in this home");
    const who = person((folder) => path.join(folder, ".local", "bin"));
    const unpacked = mkdtempSync(path.join(tmpdir(), "sweetspot-archive-"));
    said("tar", ["-xf", packed(".tar.gz"), "-C", unpacked, "--strip-components=1"]);
    who.does(path.join(unpacked, "install"), "--user");
    // Once more, as an upgrade does.
    who.does(path.join(unpacked, "install"), "--user");
    rmSync(unpacked, { recursive: true });
    assert.equal(who.does("sweetspot", "--version"), VERSION);
    await opensMaps(who);
    who.does(path.join(who.folder, ".local", "lib", product.name, "install"), "--remove");
    assert.deepEqual(leftOf(who), []);
    assert.ok(existsSync(who.map("Copy.sweetspot")));
    who.leaves();
  },
);

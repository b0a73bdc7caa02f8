// What ships: no crate that opens a network connection, no licence that binds its users, none unnamed.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { ways } from "../scripts/package/licences.mjs";
import { notices } from "../scripts/package/notices.mjs";
import { pagePackages } from "../scripts/package/shipped.mjs";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

function cargo(args) {
  const done = spawnSync("cargo", args, { cwd: root, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
  assert.equal(done.status, 0, done.stderr);
  return done.stdout;
}

/** Crates that exist to talk to a network. */
const NETWORK = [
  "reqwest",
  "hyper",
  "ureq",
  "curl",
  "isahc",
  "attohttpc",
  "surf",
  "h2",
  "quinn",
  "rustls",
  "native-tls",
  "openssl",
  "tungstenite",
  "tokio-tungstenite",
  "tiny_http",
  "warp",
  "axum",
  "actix-web",
  "tonic",
  "sentry",
  "opentelemetry",
  "tauri-plugin-updater",
  "tauri-plugin-http",
  "tauri-plugin-shell",
  "tauri-plugin-opener",
  "tauri-plugin-fs",
];

for (const shipped of ["sweetspot-window", "sweetspot-cli"]) {
  test(`${shipped} holds no crate that talks to a network`, () => {
    for (const system of ["x86_64-unknown-linux-gnu", "x86_64-pc-windows-msvc", "aarch64-apple-darwin"]) {
      const tree = cargo([
        "tree",
        "--locked",
        "-p",
        shipped,
        "--target",
        system,
        "-e",
        "normal",
        "--prefix",
        "none",
        "-f",
        "{p}",
      ]);
      const names = new Set(tree.split("\n").map((line) => line.split(" ")[0]));
      assert.ok(names.size > 20, "the tree was read");
      assert.deepEqual(
        NETWORK.filter((name) => names.has(name)),
        [],
        `on ${system}`,
      );
    }
  });
}

test("every crate that ships or builds, and every package of the page, has a licence that asks nothing of its users", () => {
  assert.deepEqual(ways("GPL-3.0"), []);
  assert.deepEqual(ways("GPL-3.0 AND MIT"), []);
  assert.deepEqual(ways("(Apache-2.0 OR MIT OR GPL-3.0) AND Zlib"), [
    ["MIT", "Zlib"],
    ["Apache-2.0", "Zlib"],
  ]);
  const refused = (rows) => rows.filter(([, licence]) => ways(licence ?? "").length === 0).map((row) => row.join(": "));
  for (const shipped of ["sweetspot-window", "sweetspot-cli"]) {
    const tree = cargo(["tree", "--locked", "-p", shipped, "-e", "normal,build", "--prefix", "none", "-f", "{p}|{l}"]);
    const rows = [...new Set(tree.split("\n").filter(Boolean))].map((line) => line.replace(" (*)", "").split("|"));
    assert.deepEqual(refused(rows), []);
  }
  assert.deepEqual(refused(pagePackages().map(({ name, licence }) => [name, licence])), []);
});

test("the notices are of what ships now", () => {
  const kept = readFileSync(path.join(root, "THIRD-PARTY.txt"), "utf8");
  assert.ok(kept === notices(), "THIRD-PARTY.txt is stale: run npm run notices, and read what changed");
});

test("unsafe code is forbidden in every crate but the one that is for it", () => {
  const read = (file) => readFileSync(file, "utf8");
  assert.match(read(path.join(root, "Cargo.toml")), /^\[workspace\.lints\.rust\]\nunsafe_code = "forbid"$/m);
  const { packages } = JSON.parse(cargo(["metadata", "--locked", "--no-deps", "--format-version", "1"]));
  assert.ok(packages.length > 5, "the manifests were found");
  const free = packages.filter((one) => !/^\[lints\]\nworkspace = true$/m.test(read(one.manifest_path)));
  assert.deepEqual(
    free.map(({ name }) => name),
    ["sweetspot-system"],
  );
});

// What the window ships with: no crate that opens a network connection, no licence that binds its users.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

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

const ALLOWED = new Set([
  "MIT",
  "MIT-0",
  "Apache-2.0",
  "Apache-2.0 WITH LLVM-exception",
  "BSD-1-Clause",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "MPL-2.0",
  "OFL-1.1",
  "ISC",
  "Zlib",
  "Unicode-3.0",
  "Unicode-DFS-2016",
  "0BSD",
  "Unlicense",
  "CC0-1.0",
  "BSL-1.0",
]);

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

/** Whether one way through an expression such as `(MIT OR Apache-2.0) AND Zlib` is allowed. */
function allowed(expression) {
  const words = expression.replaceAll("/", " OR ").replaceAll("(", " ( ").replaceAll(")", " ) ").trim().split(/\s+/);
  let at = 0;
  const either = () => {
    let answer = both();
    while (words[at] === "OR") {
      at += 1;
      answer = both() || answer;
    }
    return answer;
  };
  const both = () => {
    let answer = one();
    while (words[at] === "AND") {
      at += 1;
      answer = one() && answer;
    }
    return answer;
  };
  const one = () => {
    if (words[at] === "(") {
      at += 1;
      const answer = either();
      at += 1;
      return answer;
    }
    let name = words[at];
    at += 1;
    if (words[at] === "WITH") {
      name = `${name} WITH ${words[at + 1]}`;
      at += 2;
    }
    return ALLOWED.has(name);
  };
  return either();
}

test("every crate that ships has a licence that asks nothing of its users", () => {
  assert.equal(allowed("GPL-3.0"), false);
  assert.equal(allowed("(MIT OR GPL-3.0) AND Zlib"), true);
  for (const shipped of ["sweetspot-window", "sweetspot-cli"]) {
    const tree = cargo(["tree", "--locked", "-p", shipped, "-e", "normal,build", "--prefix", "none", "-f", "{p}|{l}"]);
    const rows = [...new Set(tree.split("\n").filter(Boolean))].map((line) => line.replace(" (*)", "").split("|"));
    const refused = rows.filter(([, licence]) => !licence || !allowed(licence)).map((row) => row.join(": "));
    assert.deepEqual(refused, []);
  }
});

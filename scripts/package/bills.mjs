// The two bills of materials, in CycloneDX's JSON: what the programs hold for one system, and what the page holds.

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { product } from "./product.mjs";
import { crates, pagePackages } from "./shipped.mjs";

/** The bill of the programs for a system, as cargo calls it; `made` is a date in seconds since 1970. */
export function billOfPrograms(system, made) {
  const rows = crates(system);
  const parts = rows.map((row) => ({
    ...part(row, `pkg:cargo/${row.name}@${row.version}`),
    hashes: [{ alg: "SHA-256", content: row.checksum }],
  }));
  return bill(`${product.name} for ${system}`, rows, parts, made, [sqlite(rows)]);
}

/** SQLite, which comes inside a crate under a version of its own. */
function sqlite(rows) {
  const { folder } = rows.find((row) => row.name === "libsqlite3-sys");
  const head = readFileSync(path.join(folder, "sqlite3", "sqlite3.h"), "utf8");
  const [, version] = /#define SQLITE_VERSION +"(.+)"/.exec(head);
  const row = { name: "sqlite", version, licence: "blessing", address: "https://sqlite.org/src" };
  return part(row, `pkg:generic/sqlite@${version}`);
}

/** The bill of the page, which is the same on every system. */
export function billOfPage(made) {
  const rows = pagePackages();
  const parts = rows.map((row) => ({
    ...part(row, `pkg:npm/${row.name.replace("@", "%40")}@${row.version}`),
    hashes: [{ alg: "SHA-512", content: Buffer.from(row.integrity.replace("sha512-", ""), "base64").toString("hex") }],
  }));
  return bill(`${product.name}-page`, rows, parts, made);
}

function part(row, purl) {
  return {
    type: "library",
    "bom-ref": purl,
    name: row.name,
    version: row.version,
    // Cargo's older way to say "or" is no expression.
    licenses: [{ expression: row.licence.replaceAll(/ ?\/ ?/g, " OR ") }],
    purl,
    ...(row.address ? { externalReferences: [{ type: "vcs", url: row.address }] } : {}),
  };
}

/** A bill of `parts`, one for each of `rows`, and of what else is inside. */
function bill(name, rows, parts, made, inside = []) {
  const refs = new Map(rows.map((row, nth) => [row.key, parts[nth].purl]));
  const whole = `${name}@${product.version}`;
  const needed = new Set(rows.flatMap((row) => row.needs));
  const body = {
    metadata: {
      timestamp: new Date(made * 1000).toISOString(),
      component: {
        type: "application",
        "bom-ref": whole,
        name,
        version: product.version,
        licenses: [{ license: { id: product.licence } }],
      },
    },
    components: [...parts, ...inside],
    dependencies: [
      { ref: whole, dependsOn: rows.filter((row) => !needed.has(row.key)).map((row) => refs.get(row.key)) },
      ...rows.map((row) => ({ ref: refs.get(row.key), dependsOn: row.needs.map((key) => refs.get(key)) })),
    ],
  };
  // Told from its content, so that the same content is the same bill.
  const hash = createHash("sha256").update(JSON.stringify(body)).digest("hex");
  const uuid = `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
  const head = { bomFormat: "CycloneDX", specVersion: "1.6", serialNumber: `urn:uuid:${uuid}`, version: 1 };
  return `${JSON.stringify({ ...head, ...body }, null, 1)}\n`;
}

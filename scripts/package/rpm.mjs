// The package for Fedora, openSUSE and their like, from the same folders; tried only as far as its own tools read it.

import { mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { run } from "../steps.mjs";
import { filesIn, write } from "./files.mjs";
import { product } from "./product.mjs";

/** Packs the folders of `tree` below /usr into a file of `out`; answers its name. `made` is a date in seconds since 1970. */
export function rpm(tree, out, work, made) {
  const top = path.join(work, "rpm");
  rmSync(top, { recursive: true, force: true });
  mkdirSync(top, { recursive: true });
  const spec = path.join(top, `${product.name}.spec`);
  write(spec, specOf(tree));
  const defined = {
    _topdir: top,
    // The programs are stripped, and as they are in every other package.
    __os_install_post: "%{nil}",
    _build_id_links: "none",
    _binary_payload: "w9.xzdio",
    _buildhost: product.name,
    use_source_date_epoch_as_buildtime: "1",
    clamp_mtime_to_source_date_epoch: "1",
  };
  const defines = Object.entries(defined).flatMap(([name, value]) => ["--define", `${name} ${value}`]);
  const env = { ...process.env, SOURCE_DATE_EPOCH: String(made) };
  run("rpmbuild", ["-bb", "--quiet", "--target", "x86_64", ...defines, spec], { env });
  const [name] = readdirSync(path.join(top, "RPMS", "x86_64"));
  renameSync(path.join(top, "RPMS", "x86_64", name), path.join(out, name));
  return name;
}

function specOf(tree) {
  const files = filesIn(tree).map((name) => {
    const kind = name.startsWith(path.join("share", "doc")) ? "%doc " : "";
    return `${kind}"/usr/${name}"`;
  });
  return `Name: ${product.name}
Version: ${product.version}
Release: 1
Summary: ${product.summary}
License: ${product.licence}
Vendor: ${product.publisher}

%description
${product.description.join("\n\n")}

%install
mkdir -p "%{buildroot}/usr"
cp -a "${tree}/." "%{buildroot}/usr"

%files
%dir /usr/share/doc/${product.name}
${files.join("\n")}
`;
}

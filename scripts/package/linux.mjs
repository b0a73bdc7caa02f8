// The folders of an installed Sweetspot on Linux, once for every kind of package: programs, desktop entry, file type, icons,
// guide, notices and bills. What is here lands below /usr, or below ~/.local.

import { rmSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { root } from "../steps.mjs";
import { billOfPage, billOfPrograms } from "./bills.mjs";
import { documents } from "./documents.mjs";
import { copy, settle, write } from "./files.mjs";
import { product } from "./product.mjs";
import { SYSTEMS } from "./shipped.mjs";

const ICONS = path.join(root, "src-tauri", "icons");
/** A desktop's icon theme has no 24 of ours and finds 32. */
const SIZES = [16, 32, 48, 64, 128, 256, 512];

/** Lays the folders out below `folder`; `programs` is where the built programs are, `made` a date in seconds since 1970. */
export function layOut(folder, programs, made) {
  rmSync(folder, { recursive: true, force: true });
  const share = path.join(folder, "share");
  const doc = path.join(share, "doc", product.name);
  for (const name of product.programs) copy(path.join(programs, name), path.join(folder, "bin", name));
  write(path.join(share, "applications", `${product.name}.desktop`), desktopEntry());
  write(path.join(share, "mime", "packages", `${product.name}.xml`), fileType());
  write(path.join(share, "metainfo", `${product.identifier}.metainfo.xml`), metainfo(made));
  const theme = path.join(share, "icons", "hicolor");
  const iconOfMap = product.map.type.replace("/", "-");
  for (const [drawing, kind, name] of [
    ["program", "apps", product.name],
    ["document", "mimetypes", iconOfMap],
  ]) {
    copy(path.join(ICONS, `${drawing}.svg`), path.join(theme, "scalable", kind, `${name}.svg`));
    for (const size of SIZES) {
      copy(path.join(ICONS, drawing, `${size}.png`), path.join(theme, `${size}x${size}`, kind, `${name}.png`));
    }
  }
  for (const name of product.programs) {
    write(path.join(share, "man", "man1", `${name}.1.gz`), gzipSync(manual(name, made), { level: 9 }));
  }
  for (const name of documents()) copy(path.join(root, "docs", name), path.join(doc, name));
  copy(path.join(root, "THIRD-PARTY.txt"), path.join(doc, "THIRD-PARTY.txt"));
  copy(path.join(root, "CHANGELOG.md"), path.join(doc, "CHANGELOG.md"));
  write(path.join(doc, "programs.cdx.json"), billOfPrograms(SYSTEMS.linux, made));
  write(path.join(doc, "page.cdx.json"), billOfPage(made));
  write(path.join(doc, "copyright"), copyright(made));
  settle(
    folder,
    made,
    product.programs.map((name) => path.join("bin", name)),
  );
}

function desktopEntry() {
  return `[Desktop Entry]
Type=Application
Name=${product.title}
Comment=${product.summary}
Exec=${product.name} %f
Icon=${product.name}
Terminal=false
Categories=Office;
Keywords=${product.keywords.join(";")};
MimeType=${product.map.type};
StartupNotify=true
StartupWMClass=${product.name}
`;
}

/** A map's file is known by its ending, and without it by what SQLite's head says of it. */
function fileType() {
  const matches = product.map.magic.reduceRight(
    (within, { offset, text }) => `<match type="string" offset="${offset}" value="${text}">${within}</match>`,
    "",
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="${product.map.type}">
    <comment>${product.map.title}</comment>
    <sub-class-of type="application/vnd.sqlite3"/>
    <generic-icon name="x-office-document"/>
    <magic priority="60">${matches}</magic>
    <glob pattern="*.${product.map.ending}"/>
  </mime-type>
</mime-info>
`;
}

function metainfo(made) {
  return `<?xml version="1.0" encoding="UTF-8"?>
<component type="desktop-application">
  <id>${product.identifier}</id>
  <metadata_license>CC0-1.0</metadata_license>
  <project_license>${product.licence}</project_license>
  <name>${product.title}</name>
  <summary>${product.summary}</summary>
  <description>
${product.description.map((paragraph) => `    <p>${paragraph}</p>`).join("\n")}
  </description>
  <developer_name>${product.publisher}</developer_name>
  <launchable type="desktop-id">${product.name}.desktop</launchable>
  <categories>
    <category>Office</category>
  </categories>
  <icon type="stock">${product.name}</icon>
  <provides>
${product.programs.map((name) => `    <binary>${name}</binary>`).join("\n")}
    <mediatype>${product.map.type}</mediatype>
  </provides>
  <content_rating type="oars-1.1"/>
  <releases>
    <release version="${product.version}" date="${new Date(made * 1000).toISOString().slice(0, 10)}"/>
  </releases>
</component>
`;
}

function copyright(made) {
  return `Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: ${product.title}
Comment: The notices of all that Sweetspot is made with are in THIRD-PARTY.txt beside this file.

Files: *
Copyright: ${new Date(made * 1000).getUTCFullYear()} ${product.publisher}
License: ${product.licence}

License: ${product.licence}
 On Debian systems the whole text is in /usr/share/common-licenses/${product.licence};
 elsewhere at https://mozilla.org/MPL/2.0/.
`;
}

/** A page of the manual for a program. */
function manual(name, made) {
  const day = new Date(made * 1000).toISOString().slice(0, 10);
  const [window] = product.programs;
  const [synopsis, does] =
    name === window
      ? [
          `[\\fIMAP\\fR | \\fB\\-\\-sample\\fR | \\fB\\-\\-version\\fR]`,
          `Opens the window, on the map of that file or on the sample. Where a window is open already, it shows the map.`,
        ]
      : [
          `\\fICOMMAND\\fR \\fIMAP\\fR [\\fIOPTION\\fR...]`,
          `Does with a map from a terminal what the window does. \\fB${name} help\\fR lists the commands, \\fB${name} help\\fR \\fICOMMAND\\fR tells of one.
Ends with 0 when it is done; with 1 and one line when it could not be done and nothing was changed; with 3 when what it did is kept on this computer and the file, which could not be written, will follow.`,
        ];
  const plain = (text) => text.replaceAll("-", "\\-");
  return `.TH ${plain(name).toUpperCase()} 1 "${day}" "${product.title} ${product.version}"
.SH NAME
${plain(name)} \\- ${product.summary.toLowerCase()}
.SH SYNOPSIS
.B ${plain(name)}
${synopsis}
.SH DESCRIPTION
${product.description.join("\n.PP\n")}
.PP
${does}
.SH FILES
.I /usr/share/doc/${product.name}/guide.md
tells how to use it.
`;
}

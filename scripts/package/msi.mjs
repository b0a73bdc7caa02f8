// The package for every person of a computer, as those who look after many computers hand it out: into Program Files, with
// the start menu and the double click on maps. `msiexec /i FILE /qn` installs it in silence, `/x` removes it.

import { createHash } from "node:crypto";
import path from "node:path";
import { root, run } from "../steps.mjs";
import { windowsTools } from "../windows/tools.mjs";
import { copy, filesIn, write } from "./files.mjs";
import { product } from "./product.mjs";
import { windows } from "./windows.mjs";

const [WINDOW] = windows.programs;
const ICON = "Program.ico";

/** Packs the folder `tree` into a file of `out`; answers its name. */
export function msi(tree, out, work) {
  const name = `${product.name}-${product.version}-windows-x64.msi`;
  const source = path.join(work, "setup.wxs");
  // It knows of no files but those below its source.
  copy(path.join(root, "src-tauri", "icons", "program.ico"), path.join(work, ICON));
  write(source, sourceOf(tree, work));
  run("wixl", ["--arch", "x64", "--output", path.join(out, name), source], { cwd: work, env: windowsTools() });
  return name;
}

function sourceOf(tree, work) {
  const components = [];
  return `<?xml version="1.0" encoding="UTF-8"?>
<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi">
  <Product Id="${guid(`version ${product.version}`)}" UpgradeCode="${windows.upgrades}" Language="1033" Codepage="1252"
           Name="${product.title}" Version="${product.version}" Manufacturer="${product.publisher}">
    <Package InstallerVersion="500" Compressed="yes" InstallScope="perMachine"
             Description="${product.summary}" Manufacturer="${product.publisher}" />
    <MajorUpgrade DowngradeErrorMessage="A newer version of ${product.title} is installed." />
    <Media Id="1" Cabinet="${product.name}.cab" EmbedCab="yes" />
    <Icon Id="${ICON}" SourceFile="${ICON}" />
    <Property Id="ARPPRODUCTICON" Value="${ICON}" />
    <Property Id="ARPNOMODIFY" Value="1" />
    <Property Id="WEBVIEW2">
      <RegistrySearch Id="WebViewOfComputer" Root="HKLM" Key="${windows.webView.key}" Name="pv" Type="raw" />
    </Property>
    <Condition Message="${windows.webView.missing} To install ${product.title} before it: WITHOUTWEBVIEW2=1.">Installed OR WEBVIEW2 OR WITHOUTWEBVIEW2</Condition>
    <Directory Id="TARGETDIR" Name="SourceDir">
      <Directory Id="ProgramFiles64Folder">
        <Directory Id="INSTALLDIR" Name="${product.title}">
${inside(filesIn(tree).map((name) => name.split(path.sep)))}
        </Directory>
      </Directory>
      <Directory Id="ProgramMenuFolder" />
    </Directory>
    <Feature Id="Whole" Level="1" Title="${product.title}">
${components.map((id) => `      <ComponentRef Id="${id}" />`).join("\n")}
    </Feature>
  </Product>
</Wix>
`;

  /** The files of one folder, named by the parts of their paths from there; \`above\` is where the folder lies. */
  function inside(files, above = []) {
    const folders = new Map(files.filter((parts) => parts.length > 1).map(([folder]) => [folder, []]));
    const lines = [];
    for (const [first, ...rest] of files) {
      if (rest.length > 0) folders.get(first).push(rest);
      else lines.push(component([...above, first]));
    }
    for (const [name, within] of folders) {
      lines.push(
        `<Directory Id="${id([...above, name])}" Name="${name}">\n${inside(within, [...above, name])}\n</Directory>`,
      );
    }
    return lines.join("\n");
  }

  function component(parts) {
    const own = id(parts);
    components.push(`Of.${own}`);
    const [name] = parts.slice(-1);
    const more = name === WINDOW ? `${shortcut()}\n${doubleClick()}` : "";
    return `<Component Id="Of.${own}" Guid="${guid(parts.join("/"))}" Win64="yes">
  <File Id="${own}" Name="${name}" Source="${path.join(path.relative(work, tree), ...parts)}" KeyPath="yes" />
${more}</Component>`;
  }
}

function shortcut() {
  return `  <Shortcut Id="StartMenu" Directory="ProgramMenuFolder" Name="${product.title}" Description="${product.summary}" Target="[INSTALLDIR]${WINDOW}" Icon="${ICON}" IconIndex="0" WorkingDirectory="INSTALLDIR" />`;
}

/** The kind of maps, and what opens them. */
function doubleClick() {
  const ending = `SOFTWARE\\Classes\\.${product.map.ending}`;
  const kind = `SOFTWARE\\Classes\\${windows.kind}`;
  const rows = [
    [ending, "", windows.kind],
    [ending, "Content Type", product.map.type],
    [`${ending}\\OpenWithProgids`, windows.kind, ""],
    [kind, "", product.map.title],
    [`${kind}\\DefaultIcon`, "", `[INSTALLDIR]${windows.icon}`],
    [`${kind}\\shell\\open\\command`, "", `&quot;[INSTALLDIR]${WINDOW}&quot; &quot;%1&quot;`],
  ];
  const value = ([key, name, text]) =>
    `  <RegistryValue Root="HKLM" Key="${key}" ${name && `Name="${name}" `}Type="string" Value="${text}" />\n`;
  return rows.map(value).join("");
}

/** A name that the tables of a package take, of a path's parts. */
const id = (parts) => parts.join(".").replaceAll(/[^A-Za-z0-9._]/g, "_");

/** The same number for the same name, so that a component stays itself from version to version. */
function guid(name) {
  const hash = createHash("sha1").update(`${windows.upgrades} ${name}`).digest("hex").toUpperCase();
  const variant = ((parseInt(hash[16], 16) & 3) | 8).toString(16).toUpperCase();
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `5${hash.slice(13, 16)}`,
    `${variant}${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join("-");
}

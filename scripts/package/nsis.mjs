// The setup for one person, who needs no rights for it: into their own folder of programs, with the start menu, the double
// click on maps, and a way to remove it again. `/S` makes it silent, `/D=FOLDER` chooses another folder.

import path from "node:path";
import { root, run } from "../steps.mjs";
import { windowsTools } from "../windows/tools.mjs";
import { filesIn, write } from "./files.mjs";
import { product } from "./product.mjs";
import { windows } from "./windows.mjs";

const REMOVAL = `Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\${product.title}`;
const KIND = `Software\\Classes\\${windows.kind}`;
const ENDING = `Software\\Classes\\.${product.map.ending}`;
const [WINDOW] = windows.programs;
const REMOVER = "uninstall.exe";
const ICON = path.join(root, "src-tauri", "icons", "program.ico");

/** Packs the folder `tree` into a file of `out`; answers its name. `made` is a date in seconds since 1970. */
export function setup(tree, out, work, made) {
  const name = `${product.name}-${product.version}-windows-x64-setup.exe`;
  const script = path.join(work, "setup.nsi");
  write(script, scriptOf(tree, path.join(out, name)));
  const env = { ...windowsTools(), SOURCE_DATE_EPOCH: String(made) };
  run("makensis", ["-V2", "-INPUTCHARSET", "UTF8", "-WX", script], { env });
  return name;
}

function scriptOf(tree, file) {
  const files = filesIn(tree);
  const version = `${product.title} ${product.version}`;
  return `Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
!include MUI2.nsh
!include FileFunc.nsh
Name "${product.title}"
OutFile "${file}"
InstallDir "$LOCALAPPDATA\\Programs\\${product.title}"
InstallDirRegKey HKCU "${REMOVAL}" "InstallLocation"
RequestExecutionLevel user
BrandingText "${version}"
VIProductVersion "${product.version}.0"
VIAddVersionKey "ProductName" "${product.title}"
VIAddVersionKey "ProductVersion" "${product.version}"
VIAddVersionKey "FileVersion" "${product.version}"
VIAddVersionKey "FileDescription" "${product.summary}"
VIAddVersionKey "CompanyName" "${product.publisher}"
VIAddVersionKey "LegalCopyright" "${product.licence}"
!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\\${WINDOW}"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

; A program that is running can't be replaced or removed.
!macro refuseWhileOpen
  IfFileExists "$INSTDIR\\${WINDOW}" 0 closed
  ClearErrors
  FileOpen $0 "$INSTDIR\\${WINDOW}" a
  IfErrors 0 free
  MessageBox MB_OK|MB_ICONEXCLAMATION "${product.title} is open. Close it, then try again." /SD IDOK
  SetErrorLevel 2
  Quit
  free:
  FileClose $0
  closed:
!macroend

Section
  SetShellVarContext current
  !insertmacro refuseWhileOpen
${files.map(placed).join("\n")}
  WriteUninstaller "$INSTDIR\\${REMOVER}"
  CreateShortcut "$SMPROGRAMS\\${product.title}.lnk" "$INSTDIR\\${WINDOW}" "" "" 0 SW_SHOWNORMAL "" "${product.summary}"
  WriteRegStr HKCU "${ENDING}" "" "${windows.kind}"
  WriteRegStr HKCU "${ENDING}" "Content Type" "${product.map.type}"
  WriteRegStr HKCU "${ENDING}\\OpenWithProgids" "${windows.kind}" ""
  WriteRegStr HKCU "${KIND}" "" "${product.map.title}"
  WriteRegStr HKCU "${KIND}\\DefaultIcon" "" "$INSTDIR\\${windows.icon}"
  WriteRegStr HKCU "${KIND}\\shell\\open\\command" "" '"$INSTDIR\\${WINDOW}" "%1"'
  WriteRegStr HKCU "${REMOVAL}" "DisplayName" "${product.title}"
  WriteRegStr HKCU "${REMOVAL}" "DisplayVersion" "${product.version}"
  WriteRegStr HKCU "${REMOVAL}" "DisplayIcon" "$INSTDIR\\${WINDOW}"
  WriteRegStr HKCU "${REMOVAL}" "Publisher" "${product.publisher}"
  WriteRegStr HKCU "${REMOVAL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${REMOVAL}" "UninstallString" '"$INSTDIR\\${REMOVER}"'
  WriteRegStr HKCU "${REMOVAL}" "QuietUninstallString" '"$INSTDIR\\${REMOVER}" /S'
  WriteRegDWORD HKCU "${REMOVAL}" "NoModify" 1
  WriteRegDWORD HKCU "${REMOVAL}" "NoRepair" 1
  \${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${REMOVAL}" "EstimatedSize" $0
  \${RefreshShellIcons}
  Call sayWhetherItShows
SectionEnd

Function sayWhetherItShows
  ReadRegStr $0 HKCU "${windows.webView.key}" "pv"
  StrCmp $0 "" 0 shows
  SetRegView 32
  ReadRegStr $0 HKLM "${windows.webView.key}" "pv"
  SetRegView 64
  StrCmp $0 "" 0 shows
  MessageBox MB_OK|MB_ICONINFORMATION "${windows.webView.missing}" /SD IDOK
  shows:
FunctionEnd

; Only what the setup has laid there: no map that somebody saved beside it, and nothing that Sweetspot keeps of maps.
Section "Uninstall"
  SetShellVarContext current
  !insertmacro refuseWhileOpen
${files.map((name) => `  Delete "$INSTDIR\\${there(name)}"`).join("\n")}
  Delete "$INSTDIR\\${REMOVER}"
${foldersOf(files)
  .map((name) => `  RMDir "$INSTDIR\\${there(name)}"`)
  .join("\n")}
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\\${product.title}.lnk"
  ReadRegStr $0 HKCU "${ENDING}" ""
  StrCmp $0 "${windows.kind}" 0 others
  DeleteRegValue HKCU "${ENDING}" ""
  DeleteRegValue HKCU "${ENDING}" "Content Type"
  others:
  DeleteRegValue HKCU "${ENDING}\\OpenWithProgids" "${windows.kind}"
  DeleteRegKey /ifempty HKCU "${ENDING}\\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "${ENDING}"
  DeleteRegKey HKCU "${KIND}"
  DeleteRegKey HKCU "${REMOVAL}"
  \${RefreshShellIcons}
SectionEnd
`;

  function placed(name) {
    const folder = path.dirname(name);
    const within = folder === "." ? "$INSTDIR" : `$INSTDIR\\${there(folder)}`;
    return `  SetOutPath "${within}"\n  File "${path.join(tree, name)}"`;
  }
}

/** A path as Windows writes it. */
const there = (name) => name.replaceAll(path.sep, "\\");

/** The folders in which these files lie, the inner ones first. */
function foldersOf(files) {
  const all = new Set(files.map((name) => path.dirname(name)));
  for (const name of [...all]) for (let up = path.dirname(name); up !== "."; up = path.dirname(up)) all.add(up);
  all.delete(".");
  return [...all].sort().reverse();
}

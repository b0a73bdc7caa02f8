#!/bin/sh
# ./install --user installs Sweetspot for you alone, without rights: programs in ~/.local/bin, the rest in ~/.local/share.
# ~/.local/lib/sweetspot/install --remove takes it away again. Your maps, and what Sweetspot keeps of them, stay.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
bin=$HOME/.local/bin
share=${XDG_DATA_HOME:-$HOME/.local/share}
own=$HOME/.local/lib/sweetspot

# What its tools read is written anew where they are; a desktop without them looks at the folders itself.
tell_the_desktop() {
  mkdir -p "$share/mime/packages" "$share/applications" "$share/icons/hicolor"
  if command -v update-mime-database >/dev/null; then update-mime-database "$share/mime"; fi
  if command -v update-desktop-database >/dev/null; then update-desktop-database -q "$share/applications"; fi
  if command -v gtk-update-icon-cache >/dev/null; then gtk-update-icon-cache -q -t "$share/icons/hicolor"; fi
}

remove() {
  [ -f "$own/files" ] || return 0
  while IFS= read -r file; do
    rm -f "$file"
    # Folders that are empty now; rmdir leaves the others.
    rmdir -p "$(dirname "$file")" 2>/dev/null || true
  done <"$own/files"
  rm -f "$own/files" "$own/install"
  rmdir "$own" 2>/dev/null || true
}

case ${1:-} in
--user)
  missing=$(ldd "$here/bin/sweetspot" 2>&1 | grep 'not found' || true)
  if [ -n "$missing" ]; then
    printf 'Nothing was installed: this system lacks what Sweetspot needs (GTK 3, WebKitGTK 4.1):\n%s\n' "$missing" >&2
    exit 1
  fi
  remove
  mkdir -p "$own"
  (cd "$here" && find bin share -type f) | while IFS= read -r file; do
    case $file in
    bin/*) to=$bin/${file#bin/} ;;
    *) to=$share/${file#share/} ;;
    esac
    mkdir -p "$(dirname "$to")"
    cp "$here/$file" "$to"
    printf '%s\n' "$to" >>"$own/files"
  done
  # A desktop need not look for programs in ~/.local/bin.
  while IFS= read -r line; do
    case $line in
    "Exec=sweetspot "*) printf 'Exec="%s/sweetspot" %%f\n' "$bin" ;;
    *) printf '%s\n' "$line" ;;
    esac
  done <"$here/share/applications/sweetspot.desktop" >"$share/applications/sweetspot.desktop"
  cp "$here/install" "$own/install"
  tell_the_desktop
  printf 'Sweetspot is installed. To remove it: %s/install --remove\n' "$own"
  ;;
--remove)
  remove
  tell_the_desktop
  printf 'Sweetspot is removed. Your maps stay where they are.\n'
  ;;
*)
  sed -n '2,3s/^# //p' "$0"
  exit 2
  ;;
esac

// Folders that one program alone sees mounted otherwise: commands for `within` (see driver.mjs). Null: this system lets nobody
// mount for one program. Rights would not do: they do not bind whoever runs the tests as root.

import { spawnSync } from "node:child_process";

/** Where the folder can only be read. */
export function readOnly(folder) {
  return mounted('mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"', folder);
}

/** Where the folder is on a disk that is full: two pages of memory, one of them taken. */
export function onFullDisk(folder) {
  return mounted('mount -t tmpfs -o size=8k none "$0" && printf x > "$0/x" && exec "$@"', folder);
}

function mounted(script, folder) {
  const within = ["unshare", "-rm", "sh", "-c", script, folder];
  return spawnSync(within[0], [...within.slice(1), "true"]).status === 0 ? within : null;
}

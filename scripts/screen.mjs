// A screen that nobody sees, with a window manager and a session bus of its own, as a desktop has them.

import { run } from "./steps.mjs";

/**
 * Runs a command on such a screen of `size` (`1600x1000`) and ends the whole run where it fails. No key repeats by itself: on
 * a busy machine one that is pressed and let go by a program would.
 */
export function onScreen(command, args, { size = "1600x1000", env = {} } = {}) {
  const inside = 'openbox & manager=$!; "$@"; code=$?; kill "$manager"; exit "$code"';
  run(
    "xvfb-run",
    ["-a", "-s", `-screen 0 ${size}x24 -r`, "dbus-run-session", "--", "sh", "-c", inside, "screen", command, ...args],
    { env: { ...process.env, ...env } },
  );
}

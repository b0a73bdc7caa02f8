// The processes of a program: which they are, whether they run, and how much memory they take.

import { readFileSync } from "node:fs";

/** What a process has started itself. */
export function childrenOf(pid) {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").filter(Boolean).map(Number);
}

/** A process and all that it has started, by their ids. */
export function family(pid) {
  return [pid, ...childrenOf(pid).flatMap(family)];
}

/** Whether a process is there and has not ended: one that nobody has waited for yet counts as ended. */
export function runs(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1][0] !== "Z";
  } catch {
    return false;
  }
}

/** The memory of one process in MB; a page that several processes share counts in part for each. */
export function share(pid) {
  return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))[1]) / 1024;
}

/** The memory of a process and of all that it has started, each shared page counted once, in MB. */
export function memory(pid) {
  return family(pid).reduce((sum, one) => sum + share(one), 0);
}

/** The processor time that a process and all that it has started have taken so far, in milliseconds. */
export function worked(pid) {
  const [user, system] = [11, 12];
  const ticks = (one) => {
    const told = readFileSync(`/proc/${one}/stat`, "utf8").split(") ")[1].split(" ");
    return Number(told[user]) + Number(told[system]);
  };
  // Linux tells it in hundredths of a second.
  return family(pid).reduce((sum, one) => sum + ticks(one), 0) * 10;
}

export function median(figures) {
  return [...figures].sort((one, other) => one - other)[Math.floor(figures.length / 2)];
}

// Puts a snapshot together from the one that the page holds and what differs from it. What did not change stays the very same
// object, by which whatever follows from it sees that there is nothing to do.

import type { Snapshot } from "./types";

/** What differs between two values; the program's `wire/difference.rs` says how it is made. */
export type Difference = { is: unknown } | { of: Record<string, Difference> } | { list: readonly Piece[] };

/** A run of the list before (`[from, count]`), or values that it did not have there. */
type Piece = readonly [from: number, count: number] | { new: readonly unknown[] };

/** A snapshot that the page holds, and the number under which the program knows it. */
export type Held = { told: number; snapshot: Snapshot };

type Told = { told: number; reply: unknown } | { told: number; since: number; difference: Difference };

/** The later value; `before` is not touched. */
export function patched(before: unknown, difference: Difference): unknown {
  if ("is" in difference) return difference.is;
  if ("list" in difference) return joined(before as readonly unknown[], difference.list);
  const now = { ...(before as Record<string, unknown>) };
  for (const [field, part] of Object.entries(difference.of)) now[field] = patched(now[field], part);
  return now;
}

function joined(before: readonly unknown[], pieces: readonly Piece[]): unknown[] {
  return pieces.flatMap((piece) => ("new" in piece ? piece.new : before.slice(piece[0], piece[0] + piece[1])));
}

/** The reply that was sent to a page that holds `before`, and what the page holds now; null: the same as before it. */
export function received(sent: unknown, before: Held | null): { reply: unknown; held: Held | null } {
  if (!isTold(sent)) return { reply: sent, held: null };
  const { told } = sent;
  if ("reply" in sent) {
    const { reply } = sent;
    const snapshot = isStart(reply) ? reply.snapshot : (reply as Snapshot);
    return { reply, held: snapshot && { told, snapshot } };
  }
  if (before?.told !== sent.since) throw new Error(`told what differs from ${sent.since}, which is not held`);
  const snapshot = patched(before.snapshot, sent.difference) as Snapshot;
  return { reply: snapshot, held: { told, snapshot } };
}

function isTold(sent: unknown): sent is Told {
  return typeof sent === "object" && sent !== null && "told" in sent;
}

function isStart(reply: unknown): reply is { snapshot: Snapshot | null } {
  return typeof reply === "object" && reply !== null && "snapshot" in reply;
}

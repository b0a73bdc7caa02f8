// The one way from the page to the program: a command's name and its request, its reply or a thrown Failure.
// It keeps the last snapshot, so that the program need only say what differs from it.

import { type Held, received } from "./differences";
import { callOverHttp, onHttpDrop, onHttpHanded } from "./http";
import { callTheWindow, onWindowDrop, onWindowHanded } from "./tauri";
import type { Drop, Transport } from "./transport";
import type { Commands, Failure } from "./types";

/** A command's request and reply, by its name. */
export type Request<K extends keyof Commands> = Commands[K][0];
export type Reply<K extends keyof Commands> = Commands[K][1];

let transport: Transport =
  "__TAURI_INTERNALS__" in globalThis
    ? { call: callTheWindow, onDropped: onWindowDrop, onHanded: onWindowHanded }
    : { call: callOverHttp, onDropped: onHttpDrop, onHanded: onHttpHanded };

/** Lets another transport carry the calls from now on. */
export function carryBy(other: Transport): void {
  transport = other;
  held = null;
}

type Name = keyof Commands;
let held: Held | null = null;
let underWay: readonly { name: Name }[] = [];
let follower: (names: readonly Name[]) => void = () => undefined;

/** Tells from now on which commands are under way, whenever that changes. One may follow. Returns how to stop. */
export function followCalls(handler: (names: readonly Name[]) => void): () => void {
  follower = handler;
  return () => (follower = () => undefined);
}

function nowUnderWay(next: readonly { name: Name }[]): void {
  underWay = next;
  follower(next.map(({ name }) => name));
}

/** Calls a command. Throws a `Failure`, never anything else. */
export async function call<K extends keyof Commands>(name: K, request: Request<K>): Promise<Reply<K>> {
  const own = { name };
  const before = held;
  nowUnderWay([...underWay, own]);
  try {
    const answer = received(await transport.call(name, request, before?.told ?? 0), before);
    if (answer.held && answer.held.told > (held?.told ?? 0)) held = answer.held;
    if (name === "close_map") held = null;
    return answer.reply as Reply<K>;
  } catch (thrown) {
    throw isFailure(thrown) ? thrown : broken(thrown);
  } finally {
    nowUnderWay(underWay.filter((one) => one !== own));
  }
}

/** Listens for files held over the window and dropped on it. */
export function onDropped(handler: (drop: Drop) => void): () => void {
  return transport.onDropped(handler);
}

/** Listens for files that were opened from the desktop while the window was there already. */
export function onHanded(handler: () => void): () => void {
  return transport.onHanded(handler);
}

/** Whether something thrown is a command's answer that it could not be done. */
export function isFailure(thrown: unknown): thrown is Failure {
  return typeof thrown === "object" && thrown !== null && "code" in thrown && "detail" in thrown;
}

/** The program did not answer at all. */
function broken(thrown: unknown): Failure {
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  return { code: "panicked", detail, sentence: detail };
}

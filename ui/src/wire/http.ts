// Calls to the test host, which serves the same commands to a browser on the same machine. The only file that may
// use fetch; the window's own policy would refuse it.

import type { Drop } from "./transport";

/** Calls a command: 200 is its reply, anything else is thrown as what the host says. */
export async function callOverHttp(name: string, request: unknown, held: number): Promise<unknown> {
  const answer = await fetch(`/call/${name}`, {
    method: "POST",
    headers: { "content-type": "application/json", "sweetspot-held": String(held) },
    body: JSON.stringify(request),
  });
  const reply: unknown = await answer.json();
  if (!answer.ok) throw reply;
  return reply;
}

/** A browser never tells the path of a dropped file, so a test says it. */
export function onHttpDrop(handler: (drop: Drop) => void): () => void {
  const listener = (event: Event): void => {
    if (event instanceof CustomEvent) handler({ is: "dropped", paths: [], ...event.detail });
  };
  window.addEventListener("sweetspot-drop", listener);
  return () => window.removeEventListener("sweetspot-drop", listener);
}

/** No second start of the program reaches a browser, so a test says it. */
export function onHttpHanded(handler: () => void): () => void {
  window.addEventListener("sweetspot-handed", handler);
  return () => window.removeEventListener("sweetspot-handed", handler);
}

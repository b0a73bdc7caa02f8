// Calls to the program behind the window. The only file that may know Tauri.

import { invoke } from "@tauri-apps/api/core";
import { getCurrentWebview } from "@tauri-apps/api/webview";

/** Calls a command of the program; what it rejects with is a Failure. */
export function callTheWindow(name: string, request: unknown): Promise<unknown> {
  return invoke("call", { name, request: JSON.stringify(request) });
}

/** The window hears of dropped files natively, with their whole paths. */
export function onWindowDrop(handler: (path: string) => void): () => void {
  const listening = getCurrentWebview().onDragDropEvent(({ payload }) => {
    const path = payload.type === "drop" ? payload.paths[0] : undefined;
    if (path !== undefined) handler(path);
  });
  return () => void listening.then((stop) => stop());
}

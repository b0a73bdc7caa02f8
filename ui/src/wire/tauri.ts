// Calls to the program behind the window. The only file that may know Tauri.

import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import { getCurrentWebview } from "@tauri-apps/api/webview";
import type { Drop } from "./transport";

/** Calls a command of the program; what it rejects with is a Failure. */
export function callTheWindow(name: string, request: unknown, held: number): Promise<unknown> {
  return invoke("call", { name, request: JSON.stringify(request), held });
}

/** The window hears of dropped files natively, with their whole paths. */
export function onWindowDrop(handler: (drop: Drop) => void): () => void {
  const listening = getCurrentWebview().onDragDropEvent(({ payload }) => {
    switch (payload.type) {
      case "enter":
        return handler({ is: "over", paths: payload.paths });
      case "drop":
        return handler({ is: "dropped", paths: payload.paths });
      case "leave":
        return handler({ is: "gone", paths: [] });
      case "over":
        return;
    }
  });
  return () => void listening.then((stop) => stop());
}

/** The window hears when the program was started a second time, for a file that this window is to open. */
export function onWindowHanded(handler: () => void): () => void {
  const listening = listen("handed", handler);
  return () => void listening.then((stop) => stop());
}

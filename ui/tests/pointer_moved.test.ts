// A list that comes under a pointer that rests is no move of it.

import { expect, it } from "vitest";
import { pointerMoved } from "../src/parts/pointer_moved";

it("is a move only where the pointer is elsewhere than before", () => {
  const heard: boolean[] = [];
  window.addEventListener("pointermove", () => heard.push(pointerMoved()));
  for (const [screenX, screenY] of [
    [10, 20],
    [10, 20],
    [10, 21],
    [10, 21],
  ] as const) {
    window.dispatchEvent(new MouseEvent("pointermove", { screenX, screenY }));
  }
  expect(heard).toEqual([true, false, true, false]);
});

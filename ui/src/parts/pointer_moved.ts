// Whether the pointer itself has moved. Where a list comes or changes under a pointer that rests, browsers tell of a move too;
// whoever is typing then must not find another entry chosen.

let at = { x: NaN, y: NaN };
let moved = false;

window.addEventListener(
  "pointermove",
  ({ screenX, screenY }) => {
    moved = screenX !== at.x || screenY !== at.y;
    at = { x: screenX, y: screenY };
  },
  { capture: true, passive: true },
);

/** Asked while a move is being heard. */
export function pointerMoved(): boolean {
  return moved;
}

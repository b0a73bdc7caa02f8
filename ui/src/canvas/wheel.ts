// What a turn of the wheel means, the same on every sheet: a wheel zooms; with Shift, sideways, or with two fingers on a
// touchpad it pans; with Ctrl, which is also how a pinch on a touchpad arrives, it zooms. Pure numbers.

/** By how many pixels to pan, or how much to zoom, `dy` below 0 being nearer. */
export type Turned = { how: "zoom" | "pan"; dx: number; dy: number };

type Turn = Pick<WheelEvent, "deltaX" | "deltaY" | "deltaMode" | "ctrlKey" | "shiftKey">;

/** Pixels of one line, where a wheel tells lines: three of them are the usual notch. */
const LINE = 33;
/** One notch of a wheel in the older measure, which every engine still tells. */
const NOTCH = 120;
/** A pinch comes in much smaller steps than a wheel's. */
const PINCH = 6;

/** What the turn means. */
export function turned(event: Turn & { wheelDeltaY?: number }): Turned {
  const unit = event.deltaMode === 1 ? LINE : 1;
  const notch = isNotch(event);
  if (event.ctrlKey) return { how: "zoom", dx: 0, dy: event.deltaY * unit * (notch ? 1 : PINCH) };
  const aside = event.shiftKey && event.deltaX === 0;
  const [dx, dy] = aside ? [event.deltaY, 0] : [event.deltaX, event.deltaY];
  const pans = event.shiftKey || !notch || Math.abs(dx) > Math.abs(dy);
  return { how: pans ? "pan" : "zoom", dx: dx * unit, dy: dy * unit };
}

/** Of one event no more than twofold; one notch of a usual wheel, 100 pixels, is a fifth. */
export function factorOf(dy: number): number {
  return Math.min(Math.max(Math.pow(1.2, -dy / 100), 0.5), 2);
}

/** A wheel goes by notches; fingers slide by any part of one. */
function isNotch({ deltaX, deltaY, deltaMode, wheelDeltaY }: Turn & { wheelDeltaY?: number }): boolean {
  if (deltaMode === 1) return true;
  if (wheelDeltaY) return wheelDeltaY % NOTCH === 0;
  return deltaX === 0 && Math.abs(deltaY) >= 40;
}

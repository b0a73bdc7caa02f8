// The challenges' colours on a dark canvas: the same hue, lifted until it stands out as much as a line must.

/** How much a line or mark must stand out from what is behind it, as a ratio of luminances. */
const ENOUGH = 4.5;

/** The colour, mixed with as little white as makes it stand out from `behind`; both `#rrggbb`. */
export function lifted(colour: string, behind: string): string {
  const back = luminance(parts(behind));
  const base = parts(colour);
  for (let white = 0; white < 1; white += 0.05) {
    const mixed = base.map((part) => Math.round(part + (255 - part) * white));
    if (contrast(luminance(mixed), back) >= ENOUGH) return written(mixed);
  }
  return "#ffffff";
}

/** The ratio of luminances of two colours, 1 to 21. */
export function contrastOf(a: string, b: string): number {
  return contrast(luminance(parts(a)), luminance(parts(b)));
}

function contrast(a: number, b: number): number {
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function parts(colour: string): number[] {
  return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) || 0);
}

function written(colour: readonly number[]): string {
  return `#${colour.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}

function luminance(colour: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

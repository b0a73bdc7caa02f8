// Pictures as PNG: read, cut out, written small, held against one another. Of the format it knows what a web view's screenshot
// and what it writes itself is made of: eight bits, not interlaced.

import { deflateSync, inflateSync } from "node:zlib";

const HEAD = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
/** Samples of a pixel by the kind of picture: colours, colours of a palette, colours and opacity. */
const SAMPLES = { 2: 3, 3: 1, 6: 4 };

/** Reads a PNG: its width, its height, and three bytes a pixel. */
export function read(bytes) {
  const chunks = [];
  for (let at = HEAD.length; at < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    chunks.push([bytes.toString("latin1", at + 4, at + 8), bytes.subarray(at + 8, at + 8 + length)]);
    at += length + 12;
  }
  const all = (kind) => chunks.filter(([one]) => one === kind).map(([, data]) => data);
  const [head] = all("IHDR");
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  const samples = SAMPLES[head[9]];
  if (head[8] !== 8 || head[12] !== 0 || !samples) throw new Error("a PNG of another kind");
  const raw = unfiltered(inflateSync(Buffer.concat(all("IDAT"))), width * samples, height, samples);
  const [palette] = all("PLTE");
  const pixels = Buffer.alloc(width * height * 3);
  for (let at = 0; at < width * height; at += 1) {
    if (samples === 1) palette.copy(pixels, at * 3, raw[at] * 3, raw[at] * 3 + 3);
    else raw.copy(pixels, at * 3, at * samples, at * samples + 3);
  }
  return { width, height, pixels };
}

/** Takes back what a line says of the one above it and of what stands before. */
function unfiltered(data, line, height, step) {
  const out = Buffer.alloc(line * height);
  for (let y = 0; y < height; y += 1) {
    const filter = data[y * (line + 1)];
    for (let x = 0; x < line; x += 1) {
      const left = x >= step ? out[y * line + x - step] : 0;
      const up = y > 0 ? out[(y - 1) * line + x] : 0;
      const corner = x >= step && y > 0 ? out[(y - 1) * line + x - step] : 0;
      const guess = [0, left, up, (left + up) >> 1, nearest(left, up, corner)][filter];
      out[y * line + x] = data[y * (line + 1) + 1 + x] + guess;
    }
  }
  return out;
}

function nearest(left, up, corner) {
  const [one, two, three] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  if (one <= two && one <= three) return left;
  return two <= three ? up : corner;
}

/** The part of a picture that lies in a box of whole pixels. */
export function cut({ width, pixels }, box) {
  const lines = Array.from({ length: box.height }, (_, y) => {
    const from = ((box.y + y) * width + box.x) * 3;
    return pixels.subarray(from, from + box.width * 3);
  });
  return { width: box.width, height: box.height, pixels: Buffer.concat(lines) };
}

/** Writes a PNG of at most `most` colours. */
export function write({ width, height, pixels }, most) {
  const counts = new Map();
  for (let at = 0; at < pixels.length; at += 3) {
    const colour = pixels.readUIntBE(at, 3);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const palette = paletteOf(counts, most);
  const places = new Map([...counts.keys()].map((colour) => [colour, closest(colour, palette)]));
  const lines = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      lines[y * (width + 1) + 1 + x] = places.get(pixels.readUIntBE((y * width + x) * 3, 3));
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    HEAD,
    chunk("IHDR", head),
    chunk("PLTE", Buffer.from(palette.flat())),
    chunk("IDAT", deflateSync(lines, { level: 9, memLevel: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

const partsOf = (colour) => [colour >> 16, (colour >> 8) & 255, colour & 255];

/** Colours that stand for all: the boxes of colours are halved along their longest side, the fullest first. */
function paletteOf(counts, most) {
  let boxes = [[...counts].map(([colour, count]) => ({ parts: partsOf(colour), count }))];
  while (boxes.length < most) {
    const spread = boxes.map((box) => ({ box, ...longest(box) })).filter(({ length }) => length > 0);
    if (spread.length === 0) break;
    const { box, side } = spread.reduce((one, other) => (weight(other) > weight(one) ? other : one));
    box.sort((one, other) => one.parts[side] - other.parts[side]);
    const half = box.reduce((sum, { count }) => sum + count, 0) / 2;
    let [at, sum] = [0, 0];
    while (at < box.length - 1 && (at === 0 || sum + box[at].count <= half)) sum += box[at++].count;
    boxes = boxes.filter((one) => one !== box).concat([box.slice(0, at), box.slice(at)]);
  }
  return boxes.map((box) => {
    const all = box.reduce((sum, { count }) => sum + count, 0);
    return [0, 1, 2].map((side) =>
      Math.round(box.reduce((sum, { parts, count }) => sum + parts[side] * count, 0) / all),
    );
  });
}

/** Colours far apart count more than many pixels, or small signs lose theirs. */
const weight = ({ box, length }) => length * box.reduce((sum, { count }) => sum + count, 0) ** 0.25;

function longest(box) {
  const sides = [0, 1, 2].map((side) => {
    const values = box.map(({ parts }) => parts[side]);
    return values.reduce((a, b) => Math.max(a, b)) - values.reduce((a, b) => Math.min(a, b));
  });
  const length = Math.max(...sides);
  return { side: sides.indexOf(length), length };
}

function closest(colour, palette) {
  const parts = partsOf(colour);
  const far = palette.map((one) => one.reduce((sum, value, side) => sum + (value - parts[side]) ** 2, 0));
  return far.indexOf(Math.min(...far));
}

function chunk(kind, data) {
  const named = Buffer.concat([Buffer.from(kind, "latin1"), data]);
  const out = Buffer.alloc(named.length + 8);
  out.writeUInt32BE(data.length, 0);
  named.copy(out, 4);
  out.writeUInt32BE(checksum(named), named.length + 4);
  return out;
}

function checksum(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}

/** The side of the squares that pictures are compared by, and how far one begins from the next, in pixels. */
const [SQUARE, STEP] = [4, 2];
/** How much lighter or darker the middle of a square may be, of 255: letters are smoothed a little otherwise elsewhere. */
const LIGHTER = 22;
/** A line may fall between two pixels, and be drawn on either. */
const BESIDE = [-1, 0, 1].flatMap((x) => [-1, 0, 1].map((y) => ({ x, y })));

/**
 * Where two pictures of one thing differ for somebody who looks: squares that are lighter or darker than can come from
 * how letters are smoothed, as points. Pictures of other sizes differ everywhere.
 */
export function differences(one, other) {
  if (one.width !== other.width || one.height !== other.height) return [{ x: 0, y: 0 }];
  const found = [];
  for (let y = 1; y + SQUARE < one.height; y += STEP) {
    for (let x = 1; x + SQUARE < one.width; x += STEP) {
      const here = shades(one, x, y);
      if (!BESIDE.some((by) => alike(here, shades(other, x + by.x, y + by.y)))) found.push({ x, y });
    }
  }
  return found;
}

const alike = (one, other) => one.every((shade, side) => Math.abs(shade - other[side]) <= LIGHTER);

/** A square's red, green and blue in the middle. */
function shades({ width, pixels }, x, y) {
  const sums = [0, 0, 0];
  for (let down = 0; down < SQUARE; down += 1) {
    const from = ((y + down) * width + x) * 3;
    for (let along = 0; along < SQUARE * 3; along += 1) sums[along % 3] += pixels[from + along];
  }
  return sums.map((sum) => sum / SQUARE ** 2);
}

// Blocks of cells as spreadsheets put them on the clipboard: tab-separated, with quotes around what holds tabs, quotes or
// line breaks. What a spreadsheet would run as a formula is neutralised on the way out and restored on the way in.

const RISKY = /^[=+\-@\t\r]/;
/** Numbers with a sign are no formulas. */
const NUMBER = /^[+-]?\d+([.,]\d+)?$/;

export function written(block: readonly (readonly string[])[]): string {
  return block.map((row) => row.map(cell).join("\t")).join("\n");
}

function cell(value: string): string {
  const safe = RISKY.test(value) && !NUMBER.test(value) ? `'${value}` : value;
  return /["\t\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The block that a text holds; a single empty line is one empty cell. */
export function read(text: string): string[][] {
  const rows: string[][] = [[]];
  let at = 0;
  const source = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  while (at <= source.length) {
    const [value, next] = source[at] === '"' ? quoted(source, at) : plain(source, at);
    rows.at(-1)?.push(restored(value));
    if (next >= source.length) break;
    if (source[next] === "\n") rows.push([]);
    at = next + 1;
  }
  return rows;
}

function plain(source: string, from: number): [string, number] {
  const end = source.slice(from).search(/[\t\n]/);
  const to = end < 0 ? source.length : from + end;
  return [source.slice(from, to), to];
}

function quoted(source: string, from: number): [string, number] {
  let value = "";
  let at = from + 1;
  for (; at < source.length; at += 1) {
    if (source[at] !== '"') value += source[at];
    else if (source[at + 1] === '"') {
      value += '"';
      at += 1;
    } else break;
  }
  // A quote that never ends, or that something follows, was no quoting.
  const after = source[at + 1];
  if (at >= source.length || (after !== undefined && after !== "\t" && after !== "\n")) return plain(source, from);
  return [value, at + 1];
}

function restored(value: string): string {
  return value.startsWith("'") && RISKY.test(value.slice(1)) ? value.slice(1) : value;
}

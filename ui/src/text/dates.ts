// Dates as people write them in Britain, and as the map keeps them (`2026-04-01`). Knows no clock.

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** `2026-04-01` as `1 Apr 2026`, since fields are narrow; anything else as it is. */
export function dateWords(kept: string | null): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(kept ?? "");
  if (!parts) return kept ?? "";
  return `${Number(parts[3])} ${MONTHS[Number(parts[2]) - 1]?.slice(0, 3) ?? ""} ${parts[1]}`;
}

/**
 * What was typed as `2026-04-01`: `1 April 2026`, `1 Apr 26`, `April 2026` (its first day), `01/04/26`, `1.4.2026`,
 * `2026-04-01`. Empty stays empty. Null: it is no date.
 */
export function readDate(typed: string): string | null {
  const text = typed.trim().replace(/\s+/g, " ");
  if (text === "") return "";
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return written(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const figures = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{2}|\d{4})$/.exec(text);
  if (figures) return written(year(figures[3]), Number(figures[2]), Number(figures[1]));
  const words = /^(?:(\d{1,2})(?:st|nd|rd|th)? )?([a-z]{3,9})\.?,? (\d{2}|\d{4})$/i.exec(text);
  if (!words) return null;
  const named = (words[2] ?? "").toLowerCase();
  const month = MONTHS.findIndex(
    (name) => name.toLowerCase().startsWith(named) || (named === "sept" && name === "September"),
  );
  return month < 0 ? null : written(year(words[3]), month + 1, Number(words[1] ?? 1));
}

/** Two figures mean this century. */
function year(figures: string | undefined): number {
  const number = Number(figures);
  return number < 100 ? 2000 + number : number;
}

function written(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const real = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!real) return null;
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

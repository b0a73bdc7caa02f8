// Days as people write them in Britain, from how the map keeps them (`2026-04-01`). What people write is read by the program.

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `2026-04-01` as `1 Apr 2026`, since fields are narrow; anything else as it is. */
export function dateWords(kept: string | null): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(kept ?? "");
  if (!parts) return kept ?? "";
  return `${Number(parts[3])} ${MONTHS[Number(parts[2]) - 1] ?? ""} ${parts[1]}`;
}

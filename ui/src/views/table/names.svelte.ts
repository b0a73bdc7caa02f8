// The names that a column of the table can be filled with: what the map holds of organisations and common ground.

import { session } from "../../state/session.svelte";
import type { ColumnId } from "./columns";

const KINDS = { places: "place", priorities: "priority", themes: "theme" } as const;

/** Empty for columns that hold no names. */
export function namesFor(column: ColumnId): string[] {
  const { map } = session;
  if (column === "leads" || column === "partners") return [...new Set(map?.organisations.map(({ name }) => name))];
  if (column !== "places" && column !== "priorities" && column !== "themes") return [];
  return (map?.grounds ?? []).flatMap(({ kind, name }) => (kind === KINDS[column] ? name : []));
}

// What stands in the table's cells, and what they are sorted by: readings of a map, without state.

import { dateWords } from "../../text/dates";
import type { PlainColumn } from "../../text/table";
import { ROLE, SECTOR, STATUS, STATUSES } from "../../text/words";
import type { OpenMap } from "../../wire/open_map";
import type { Challenge, GroundKind, Initiative, Role, Sector } from "../../wire/types";
import { challengeOf, type ColumnId } from "./columns";

type Ground = { kind: GroundKind; name: string; nth: number };

export class Contents {
  readonly #challenges: readonly Challenge[];
  readonly #organisations: ReadonlyMap<string, { name: string; sector: Sector }>;
  readonly #grounds: ReadonlyMap<string, Ground>;

  constructor(map: OpenMap | null) {
    this.#challenges = map?.challenges ?? [];
    this.#organisations = new Map((map?.organisations ?? []).map((row) => [row.id, row]));
    this.#grounds = new Map((map?.grounds ?? []).map(({ id, kind, name }, nth) => [id, { kind, name, nth }]));
  }

  /** What stands in a cell. */
  text(initiative: Initiative, column: ColumnId): string {
    const challenge = challengeOf(column);
    if (challenge !== null) return String(initiative.contributions[challenge]?.strength ?? "");
    const plain = column as PlainColumn;
    switch (plain) {
      case "title":
      case "summary":
      case "notes":
      case "link":
      case "reference":
        return initiative[plain];
      case "status":
        return STATUS[initiative.status];
      case "region":
        return this.#served(initiative)
          .map(({ name, short_name }) => short_name || name)
          .join(" + ");
      case "start":
      case "end":
        return dateWords(initiative[plain]);
      case "bright_spot":
        return initiative.bright_spot ? "yes" : "";
      case "leads":
        return this.#involved(initiative, "lead");
      case "partners":
        return this.#involved(initiative, "partner");
      case "sectors":
        return this.#sectors(initiative);
      case "places":
        return this.#groundsOf(initiative, "place");
      case "priorities":
        return this.#groundsOf(initiative, "priority");
      case "themes":
        return this.#groundsOf(initiative, "theme");
    }
  }

  /** What a cell is sorted by: a status by its place in an initiative's life, dates as they are kept, the rest as it is read. */
  order(initiative: Initiative, column: ColumnId): string {
    if (column === "start" || column === "end") return initiative[column] ?? "";
    if (column === "status") return String(STATUSES.indexOf(initiative.status));
    if (column !== "region") return this.text(initiative, column);
    // In reading order: the fewest challenges first, then by which they are.
    const served = this.#served(initiative);
    const which = this.#challenges.map((one) => (served.includes(one) ? "1" : "2")).join("");
    return served.length === 0 ? "" : `${served.length}${which}`;
  }

  #served(initiative: Initiative): Challenge[] {
    return this.#challenges.filter(({ id }) => id in initiative.contributions);
  }

  #involved(initiative: Initiative, role: Role): string {
    return Object.entries(initiative.organisations)
      .flatMap(([id, held]) => (held === role ? [this.#organisations.get(id)?.name ?? ROLE[role]] : []))
      .join("; ");
  }

  #sectors(initiative: Initiative): string {
    const sectors = Object.keys(initiative.organisations).flatMap((id) => this.#organisations.get(id)?.sector ?? []);
    return [...new Set(sectors)].map((sector) => SECTOR[sector]).join("; ");
  }

  #groundsOf(initiative: Initiative, kind: GroundKind): string {
    return initiative.grounds
      .flatMap((id) => this.#grounds.get(id) ?? [])
      .filter((ground) => ground.kind === kind)
      .sort((a, b) => a.nth - b.nth)
      .map(({ name }) => name)
      .join("; ");
  }
}

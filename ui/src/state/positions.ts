// Where rows stand in map order, by their id.

/** Keeps the positions of a list's rows; a list in which the same rows stand at the same places keeps the same positions. */
export class Positions<Id extends string> {
  #rows: readonly { id: Id }[] = [];
  #byId: ReadonlyMap<Id, number> = new Map();

  of(rows: readonly { id: Id }[]): ReadonlyMap<Id, number> {
    const before = this.#rows;
    const same =
      rows.length === before.length && rows.every((row, at) => row === before[at] || row.id === before[at]?.id);
    if (!same) this.#byId = new Map(rows.map(({ id }, position) => [id, position]));
    this.#rows = rows;
    return this.#byId;
  }
}

// The map as the program tells it, under a name that leaves JavaScript's own Map alone.

export type { Map as OpenMap } from "./types";

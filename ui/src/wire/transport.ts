// How the page reaches the program: what each way of carrying calls can do, in the window, over loopback and in tests.

/** Files over the window: held over it, no longer, or let go on it. */
export type Drop = { is: "over" | "gone" | "dropped"; paths: readonly string[] };

/** How requests travel. Tests put their own in its place. */
export interface Transport {
  /** `held` is the number of the snapshot that the page holds, 0 for none. */
  call(name: string, request: unknown, held: number): Promise<unknown>;
  /** Tells of files over the window, by path. Returns how to stop listening. */
  onDropped(handler: (drop: Drop) => void): () => void;
  /** Tells that a file is there to be opened, which the command `handed` names. Returns how to stop listening. */
  onHanded(handler: () => void): () => void;
}

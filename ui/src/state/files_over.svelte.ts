// Files that somebody holds over the window, before they are let go.

export class FilesOver {
  /** Their paths; null: there are none. Some systems tell them only when they are let go. */
  paths = $state.raw<readonly string[] | null>(null);
}

export const filesOver = new FilesOver();

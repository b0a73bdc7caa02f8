// Sentences for the live region, heard by those who can't see what changed.

export function afterUndo(label: string): string {
  return `Undone: ${label}`;
}

export function afterRedo(label: string): string {
  return `Done again: ${label}`;
}

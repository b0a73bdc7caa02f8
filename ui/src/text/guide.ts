// The user guide, docs/guide.md, as the build has read it; and what stands around it on the screen. As long as a booklet, so
// it comes only when it is asked for.

import type { Guide } from "../guide/blocks";

export async function readGuide(): Promise<Guide> {
  return (await import("../../../docs/guide.md?guide")).default;
}

export const HELP = {
  title: "User guide",
  search: "Search the guide",
  placeholder: "A word, such as “import” or “undo”",
  contents: "Contents",
  showContents: "Contents and search",
  hits: (count: number): string =>
    count === 0 ? "Nothing in the guide says that." : count === 1 ? "1 place" : `${count} places`,
  found: "Found",
  back: (title: string): string => `Back to ${title}`,
  before: (title: string): string => `Before: ${title}`,
  next: (title: string): string => `Next: ${title}`,
};

// The menu of a side panel's edge, for whoever can press and not drag.

import { screens } from "../state/screens.svelte";
import { EDGE_MENU } from "../text/menus";
import { SIZE_LEFT, SIZE_RIGHT } from "../text/shell";
import { menus } from "./menus.svelte";

/** How much wider or narrower a panel becomes, in rem. */
const STEP = 3;

menus.offer("edge", (side, edge) => {
  const now = Number(edge.getAttribute("aria-valuenow"));
  const size = (width: number | null): void => {
    if (side === "left") screens.leftWidth = width;
    else screens.rightWidth = width;
  };
  return {
    label: side === "left" ? SIZE_LEFT : SIZE_RIGHT,
    entries: [
      { words: EDGE_MENU.wider, run: () => size(now + STEP) },
      { words: EDGE_MENU.narrower, run: () => size(now - STEP) },
      "line",
      { words: EDGE_MENU.usual, run: () => size(null) },
    ],
  };
});

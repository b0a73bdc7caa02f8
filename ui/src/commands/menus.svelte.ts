// The menu that is open over the window, and which one is meant by a press of the right button, by Shift+F10 or by the Menu
// key: parts of the page say with `data-menu` what they are, and sheets find out what lies under the pointer.

import type { Position } from "../wire/types";
import { challengeMenu, emptyMenu, initiativeMenu, nodeMenu, type Offered, regionMenu, tieMenu } from "./menu_entries";
import { graspAt, regionUnder } from "../views/venn/hit_test.svelte";
import { camera } from "../views/venn/camera.svelte";
import { drag } from "../views/venn/drag.svelte";
import { session } from "../state/session.svelte";
import { drawing } from "../views/venn/drawing.svelte";
import { nodeNames } from "../views/network/node_names.svelte";
import { network } from "../views/network/network.svelte";
import { pointer } from "../views/network/pointer.svelte";
import { networkKeyboard } from "../views/network/keyboard.svelte";
import { tieAt } from "../views/network/hit_test.svelte";
import { vennKeyboard } from "../views/venn/keyboard.svelte";

/** `at` is a point of the window; `back` gets the focus when the menu goes. */
export type Opened = Offered & { at: Position; back: HTMLElement | null };

/** A menu of somebody else's, for elements whose `data-menu` has that name; null where there is none just there. */
type Maker = (id: string, element: HTMLElement) => Offered | null;

/** What has a menu: what says so, and a table's rows and headings, which say what they are of. */
const MEANT = "[data-menu], [role=columnheader][data-column], [data-row]";
const NONE: Position = { x: 0, y: 0 };

export class Menus {
  open: Opened | null = $state.raw(null);
  readonly #makers = new Map<string, Maker>();

  /** Says what menu elements with this `data-menu` have. Their `data-menu-id` is handed over. */
  offer(name: string, maker: Maker): void {
    this.#makers.set(name, maker);
  }

  /** Opens what is meant. A press tells where it was; from the keys the menu opens beside what has the focus. */
  ask(target: Element, press: Position | null): void {
    const element = this.#meant(target, press);
    if (!element || !session.map) return;
    drag.giveUp();
    pointer.giveUp();
    const active = document.activeElement;
    const back = active instanceof HTMLElement ? active : null;
    const at = press ?? this.#beside(element);
    const offered = this.#offered(element, press);
    if (offered && offered.entries.length > 0) this.open = { ...offered, at, back };
  }

  /** Closes it; `back`: the focus goes back to where it was. */
  close(back: boolean): void {
    const { open } = this;
    this.open = null;
    if (back && open?.back?.isConnected) open.back.focus();
  }

  /** From the keys, where one is within a grid or a list that keeps the focus. */
  #meant(target: Element, press: Position | null): HTMLElement | null {
    const own = press ? null : target.getAttribute("aria-activedescendant");
    const within = own === null ? null : document.getElementById(own);
    return (within?.closest<HTMLElement>(MEANT) ?? null) || target.closest<HTMLElement>(MEANT);
  }

  #offered(element: HTMLElement, press: Position | null): Offered | null {
    const { row, column } = element.dataset;
    if (row !== undefined) return initiativeMenu(row);
    if (column !== undefined) return this.#makers.get("column")?.(column, element) ?? null;
    const id = element.dataset.menuId ?? "";
    switch (element.dataset.menu) {
      case "initiative":
        return initiativeMenu(id);
      case "challenge":
        return challengeMenu(id);
      case "region":
        return regionMenu(Number(id), null);
      case "venn":
        return this.#onVenn(press);
      case "network":
        return this.#onNetwork(press);
      default:
        return this.#makers.get(element.dataset.menu ?? "")?.(id, element) ?? null;
    }
  }

  #onVenn(press: Position | null): Offered {
    if (!press) return vennKeyboard.active && vennKeyboard.at >= 0 ? initiativeMenu(vennKeyboard.active) : emptyMenu();
    const mark = graspAt(press);
    if (mark) {
      vennKeyboard.active = drawing.idOf(mark.initiative);
      return initiativeMenu(vennKeyboard.active);
    }
    const region = regionUnder(press);
    return region === 0 ? emptyMenu() : regionMenu(region, camera.toDrawing(press));
  }

  #onNetwork(press: Position | null): Offered {
    const node = press ? nodeNames.nodeAt(press) : networkKeyboard.at;
    if (node !== null && node >= 0 && !network.drawn?.marks[node]?.filtered) return nodeMenu(node);
    const tie = press && tieAt(press);
    return tie ? tieMenu(tie) : emptyMenu();
  }

  #beside(element: HTMLElement): Position {
    const point = this.#keyed(element.dataset.menu);
    if (point) return point;
    const active = document.activeElement;
    const box = (active && element.contains(active) ? active : element).getBoundingClientRect();
    const inset = Math.min(box.height, 24);
    return { x: box.left + Math.min(box.width / 2, 24), y: box.top + inset };
  }

  /** Where the mark or node is that the keys act on. */
  #keyed(menu: string | undefined): Position | null {
    if (menu === "venn") {
      const mark = vennKeyboard.marks[vennKeyboard.at];
      return mark ? camera.toClient(mark) : null;
    }
    if (menu !== "network" || networkKeyboard.at < 0) return null;
    return network.camera.toClient(network.placeOf(networkKeyboard.at) ?? NONE);
  }
}

export const menus = new Menus();

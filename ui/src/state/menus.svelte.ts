// The menu that is open over the window, and which one is meant by a press of the right button, by Shift+F10 or by the Menu
// key: parts of the page say with `data-menu` what they are, and sheets find out what lies under the pointer.

import type { Position } from "../wire/types";
import {
  challengeMenu,
  emptyMenu,
  initiativeMenu,
  nodeMenu,
  type Offered,
  regionMenu,
  tieMenu,
} from "./menu_entries.svelte";
import { graspAt, regionUnder } from "./aiming.svelte";
import { camera } from "./camera.svelte";
import { carrying } from "./carrying.svelte";
import { session } from "./session.svelte";
import { drawing } from "./drawing.svelte";
import { inscribed } from "./inscribed.svelte";
import { network } from "./network.svelte";
import { pulling } from "./pulling.svelte";
import { roaming } from "./roaming.svelte";
import { tieAt } from "./tying.svelte";
import { walking } from "./walking.svelte";

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
  ask(target: Element, pointer: Position | null): void {
    const element = this.#meant(target, pointer);
    if (!element || !session.map) return;
    carrying.giveUp();
    pulling.giveUp();
    const active = document.activeElement;
    const back = active instanceof HTMLElement ? active : null;
    const at = pointer ?? this.#beside(element);
    const offered = this.#offered(element, pointer);
    if (offered && offered.entries.length > 0) this.open = { ...offered, at, back };
  }

  /** Closes it; `back`: the focus goes back to where it was. */
  close(back: boolean): void {
    const { open } = this;
    this.open = null;
    if (back && open?.back?.isConnected) open.back.focus();
  }

  /** From the keys, where one is within a grid or a list that keeps the focus. */
  #meant(target: Element, pointer: Position | null): HTMLElement | null {
    const own = pointer ? null : target.getAttribute("aria-activedescendant");
    const within = own === null ? null : document.getElementById(own);
    return (within?.closest<HTMLElement>(MEANT) ?? null) || target.closest<HTMLElement>(MEANT);
  }

  #offered(element: HTMLElement, pointer: Position | null): Offered | null {
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
        return this.#onVenn(pointer);
      case "network":
        return this.#onNetwork(pointer);
      default:
        return this.#makers.get(element.dataset.menu ?? "")?.(id, element) ?? null;
    }
  }

  #onVenn(pointer: Position | null): Offered {
    if (!pointer) return walking.active && walking.at >= 0 ? initiativeMenu(walking.active) : emptyMenu();
    const mark = graspAt(pointer);
    if (mark) {
      walking.active = drawing.idOf(mark.initiative);
      return initiativeMenu(walking.active);
    }
    const region = regionUnder(pointer);
    return region === 0 ? emptyMenu() : regionMenu(region, camera.toDrawing(pointer));
  }

  #onNetwork(pointer: Position | null): Offered {
    const node = pointer ? inscribed.nodeAt(pointer) : roaming.at;
    if (node !== null && node >= 0 && !network.drawn?.marks[node]?.filtered) return nodeMenu(node);
    const tie = pointer && tieAt(pointer);
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
      const mark = walking.marks[walking.at];
      return mark ? camera.toClient(mark) : null;
    }
    if (menu !== "network" || roaming.at < 0) return null;
    return network.camera.toClient(network.placeOf(roaming.at) ?? NONE);
  }
}

export const menus = new Menus();

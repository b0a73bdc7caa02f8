// Every sentence that the canvas shows or says. User text comes in as it is; whoever draws it keeps it isolated.

import { initiatives } from "./words";

/** The words of a drop, in the tag under the carried card. */
export function dropWords(over: { region: string; others: number } | "off" | "nowhere" | "stays"): string {
  switch (over) {
    case "off":
      return "Drop: off the map";
    case "stays":
      return "Not on a challenge";
    case "nowhere":
      return "Let go: nothing changes";
    default:
      return `Drop: ${over.region} · ${othersHere(over.others)}`;
  }
}

function othersHere(others: number): string {
  if (others === 0) return "first one here";
  return others === 1 ? "1 other here" : `${others} others here`;
}

/** What is left of the list of who is there already. */
export function moreHere(count: number): string {
  return `and ${count} more`;
}

/** The ghost's words for several initiatives carried together. */
export function carriedTitle(first: string, count: number): string {
  return count === 1 ? first : `${first} + ${count - 1} more`;
}

/** Said when something is picked up; `region` is where the keys start from. */
export function pickedUp(title: string, how: "pointer" | "click" | "keys", region: string): string {
  switch (how) {
    case "pointer":
      return `Carrying ${title}.`;
    case "click":
      return `Carrying ${title}. Click a region to drop it there, or press Escape to give up.`;
    case "keys":
      return `Carrying ${title}. Arrows go through the regions, letters put a challenge in or out, Enter drops, Escape gives up. ${region}.`;
  }
}

/** Said of the region that a drop would mean, while carrying by keys. */
export function regionSaid(region: string, count: number): string {
  if (region === "") return "Off the map";
  return `${region}, ${initiatives(count)}`;
}

/** Shown once something was placed; `region` is empty where it was taken off the map. */
export function placedWords(what: string, region: string, stays: boolean): string {
  if (region === "") return `Took ${what} off the map.`;
  return stays ? `Moved ${what} within ${region}.` : `Placed ${what} in ${region}.`;
}

/** Said when a carried card goes back to where it was. */
export function gaveUp(title: string): string {
  return `${title} stays where it was.`;
}

/** A mark as a screen reader says it. */
export function markSaid(title: string, status: string, region: string, bright: boolean, traced: boolean): string {
  const parts = [title, status, region];
  if (bright) parts.push("bright spot");
  if (traced) parts.push("filtered out");
  return parts.join(", ");
}

/** What the canvas is, for a screen reader. */
export function canvasSaid(count: number): string {
  return `Venn of the map, ${initiatives(count)} placed`;
}

/** How the canvas is used with the keyboard, for a screen reader. */
export const CANVAS_KEYS =
  "Arrows go from mark to mark, Space selects, Enter picks up, F2 renames, Shift with an arrow selects more, Control A selects all shown, Shift F10 opens the menu.";

/** Beside the tooltip's lead organisation. */
export function ledBy(names: readonly string[]): string {
  return names.length === 0 ? "" : `Led by ${names.join(", ")}`;
}

/** Marks an initiative that is practice to be repeated. */
export const BRIGHT_SPOT = "Bright spot";

/** On the canvas of a map without initiatives on it. */
export const EMPTY_TITLE = "Nothing on the map yet";
/** Below that, where initiatives wait in the list. */
export const EMPTY_WAITING = "Drag a card here from the list, or choose one and press Enter.";
/** Below that, where the map holds no initiative at all. */
export const EMPTY_NOTHING = "Begin with the spreadsheet that you already have, or write down what you do.";

/** On the bar for what is selected. */
export function selectedCount(count: number, hidden: number): string {
  return hidden === 0 ? `${count} selected` : `${count} selected, ${hidden} hidden by the filter`;
}
/** Picks the selected marks up. */
export const PICK_UP = "Move";
/** Takes the selected marks off the map. */
export const TAKE_OFF = "Take off the map";
/** Empties the selection. */
export const CLEAR_SELECTION = "Clear";
/** On the bar while a sweet spot is shown. */
export const SHOW_ALL = "Show all again";

/** The field over a title that is changed where it stands. */
export const TITLE = "Title";
/** The field of a new initiative at a point of a region. */
export const NEW_TITLE = "Title of the new initiative";
/** The field over a challenge's name. */
export const CHALLENGE_NAME = "Name of the challenge";

/** A challenge's name on the drawing, as a button. */
export function onlyWords(name: string, only: boolean): string {
  return only ? `${name}: show all challenges again` : `${name}: show only this challenge`;
}

// What is said in the left panel: what is not yet placed, what is on the map, and the filter.

import { figure } from "./words";

export const LISTS = "Initiatives";
export const NOT_PLACED = "Not yet placed";
export const ON_MAP = "On the map";
export const ALL_PLACED = "All initiatives are on the map.";
export const NONE_PLACED = "Drag a card onto the challenges.";
export const NONE_PASS = "No initiative passes the filter.";

export const ADD = "Add initiatives";
export const ADD_LABEL = "Title of a new initiative";
export const ADD_PLACEHOLDER = "Title, then Enter";
export const ADD_CLOSE = "Stop adding";

export const FILTER = "Filter: place, organisation, theme…";
export const FILTER_LABEL = "Filter initiatives";
export const FILTER_MORE = "More ways to filter";
export const FILTER_CLEAR = "Clear the filter";
export const FILTER_STRENGTH = "Strength";
export const FILTER_STRENGTHS = { 1: "Any", 2: "2 or 3", 3: "3" } as const;
export const FILTER_STRENGTH_TIPS = { 1: "Any strength", 2: "Good or strong", 3: "Strong only" } as const;
export const FILTER_CHALLENGES = "All of these challenges";
export const FILTER_WITHOUT = "None of these challenges";
export const FILTER_STATUS = "Status";
export const FILTER_SECTOR = "Sector";
export const FILTER_ORGANISATION = "Organisation";
export const FILTER_BRIGHT = "Bright spots only";

export function pickUp(title: string): string {
  return `Pick up ${title}`;
}

/** `46`, or `8 of 46` while a filter hides some. */
export function shownOf(shown: number, all: number): string {
  return shown === all ? figure(all) : `${figure(shown)} of ${figure(all)}`;
}

export function without(challenge: string): string {
  return `Not ${challenge}`;
}

/** Views and filters under a name. */
export const VIEWS_KEPT = {
  title: "Kept views",
  name: "Name for this view and filter",
  keep: "Keep",
  remove: (name: string): string => `Remove the view ${name}`,
  update: (name: string): string => `Keep this view and filter as ${name}`,
  shown: (name: string): string => `Showing ${name}`,
};

export function takeOut(what: string): string {
  return `Take ${what} out of the filter`;
}

export function findOne(what: string): string {
  return `Find ${/^[aeiou]/i.test(what) ? "an" : "a"} ${what}`;
}

export const NOTHING_FOUND = "Nothing is called that.";

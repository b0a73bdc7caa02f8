// The filter and the palette's ranking, without a page.

import { describe, expect, it } from "vitest";
import { best } from "../src/commands/ranking";
import { asked, NO_FILTER, passing, type Filter } from "../src/state/filter_rules";
import { idOf, mapOf } from "./notation";

const map = mapOf(`
  Family hubs: A3 B1 C2 D2 @Ely #Loneliness ~County(council)* ~NHS(health)
  Café repair: A1 @Wisby !Thrift ~Age Well(voluntary)*
  Skills bus: A2 B3 @Ely @Wisby #Transport ~College(education)* =paused
  Digital buddies: #Loneliness =idea
`);

function titles(filter: Partial<Filter>): string[] {
  const positions = [...passing(map, { ...NO_FILTER, ...filter })];
  return positions.map((at) => map.initiatives[at]?.title ?? "");
}

describe("the filter", () => {
  it("lets everything pass while nothing is asked", () => {
    expect(titles({})).toHaveLength(4);
  });

  it("finds words in titles, organisations and common ground, whatever their case and accents", () => {
    expect(titles({ text: "CAFE" })).toEqual(["Café repair"]);
    expect(titles({ text: "nhs" })).toEqual(["Family hubs"]);
    expect(titles({ text: "lonely" })).toEqual([]);
    expect(titles({ text: "loneli" })).toEqual(["Family hubs", "Digital buddies"]);
    expect(titles({ text: "ely transport" })).toEqual(["Skills bus"]);
  });

  it("wants all of the challenges, at the strength asked for", () => {
    const [a, b] = map.challenges.map((one) => one.id) as [string, string];
    expect(titles({ challenges: new Set([a]) })).toEqual(["Family hubs", "Café repair", "Skills bus"]);
    expect(titles({ challenges: new Set([a, b]) })).toEqual(["Family hubs", "Skills bus"]);
    expect(titles({ challenges: new Set([a, b]), strength: 2 })).toEqual(["Skills bus"]);
    expect(titles({ strength: 3 })).toEqual(["Family hubs", "Skills bus"]);
  });

  it("takes any one within a kind, and all kinds together", () => {
    expect(titles({ statuses: new Set(["paused", "idea"]) })).toEqual(["Skills bus", "Digital buddies"]);
    expect(titles({ sectors: new Set(["health", "education"]) })).toEqual(["Family hubs", "Skills bus"]);
    expect(titles({ grounds: new Set([idOf("Ely"), idOf("Wisby")]) })).toHaveLength(3);
    expect(titles({ grounds: new Set([idOf("Ely"), idOf("Transport")]) })).toEqual(["Skills bus"]);
    expect(titles({ organisations: new Set([idOf("County")]), statuses: new Set(["idea"]) })).toEqual([]);
  });

  it("counts what is asked besides the text", () => {
    expect(asked(NO_FILTER)).toBe(0);
    expect(asked({ ...NO_FILTER, text: "x", strength: 2, statuses: new Set(["live", "idea"]) })).toBe(3);
  });
});

describe("the palette", () => {
  const things = ["Open…", "Save a copy…", "Community wealth", "Copper wire", "Recopying"].map((words) => ({ words }));
  const found = (typed: string): string[] => best(things, typed, 10).map(({ words }) => words);

  it("puts what begins so before what has a word that does, and that before what has it somewhere", () => {
    expect(found("cop")).toEqual(["Copper wire", "Save a copy…", "Recopying"]);
  });

  it("wants every word", () => {
    expect(found("save copy")).toEqual(["Save a copy…"]);
    expect(found("save wire")).toEqual([]);
  });

  it("offers the first ones while nothing is typed", () => {
    expect(best(things, " ", 2).map(({ words }) => words)).toEqual(["Open…", "Save a copy…"]);
  });

  it("finds by what a thing also answers to, last", () => {
    const more = [{ words: "Safe visits", also: "loneliness" }, { words: "Loneliness" }];
    expect(best(more, "lonel", 5).map(({ words }) => words)).toEqual(["Loneliness", "Safe visits"]);
  });
});

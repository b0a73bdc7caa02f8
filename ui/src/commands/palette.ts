// Everything that the palette can lead to in the open map: things to do, initiatives, organisations, common ground,
// regions, maps opened before.

import { lettersOf } from "../wire/challenge_set";
import { PALETTE } from "../text/shell";
import { STATUS } from "../text/words";
import { commands } from "./commands";
import { session } from "../state/session.svelte";
import { NO_FILTER } from "../state/filter_rules";
import { namesOf, regionName } from "../state/lookup";
import { screens } from "../state/screens.svelte";
import { filter } from "../state/filter.svelte";
import { selection } from "../state/selection.svelte";
import { activeCamera } from "../views/active.svelte";

export type Way = { id: string; words: string; also?: string; note: string; keys?: string; run: () => unknown };

/** Where the palette can lead now: what can be done first, then what the map holds. */
export function ways(): Way[] {
  return [...toDo(), ...initiatives(), ...organisations(), ...grounds(), ...regions(), ...recent()];
}

function toDo(): Way[] {
  return commands
    .filter((command) => command.id !== "palette" && command.enabled())
    .map(({ id, words, keys, run }) => ({
      id: `do ${id}`,
      words,
      note: "",
      run,
      ...(keys[0] ? { keys: keys[0] } : {}),
    }));
}

function initiatives(): Way[] {
  return (session.map?.initiatives ?? []).map(({ id, title, summary, status }) => ({
    id,
    words: title,
    also: summary,
    note: `${PALETTE.initiative} · ${STATUS[status]}`,
    run: () => {
      selection.only(id);
      screens.show("details");
      activeCamera().centreOn(id);
    },
  }));
}

function organisations(): Way[] {
  return (session.map?.organisations ?? []).map(({ id, name }) => ({
    id,
    words: name,
    note: PALETTE.organisation,
    run: () => (filter.now = { ...NO_FILTER, organisations: new Set([id]) }),
  }));
}

function grounds(): Way[] {
  return (session.map?.grounds ?? []).map(({ id, name, kind }) => ({
    id,
    words: name,
    note: PALETTE.ground[kind],
    run: () => (filter.now = { ...NO_FILTER, grounds: new Set([id]) }),
  }));
}

function regions(): Way[] {
  return (session.analysis?.regions ?? []).map(({ challenges }) => ({
    id: `region ${challenges}`,
    words: regionName(challenges),
    also: [lettersOf(challenges), ...namesOf(challenges)].join(" "),
    note: PALETTE.region,
    run: () => {
      selection.inspect(challenges);
      screens.show("details");
    },
  }));
}

function recent(): Way[] {
  const others = session.recent.filter(({ path }) => path !== session.file?.path);
  return others.map(({ path, title }) => ({
    id: `open ${path}`,
    words: title,
    also: path,
    note: PALETTE.recent,
    run: () => session.open(path),
  }));
}

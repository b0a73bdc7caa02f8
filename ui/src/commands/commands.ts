// Everything that can be done, once: the menu, the palette, the shortcuts and the list of shortcuts all read it.
// A command that can't be done now says so by `enabled`; it is never taken away.

import { COMMAND, redoWords, undoWords, type CommandGroup, type CommandName } from "../text/commands";
import { AFRESH, copiedTo, removedWords, SAVED_NOW, savedAs } from "../text/shell";
import { questions } from "../state/questions.svelte";
import { type View, VIEWS } from "../views/views";
import { drag } from "../views/venn/drag.svelte";
import { copy, duplicate, paste } from "../state/clipboard";
import { session } from "../state/session.svelte";
import { network } from "../views/network/network.svelte";
import { place, what } from "../state/placement";
import { initiativeOf, regionOf } from "../state/lookup";
import { inlineTitle } from "../state/inline_title.svelte";
import { inProportion, onSheet, activeCamera } from "../views/active.svelte";
import { screens } from "../state/screens.svelte";
import { filter } from "../state/filter.svelte";
import { selection } from "../state/selection.svelte";
import { openHelp } from "./help_places";
import { toNextPane } from "./panes";

export type Command = {
  id: CommandName;
  group: CommandGroup;
  /** As it reads now: undo names what it would take back. */
  readonly words: string;
  /** As people write it: `Ctrl+Shift+S`. The first is shown, all work. */
  keys: readonly string[];
  enabled(): boolean;
  run(): unknown;
};

/** How much one step of the zoom keys zooms. */
const ZOOM_STEP = 1.25;

const always = (): boolean => true;
const mapOpen = (): boolean => session.map !== null;
const sheetOpen = (): boolean => mapOpen() && onSheet();
const inTable = (): boolean => mapOpen() && screens.view === "table";
const notLooking = (): boolean => mapOpen() && session.looked === null;
const inNetwork = (): boolean => mapOpen() && screens.view === "network";
const isSample = (): boolean => session.file?.sample === true;
/** The sample keeps its name, by which it is found; what can't be written can't be renamed. */
const canRename = (): boolean => session.file !== null && !session.file.sample && !session.file.read_only;
const anySelected = (): boolean => mapOpen() && selection.ids.size > 0;
const anyPlaced = (): boolean =>
  mapOpen() &&
  [...selection.ids].some((id) => {
    const row = initiativeOf(id);
    return row !== undefined && regionOf(row) !== 0;
  });

export const commands: readonly Command[] = [
  command("new", "file", ["Ctrl+N"], always, () => screens.open("new")),
  command("new_like", "file", [], mapOpen, () => screens.open("new_like")),
  command("open", "file", ["Ctrl+O"], always, () => session.open()),
  command("sample", "file", [], always, () => session.openSample()),
  command("sample_afresh", "file", [], isSample, sampleAfresh),
  command("save", "file", ["Ctrl+S"], mapOpen, save),
  command("save_as", "file", ["Ctrl+Shift+S"], mapOpen, saveAs),
  command("save_copy", "file", [], mapOpen, saveCopy),
  command("rename_file", "file", [], canRename, () => screens.open("rename_file")),
  command("show_folder", "file", [], mapOpen, () => session.showInFolder()),
  command("import", "file", ["Ctrl+I"], mapOpen, () => screens.open("import")),
  command("export", "file", ["Ctrl+E"], mapOpen, () => screens.open("export")),
  command("paper", "file", ["Ctrl+Shift+E"], mapOpen, () => screens.open("paper")),
  command("send", "file", [], mapOpen, () => screens.open("send")),
  command("merge", "file", [], mapOpen, () => screens.open("merge")),
  command("privacy", "file", [], mapOpen, () => screens.open("privacy")),
  command("close", "file", ["Ctrl+W"], mapOpen, () => session.close()),

  {
    ...command("undo", "edit", ["Ctrl+Z"], () => Boolean(session.snapshot?.undo), undo),
    get words() {
      return undoWords(session.snapshot?.undo ?? null);
    },
  },
  {
    ...command("redo", "edit", ["Ctrl+Y", "Ctrl+Shift+Z"], () => Boolean(session.snapshot?.redo), redo),
    get words() {
      return redoWords(session.snapshot?.redo ?? null);
    },
  },
  command("add", "edit", ["Ctrl+Shift+A"], mapOpen, () => screens.askForInitiative()),
  command("rename", "edit", ["F2"], () => selection.primary !== null, renameChosen),
  command("copy", "edit", ["Ctrl+C"], anySelected, copy),
  command("paste", "edit", ["Ctrl+V"], mapOpen, paste),
  command("duplicate", "edit", ["Ctrl+D"], anySelected, duplicate),
  command("pick_up", "edit", ["Ctrl+M"], anySelected, () => drag.pickUp(chosen(), "keys")),
  command("take_off", "edit", ["Ctrl+Delete"], anyPlaced, takeOff),
  command("remove", "edit", ["Delete"], anySelected, remove),
  command("select_all", "edit", ["Ctrl+A"], mapOpen, selectAll),
  command("clear_selection", "edit", [], anySelected, () => selection.clear()),
  command("map", "edit", [], mapOpen, () => screens.open("map")),
  command("challenges", "edit", [], mapOpen, () => screens.open("challenges")),
  command("organisations", "edit", [], mapOpen, () => screens.open("organisations")),
  command("preferences", "edit", ["Ctrl+,"], always, () => screens.open("preferences")),

  ...VIEWS.slice(0, 1).map(showing),
  {
    ...command("proportional", "view", [], notLooking, turnProportional),
    get words() {
      return inProportion() ? COMMAND.fixed : COMMAND.proportional;
    },
  },
  ...VIEWS.slice(1).map(showing),
  // Ctrl+F is for what lies in the middle: in the table it finds, elsewhere it filters.
  {
    ...command("find", "edit", [], inTable, () => screens.askToFind("find")),
    get keys() {
      return inTable() ? ["Ctrl+F"] : [];
    },
  },
  command("replace", "edit", ["Ctrl+H"], inTable, () => screens.askToFind("replace")),
  {
    ...command("filter", "view", [], mapOpen, () => screens.askForFilter()),
    get keys() {
      return inTable() ? ["Ctrl+Shift+F"] : ["Ctrl+F", "Ctrl+Shift+F"];
    },
  },
  command(
    "clear_filter",
    "view",
    [],
    () => filter.active,
    () => filter.clear(),
  ),
  command("spots", "view", ["Ctrl+1"], mapOpen, () => screens.show("spots")),
  command("thin", "view", ["Ctrl+2"], mapOpen, () => screens.show("thin")),
  command("together", "view", ["Ctrl+4"], mapOpen, () => screens.show("together")),
  command("details", "view", ["Ctrl+3"], mapOpen, () => screens.show("details")),
  command("history", "view", ["Ctrl+5"], mapOpen, () => screens.show("history")),
  command("left", "view", ["Ctrl+["], mapOpen, () => screens.toggleLeft()),
  command("right", "view", ["Ctrl+]"], mapOpen, () => screens.toggleRight()),
  command("next_pane", "view", ["F6"], always, () => toNextPane(1)),
  command("previous_pane", "view", ["Shift+F6"], always, () => toNextPane(-1)),
  command("full_screen", "view", ["F11"], always, () => session.fullScreen()),
  command("zoom_in", "view", ["Ctrl++", "Ctrl+=", "+", "="], sheetOpen, () => activeCamera().zoomBy(ZOOM_STEP)),
  command("zoom_out", "view", ["Ctrl+-", "-"], sheetOpen, () => activeCamera().zoomBy(1 / ZOOM_STEP)),
  command("fit", "view", ["Ctrl+0", "0"], sheetOpen, () => activeCamera().fit()),
  command("tidy", "view", ["Ctrl+Shift+T"], sheetOpen, tidy),
  command("network_key", "view", [], inNetwork, () => network.toggleKey()),
  {
    ...command("include_ended", "view", [], mapOpen, countEnded),
    get words() {
      return session.snapshot?.settings.include_ended ? COMMAND.leave_out_ended : COMMAND.include_ended;
    },
  },

  command("guide", "help", ["F1"], always, openHelp),
  command("palette", "help", ["Ctrl+K"], always, () => (screens.palette = true)),
  command("menu", "help", ["F10"], always, () => screens.askForMenu()),
  command("shortcuts", "help", ["?"], always, () => screens.open("shortcuts")),
  command("diagnostics", "help", [], always, () => screens.open("diagnostics")),
  command("about", "help", [], always, () => screens.open("about")),
];

const byId = new Map(commands.map((one) => [one.id, one]));

/** The command of that name. */
export function commandOf(id: CommandName): Command {
  const found = byId.get(id);
  if (!found) throw new Error(`there is no command ${id}`);
  return found;
}

/** Does it where it can be done now. */
export function run(id: CommandName): void {
  const found = commandOf(id);
  if (found.enabled()) found.run();
}

/** Shows a view. */
function showing({ id, command: name, keys }: View): Command {
  return command(name, "view", keys, mapOpen, () => (screens.view = id));
}

type Named = keyof typeof COMMAND;

function command(
  id: CommandName,
  group: CommandGroup,
  keys: readonly string[],
  enabled: () => boolean,
  act: () => unknown,
): Command {
  const words = id === "undo" || id === "redo" ? "" : COMMAND[id satisfies Named];
  return { id, group, words, keys, enabled, run: act };
}

/** The Venn is tidied by an edit; the network is laid out anew, which changes no map. */
function turnProportional(): void {
  screens.proportional = !inProportion();
  screens.view = "venn";
}

function tidy(): Promise<unknown> {
  return screens.view === "network" ? network.tidy() : session.edit({ kind: "tidy" });
}

/** Renames the one chosen last: where it stands while the keys are on the drawing, else in the details. */
function renameChosen(): void {
  const { primary } = selection;
  const camera = activeCamera();
  const there = camera.host?.contains(document.activeElement) ?? false;
  if (primary !== null && there && camera.knows(primary)) inlineTitle.start({ of: "initiative", id: primary });
  else screens.askForTitle();
}

async function save(): Promise<void> {
  if (await session.save()) session.say(SAVED_NOW);
}

async function saveAs(): Promise<void> {
  if (await session.saveAs()) session.tell(savedAs(session.file?.path ?? ""));
}

async function sampleAfresh(): Promise<void> {
  if ((await questions.ask(AFRESH)) === "yes") await session.sampleAfresh();
}

async function saveCopy(): Promise<void> {
  const path = await session.saveCopy();
  if (path !== null) session.tell(copiedTo(path));
}

async function undo(): Promise<void> {
  session.notice = null;
  await session.undo();
}

async function redo(): Promise<void> {
  session.notice = null;
  await session.redo();
}

function countEnded(): Promise<boolean> | undefined {
  const settings = session.snapshot?.settings;
  return settings && session.analyse({ ...settings, include_ended: !settings.include_ended });
}

/** The selected initiatives in map order. */
function chosen(): string[] {
  return session.map?.initiatives.flatMap(({ id }) => (selection.ids.has(id) ? [id] : [])) ?? [];
}

function selectAll(): void {
  selection.set(session.map?.initiatives.flatMap(({ id }, at) => (filter.shown.has(at) ? [id] : [])) ?? []);
}

async function takeOff(): Promise<void> {
  await place(chosen(), 0, null);
}

/** No question is asked: the toast takes it back, and so does undo at any later time. */
async function remove(): Promise<void> {
  const initiatives = chosen();
  const words = removedWords(what(initiatives));
  if (await session.edit({ kind: "remove_initiatives", initiatives })) session.tell(words, true);
}

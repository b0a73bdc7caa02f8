// The open map as the program last told it, and everything that asks the program to change it.
// Never writes optimistically: what is shown is the last snapshot, replaced whole by each reply.

import { call, isFailure, type Reply, type Request } from "../wire/call";
import type {
  Commands,
  Edit,
  Failure,
  FileState,
  InitiativeId,
  Look,
  NewMap,
  Purpose,
  Recent,
  Snapshot,
  Start,
} from "../wire/types";
import type { Preferences, Settings } from "../wire/types";
import { afterRedo, afterUndo } from "../text/undo";
import { copiesFound, copyName, lookingAt, lookingOnly, partnerCopyName, salvageName } from "../text/history";
import { noticeWords, savedWords } from "../text/shell";
import { failureWords } from "../text/failures";
import { chooseFile } from "./choose_file";
import { FileWatch } from "./file_watch";
import { Positions } from "./positions";
import { selection } from "./selection.svelte";
import { voice } from "./voice.svelte";

/** Something that was done and that the person may want to take back. */
export type Notice = { words: string; undo: boolean };

export class Session {
  snapshot = $state.raw<Snapshot | null>(null);
  start = $state.raw<Start | null>(null);
  failure = $state.raw<Failure | null>(null);
  notice = $state.raw<Notice | null>(null);
  /** The file that could not be opened because it is damaged. */
  damaged: string | null = $state(null);

  /** Rises whenever another map is opened. */
  opened = $state(0);

  /** The map as it was, where the person is looking at a version or at an older state: nothing can be changed meanwhile. */
  looked = $state.raw<Look | null>(null);

  readonly #positions = new Positions<InitiativeId>();
  readonly map = $derived(this.looked?.map ?? this.snapshot?.map ?? null);
  readonly scene = $derived(this.looked?.scene ?? this.snapshot?.scene ?? null);
  readonly analysis = $derived(this.looked?.analysis ?? this.snapshot?.analysis ?? null);
  readonly file = $derived(this.snapshot?.file ?? null);
  readonly preferences = $derived<Preferences>(
    this.start?.preferences ?? { name: "", theme: "system", text_percent: 100, reopen: false },
  );
  readonly recent = $derived<Recent[]>(this.start?.recent ?? []);

  /** An initiative's position in map order, by its id. */
  readonly byId: ReadonlyMap<InitiativeId, number> = $derived(this.#positions.of(this.map?.initiatives ?? []));

  #noticed = 0;
  /** The file that edits are known to wait for. */
  #waits: string | null = null;
  #running = $state(0);
  #last: Promise<unknown> = Promise.resolve();
  readonly #watch = new FileWatch((file) => this.#hear(file));

  /** Whether a command is under way. */
  get busy(): boolean {
    return this.#running > 0;
  }

  /** Asks for what a window needs when it opens. */
  async begin(): Promise<void> {
    const start = await this.#ask("start", {});
    if (start === null) return;
    this.start = start;
    this.failure = start.failure;
    if (start.snapshot) this.#take(start.snapshot);
    if (start.snapshot?.left) this.opened += 1;
    this.#opened();
  }

  /** Makes an edit. False where it was refused or failed; then nothing has changed and `failure` says why. */
  async edit(edit: Edit): Promise<boolean> {
    if (this.#looking()) return false;
    const snapshot = await this.#ask("edit", edit);
    if (snapshot === null) return false;
    this.#takeMade(snapshot);
    return true;
  }

  /** The days that are written so, as an edit would read them; null for what is none. */
  async readDays(texts: string[]): Promise<(string | null)[]> {
    const answer = await call("read_days", { texts }).catch(() => null);
    return answer?.days ?? [];
  }

  async undo(): Promise<void> {
    const label = this.snapshot?.undo;
    if (!label || this.#looking()) return;
    if (await this.#replace("undo", {})) this.say(afterUndo(label));
  }

  async redo(): Promise<void> {
    const label = this.snapshot?.redo;
    if (!label || this.#looking()) return;
    if (await this.#replace("redo", {})) this.say(afterRedo(label));
  }

  /** Opens the map at `path`, or the one that the person chooses. */
  async open(path?: string): Promise<boolean> {
    const asked = path ?? (await this.choose("open_map", null));
    if (asked === null) return false;
    const opened = await this.#another("open_map", { path: asked });
    this.damaged = !opened && this.failure?.code === "file_damaged" ? asked : null;
    return opened;
  }

  /** The file that was opened from the desktop for this window to show, or null. */
  async handed(): Promise<string | null> {
    // Not one of the commands in turn: what is told about the last of them stays.
    return (await call("handed", {}).catch(() => null))?.path ?? null;
  }

  openSample(): Promise<boolean> {
    return this.#another("open_sample", {});
  }

  /** The sample as it came, without what was changed in it. */
  sampleAfresh(): Promise<boolean> {
    return this.#another("sample_afresh", {});
  }

  /** Closes the map. What could not be written to its file waits on this computer, which is told. */
  async close(): Promise<boolean> {
    const closed = await this.#ask("close_map", {});
    if (closed === null) return false;
    this.#watch.stop();
    this.snapshot = null;
    this.looked = null;
    selection.reset();
    this.notice = null;
    this.#notify(closed.notices);
    return true;
  }

  newMap(request: NewMap): Promise<boolean> {
    return this.#another("new_map", request);
  }

  /** Writes the person's file now. */
  save(): Promise<boolean> {
    return this.#replace("save", {});
  }

  /** Goes on in a file that the person chooses. */
  async saveAs(): Promise<boolean> {
    const path = await this.choose("save_as", this.file?.name ?? null);
    return path !== null && (await this.#another("save_as", { path }));
  }

  /** Gives the file another name in its folder. */
  async renameFile(name: string): Promise<boolean> {
    const before = this.file?.path;
    if (!(await this.#replace("rename_file", { name }))) return false;
    if (this.start) {
      const recent = this.start.recent.filter(({ path }) => path !== before);
      this.start = { ...this.start, recent };
    }
    this.#remember();
    return true;
  }

  /** Shows the file in the system's file manager. */
  async showInFolder(): Promise<void> {
    await this.#ask("show_in_folder", {});
  }

  /** Gives the window the whole screen, or takes it back. */
  async fullScreen(): Promise<void> {
    await this.#ask("full_screen", {});
  }

  /** Writes a copy where the person chooses; the open map stays the open one. The copy's path, or null. */
  async saveCopy(): Promise<string | null> {
    const path = await this.choose("save_copy", this.file && copyName(this.file.name));
    if (path === null) return null;
    return (await this.#ask("save_copy", { path })) === null ? null : path;
  }

  /** Writes a copy for a partner where the person chooses. The copy's path, or null. */
  async sendCopy(withHistory: boolean): Promise<string | null> {
    const path = await this.choose("save_copy", this.file && partnerCopyName(this.file.name));
    if (path === null) return null;
    return (await this.#ask("send_copy", { path, with_history: withHistory })) === null ? null : path;
  }

  /** Looks whether somebody else has changed the file meanwhile; what they changed is brought in. */
  async refresh(): Promise<void> {
    if (!this.snapshot) return;
    const snapshot = await this.#ask("refresh", {}, false);
    if (snapshot !== null) this.#take(snapshot);
  }

  /** Shows the map as it was just after a change, until [`backToNow`]. */
  async lookAt(change: string): Promise<void> {
    const looked = await this.#ask("look", { change });
    if (!looked) return;
    this.looked = looked;
    selection.keepOnly(this.byId);
    this.say(lookingAt(looked.name));
  }

  backToNow(): void {
    this.looked = null;
    selection.keepOnly(this.byId);
  }

  /** Makes the map what it was just after a change. */
  async goBackTo(change: string): Promise<boolean> {
    this.backToNow();
    if (!(await this.#replace("go_back", { change }))) return false;
    this.say(this.snapshot?.undo ?? "");
    return true;
  }

  /** Takes a name out of the map's past for good. */
  eraseName(who: string): Promise<boolean> {
    return this.#replace("erase_name", { who });
  }

  forgetHistory(): Promise<boolean> {
    this.backToNow();
    return this.#replace("forget_history", {});
  }

  /** Saves what can be saved of the damaged file that was to be opened, and opens that. What is to be said, or null. */
  async saveDamaged(how: "salvage" | "rescue"): Promise<string | null> {
    const path = this.damaged;
    if (path === null) return null;
    const to = await this.choose("salvage", salvageName(path));
    if (to === null) return null;
    const saved = await this.#ask(how, { path, to });
    if (saved === null || !(await this.open(to))) return null;
    return "sentences" in saved ? saved.sentences.join(" ") : "";
  }

  /** Analyses with other settings from now on. */
  analyse(settings: Settings): Promise<boolean> {
    return this.#replace("analyse", settings);
  }

  /** Asks the person for a file. Null: they gave up, or it failed. */
  async choose(purpose: Purpose, suggested: string | null): Promise<string | null> {
    try {
      return await chooseFile(purpose, suggested);
    } catch (thrown) {
      if (!isFailure(thrown)) throw thrown;
      // The dialog that is open is what the person looks at.
      if (thrown.code === "dialog_open") this.tell(failureWords(thrown));
      else this.failure = thrown;
      return null;
    }
  }

  /** Keeps the person's preferences; the window follows. */
  async prefer(preferences: Preferences): Promise<boolean> {
    const preferred = await this.#ask("prefer", preferences);
    if (preferred === null || this.start === null) return false;
    this.start = { ...this.start, preferences: preferred };
    return true;
  }

  /** Takes a file off the list of recent ones. */
  async forgetRecent(path: string): Promise<void> {
    const reply = await this.#ask("forget_recent", { path });
    if (reply && this.start) this.start = { ...this.start, recent: reply.recent };
  }

  /** Takes over a snapshot that came from another command, as an import. */
  receive(snapshot: Snapshot): void {
    this.#takeMade(snapshot);
  }

  /** Says a sentence in the live region. */
  say(words: string): void {
    voice.say(words);
  }

  /** Shows a sentence for a while, with a way back where `undo`, and says it in place of the edit's own words. */
  tell(words: string, undo = false): void {
    this.notice = { words, undo };
    voice.say(words);
  }

  /** Takes away the failure that is shown. */
  dismiss(): void {
    this.damaged = null;
    this.failure = null;
  }

  /** Whether the person looks at an older state, which can't be changed; says so. */
  #looking(): boolean {
    if (this.looked) this.tell(lookingOnly(this.looked.name));
    return this.looked !== null;
  }

  async #another<K extends "open_map" | "open_sample" | "sample_afresh" | "new_map" | "save_as">(
    name: K,
    request: Request<K>,
  ): Promise<boolean> {
    if (!(await this.#replace(name, request))) return false;
    // Saved under another name it is the same map, looked at as before.
    if (name !== "save_as") {
      selection.reset();
      this.opened += 1;
    }
    this.looked = null;
    this.#opened();
    void this.#tellOfCopies();
    this.#remember();
    return true;
  }

  /** Puts the open map at the head of the recent ones, as the program does. */
  #remember(): void {
    const { start, snapshot } = this;
    if (!start || !snapshot || snapshot.file.sample) return;
    const { path } = snapshot.file;
    const others = start.recent.filter((one) => one.path !== path);
    const recent = [{ path, title: snapshot.map.head.title, at: Date.now() }, ...others];
    this.start = { ...start, recent: recent.slice(0, 10) };
  }

  /** Tells of copies that a sync client has left beside the file. */
  async #tellOfCopies(): Promise<void> {
    const found = await this.#ask("copies", {}, false);
    const [first] = found?.copies ?? [];
    if (first && this.notice === null) this.tell(copiesFound(found?.copies.length ?? 0, first.name));
  }

  /** Tells what opening the file had to do. */
  #opened(): void {
    this.notice = null;
    this.#noticed = 0;
    this.#tellNewOf(this.file);
  }

  /** Tells what has come up since, such as what somebody else has changed in the file, or what was set aside. */
  #tellNewOf(file: FileState | null): void {
    const notices = file?.notices ?? [];
    this.#notify(notices.slice(this.#noticed));
    this.#noticed = notices.length;
  }

  #notify(notices: FileState["notices"]): void {
    if (notices.length === 0) return;
    const words = notices.map(noticeWords).join(" ");
    this.notice = { words, undo: false };
    voice.add(words);
  }

  /** Says it once when edits begin to wait for the file, and once when all of them are in it: the header only shows it. */
  #sayWhetherItWaits(file: FileState): void {
    const { how } = file.saved;
    const here = this.#waits === file.path;
    if (how === "waiting" ? !here : how === "saved" && here) voice.add(savedWords(file));
    if (how === "waiting") this.#waits = file.path;
    else if (how === "saved") this.#waits = null;
  }

  async #replace<K extends keyof Commands>(name: K, request: Request<K>): Promise<boolean> {
    const snapshot = (await this.#ask(name, request)) as Snapshot | null;
    if (snapshot !== null) this.#take(snapshot);
    return snapshot !== null;
  }

  /** Takes what the person has just made, and says it. A new initiative is never faded: all is shown again. */
  #takeMade(snapshot: Snapshot): void {
    const before = this.byId;
    this.#take(snapshot);
    if (snapshot.map.initiatives.some(({ id }) => !before.has(id))) selection.spot = null;
    this.say(snapshot.undo ?? "");
  }

  #take(snapshot: Snapshot): void {
    const same = this.snapshot?.file.path === snapshot.file.path;
    this.snapshot = snapshot;
    this.#sayWhetherItWaits(snapshot.file);
    // Of a map that has just come the opening tells.
    if (same) this.#tellNewOf(snapshot.file);
    else this.#noticed = snapshot.file.notices.length;
    selection.keepOnly(this.byId);
    if (snapshot.file.saved.how === "saved") this.#watch.stop();
    else this.#watch.follow();
  }

  /** Takes what is known of the file. Whether some edits are still to come into it. */
  #hear(file: FileState): boolean {
    if (this.snapshot?.file.path !== file.path) return false;
    // The file was written, and somebody else's changes came in on the way.
    if (file.state !== this.snapshot.state) {
      void this.refresh();
      return false;
    }
    this.snapshot = { ...this.snapshot, file };
    this.#sayWhetherItWaits(file);
    // What had to be set aside changes nothing on the map, so no snapshot comes to tell it.
    this.#tellNewOf(file);
    return file.saved.how !== "saved";
  }

  /**
   * One command after another: replies can't overtake each other, so the last snapshot is the newest. What nobody has
   * asked for is not said `aloud`: it takes no failure away that somebody is reading, and brings none of its own.
   */
  async #ask<K extends keyof Commands>(name: K, request: Request<K>, aloud = true): Promise<Reply<K> | null> {
    this.#running += 1;
    const answer = this.#last.then(() => call(name, request));
    this.#last = answer.catch(() => undefined);
    try {
      const reply = await answer;
      if (aloud) this.failure = null;
      return reply;
    } catch (thrown) {
      if (!isFailure(thrown)) throw thrown;
      // The person gave up themselves; there is nothing to tell them.
      if (aloud && thrown.code !== "cancelled" && thrown.code !== "path_not_chosen") this.failure = thrown;
      return null;
    } finally {
      this.#running -= 1;
    }
  }
}

export const session = new Session();

// What the hand is doing: carrying cards or marks, brushing, panning. It feeds pointer and key events to the gesture
// machine and carries out the effects that come back; a drop is one edit, and until the reply nothing but the ghost moves.
// The list and the canvas both use it; neither knows of the other.

import { flushSync } from "svelte";
import type { ChallengeSet, InitiativeId, Mark, Position } from "../../wire/types";
import { type Box, boxBetween, MarkIndex, regionAt } from "../../canvas/geometry";
import {
  type Effect,
  type Gesture,
  type GestureEvent,
  IDLE,
  type Load,
  type Place,
  step,
  type Target,
} from "../../canvas/venn_gesture";
import type { Places } from "../../canvas/motion";
import { alone, withCtrl } from "../../canvas/keys";
import { carriedTitle, gaveUp, pickedUp, regionSaid } from "../../text/canvas";
import { calm } from "../../state/camera.svelte";
import { camera, sheet } from "./camera.svelte";
import { session } from "../../state/session.svelte";
import { place } from "../../state/placement";
import { regionName } from "../../state/lookup";
import { screens } from "../../state/screens.svelte";
import { filter } from "../../state/filter.svelte";
import { selection } from "../../state/selection.svelte";
import { Hand, pointOf } from "../stage/hand.svelte";
import { space } from "../stage/space.svelte";
import { vennKeyboard } from "./keyboard.svelte";

/** What is carried now. `over` is the region that a drop would mean, "outside" where it would take off the map, null where it would change nothing. */
export type Carried = {
  initiatives: readonly InitiativeId[];
  title: string;
  how: "pointer" | "click" | "keys";
  x: number;
  y: number;
  over: ChallengeSet | "outside" | null;
};

/** A ghost that is no longer in the hand: it waits for the reply where it was dropped, or goes back. */
export type Loose = Load & { at: Position; doing: "waiting" | "returning" };

export class Drag {
  gesture: Gesture = $state.raw(IDLE);
  loose: Loose | null = $state.raw(null);
  /** Where each of the last drop's initiatives was let go; the canvas glides their marks from there. */
  dropped: Places = new Map();

  readonly now: Carried | null = $derived(this.#carried());
  /** The brush's box in pixels of the window. */
  readonly brush: Box | null = $derived(
    this.gesture.is === "brushing" ? boxBetween(this.gesture.from, this.gesture.to) : null,
  );
  /** What is in the hand or on its way; the same object from pick-up to the end, so that a move changes no mark. */
  readonly #inHand: Load | null = $derived("load" in this.gesture ? this.gesture.load : this.loose);
  /** Positions in map order of what is carried or on its way, whose marks are drawn faint meanwhile. */
  readonly lifted: ReadonlySet<number> = $derived(
    new Set(this.#inHand?.initiatives.flatMap((id) => session.byId.get(id) ?? []) ?? []),
  );
  readonly #index = new MarkIndex();
  readonly index = $derived(this.#index.follow(sheet.scene?.marks ?? []));

  readonly #hand = new Hand(() => camera);
  #pointer: number | null = null;
  #cameFrom: HTMLElement | null = null;
  /** The region in which something was put last, and on which of the maps opened. */
  #put: { region: ChallengeSet; opened: number } | null = null;

  /** A pointer pressed on a card of a list: past four pixels it is carried. `source` is what the ghost glides back to. */
  pointerDown(ids: readonly InitiativeId[], event: PointerEvent, source?: Element | null): void {
    if (event.button !== 0 || ids.length === 0) return;
    const at = pointOf(event);
    this.#down(event, "main", { what: "card", load: this.#load(ids, source ? cornerOf(source) : at) });
  }

  /** A pointer pressed on the canvas, on `mark` or on nothing. */
  canvasDown(event: PointerEvent, mark: Mark | null): void {
    if (event.button > 1) return;
    if (this.#hand.down(event)) return this.giveUp();
    const id = mark && session.map?.initiatives[mark.initiative]?.id;
    const pan = event.button === 1 || space.held;
    const target: Target =
      mark && id
        ? { what: "mark", id, load: this.#load(selection.ids.has(id) ? this.#placed() : [id], camera.toClient(mark)) }
        : { what: "nothing", box: event.shiftKey, selected: [...selection.ids] };
    this.#down(event, pan ? "pan" : "main", target);
  }

  pointerMove(event: PointerEvent): void {
    const pinch = this.#hand.move(event);
    if (pinch) return this.send(pinch);
    if (this.gesture.is === "idle" || !this.#mine(event)) return;
    this.send({ type: "move", at: pointOf(event), place: placeAt(pointOf(event)) });
  }

  pointerUp(event: PointerEvent): void {
    this.#hand.up(event);
    if (this.gesture.is === "idle" || !this.#mine(event)) return;
    this.#pointer = null;
    this.send({ type: "up", at: pointOf(event), place: placeAt(pointOf(event)) });
  }

  /** The system took the pointer away, as for a gesture of its own. */
  pointerCancel(event: PointerEvent): void {
    this.#hand.up(event);
    this.giveUp();
  }

  /** The wheel turned over the canvas. */
  wheel(event: WheelEvent): void {
    this.send(this.#hand.wheel(event));
  }

  /** Picks up without a drag: the ghost then follows the pointer until a click, or the keys until Enter. */
  pickUp(ids: readonly InitiativeId[], how: "click" | "keys", source?: Element | null): void {
    const { scene } = session;
    if (ids.length === 0 || !scene) return;
    this.#turnToVenn();
    const from = source ? cornerOf(source) : this.#markPoint(ids);
    const load = this.#load(ids, from);
    if (how === "click") {
      this.send({ type: "pick_up_by_click", load, at: from, place: { on: "elsewhere" } });
      return;
    }
    const active = document.activeElement;
    this.#cameFrom = active instanceof HTMLElement ? active : null;
    const stops = [...scene.regions.map((region) => region.challenges), 0];
    this.send({ type: "pick_up_by_keys", load, stops, start: this.#startOf(ids[0], stops) });
    camera.host?.focus();
  }

  /** Puts back what is carried. */
  giveUp(): void {
    this.#pointer = null;
    this.send({ type: "cancel" });
  }

  /** A key pressed while something is under way; true where it was meant for that. */
  key(event: KeyboardEvent): boolean {
    if (this.gesture.is === "idle" || !alone(event)) return false;
    if (this.gesture.is !== "carrying_by_keys") {
      if (event.key !== "Escape") return false;
    } else if (event.key === "Tab" || event.key === "F6") {
      // Whoever tabs away has left; a card must not stay in a hand that is elsewhere.
      this.#cameFrom = null;
      this.giveUp();
      return false;
    }
    // A held Enter that picked up must not drop as well.
    if (!(event.key === "Enter" && event.repeat)) this.send({ type: "key", key: event.key });
    return true;
  }

  /** The ghost has reached the place it came from. */
  arrived(): void {
    this.loose = null;
  }

  send(event: GestureEvent): void {
    const next = step(this.gesture, event);
    this.gesture = next.gesture;
    for (const effect of next.effects) this.#perform(effect);
  }

  #down(event: PointerEvent, button: "main" | "pan", target: Target): void {
    if (this.#pointer !== null && this.#pointer !== event.pointerId && this.gesture.is !== "carrying_by_click") return;
    this.#pointer = event.pointerId;
    const at = pointOf(event);
    const adding = event.shiftKey || withCtrl(event);
    this.send({ type: "down", at, place: placeAt(at), target, button, adding });
  }

  /** While a button is held, other pointers have no say; what is carried by click follows any. */
  #mine(event: PointerEvent): boolean {
    return this.#pointer === null || this.#pointer === event.pointerId;
  }

  #perform(effect: Effect): void {
    switch (effect.do) {
      case "select":
        if (effect.adding) selection.toggle(effect.id);
        else selection.only(effect.id);
        screens.turnTo("details");
        return;
      case "select_none":
        selection.clear();
        selection.spot = null;
        selection.region = null;
        return;
      case "brush":
        selection.set(new Set([...effect.selected, ...this.#brushed(effect.from, effect.to)]));
        return;
      case "select_again":
        selection.set(effect.selected);
        return;
      case "pick_up":
        this.#turnToVenn();
        this.loose = null;
        selection.hovered = null;
        // What was just done must not lie over the region that this is meant for; Undo stays a key away.
        if (session.notice?.undo) session.notice = null;
        if (!effect.load.initiatives.every((id) => selection.ids.has(id))) selection.set(effect.load.initiatives);
        session.say(
          pickedUp(effect.load.title, effect.how, effect.how === "keys" ? this.#regionWords(effect.region) : ""),
        );
        return;
      case "hover":
        session.say(this.#regionWords(effect.region));
        return;
      case "drop":
        void this.#drop(effect.load, effect.region, effect.at, effect.ghost ?? this.#stopPoint(effect.region));
        return;
      case "give_up":
        session.say(gaveUp(effect.load.title));
        this.#goBack(effect.load, effect.ghost);
        return;
      case "pan":
      case "zoom":
        this.#hand.perform(effect);
        return;
    }
  }

  /** What is carried is put down on the Venn, so that is what is shown; at once, since the next thing looks where it lies. */
  #turnToVenn(): void {
    if (screens.view === "venn") return;
    screens.view = "venn";
    flushSync();
  }

  async #drop(load: Load, region: ChallengeSet, at: Position | null, ghost: Position): Promise<void> {
    const initiatives = load.initiatives.filter((id) => session.byId.has(id));
    if (initiatives.length === 0) return;
    const waiting: Loose = { ...load, at: ghost, doing: "waiting" };
    this.loose = waiting;
    this.dropped = at ? new Map(initiatives.map((id) => [id, at])) : new Map();
    const done = await place(initiatives, region, at && sheet.toMap(at));
    this.dropped = new Map();
    this.#cameFrom = null;
    if (done && region !== 0) {
      vennKeyboard.active = initiatives[0] ?? null;
      this.#put = { region, opened: session.opened };
    }
    // Another card may have been picked up meanwhile; its ghost is not this one's to send home.
    if (this.loose !== waiting) return;
    if (done) this.loose = null;
    else this.#goBack(load, ghost);
  }

  #goBack(load: Load, ghost: Position | null): void {
    if (this.#cameFrom?.isConnected) this.#cameFrom.focus();
    this.#cameFrom = null;
    this.loose = ghost && !calm() ? { ...load, at: ghost, doing: "returning" } : null;
  }

  #carried(): Carried | null {
    const { gesture } = this;
    switch (gesture.is) {
      case "dragging":
      case "carrying_by_click": {
        const { initiatives, title } = gesture.load;
        const how = gesture.is === "dragging" ? "pointer" : "click";
        const over = overOf(gesture.over);
        // A click beside the shapes takes nothing off the map.
        const slips = how === "click" && gesture.over.on === "map" && over === "outside";
        return { initiatives, title, how, ...gesture.at, over: slips ? null : over };
      }
      case "carrying_by_keys": {
        const { initiatives, title } = gesture.load;
        const region = gesture.stops[gesture.stop] ?? 0;
        return { initiatives, title, how: "keys", ...this.#stopPoint(region), over: region === 0 ? "outside" : region };
      }
      case "idle":
      case "pointing":
      case "brushing":
      case "panning":
        return null;
    }
  }

  #regionWords(region: ChallengeSet): string {
    const count = session.scene?.regions.find((one) => one.challenges === region)?.count ?? 0;
    return regionSaid(regionName(region), count);
  }

  /** The first of the regions that is likely to be meant: where the card lies, else the region that is looked at, else the one
      in which the card before was put; of a map on which nothing was put yet the first. */
  #startOf(id: InitiativeId | undefined, stops: readonly ChallengeSet[]): ChallengeSet {
    const first = session.byId.get(id ?? "");
    const lies = session.scene?.marks.find((mark) => mark.initiative === first)?.challenges;
    const before = this.#put?.opened === session.opened ? this.#put.region : null;
    const likely = [lies, selection.region, before].find((region) => region && stops.includes(region));
    return likely ?? stops[0] ?? 0;
  }

  /** Where the ghost stands while the keys carry it: in the middle of the region, or below the drawing. */
  #stopPoint(region: ChallengeSet): Position {
    const shape = sheet.scene?.regions.find((one) => one.challenges === region);
    return camera.toClient(shape?.centre ?? { x: camera.frame.width / 2, y: camera.frame.height * 0.96 });
  }

  #load(ids: readonly InitiativeId[], from: Position): Load {
    const initiatives = session.map?.initiatives ?? [];
    const first = initiatives[session.byId.get(ids[0] ?? "") ?? -1]?.title ?? "";
    const placed = ids.some((id) => {
      const initiative = initiatives[session.byId.get(id) ?? -1];
      return initiative !== undefined && Object.keys(initiative.contributions).length > 0;
    });
    return { initiatives: ids, title: carriedTitle(first, ids.length), from, placed };
  }

  /** Those selected that are on the map, in map order. */
  #placed(): InitiativeId[] {
    const { map, scene } = session;
    const ids = scene?.marks.flatMap((mark) => map?.initiatives[mark.initiative]?.id ?? []) ?? [];
    return ids.filter((id) => selection.ids.has(id));
  }

  #brushed(from: Position, to: Position): InitiativeId[] {
    const marks = this.index.within(boxBetween(camera.toDrawing(from), camera.toDrawing(to)));
    const shown = marks.filter((mark) => filter.shown.has(mark.initiative)).sort((a, b) => a.initiative - b.initiative);
    return shown.flatMap((mark) => session.map?.initiatives[mark.initiative]?.id ?? []);
  }

  #markPoint(ids: readonly InitiativeId[]): Position {
    const first = session.byId.get(ids[0] ?? "");
    const mark = sheet.scene?.marks.find((one) => one.initiative === first);
    return camera.toClient(mark ?? { x: camera.frame.width / 2, y: camera.frame.height / 2 });
  }
}

/** What lies under a point of the window. Parts of the page say what they are to a drop with `data-drop`. */
function placeAt(client: Position): Place {
  const zone = document.elementFromPoint(client.x, client.y)?.closest("[data-drop]")?.getAttribute("data-drop");
  if (zone === "list") return { on: "list" };
  if (zone !== "map" || !sheet.scene) return { on: "elsewhere" };
  const at = camera.toDrawing(client);
  return { on: "map", region: regionAt(sheet.scene, at.x, at.y), at };
}

function overOf(place: Place): Carried["over"] {
  switch (place.on) {
    case "map":
      return place.region === 0 ? "outside" : place.region;
    case "list":
      return "outside";
    case "elsewhere":
      return null;
  }
}

function cornerOf(element: Element): Position {
  const rect = element.getBoundingClientRect();
  return { x: rect.left, y: rect.top };
}

export const drag = new Drag();

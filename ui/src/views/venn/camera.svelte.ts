// The Venn as tall as the window has room for, and the camera that looks at it. What is drawn here is asked of the sheet; what
// is told to the program is in the map's own units.

import { stretched, tallness } from "../../canvas/stretch";
import { Camera, MARGIN } from "../../state/camera.svelte";
import { session } from "../../state/session.svelte";
import type { Position, Scene } from "../../wire/types";

/** The Venn as it is drawn here. */
export class Sheet {
  /** How many times as tall as in the map's own units. */
  readonly tall: number = $derived(session.scene ? tallness(session.scene, camera.size, MARGIN) : 1);
  readonly scene: Scene | null = $derived(session.scene && stretched(session.scene, this.tall));

  /** A point of the drawing in the map's own units. */
  toMap({ x, y }: Position): Position {
    return { x, y: y / this.tall };
  }

  /** Where a point in the map's own units is drawn. */
  fromMap({ x, y }: Position): Position {
    return { x, y: y * this.tall };
  }
}

export const sheet = new Sheet();

export const camera: Camera = new Camera(() => {
  const { scene } = sheet;
  if (!scene) return null;
  const markOf = (id: string): Position | undefined => {
    const position = session.byId.get(id);
    return scene.marks.find((mark) => mark.initiative === position);
  };
  return { width: scene.width, height: scene.height, text: scene.text, mark_radius: scene.mark_radius, markOf };
});

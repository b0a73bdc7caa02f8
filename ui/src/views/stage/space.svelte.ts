// Whether Space is held: then a press moves the sheet, whatever lies under it.

export class Space {
  held = $state(false);
}

export const space = new Space();

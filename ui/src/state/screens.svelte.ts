// Which dialog, tab and drawer is open. Knows nothing of what they show.

export type Dialog =
  "new" | "import" | "export" | "map" | "challenges" | "organisations" | "preferences" | "shortcuts" | "about";

export type RightTab = "spots" | "thin" | "details";

export class Screens {
  dialog = $state<Dialog | null>(null);
  rightTab = $state<RightTab>("spots");
  palette = $state(false);
  /** Side panels; where the window is narrow they lie over the canvas and start closed. */
  left = $state(true);
  right = $state(true);
  /** The spreadsheet that the import dialog starts with, as one dropped on the window; null: it asks. */
  importPath = $state<string | null>(null);
  /** Rises whenever the field should take the focus. */
  filterAsked = $state(0);
  titleAsked = $state(0);
  addAsked = $state(0);

  open(dialog: Dialog): void {
    this.palette = false;
    this.dialog = dialog;
  }

  close(): void {
    this.dialog = null;
    this.importPath = null;
  }

  /** Opens the import dialog on a spreadsheet. */
  importFrom(path: string): void {
    this.importPath = path;
    this.open("import");
  }

  /** Shows a tab of the right panel, opening the panel where it is closed. */
  show(tab: RightTab): void {
    this.rightTab = tab;
    this.right = true;
  }

  askForFilter(): void {
    this.left = true;
    this.filterAsked += 1;
  }

  askForTitle(): void {
    this.show("details");
    this.titleAsked += 1;
  }

  askForInitiative(): void {
    this.left = true;
    this.addAsked += 1;
  }
}

export const screens = new Screens();

// The names of everything that can be done, for the menu, the palette and the list of shortcuts.

export const COMMAND = {
  new: "New map…",
  new_like: "New map like this one…",
  open: "Open…",
  sample: "Open the sample",
  sample_afresh: "Start the sample afresh…",
  save: "Save now",
  save_as: "Save as…",
  save_copy: "Save a copy…",
  rename_file: "Rename the file…",
  show_folder: "Show in folder",
  close: "Close the map",
  send: "Send to a partner…",
  merge: "Bring in another copy…",
  import: "Import a spreadsheet…",
  export: "Export a picture…",
  paper: "Board paper…",
  map: "Map details…",
  challenges: "Challenges…",
  organisations: "Organisations and common ground…",
  privacy: "What the history holds on people…",
  preferences: "Preferences…",
  guide: "User guide",
  shortcuts: "Shortcuts",
  diagnostics: "Save diagnostics…",
  about: "About Sweetspot",
  view_venn: "Show the Venn",
  proportional: "Draw areas in proportion",
  fixed: "Show the fixed Venn",
  view_network: "Show the network",
  view_matrix: "Show the matrix",
  view_table: "Show the table",
  palette: "Find or do anything",
  menu: "Open the menu",
  next_pane: "Go to the next part of the window",
  previous_pane: "Go to the part of the window before",
  full_screen: "Full screen",
  add: "Add initiatives",
  rename: "Rename the initiative",
  copy: "Copy what is selected",
  paste: "Paste as new initiatives",
  duplicate: "Duplicate what is selected",
  remove: "Remove what is selected",
  take_off: "Take what is selected off the map",
  pick_up: "Pick up what is selected",
  select_all: "Select everything shown",
  clear_selection: "Clear the selection",
  find: "Find in the table",
  replace: "Find and replace in the table",
  filter: "Filter",
  clear_filter: "Clear the filter",
  spots: "Show sweet spots",
  thin: "Show thin spots and regions",
  together: "Show what organisations could do together",
  history: "Show the history and versions",
  details: "Show details",
  left: "Show or hide the lists",
  right: "Show or hide the right panel",
  tidy: "Tidy the map",
  fit: "Show the whole drawing",
  zoom_in: "Zoom in",
  zoom_out: "Zoom out",
  network_key: "Show or hide the key of the network",
  include_ended: "Count ended initiatives too",
  leave_out_ended: "Leave ended initiatives out",
} as const;

export type CommandName = keyof typeof COMMAND | "undo" | "redo";

export function undoWords(label: string | null): string {
  return label ? `Undo: ${label}` : "Undo";
}

export function redoWords(label: string | null): string {
  return label ? `Redo: ${label}` : "Redo";
}

/** Parts of the menu and of the list of shortcuts. */
export const GROUP = {
  file: "File",
  edit: "Edit",
  view: "View",
  help: "Help",
} as const;

export type CommandGroup = keyof typeof GROUP;

// What the window says when a command could not be done: one sentence for each code, what to do next where there is
// something to do. A code without a sentence does not compile.

import type { Failure, FailureCode } from "../wire/types";

/** Says the failure to a person. */
export function failureWords({ code, detail, file }: Failure): string {
  return SENTENCES[code](detail, named(file));
}

/** What it is about, at the beginning of a sentence and within one: by its name, or by these words where there is none. */
type Named = (words: string) => string;

const SENTENCES: Record<FailureCode, (detail: string, file: Named) => string> = {
  gone: () => "That is no longer on the map.",
  name_missing: () => "It needs a name.",
  text_too_long: (most) => `That text is too long: there is room for ${number(most)} characters.`,
  name_taken: (name) => `There is already one called ${quoted(name)}.`,
  too_many_challenges: () => "A map has at most five challenges.",
  too_few_challenges: () => "A map has at least two challenges.",
  not_a_date: (text) => `${quoted(text)} is not a date. Write it as 1 April 2026 or 01/04/2026.`,
  end_before_start: () => "The end would come before the start.",
  not_a_colour: (text) => `${quoted(text)} is not a colour.`,
  no_contribution: () => "The initiative does not contribute to that challenge.",
  same_organisation: () => "An organisation can’t be merged with itself.",
  same_initiative: () => "An initiative can’t be linked to itself.",
  linked_already: () => "They are linked like that already.",
  cell_refused: (value) => `${quoted(value)} can’t stand in that column. Nothing was changed.`,
  not_settled: () => "That can’t be set on the map as it is now. Change it by hand, or keep what is here.",
  not_a_place: () => "That is not a place on the map.",

  file_not_found: (_, file) => `There is no such file${as(file(""))}. It may have been moved or renamed.`,
  file_exists: (_, file) => `There is already ${file("a file of that name")} in that folder. Choose another name.`,
  file_read_only: (_, file) =>
    `${file("The file")} can be read but not written. Save it somewhere else to keep your changes.`,
  file_not_ours: (_, file) => `${file("This")} is not a Sweetspot map.`,
  file_too_new: (version, file) =>
    `${file("This map")} was made by a newer Sweetspot${about(version)}. Ask whoever looks after your computer for an update.`,
  file_damaged: (what, file) =>
    `${file("This file")} is damaged and was not opened${about(what)}. Nothing in it was changed.`,
  no_space: (_, file) =>
    `The disk is full: ${file("the file")} was not written. Your work is kept on this computer; make room, then try again.`,
  file_open_elsewhere: (_, file) =>
    `${file("This map")} is open in another window, and can be changed in one at a time. Go on there, or close it there first.`,
  file_unreachable: (why, file) =>
    `${file("That place")} can’t be reached${about(why)}. What is open here is safe on this computer. Look whether the drive is connected, or choose another folder.`,
  file_denied: (_, file) =>
    `You have no right to use ${file("that file")} or its folder. What is open here is safe on this computer. Choose another place, or ask whoever looks after the folder.`,
  file_is_open: (_, file) => `${file("That")} is the map that is open now. Choose another name.`,
  bad_file_name: (name) =>
    `A file can’t be called ${quoted(name)} on every computer. Leave out \u2068< > : " / \\ | ? *\u2069 and dots at either end.`,
  folder_not_shown: (_, file) => `The folder of ${file("the file")} could not be shown: no file manager answered.`,

  file_too_large: (most) =>
    `This file is far larger than any map${about(`more than ${most} MB`)} and was not opened. Look whether it is the right one.`,
  file_is_a_map: (path) => `There is a map of that name${about(path)}, and nothing was written. Choose another name.`,
  not_a_map_name: () => "The name of a map ends in .sweetspot. Choose such a name.",
  file_name_not_text: (path) =>
    `The name of that file holds something that is not text${about(path)}. Rename the file, then choose it again.`,

  not_merged: (why) =>
    `These two maps can’t be brought together${about(why)}. Nothing was changed in either. Change one of them accordingly, then bring it in again.`,

  history_gone: () => "The history no longer reaches back to that. The map is as it was.",
  nothing_to_merge: () => "No copy has been chosen. Choose one first.",

  not_a_spreadsheet: (_, file) => `${file("This")} is not a spreadsheet. Sweetspot reads .xlsx and .csv files.`,
  password_protected: (_, file) =>
    `${file("This spreadsheet")} is protected by a password. Save a copy without one and import that.`,
  old_format: (_, file) =>
    `${file("This spreadsheet")} is of a kind that can’t be read. Open it and save it as .xlsx, then import that.`,
  sheet_damaged: (_, file) =>
    `${file("This spreadsheet")} is damaged or only partly there. Open it, save it anew and import that.`,
  sheet_too_large: (what, file) =>
    `${file("This spreadsheet")} is too large${about(what)}. Import the part that you need.`,
  one_column: (_, file) =>
    `${file("This spreadsheet")} has only one column. Sweetspot needs a column of titles and at least one more.`,
  no_headings: (_, file) =>
    `No row of headings was found in ${file("this spreadsheet")}. Give each column a heading in its first row.`,
  sheet_empty: (_, file) => `There is nothing in ${file("this spreadsheet")}.`,
  reading_failed: (detail, file) =>
    `${file("The spreadsheet")} could not be read${about(detail)}. Nothing was changed. Open it, save it anew and import that.`,
  cancelled: () => "Given up. Nothing was changed.",

  picture_failed: (detail) =>
    `The picture could not be made${about(detail)}. The map is as it was. Try again, or choose another kind of picture.`,
  paper_failed: (detail) =>
    `The paper could not be written${detail === "" ? "" : `: ${detail}`}. Please send the diagnostics with your question.`,
  not_a_paper: () => "A paper’s name ends in .docx or .pdf.",
  unknown_format: () => "A picture’s name ends in .png, .svg or .pdf.",
  clipboard_failed: () => "The clipboard did not take the picture. Try again, or export it to a file.",

  network_too_large: (most) =>
    `This map holds more than a network can be drawn of: ${number(most)} initiatives, organisations and common ground. Use the matrix or the table.`,

  no_map_open: () => "No map is open. Open one or make a new one first; then a spreadsheet can be dropped on it.",
  nothing_to_import: () => "There is no spreadsheet to import. Choose one first.",
  path_not_chosen: () => "That file was not chosen. Choose it again.",
  dialog_open: () => "A file dialog is open already. Answer that one first.",
  unknown_command: (name) =>
    `Sweetspot can’t do that${about(name)}. Nothing was changed. Close Sweetspot and start it again.`,
  bad_request: (detail) =>
    `Sweetspot did not understand its own request${about(detail)}. Nothing was changed. Close Sweetspot and start it again.`,
  not_a_size: (size) => `Words can’t be of that size${about(size)}.`,
  panicked: () =>
    "Something went wrong inside Sweetspot. Nothing was changed, and what you did before is saved. Try it again; if it goes wrong again, close Sweetspot and open the map anew.",
};

/** A file's name stands for what it is called; the words serve where it is not known. */
function named(file: string | undefined): Named {
  return (words) => (file ? `\u2068${file}\u2069` : words);
}

function as(name: string): string {
  return name === "" ? "" : ` as ${name}`;
}

/** User text is set apart from the sentence, whatever direction it is written in. */
function quoted(text: string): string {
  const most = 80;
  const short = text.length > most ? `${text.slice(0, most - 1)}…` : text;
  return `“\u2068${short}\u2069”`;
}

function about(detail: string): string {
  return detail === "" ? "" : ` (\u2068${detail}\u2069)`;
}

function number(figures: string): string {
  const value = Number(figures);
  return Number.isFinite(value) ? value.toLocaleString("en-GB") : figures;
}

// Generated from the Rust types of the wire; never edited by hand.

/**
 * Which program this is, and where its own things lie.
 */
export type About = { 
/**
 * The app's version.
 */
version: string, 
/**
 * The commit that it was built from, and whether something was changed in it; None: nobody knows.
 */
commit: string | null, 
/**
 * The system's name and version, and what kind of machine it is.
 */
system: string, 
/**
 * The version of the web view that draws the window; None: there is none.
 */
webview: string | null, 
/**
 * The app's own folders on this computer, the one that holds the others first.
 */
folders: Array<OwnFolder>, };

/**
 * Everything that is computed of a map in one analysis.
 */
export type Analysis = { 
/**
 * Every non-empty set of challenges, in reading order: fewest challenges first, then by letter.
 */
regions: Array<Region>, 
/**
 * Initiatives in no region, ended ones included.
 */
unplaced: Array<number>, 
/**
 * How many initiatives lie in a region and are counted.
 */
placed: number, 
/**
 * How many lie in a region but are left out because they have ended.
 */
ended_left_out: number, 
/**
 * Fewest initiatives that a sweet spot had to have.
 */
min_initiatives: number, 
/**
 * In rank order.
 */
sweet_spots: Array<SweetSpot>, 
/**
 * Organisations, places, priorities and themes that more than half of the counted initiatives have, in map order: too
 * common to tell anything, so no sweet spot and no meeting point shares them. None on a map of fewer than eight.
 */
left_out: Array<LeftOut>, 
/**
 * Every overlap with at most one initiative, in reading order.
 */
thin_spots: Array<ThinSpot>, 
/**
 * Where at least eight are placed and more than half of the placed initiatives claim every challenge.
 */
over_claim: OverClaim | null, };

/**
 * Which end of the words lies at their point.
 */
export type Anchor = "start" | "middle" | "end";

/**
 * A person's answers for the whole import. Where there is no answer the guess stands.
 */
export type Answers = { 
/**
 * Whether rows of one title and one lead, and without references, are one initiative or several.
 */
twice: Twice, 
/**
 * What new organisations are, by what their names were taken for.
 */
sectors: Array<SectorAnswer>, 
/**
 * Lists of names that mean one organisation; the first name of each list is its name.
 */
joined: Array<Array<string>>, };

/**
 * What is asked of a person, each once for the whole sheet.
 */
export type Asks = { 
/**
 * How many rows say nothing of their status.
 */
without_status: number, 
/**
 * Words that nobody here knows in the column of statuses.
 */
statuses: Array<UnreadStatus>, 
/**
 * Cells whose commas may part names.
 */
commas: CommaCells | null, 
/**
 * Columns that are filled only in the first row of each group.
 */
carried: Array<CarriedColumn>, 
/**
 * How many rows have no title.
 */
without_title: number, 
/**
 * How many rows hold nothing that was read.
 */
nothing_read: number, };

/**
 * A ground at which a group reaches the target jointly.
 */
export type At = { 
/**
 * The place, priority or theme.
 */
ground: number, 
/**
 * Who reaches what there: "In Withermere, NHS Fenmoor reaches Healthy life, Saltreave Homes the other two; …"
 */
sentence: string, 
/**
 * Which initiative of which organisation reaches which challenge there: for each organisation and challenge of the
 * target that it reaches at this ground, its strongest initiative with this ground.
 */
witnesses: Array<Witness>, };

/**
 * A file.
 */
export type AtPath = { 
/**
 * Whole path.
 */
path: string, };

/**
 * Two states of the map.
 */
export type Between = { 
/**
 * The change after which the earlier state was.
 */
from: string, 
/**
 * The change after which the later state was; None: now.
 */
to: string | null, };

/**
 * How many of the shortest paths between two others run through each node.
 */
export type Betweenness = { 
/**
 * For each node, the sum over all pairs of other nodes of the part of their shortest paths that run through it.
 */
of: Array<number>, 
/**
 * None: exact. Else from how many nodes' paths it was estimated.
 */
pivots: number | null, };

/**
 * A column whose empty cells may mean what stands above them.
 */
export type CarriedColumn = { 
/**
 * Which, from 0.
 */
column: number, 
/**
 * Its heading.
 */
heading: string, };

/**
 * What is written in one cell.
 */
export type Cell = { 
/**
 * The row.
 */
initiative: InitiativeId, 
/**
 * The column.
 */
column: Column, 
/**
 * As text; empty clears the cell.
 */
value: string, };

/**
 * One of the map's grand challenges. Its letter follows from its place in the map.
 */
export type Challenge = { 
/**
 * The challenge's id.
 */
id: ChallengeId, 
/**
 * Place in letter order.
 */
order: number, 
/**
 * Full name.
 */
name: string, 
/**
 * Name for narrow places; empty means: the full name.
 */
short_name: string, 
/**
 * What the area means by it.
 */
description: string, 
/**
 * `#rrggbb`.
 */
colour: string, };

/**
 * A grand challenge.
 */
export type ChallengeId = string;

/**
 * A set of challenges, one bit for each, bit 0 being A.
 */
export type ChallengeSet = number;

/**
 * What sort of step a change was.
 */
export type ChangeKind = "new" | "edit" | "undo" | "redo";

/**
 * What a person has decided.
 */
export type Choices = { 
/**
 * One field for each column of the sheet, in its order.
 */
columns: Array<Field>, 
/**
 * Whether 01/04/26 is the first of April.
 */
date_order: DateOrder, 
/**
 * The status of new initiatives that have none; None: by their dates, else live.
 */
status: Status | null, 
/**
 * What words that nobody here knows say of the status.
 */
statuses: Array<StatusAnswer>, 
/**
 * Whether commas part the names in a cell.
 */
commas: Commas, 
/**
 * Columns, from 0, whose empty cells mean what stands above them.
 */
carried: Array<number>, 
/**
 * Rows whose ticks a person has taken away.
 */
left_out: Array<number>, 
/**
 * Rows that a person has ticked although they seem to be no initiatives.
 */
taken_in: Array<number>, 
/**
 * What is said of the initiatives and organisations that the rows make.
 */
answers: Answers, };

/**
 * Asks for a file.
 */
export type Choose = { 
/**
 * What for.
 */
purpose: Purpose, 
/**
 * The name that the dialog offers, for a file to be written.
 */
suggested: string | null, };

/**
 * The file that the person chose.
 */
export type Chosen = { 
/**
 * None: the person gave up.
 */
path: string | null, 
/**
 * A file is there, and the dialog did not ask about it: the ending was added to what the person typed.
 */
replaces: boolean, };

/**
 * What a closed map leaves behind.
 */
export type Closed = { 
/**
 * What the person is to be told.
 */
notices: Array<Notice>, };

/**
 * A column of the table that can be written in.
 */
export type Column = { "of": "title" } | { "of": "summary" } | { "of": "status" } | { "of": "start" } | { "of": "end" } | { "of": "notes" } | { "of": "link" } | { "of": "reference" } | { "of": "bright_spot" } | { "of": "strength", 
/**
 * To which.
 */
challenge: ChallengeId, } | { "of": "leads" } | { "of": "partners" } | { "of": "places" } | { "of": "priorities" } | { "of": "themes" };

/**
 * A column and what it is taken for.
 */
export type ColumnGuess = { 
/**
 * Its heading; "Column C" where it has none.
 */
heading: string, 
/**
 * Its first values, each another, shortened.
 */
samples: Array<string>, 
/**
 * What it is taken for.
 */
field: Field, 
/**
 * False where a person should look.
 */
sure: boolean, };

/**
 * Cells of names that hold commas.
 */
export type CommaCells = { 
/**
 * How many.
 */
cells: number, 
/**
 * How many of them are parted, as it is now.
 */
parted: number, 
/**
 * The first of them.
 */
examples: Array<string>, };

/**
 * All commands: each field is one, with its request and its reply.
 */
export type Commands = { 
/**
 * What a window needs when it opens.
 */
start: [Nothing, Start], 
/**
 * Asks the person for a file through the host's own dialog.
 */
choose: [Choose, Chosen], 
/**
 * Makes a new map and opens it.
 */
new_map: [NewMap, Snapshot], 
/**
 * Opens a map.
 */
open_map: [AtPath, Snapshot], 
/**
 * Opens the sample map, made afresh where it is not there yet.
 */
open_sample: [Nothing, Snapshot], 
/**
 * Makes the sample afresh, without what was changed in it, and opens it.
 */
sample_afresh: [Nothing, Snapshot], 
/**
 * The file that another start of the program was asked to open; told once.
 */
handed: [Nothing, Chosen], 
/**
 * Closes the map; everything is saved first, on this computer where its file can't be reached.
 */
close_map: [Nothing, Closed], 
/**
 * Writes the person's file now.
 */
save: [Nothing, Snapshot], 
/**
 * Writes a copy of the map to another file; the open map stays the open one.
 */
save_copy: [AtPath, Nothing], 
/**
 * Writes the map to another file and goes on there; the file before stays as it was last saved.
 */
save_as: [AtPath, Snapshot], 
/**
 * Gives the person's file another name in its folder.
 */
rename_file: [FileName, Snapshot], 
/**
 * Shows the person's file in the system's file manager.
 */
show_in_folder: [Nothing, Nothing], 
/**
 * Keeps how the page shows a map, until it is opened again.
 */
leave_view: [LeftView, Nothing], 
/**
 * Gives the window the whole screen, or takes it back.
 */
full_screen: [Nothing, Nothing], 
/**
 * Writes a copy for a partner: without history, unless it is asked for.
 */
send_copy: [SendCopy, Nothing], 
/**
 * Looks whether somebody else has changed the person's file meanwhile, and brings it in.
 */
refresh: [Nothing, Snapshot], 
/**
 * The newest changes, newest first.
 */
history: [HistoryAsk, History], 
/**
 * What one change did, in sentences.
 */
told: [OfChange, Sentences], 
/**
 * The map as it was just after a change, to look at.
 */
look: [OfChange, Look], 
/**
 * Makes the map what it was just after a change, as one undoable step.
 */
go_back: [OfChange, Snapshot], 
/**
 * One state of the map held against a later one.
 */
compare: [Between, Compared], 
/**
 * Reads another copy of the map and says what bringing it in would do; nothing lands.
 */
merge_read: [MergeRead, MergePreview], 
/**
 * Brings the copy in that was read, as one undoable step.
 */
merge_land: [Nothing, Snapshot], 
/**
 * Forgets the copy.
 */
merge_cancel: [Nothing, Nothing], 
/**
 * Copies of the map that lie beside its file, as sync clients leave them.
 */
copies: [Nothing, Copies], 
/**
 * Every name that the map's past holds.
 */
people: [Nothing, People], 
/**
 * Takes a name out of the map's past for good.
 */
erase_name: [OfPerson, Snapshot], 
/**
 * Forgets the whole history for good.
 */
forget_history: [Nothing, Snapshot], 
/**
 * Writes what can be read of a damaged file to a new map.
 */
salvage: [Salvage, Sentences], 
/**
 * Writes what this computer last held of a damaged file to a new map.
 */
rescue: [Salvage, Nothing], 
/**
 * How the person's file stands, without the whole snapshot.
 */
file: [Nothing, FileState], 
/**
 * Makes an edit.
 */
edit: [Edit, Snapshot], 
/**
 * Reads days as people write them, as an edit does and a sheet's import.
 */
read_days: [TypedDays, ReadDays], 
/**
 * Takes the newest edit back.
 */
undo: [Nothing, Snapshot], 
/**
 * Makes the edit again that was taken back.
 */
redo: [Nothing, Snapshot], 
/**
 * Analyses with other settings from now on.
 */
analyse: [Settings, Snapshot], 
/**
 * Where different challenges meet on common ground.
 */
meetings: [Settings, Meetings], 
/**
 * What organisations could do together that they can't do apart.
 */
together: [Target, Together], 
/**
 * The Venn whose areas are in proportion; nothing where nothing is placed.
 */
proportional: [ProportionalAsked, ProportionalDrawn], 
/**
 * Draws the network; settled, unless it is so large that it is better watched while it settles.
 */
network: [NetworkAsked, NetworkDrawn], 
/**
 * Goes on settling the network for a moment.
 */
network_step: [Nothing, NetworkMoved], 
/**
 * A node is being dragged: it is held there, and its neighbours follow for a moment.
 */
network_drag: [NetworkPlaced, NetworkMoved], 
/**
 * Pins a node, or lets it go.
 */
network_drop: [NetworkDropped, NetworkMoved], 
/**
 * Lets every node go and lays the network out anew.
 */
network_tidy: [NetworkAsked, NetworkDrawn], 
/**
 * A shortest path between two nodes of the network drawn last.
 */
network_path: [NetworkEnds, NetworkNodes], 
/**
 * What lies within some steps of nodes of the network drawn last.
 */
network_steps: [NetworkReach, NetworkNodes], 
/**
 * How many of the shortest paths between two others run through each node of the network drawn last.
 */
network_betweenness: [Nothing, Betweenness], 
/**
 * Reads a sheet and guesses its columns; nothing lands.
 */
import_read: [ImportRead, ImportPreview], 
/**
 * The preview again with corrected columns; nothing lands.
 */
import_preview: [Choices, ImportPreview], 
/**
 * Lands the previewed rows as one edit.
 */
import_land: [Nothing, Snapshot], 
/**
 * Forgets the sheet.
 */
import_cancel: [Nothing, Nothing], 
/**
 * How far the command under way is.
 */
progress: [Nothing, Progress], 
/**
 * Gives up the command under way.
 */
cancel: [Nothing, Nothing], 
/**
 * The picture as it would be written.
 */
picture_preview: [PictureRequest, PicturePreview], 
/**
 * Writes the picture to a file, in the format of the name's ending.
 */
picture_export: [PictureExport, AtPath], 
/**
 * Puts the picture on the clipboard.
 */
picture_copy: [PictureRequest, Nothing], 
/**
 * What a board paper would hold, and how many sides it would have.
 */
paper_preview: [PaperRequest, PaperPreview], 
/**
 * Writes a board paper to a file, in the format of the name's ending.
 */
paper_export: [PaperExport, AtPath], 
/**
 * Keeps the person's preferences.
 */
prefer: [Preferences, Preferences], 
/**
 * Takes a file off the list of recent ones.
 */
forget_recent: [AtPath, Recents], 
/**
 * Which program this is, and where its own things lie.
 */
about: [Nothing, About], 
/**
 * What lies on this computer besides maps.
 */
local_things: [Nothing, LocalThings], 
/**
 * Takes preferences, recent maps, kept views, the log and working copies away that their files need not; never a map.
 */
remove_local: [RemoveLocal, Removed], 
/**
 * What helps whoever is asked for help, to be read before it is saved.
 */
diagnostics: [PageMeasures, Diagnostics], 
/**
 * Writes the diagnostics that were shown last to a file.
 */
diagnostics_save: [AtPath, Nothing], 
/**
 * Notes in the log that the page did not catch an error.
 */
page_error: [PageError, Nothing], };

/**
 * Whether commas part the names in a cell.
 */
export type Commas = "where_they_must" | "everywhere" | "nowhere";

/**
 * Closely tied initiatives.
 */
export type Community = { 
/**
 * Made of what the members have more often than others; no two communities have the same.
 */
name: string, 
/**
 * The reasons for the name, the most telling first.
 */
known_by: Array<KnownBy>, 
/**
 * The members, by position among the nodes, rising.
 */
members: Array<number>, 
/**
 * Corners of the hull around the members, clockwise on the screen.
 */
outline: Array<[number, number]>, };

/**
 * Two states of the map, compared.
 */
export type Compared = { 
/**
 * What the earlier state is called.
 */
from: string, 
/**
 * What the later state is called; empty for now.
 */
to: string, 
/**
 * What changed.
 */
comparison: Comparison, };

/**
 * What changed from one state of a map to another. Each list in the map order of the later state.
 */
export type Comparison = { 
/**
 * From region to region; from or to none: it came onto the map or was taken off it.
 */
moved: Array<Moved>, 
/**
 * On the later map only.
 */
new: Array<Told>, 
/**
 * Ended since.
 */
ended: Array<Told>, 
/**
 * On the earlier map only.
 */
removed: Array<Told>, 
/**
 * Called something else.
 */
renamed: Array<Renamed>, 
/**
 * One for each of the above, in that order.
 */
sentences: Array<string>, 
/**
 * All of it in one.
 */
summary: string, };

/**
 * One field that was changed in both copies. The map holds `ours` until somebody settles it; where one copy had removed
 * the thing and the other had changed it, the map holds the thing.
 */
export type Conflict = { 
/**
 * Made of the field and both values, so that the same conflict is listed once.
 */
id: ConflictId, 
/**
 * Number in map order.
 */
order: number, 
/**
 * What kind of thing it is about: `initiative`.
 */
entity: string, 
/**
 * Which one.
 */
row: string, 
/**
 * Which field of it; `order` stands for its being there at all.
 */
field: string, 
/**
 * What this copy says, as text; None: nothing, or that it is removed.
 */
ours: string | null, 
/**
 * What the other copy says.
 */
theirs: string | null, 
/**
 * Who said so in this copy; may be empty.
 */
our_who: string, 
/**
 * When, in milliseconds since 1970-01-01 UTC; 0 where that is not known.
 */
our_at: number, 
/**
 * Who said so in the other copy; may be empty.
 */
their_who: string, 
/**
 * When, in milliseconds since 1970-01-01 UTC; 0 where that is not known.
 */
their_at: number, 
/**
 * Whose copy the other one was.
 */
from: string, };

/**
 * What two copies say differently.
 */
export type ConflictId = string;

/**
 * That an initiative serves a challenge.
 */
export type Contribution = { 
/**
 * Some, good or strong.
 */
strength: Strength, 
/**
 * In which way, in free text.
 */
why: string, 
/**
 * True where partners do not agree that it does.
 */
contested: boolean, };

/**
 * Copies that lie beside the map's file.
 */
export type Copies = { copies: Array<FoundCopy>, };

/**
 * How a working copy stands to its map's file.
 */
export type CopyStanding = "same" | "ahead" | "no_file" | "file_differs" | "in_use" | "unreadable";

/**
 * Which number comes first in `01/04/26`.
 */
export type DateOrder = "day_month" | "month_day";

/**
 * What is given to whoever is asked for help.
 */
export type Diagnostics = { 
/**
 * All of it, to be read before it is saved.
 */
text: string, 
/**
 * The name that a file of it has, without an ending.
 */
name: string, };

/**
 * "Not for us": these organisations are not proposed again for these challenges.
 */
export type Dismissal = { 
/**
 * Its id.
 */
id: DismissalId, 
/**
 * Number in map order.
 */
order: number, 
/**
 * Who was proposed.
 */
organisations: Array<OrganisationId>, 
/**
 * What they would have reached jointly.
 */
challenges: Array<ChallengeId>, 
/**
 * Why not; may be empty.
 */
reason: string, };

/**
 * A dismissed proposal.
 */
export type DismissalId = string;

/**
 * What is to be decided by a person before the rows land.
 */
export type Doubts = { 
/**
 * Rows of one title and one lead without references.
 */
twice: Array<Repeated>, 
/**
 * Names that may mean one organisation: they differ by "The", "&" or a full stop.
 */
alike: Array<Array<string>>, 
/**
 * What the new organisations are taken for, by their names or by the sheet.
 */
sectors: Array<SectorGuess>, };

/**
 * One thing that a person does to a map. In every variant a field that is None stays as it is.
 */
export type Edit = { "kind": "change_map", 
/**
 * Not empty.
 */
title?: string, 
/**
 * The area that the map is about.
 */
area?: string, 
/**
 * Protective marking; empty for none.
 */
marking?: string, 
/**
 * Release status; empty for none.
 */
release?: string, 
/**
 * Empty: written from the data.
 */
short_description?: string, 
/**
 * Empty: written from the data.
 */
long_description?: string, } | { "kind": "add_challenge", 
/**
 * Not empty.
 */
name: string, } | { "kind": "change_challenge", 
/**
 * Which one.
 */
challenge: ChallengeId, 
/**
 * Not empty.
 */
name?: string, 
/**
 * Empty: the full name serves.
 */
short_name?: string, 
/**
 * What the area means by it.
 */
description?: string, 
/**
 * `#rrggbb`
 */
colour?: string, } | { "kind": "move_challenge", 
/**
 * Which one.
 */
challenge: ChallengeId, 
/**
 * Its new place, 0 being A.
 */
to: number, } | { "kind": "remove_challenge", 
/**
 * Which one.
 */
challenge: ChallengeId, } | { "kind": "add_initiative", 
/**
 * Not empty.
 */
title: string, 
/**
 * Empty: not yet placed.
 */
challenges: Array<ChallengeId>, 
/**
 * Where it was dropped.
 */
at?: Position, } | { "kind": "start_together", 
/**
 * Not empty.
 */
title: string, 
/**
 * The challenges that it is to reach.
 */
challenges: Array<ChallengeId>, 
/**
 * Who joins in.
 */
organisations: Array<OrganisationId>, 
/**
 * Their common ground.
 */
grounds: Array<GroundId>, } | { "kind": "change_initiatives", 
/**
 * Which ones.
 */
initiatives: Array<InitiativeId>, 
/**
 * What to set.
 */
fields: InitiativeFields, } | { "kind": "set_cells", 
/**
 * Which cells, and what is written in them.
 */
cells: Array<Cell>, } | { "kind": "remove_initiatives", 
/**
 * Which ones.
 */
initiatives: Array<InitiativeId>, } | { "kind": "place_initiatives", 
/**
 * Which ones.
 */
initiatives: Array<InitiativeId>, 
/**
 * Empty takes them off the map.
 */
challenges: Array<ChallengeId>, 
/**
 * Where they were dropped; None: the best free places.
 */
at?: Position, } | { "kind": "set_contribution", 
/**
 * Which initiatives.
 */
initiatives: Array<InitiativeId>, 
/**
 * To which challenge.
 */
challenge: ChallengeId, 
/**
 * None takes the contribution away.
 */
strength?: Strength, } | { "kind": "explain_contribution", 
/**
 * Which initiative; it must contribute.
 */
initiative: InitiativeId, 
/**
 * To which challenge.
 */
challenge: ChallengeId, 
/**
 * Free text.
 */
why?: string, 
/**
 * True where partners do not agree that it does.
 */
contested?: boolean, } | { "kind": "add_organisation", 
/**
 * Not empty, and new to the map.
 */
name: string, 
/**
 * The sector that it belongs to.
 */
sector: Sector, 
/**
 * Where it is involved from the start.
 */
initiatives: Array<InitiativeId>, 
/**
 * As what.
 */
role: Role, } | { "kind": "change_organisation", 
/**
 * Which one.
 */
organisation: OrganisationId, 
/**
 * Not empty, and not another's.
 */
name?: string, 
/**
 * The sector that it belongs to.
 */
sector?: Sector, } | { "kind": "merge_organisations", 
/**
 * The one that stays.
 */
into: OrganisationId, 
/**
 * The one that goes; its roles pass on.
 */
from: OrganisationId, } | { "kind": "remove_organisation", 
/**
 * Which one.
 */
organisation: OrganisationId, } | { "kind": "involve_organisation", 
/**
 * Which initiatives.
 */
initiatives: Array<InitiativeId>, 
/**
 * Which organisation.
 */
organisation: OrganisationId, 
/**
 * None: no longer involved.
 */
role?: Role, } | { "kind": "add_ground", 
/**
 * Place, priority or theme.
 */
ground: GroundKind, 
/**
 * Not empty, and new among its kind.
 */
name: string, 
/**
 * Which initiatives have it from the start.
 */
initiatives: Array<InitiativeId>, } | { "kind": "rename_ground", 
/**
 * Which one.
 */
ground: GroundId, 
/**
 * Not empty, and not another's of its kind.
 */
name: string, } | { "kind": "remove_ground", 
/**
 * Which one.
 */
ground: GroundId, } | { "kind": "share_ground", 
/**
 * Which initiatives.
 */
initiatives: Array<InitiativeId>, 
/**
 * Which place, priority or theme.
 */
ground: GroundId, 
/**
 * True ties, false unties.
 */
shared: boolean, } | { "kind": "tidy" } | { "kind": "link_initiatives", 
/**
 * Where it starts.
 */
from: InitiativeId, 
/**
 * Where it ends; not where it starts.
 */
to: InitiativeId, 
/**
 * What it says.
 */
says: LinkKind, 
/**
 * Free text.
 */
note: string, } | { "kind": "change_link", 
/**
 * Which one.
 */
link: LinkId, 
/**
 * What it says.
 */
says?: LinkKind, 
/**
 * Free text.
 */
note?: string, } | { "kind": "remove_links", 
/**
 * Which ones.
 */
links: Array<LinkId>, } | { "kind": "pin_nodes", 
/**
 * Which ones, and where.
 */
pins: Array<PinAt>, } | { "kind": "unpin_nodes", 
/**
 * Which ones; none given: all of them.
 */
nodes: Array<string>, } | { "kind": "keep_view", 
/**
 * Not empty, and new among the named views.
 */
name: string, 
/**
 * Which view.
 */
view: ViewKind, 
/**
 * Which filter.
 */
filter: Filter, } | { "kind": "change_view", 
/**
 * Which one.
 */
named: NamedViewId, 
/**
 * Not empty, and not another's.
 */
name?: string, 
/**
 * Which view.
 */
view?: ViewKind, 
/**
 * Which filter.
 */
filter?: Filter, } | { "kind": "remove_view", 
/**
 * Which one.
 */
named: NamedViewId, } | { "kind": "dismiss", 
/**
 * Who was proposed.
 */
organisations: Array<OrganisationId>, 
/**
 * What they would have reached jointly.
 */
challenges: Array<ChallengeId>, 
/**
 * Why not; may be empty.
 */
reason: string, } | { "kind": "recall", 
/**
 * Which no is taken back.
 */
dismissal: DismissalId, } | { "kind": "name_version", 
/**
 * Not empty, and new among the versions.
 */
name: string, } | { "kind": "rename_version", 
/**
 * Which one.
 */
version: VersionId, 
/**
 * Not empty, and not another's.
 */
name: string, } | { "kind": "remove_version", 
/**
 * Which one.
 */
version: VersionId, } | { "kind": "settle_conflicts", 
/**
 * Which ones.
 */
conflicts: Array<ConflictId>, 
/**
 * True takes what the other copy says, false keeps what this one says.
 */
theirs: boolean, } | { "kind": "import", 
/**
 * The file's name, for the label; empty where the rows were typed.
 */
from: string, 
/**
 * The rows, read.
 */
rows: Array<SheetRow>, 
/**
 * The person's answers about them.
 */
answers: Answers, };

/**
 * A challenge's outline.
 */
export type EllipseShape = { 
/**
 * The challenge's letter.
 */
letter: string, 
/**
 * `#rrggbb`.
 */
colour: string, 
/**
 * Lengths of dashes and gaps in drawing units; empty for a whole line. Each challenge has its own.
 */
dash: Array<number>, 
/**
 * Centre.
 */
cx: number, 
/**
 * Centre.
 */
cy: number, 
/**
 * Half the length along the first axis.
 */
rx: number, 
/**
 * Half the length along the second axis.
 */
ry: number, 
/**
 * Degrees by which the first axis is turned clockwise (y downwards).
 */
rotation: number, };

/**
 * Encodings that CSVs come in.
 */
export type Encoding = "utf8" | "utf16_le" | "utf16_be" | "windows1252";

/**
 * A command that did not do what it was asked; nothing was changed.
 */
export type Failure = { 
/**
 * What went wrong.
 */
code: FailureCode, 
/**
 * A name or number to put into the sentence; may be empty.
 */
detail: string, 
/**
 * The name of the file that it is about, where it is about one.
 */
file?: string, 
/**
 * The same in plain words, for the command line and the log of the test host.
 */
sentence: string, };

/**
 * A code exists only where the window says something different for it.
 */
export type FailureCode = "gone" | "name_missing" | "text_too_long" | "name_taken" | "too_many_challenges" | "too_few_challenges" | "not_a_date" | "end_before_start" | "not_a_colour" | "no_contribution" | "same_organisation" | "not_a_place" | "same_initiative" | "linked_already" | "not_settled" | "cell_refused" | "file_not_found" | "file_exists" | "file_read_only" | "file_not_ours" | "file_too_new" | "file_damaged" | "no_space" | "file_open_elsewhere" | "file_unreachable" | "file_denied" | "file_too_large" | "file_is_a_map" | "file_is_open" | "not_a_map_name" | "bad_file_name" | "file_name_not_text" | "folder_not_shown" | "not_merged" | "history_gone" | "nothing_to_merge" | "not_a_spreadsheet" | "password_protected" | "old_format" | "sheet_damaged" | "sheet_too_large" | "one_column" | "no_headings" | "sheet_empty" | "reading_failed" | "cancelled" | "picture_failed" | "paper_failed" | "not_a_paper" | "unknown_format" | "clipboard_failed" | "network_too_large" | "no_map_open" | "nothing_to_import" | "path_not_chosen" | "dialog_open" | "unknown_command" | "bad_request" | "not_a_size" | "panicked";

/**
 * What a column holds.
 */
export type Field = "ignore" | "id" | "reference" | "title" | "summary" | "status" | "start" | "end" | "notes" | "link" | "bright_spot" | "challenges" | { "challenge": ChallengeId } | "strength" | "lead" | "partners" | "sector" | "places" | "priorities" | "themes";

/**
 * A map file's name.
 */
export type FileName = { 
/**
 * Without a folder; the ending need not be said.
 */
name: string, };

/**
 * How the person's file stands.
 */
export type FileState = { 
/**
 * Whole path.
 */
path: string, 
/**
 * The file's name without `.sweetspot`.
 */
name: string, 
/**
 * The folder that it is in.
 */
folder: string, 
/**
 * It can't be written; "Save a copy" can.
 */
read_only: boolean, 
/**
 * It is the sample.
 */
sample: boolean, 
/**
 * The map's state, as in the snapshot: one that is not the page's own asks for a new snapshot.
 */
state: number, 
/**
 * Whether the person's file holds all edits.
 */
saved: Saved, 
/**
 * What opening had to do.
 */
notices: Array<Notice>, };

/**
 * Which initiatives are looked for. Within one kind of thing any one is enough, between kinds all must hold; of the
 * challenges all must hold.
 */
export type Filter = { 
/**
 * Words that all stand somewhere in what is said of the initiative.
 */
text: string, 
/**
 * None asked for: any.
 */
statuses: Array<Status>, 
/**
 * Sectors of the organisations involved.
 */
sectors: Array<Sector>, 
/**
 * Organisations involved.
 */
organisations: Array<OrganisationId>, 
/**
 * Places, priorities and themes; each kind by itself.
 */
grounds: Array<GroundId>, 
/**
 * Challenges that it must contribute to.
 */
challenges: Array<ChallengeId>, 
/**
 * Challenges that it must not contribute to. Every challenge in one of the two lists asks for one region.
 */
without: Array<ChallengeId>, 
/**
 * Weaker contributions count as none for the filter by challenge.
 */
strength: Strength, 
/**
 * Bright spots only.
 */
bright_spots: boolean, };

/**
 * What a meeting is to do with a paper.
 */
export type For = "decision" | "discussion" | "noting";

/**
 * A copy that lies beside the map's file.
 */
export type FoundCopy = { 
/**
 * Whole path.
 */
path: string, 
/**
 * The file's name.
 */
name: string, 
/**
 * Whose copy it is.
 */
from: string, };

/**
 * What a sweet spot loses if one organisation leaves: the members that nobody else is behind.
 */
export type Fragile = { 
/**
 * Which organisation.
 */
organisation: number, 
/**
 * The members that would go with it, in map order.
 */
loses: Array<number>, 
/**
 * Whether too few members would be left for a sweet spot.
 */
ends: boolean, };

/**
 * What officers say in a paper; whatever is empty stands as a prompt.
 */
export type FrontLines = { 
/**
 * The paper's title; empty: the map's.
 */
title: string, 
/**
 * Which meeting it goes to.
 */
meeting: string, 
/**
 * The meeting's day; None: the paper's own.
 */
date: string | null, 
/**
 * Who reports, by role: "Director of Public Health".
 */
report_of: string, 
/**
 * Whom to ask, by role.
 */
contact: string, 
/**
 * What the meeting is to do with it.
 */
purpose: For | null, 
/**
 * By which paragraph it is exempt from publication, where its release status says that it is.
 */
exempt: string, 
/**
 * What the meeting is asked to do, one line each.
 */
recommendations: string, 
/**
 * Whom was consulted, in paragraphs.
 */
consultation: string, 
/**
 * Implications, in paragraphs.
 */
implications: Implications, 
/**
 * Background documents besides the map, one line each.
 */
documents: string, };

/**
 * A place, a priority or a theme.
 */
export type Ground = { 
/**
 * Its id.
 */
id: GroundId, 
/**
 * Number in map order.
 */
order: number, 
/**
 * Place, priority or theme.
 */
kind: GroundKind, 
/**
 * Unique among its kind, whatever the case of its letters.
 */
name: string, };

/**
 * A place, a priority or a theme.
 */
export type GroundId = string;

/**
 * The kinds of common ground.
 */
export type GroundKind = "place" | "priority" | "theme";

/**
 * How a sheet is taken.
 */
export type Guess = { 
/**
 * The worksheet's name.
 */
sheet: string, 
/**
 * The number of the row of headings; what lies below it is data. Of two such rows, the lower. 0: there is none.
 */
heading_row: number, 
/**
 * The first rows of the sheet, any of which could be that of headings.
 */
heading_rows: Array<HeadingRow>, 
/**
 * One for each column of the sheet, in its order.
 */
columns: Array<ColumnGuess>, 
/**
 * Whether the sheet has more columns than are read.
 */
wider: boolean, 
/**
 * A CSV's encoding.
 */
encoding: Encoding | null, 
/**
 * A CSV's separator.
 */
separator: string | null, 
/**
 * Which number comes first in dates written in numbers.
 */
date_order: DateOrder, 
/**
 * Whether nothing in the sheet decides that, though it matters.
 */
date_order_in_doubt: boolean, };

/**
 * A challenge's name beside its ellipse.
 */
export type Heading = { 
/**
 * The challenge's letter.
 */
letter: string, 
/**
 * The name, broken into lines that fit.
 */
lines: Array<string>, 
/**
 * Centre of the letter's badge.
 */
badge: Position, 
/**
 * Radius of the badge.
 */
badge_radius: number, 
/**
 * Where the first line's baseline starts or ends.
 */
at: Position, 
/**
 * Distance between baselines.
 */
line_height: number, 
/**
 * Font size.
 */
size: number, 
/**
 * Whether the words run to the right of `at` or end there.
 */
anchor: Anchor, };

/**
 * A row that could be the one of headings.
 */
export type HeadingRow = { 
/**
 * Its number.
 */
row: number, 
/**
 * What stands in it, shortened.
 */
shown: string, };

/**
 * The sentence under a picture's title.
 */
export type Headline = { "kind": "none" } | { "kind": "written" } | { "kind": "own", 
/**
 * It.
 */
text: string, };

/**
 * The newest changes.
 */
export type History = { 
/**
 * Newest first.
 */
entries: Array<HistoryLine>, 
/**
 * Whether there are older ones.
 */
more: boolean, };

/**
 * Asks for the history.
 */
export type HistoryAsk = { 
/**
 * At most so many changes.
 */
newest: number, };

/**
 * One change.
 */
export type HistoryLine = { 
/**
 * The change's id.
 */
change: string, 
/**
 * Milliseconds since 1970-01-01 UTC.
 */
at: number, 
/**
 * Who made it; may be empty.
 */
who: string, 
/**
 * What was done: "Place Warm homes in Good work and Healthy life".
 */
label: string, 
/**
 * What sort of step it was.
 */
step: ChangeKind, 
/**
 * For a merge, whose copy was brought in.
 */
source: string | null, };

/**
 * The implications of what is recommended, in paragraphs.
 */
export type Implications = { financial: string, legal: string, equality: string, climate: string, health: string, data_protection: string, risk: string, };

/**
 * What an import would do.
 */
export type ImportPreview = { 
/**
 * The spreadsheet's name.
 */
name: string, 
/**
 * Names of its worksheets.
 */
sheets: Array<string>, 
/**
 * How the sheet is taken, its columns as guessed or corrected.
 */
guess: Guess, 
/**
 * What is decided so far.
 */
choices: Choices, 
/**
 * What is asked of the sheet.
 */
asks: Asks, 
/**
 * What is in doubt of the initiatives and organisations that it makes.
 */
doubts: Doubts, 
/**
 * Every row that is not empty.
 */
rows: Array<RowOutcome>, 
/**
 * How many initiatives would be added.
 */
added: number, 
/**
 * How many would update an initiative.
 */
updated: number, 
/**
 * How many change nothing.
 */
unchanged: number, 
/**
 * How many add to the initiative of an earlier row.
 */
joined: number, 
/**
 * How many are skipped.
 */
skipped: number, 
/**
 * How many have no tick.
 */
left_out: number, };

/**
 * A sheet to read.
 */
export type ImportRead = { 
/**
 * The spreadsheet's path.
 */
path: string, 
/**
 * The worksheet's name; None: the one with most in it.
 */
sheet: string | null, 
/**
 * A CSV's encoding, where the person corrects the guess.
 */
encoding: Encoding | null, 
/**
 * A CSV's separator, where the person corrects the guess.
 */
separator: string | null, 
/**
 * The number of the row of headings, where the person corrects the guess; 0: there is none.
 */
heading_row: number | null, };

/**
 * A thing that organisations do or plan.
 */
export type Initiative = { 
/**
 * The initiative's id.
 */
id: InitiativeId, 
/**
 * Number in map order.
 */
order: number, 
/**
 * Never empty.
 */
title: string, 
/**
 * A sentence or two.
 */
summary: string, 
/**
 * How far along it is.
 */
status: Status, 
/**
 * First day.
 */
start: string | null, 
/**
 * Last day.
 */
end: string | null, 
/**
 * Free text.
 */
notes: string, 
/**
 * Address of a page about it, shown as text; the app never opens it.
 */
link: string, 
/**
 * What it is known by elsewhere, in the sheet that it came from; empty where nobody gave one.
 */
reference: string, 
/**
 * Practice that works and could be repeated.
 */
bright_spot: boolean, 
/**
 * By challenge; empty means: not yet placed.
 */
contributions: Record<string, Contribution>, 
/**
 * By organisation.
 */
organisations: Record<string, Role>, 
/**
 * Its places, priorities and themes.
 */
grounds: Array<GroundId>, 
/**
 * Where on the Venn it was dropped or tidied to.
 */
position: Position | null, };

/**
 * Fields of an initiative to set. None: stays.
 */
export type InitiativeFields = { 
/**
 * Not empty.
 */
title?: string, 
/**
 * A sentence or two.
 */
summary?: string, 
/**
 * How far along it is.
 */
status?: Status, 
/**
 * A day as people write it; empty clears it.
 */
start?: string, 
/**
 * A day as people write it; empty clears it.
 */
end?: string, 
/**
 * Free text.
 */
notes?: string, 
/**
 * Address of a page about it.
 */
link?: string, 
/**
 * What it is known by elsewhere.
 */
reference?: string, 
/**
 * Practice that works and could be repeated.
 */
bright_spot?: boolean, };

/**
 * An initiative.
 */
export type InitiativeId = string;

/**
 * Two things of the same name.
 */
export type JoinedPair = { 
/**
 * What kind of thing: "initiative".
 */
kind: string, 
/**
 * What both are called.
 */
name: string, 
/**
 * Its id in the other copy.
 */
theirs: string, 
/**
 * Whether the person can say that they are not the same; names of organisations and common ground are unique.
 */
may_part: boolean, };

/**
 * A thing that is over-represented in a community.
 */
export type KnownBy = { 
/**
 * Which challenge, organisation, place, priority or theme.
 */
thing: Shared, 
/**
 * How many members have it.
 */
members: number, 
/**
 * How many initiatives of the network have it, members included.
 */
initiatives: number, };

/**
 * A thing that tells nothing, because more than half of the counted initiatives have it.
 */
export type LeftOut = { 
/**
 * An organisation, a place, a priority or a theme.
 */
thing: Shared, 
/**
 * How many of the counted initiatives have it.
 */
initiatives: number, };

/**
 * How the page shows a map.
 */
export type LeftView = { 
/**
 * The map's id.
 */
map: MapId, 
/**
 * In words of the page's own, which only the page reads.
 */
text: string, };

/**
 * A link between two initiatives.
 */
export type Link = { 
/**
 * Its id.
 */
id: LinkId, 
/**
 * Number in map order.
 */
order: number, 
/**
 * Where it starts.
 */
from: InitiativeId, 
/**
 * Where it ends; another initiative.
 */
to: InitiativeId, 
/**
 * What it says.
 */
kind: LinkKind, 
/**
 * Free text.
 */
note: string, };

/**
 * A link between two initiatives.
 */
export type LinkId = string;

/**
 * What a link says.
 */
export type LinkKind = "depends_on" | "supports" | "same_as" | "shares_data_with";

/**
 * A working copy of a map.
 */
export type LocalCopy = { 
/**
 * The map's file; None: that can't be told.
 */
path: string | null, 
/**
 * How it stands to that file.
 */
standing: CopyStanding, };

/**
 * What lies on this computer besides maps.
 */
export type LocalThings = { 
/**
 * Every working copy.
 */
copies: Array<LocalCopy>, 
/**
 * Of how many maps it is kept how they were left.
 */
views: number, };

/**
 * The map as it was.
 */
export type Look = { 
/**
 * The change after which it was so.
 */
change: string, 
/**
 * The version's name, or what the change did.
 */
name: string, 
/**
 * When, in milliseconds since 1970-01-01 UTC.
 */
at: number, 
/**
 * The map.
 */
map: Map, 
/**
 * What it told, with the settings of now.
 */
analysis: Analysis, 
/**
 * The Venn, drawn for the screen.
 */
scene: Scene, };

/**
 * One document: an area's challenges and all that is placed on them.
 */
export type Map = { 
/**
 * Title, area, marking.
 */
head: MapHead, 
/**
 * Two to five, in letter order.
 */
challenges: Array<Challenge>, 
/**
 * In map order.
 */
organisations: Array<Organisation>, 
/**
 * Places, priorities and themes, in map order.
 */
grounds: Array<Ground>, 
/**
 * In map order.
 */
initiatives: Array<Initiative>, 
/**
 * Between initiatives, in map order.
 */
links: Array<Link>, 
/**
 * Where nodes of the network were put.
 */
pins: Array<Pin>, 
/**
 * Views and filters under a name, in map order.
 */
views: Array<NamedView>, 
/**
 * Dismissed proposals.
 */
dismissals: Array<Dismissal>, 
/**
 * Named points in the history, in map order.
 */
versions: Array<Version>, 
/**
 * What copies that were merged say differently, until it is settled.
 */
conflicts: Array<Conflict>, };

/**
 * What belongs to the map as a whole.
 */
export type MapHead = { 
/**
 * Stays the same in every copy of the map.
 */
id: MapId, 
/**
 * The map's title, on the window and on every picture.
 */
title: string, 
/**
 * The area that the map is about.
 */
area: string, 
/**
 * Protective marking, printed as written; empty for none.
 */
marking: string, 
/**
 * Release status, for example "Draft"; empty for none.
 */
release: string, 
/**
 * Short text description of the picture; empty means: written from the data.
 */
short_description: string, 
/**
 * Long text description of the picture; empty means: written from the data.
 */
long_description: string, };

/**
 * The same in every copy of one map.
 */
export type MapId = string;

/**
 * An initiative's marker.
 */
export type Mark = { 
/**
 * The initiative's position in map order.
 */
initiative: number, 
/**
 * Its region, which is also its pie.
 */
challenges: ChallengeSet, 
/**
 * Its centre.
 */
x: number, 
/**
 * Its centre.
 */
y: number, 
/**
 * Drawn faint: it has ended.
 */
faint: boolean, 
/**
 * Its title, where it finds room at one of the zooms.
 */
label: MarkLabel | null, };

/**
 * A title beside its marker.
 */
export type MarkLabel = { 
/**
 * One or two lines; shortened with `…` where it must be.
 */
lines: Array<string>, 
/**
 * On which side of the marker.
 */
side: Side, 
/**
 * It shows from this zoom on.
 */
from_zoom: number, };

/**
 * A closed pattern of initiatives that share common ground and at most one challenge, where different challenges meet.
 */
export type MeetingPoint = { 
/**
 * Names a meeting point across edits: made of the ids of all that is shared.
 */
key: string, 
/**
 * The challenge that all members share, if there is one.
 */
challenges: ChallengeSet, 
/**
 * The challenges to which two members or more contribute; at least two.
 */
touches: ChallengeSet, 
/**
 * The organisations that all members share, in map order.
 */
organisations: Array<number>, 
/**
 * The places, priorities and themes that all members share, in map order.
 */
grounds: Array<number>, 
/**
 * The members, in map order.
 */
initiatives: Array<number>, 
/**
 * Initiatives times things shared.
 */
score: number, 
/**
 * How many of its cells (initiative, thing) no better ranked meeting point covers.
 */
new_cells: number, 
/**
 * What it is called, after what its members share: "Loneliness in Wisby Town". No two in a list are called alike.
 */
name: string, 
/**
 * What the members share and touch, as a sentence.
 */
sentence: string, 
/**
 * Every organisation behind a member, in map order.
 */
behind: Array<number>, 
/**
 * Their sectors.
 */
sectors: Array<Sector>, };

/**
 * The meeting points of a map. What is left out of them is what is left out of the sweet spots.
 */
export type Meetings = { 
/**
 * In rank order.
 */
points: Array<MeetingPoint>, 
/**
 * Fewest initiatives that each had to have.
 */
min_initiatives: number, };

/**
 * What bringing a copy in would do.
 */
export type MergePreview = { 
/**
 * Whose copy it is.
 */
from: string, 
/**
 * The file's name.
 */
name: string, 
/**
 * Its title.
 */
title: string, 
/**
 * How the copy stands to this map.
 */
standing: Standing, 
/**
 * Whether it is a copy of this map at all, and not another map.
 */
same_map: boolean, 
/**
 * How many things and fields would change.
 */
changes: number, 
/**
 * What would change.
 */
sentences: Array<string>, 
/**
 * What both say differently.
 */
conflicts: Array<ToldConflict>, 
/**
 * Things of the same name that would be taken for one.
 */
joined: Array<JoinedPair>, };

/**
 * A copy to be brought in.
 */
export type MergeRead = { 
/**
 * Its path; None: the one that was read last.
 */
path: string | null, 
/**
 * Initiatives of the other copy that are not the same as ours of the same title, by id.
 */
apart: Array<string>, };

/**
 * An initiative that changed region.
 */
export type Moved = { 
/**
 * Which.
 */
initiative: InitiativeId, 
/**
 * Its title, the later one.
 */
title: string, 
/**
 * Where it was, in the later map's letters; a challenge that is gone since is left out.
 */
from: ChallengeSet, 
/**
 * Where it is.
 */
to: ChallengeSet, 
/**
 * Where its mark lay.
 */
from_at: Position | null, 
/**
 * Where its mark lies.
 */
to_at: Position | null, };

/**
 * A view and a filter under a name.
 */
export type NamedView = { 
/**
 * Its id.
 */
id: NamedViewId, 
/**
 * Number in map order.
 */
order: number, 
/**
 * Unique among the map's named views, whatever the case of its letters.
 */
name: string, 
/**
 * Which view.
 */
view: ViewKind, 
/**
 * Which filter.
 */
filter: Filter, };

/**
 * A view and a filter under a name.
 */
export type NamedViewId = string;

/**
 * An initiative that one more contribution would bring into a region.
 */
export type NearMiss = { 
/**
 * Which initiative.
 */
initiative: number, 
/**
 * The challenge that it lacks.
 */
lacks: ChallengeSet, };

/**
 * An initiative that lacks one challenge or thing to be a member of a sweet spot.
 */
export type Nearly = { 
/**
 * Which initiative.
 */
initiative: number, 
/**
 * What it lacks.
 */
lacks: Shared, };

/**
 * The network, drawn. Drawing units, y downwards, the middle of the Venn at 0, 0.
 */
export type Network = { 
/**
 * Initiatives, challenges, organisations, places, priorities, themes; each kind in map order.
 */
nodes: Array<NetworkNode>, 
/**
 * Contributions, memberships, shared ground.
 */
ties: Array<Tie>, 
/**
 * How each node is drawn, in the nodes' order.
 */
marks: Array<NetworkMark>, 
/**
 * Communities of two initiatives or more, the largest first.
 */
communities: Array<Community>, 
/**
 * How much more of the shared ground lies within communities than chance would put there, at most 1.
 */
modularity: number, 
/**
 * What holds all nodes, with a margin; three wide to two high.
 */
frame: NetworkFrame, 
/**
 * Font size of labels at zoom 1. At zoom z a label is drawn with `text / z`, so it keeps its size on screen.
 */
text: number, };

/**
 * A network that is wanted.
 */
export type NetworkAsked = { 
/**
 * What is shown.
 */
shown: NetworkRequest, 
/**
 * The initiatives that pass the filter, by position in map order; None: all do.
 */
passing: Array<number> | null, };

/**
 * The network, drawn.
 */
export type NetworkDrawn = { 
/**
 * The network.
 */
network: Network, 
/**
 * Whether its layout has settled; else `network_step` goes on with it.
 */
settled: boolean, };

/**
 * A node that is held in a place until the map pins it there, or let go.
 */
export type NetworkDropped = { 
/**
 * The id of what it stands for.
 */
node: string, 
/**
 * Where it stays, in drawing units; None: where the layout takes it.
 */
at: [number, number] | null, };

/**
 * Two nodes, by the ids of what they stand for.
 */
export type NetworkEnds = { 
/**
 * One.
 */
from: string, 
/**
 * The other.
 */
to: string, };

/**
 * A rectangle in drawing units.
 */
export type NetworkFrame = { left: number, top: number, width: number, height: number, };

/**
 * How a node is drawn.
 */
export type NetworkMark = { 
/**
 * Its centre.
 */
x: number, 
/**
 * Its centre.
 */
y: number, 
/**
 * At zoom 1. At zoom z a mark is drawn with `radius / sqrt(z)` drawing units.
 */
radius: number, 
/**
 * The initiative's community, by position among the network's; None where it is tied to no other, or is no initiative.
 */
community: number | null, 
/**
 * Filtered out: left as a faint trace in its place.
 */
filtered: boolean, 
/**
 * A person put it there.
 */
pinned: boolean, 
/**
 * 0 for the node whose name matters most.
 */
rank: number, 
/**
 * Its name, where it finds room at one of the zooms.
 */
label: NodeLabel | null, };

/**
 * Where the nodes of the network drawn last lie by now.
 */
export type NetworkMoved = { 
/**
 * x and y of each node in turn, in drawing units.
 */
positions: Array<number>, 
/**
 * Whether nothing moves any more.
 */
settled: boolean, };

/**
 * One thing in the network.
 */
export type NetworkNode = { 
/**
 * The id of what it stands for.
 */
id: string, 
/**
 * What it stands for.
 */
kind: NodeKind, 
/**
 * Its position in map order among the initiatives, challenges, organisations or grounds (places, priorities and
 * themes together).
 */
position: number, 
/**
 * Title or name.
 */
label: string, 
/**
 * To how many nodes it is tied.
 */
degree: number, 
/**
 * Whether it is an initiative that has ended.
 */
ended: boolean, };

/**
 * Some nodes, by the ids of what they stand for.
 */
export type NetworkNodes = { 
/**
 * In the order of the path, else in the network's. None: there is no path.
 */
nodes: Array<string>, };

/**
 * A node and a place for it, in drawing units.
 */
export type NetworkPlaced = { 
/**
 * The id of what it stands for.
 */
node: string, 
/**
 * Its centre.
 */
x: number, 
/**
 * Its centre.
 */
y: number, };

/**
 * The neighbourhood of some nodes.
 */
export type NetworkReach = { 
/**
 * The ids of what they stand for; those that are not in the network are passed over.
 */
from: Array<string>, 
/**
 * How many steps at most.
 */
most: number, };

/**
 * What the network shows besides initiatives that have not ended.
 */
export type NetworkRequest = { 
/**
 * The challenges, tied by contributions.
 */
challenges: boolean, 
/**
 * The organisations, tied to what they lead or are partners in.
 */
organisations: boolean, 
/**
 * The places.
 */
places: boolean, 
/**
 * The priorities.
 */
priorities: boolean, 
/**
 * The themes.
 */
themes: boolean, 
/**
 * Initiatives that have ended, too.
 */
with_ended: boolean, };

/**
 * A new map.
 */
export type NewMap = { 
/**
 * Where it goes.
 */
path: string, 
/**
 * Its title.
 */
title: string, 
/**
 * Its area.
 */
area: string, 
/**
 * How many challenges, 2 to 5.
 */
challenges: number, 
/**
 * What they are called, in letter order; where one is empty or left out, the starter wording stands.
 */
names: Array<string>, 
/**
 * With the challenges and common ground of the open map instead.
 */
like: boolean, 
/**
 * The person has agreed that the file there is replaced.
 */
replace: boolean, };

/**
 * What a node stands for.
 */
export type NodeKind = "initiative" | "challenge" | "organisation" | "place" | "priority" | "theme";

/**
 * A name beside its node, in one line.
 */
export type NodeLabel = { 
/**
 * On which side of the node, 0.15 font sizes off; the line is 1.3 font sizes high.
 */
side: Side, 
/**
 * It shows from this zoom on.
 */
from_zoom: number, };

/**
 * Nothing.
 */
export type Nothing = Record<symbol, never>;

/**
 * What opening a file had to do.
 */
export type Notice = { "notice": "recovered", 
/**
 * How many.
 */
changes: number, } | { "notice": "set_aside", 
/**
 * Where.
 */
path: string, 
/**
 * What lies there.
 */
what: SetAside, } | { "notice": "merged", 
/**
 * Whose copy it was.
 */
from: string, 
/**
 * How many things and fields were changed.
 */
changes: number, 
/**
 * How many of their changes wait to be settled.
 */
conflicts: number, } | { "notice": "unsettled", 
/**
 * How many fields and things.
 */
conflicts: number, } | { "notice": "left_waiting", 
/**
 * The file's name.
 */
name: string, 
/**
 * Its folder's name.
 */
folder: string, } | { "notice": "migrated", 
/**
 * Where the file as it was is kept.
 */
kept: string, };

/**
 * A change.
 */
export type OfChange = { 
/**
 * Its id.
 */
change: string, };

/**
 * A name.
 */
export type OfPerson = { 
/**
 * As it stands in the past.
 */
who: string, };

/**
 * An organisation that leads initiatives or is a partner in them.
 */
export type Organisation = { 
/**
 * The organisation's id.
 */
id: OrganisationId, 
/**
 * Number in map order.
 */
order: number, 
/**
 * Unique in the map, whatever the case of its letters.
 */
name: string, 
/**
 * The sector that it belongs to.
 */
sector: Sector, };

/**
 * An organisation.
 */
export type OrganisationId = string;

/**
 * Whose copy last said something of an initiative.
 */
export type Origin = { 
/**
 * Which initiative.
 */
initiative: InitiativeId, 
/**
 * Whose copy.
 */
from: string, 
/**
 * When it was brought in, in milliseconds since 1970-01-01 UTC.
 */
at: number, };

/**
 * Which sweet spots are outlined on a picture.
 */
export type Outlined = { "kind": "none" } | { "kind": "first", 
/**
 * How many.
 */
count: number, } | { "kind": "only", 
/**
 * Its key.
 */
key: string, };

/**
 * That most placed initiatives claim every challenge, and what is left when weak claims do not count.
 */
export type OverClaim = { 
/**
 * How many placed initiatives claim every challenge.
 */
claiming_all: number, 
/**
 * How many are placed.
 */
placed: number, 
/**
 * The regions counted from strength 2 on.
 */
strong_regions: Array<Region>, 
/**
 * The sweet spots counted from strength 2 on.
 */
strong_spots: Array<SweetSpot>, };

/**
 * A folder of the app's own.
 */
export type OwnFolder = { 
/**
 * What lies there.
 */
what: OwnFolderKind, 
/**
 * Whole path. It need not be there yet.
 */
path: string, };

/**
 * What lies in a folder of the app's own.
 */
export type OwnFolderKind = "private" | "log" | "kept" | "sample";

/**
 * An error that the page did not catch. Only what the program itself is written in: never what the error says.
 */
export type PageError = { 
/**
 * Its kind, such as `TypeError`, or the code of a failure.
 */
name: string, 
/**
 * The script's file, without its folder; empty where that is not known.
 */
at: string, 
/**
 * The line, from 1; 0 where that is not known.
 */
line: number, 
/**
 * The column, from 1; 0 where that is not known.
 */
column: number, };

/**
 * What only the page knows of the window.
 */
export type PageMeasures = { 
/**
 * Width in pixels of the page.
 */
width: number, 
/**
 * Height in pixels of the page.
 */
height: number, 
/**
 * How many pixels of the screen are one of the page, in percent.
 */
scale_percent: number, };

/**
 * A paper to be written.
 */
export type PaperExport = { 
/**
 * Where; its ending says in which format.
 */
path: string, 
/**
 * What.
 */
paper: PaperRequest, };

/**
 * A heading of a paper.
 */
export type PaperHeading = { 
/**
 * 1 to 3.
 */
level: number, 
/**
 * `4`, `Appendix A`; empty where it has none.
 */
number: string, 
/**
 * Its words.
 */
text: string, };

/**
 * A part of a paper.
 */
export type PaperPart = { 
/**
 * Which.
 */
part: Part, 
/**
 * The number by which the command line asks for it.
 */
number: number, 
/**
 * What it is called.
 */
words: string, 
/**
 * Whether the paper has it.
 */
held: boolean, };

/**
 * A paper as it would be written.
 */
export type PaperPreview = { 
/**
 * Its title.
 */
title: string, 
/**
 * The name that a file of it would have, without an ending.
 */
name: string, 
/**
 * Its headings in order.
 */
outline: Array<PaperHeading>, 
/**
 * Every part that a paper of the map can have, in order.
 */
parts: Array<PaperPart>, 
/**
 * How many sides it has as a PDF.
 */
sides: Sides, 
/**
 * How many prompts a person has still to write.
 */
prompts: number, };

/**
 * A paper that is wanted.
 */
export type PaperRequest = { 
/**
 * The day that it tells of.
 */
date: string, 
/**
 * Its parts, in the order that every paper has; none means: all that the map has something for.
 */
parts: Array<Part>, 
/**
 * What has changed since this change is told, where a version is given.
 */
since: string | null, 
/**
 * Of which initiatives it is.
 */
whose: Whose, 
/**
 * What officers say in it.
 */
front: FrontLines, };

/**
 * What to draw a picture for.
 */
export type PaperSize = "a4_landscape" | "a4_portrait" | "half_page" | "slide" | "a3";

/**
 * A part of a paper. Front lines stand before all of them.
 */
export type Part = "purpose" | "recommendations" | "background" | "shows" | "changed" | "consultation" | "implications" | "appendices";

/**
 * Every name that the map's past holds.
 */
export type People = { people: Array<PersonNamed>, };

/**
 * A name that the map's past holds.
 */
export type PersonNamed = { 
/**
 * As it was given in the settings.
 */
who: string, 
/**
 * How many changes it stands under.
 */
changes: number, 
/**
 * How many versions, conflicts and merges it stands beside.
 */
others: number, };

/**
 * A picture to be written.
 */
export type PictureExport = { 
/**
 * Where; its ending says in which format.
 */
path: string, 
/**
 * What.
 */
picture: PictureRequest, };

/**
 * A picture as it would be written.
 */
export type PicturePreview = { 
/**
 * The PNG that an export would write, as a `data:` address: text is drawn with the bundled fonts, which a page
 * can't lend to an SVG.
 */
png: string, 
/**
 * Width on paper.
 */
width_mm: number, 
/**
 * Height on paper.
 */
height_mm: number, 
/**
 * The name that a file of it would have, without an ending.
 */
name: string, 
/**
 * Its text alternatives, as they leave with it.
 */
short: string, 
/**
 * The same in full.
 */
long: string, 
/**
 * The sentence that the data give for a headline, and what it counts.
 */
headline: string, 
/**
 * What is outlined, spot by spot.
 */
recount: Array<Recount>, 
/**
 * What there is to know before it leaves, in sentences.
 */
remarks: Array<string>, };

/**
 * A picture that is wanted.
 */
export type PictureRequest = { 
/**
 * For which paper.
 */
size: PaperSize, 
/**
 * In greys, for a printer without colours.
 */
grey: boolean, 
/**
 * Its title; None: the map's.
 */
title: string | null, 
/**
 * The day that it tells of.
 */
date: string, 
/**
 * Initiatives outside the selection, by position in map order: drawn as a faint trace, without their titles.
 * None or empty: the picture is of the whole map.
 */
faded: Array<number> | null, 
/**
 * What it is of.
 */
of: Subject, 
/**
 * Which sweet spots are outlined and named on it, where it is of the Venn.
 */
spots: Outlined, 
/**
 * The sentence under its title.
 */
headline: Headline, };

/**
 * A node of the network that stays where a person put it.
 */
export type Pin = { 
/**
 * The initiative, challenge, organisation, place, priority or theme.
 */
node: string, 
/**
 * Number in map order.
 */
order: number, 
/**
 * In drawing units of the network, to the right.
 */
x: number, 
/**
 * In drawing units of the network, downwards.
 */
y: number, };

/**
 * A node of the network, and where it was put.
 */
export type PinAt = { 
/**
 * The initiative, challenge, organisation, place, priority or theme.
 */
node: string, 
/**
 * In drawing units of the network, to the right.
 */
x: number, 
/**
 * In drawing units of the network, downwards.
 */
y: number, };

/**
 * A place on the Venn, in drawing units of its 1500 by 1000 frame, y downwards. Always finite.
 */
export type Position = { 
/**
 * From the left edge.
 */
x: number, 
/**
 * From the top edge.
 */
y: number, };

/**
 * What the person prefers.
 */
export type Preferences = { 
/**
 * Display name in the history; may be empty.
 */
name: string, 
/**
 * Light, dark, or as the system says.
 */
theme: Theme, 
/**
 * Size of text in percent, 100 to 200.
 */
text_percent: number, 
/**
 * Whether a start without a map opens the one that was open last.
 */
reopen: boolean, };

/**
 * How far a command is.
 */
export type Progress = { 
/**
 * Between 0 and 1; None: nothing is under way.
 */
done: number | null, };

/**
 * How large the words of the proportional Venn are.
 */
export type ProportionalAsked = { 
/**
 * Font size of the challenges' names, in drawing units.
 */
heading: number, 
/**
 * Font size around which the numbers are, in drawing units.
 */
text: number, };

/**
 * The proportional Venn.
 */
export type ProportionalDrawn = { 
/**
 * None: nothing is placed.
 */
drawn: ProportionalScene | null, };

/**
 * The proportional Venn.
 */
export type ProportionalScene = { 
/**
 * Its shapes and names, without marks. Challenges that nothing contributes to have none.
 */
scene: Scene, 
/**
 * How large each region is and should be, in reading order; those that are not drawn too.
 */
shares: Array<Share>, 
/**
 * The largest difference between a region's share of the whole and what it should be, 0 to 1.
 */
error: number, 
/**
 * Regions that hold initiatives and are not drawn, or with less than a tenth of their area.
 */
missing: Array<ChallengeSet>, 
/**
 * How many initiatives those hold.
 */
hidden: number, 
/**
 * Regions that are drawn, larger than a tenth of one initiative, although they hold none.
 */
spare: Array<ChallengeSet>, 
/**
 * All of this in sentences.
 */
sentences: Array<string>, };

/**
 * A minimal group of organisations that reach the target jointly, at one ground or several.
 */
export type Proposal = { 
/**
 * Two or more, in map order.
 */
organisations: Array<number>, 
/**
 * The challenges that they reach jointly: the target.
 */
covers: ChallengeSet, 
/**
 * Where they do, in map order. Never empty.
 */
at: Array<At>, 
/**
 * Their sectors.
 */
sectors: Array<Sector>, 
/**
 * Where on the Venn its marker stands: a free place in the region that it would fill. The first few have one.
 */
marker: Position | null, };

/**
 * What the person is asked for a file for.
 */
export type Purpose = "open_map" | "new_map" | "save_as" | "save_copy" | "merge" | "salvage" | "import" | "export_png" | "export_svg" | "export_pdf" | "paper_docx" | "paper_pdf" | "diagnostics";

/**
 * The days that were typed.
 */
export type ReadDays = { 
/**
 * For each text `2026-04-01`, and empty for an empty one; None: it is no day. A month is its first.
 */
days: Array<string | null>, };

/**
 * A map opened before.
 */
export type Recent = { 
/**
 * Whole path.
 */
path: string, 
/**
 * Its title then.
 */
title: string, 
/**
 * When, in milliseconds since 1970-01-01 UTC.
 */
at: number, };

/**
 * The recent files, newest first.
 */
export type Recents = { 
/**
 * Newest first.
 */
recent: Array<Recent>, };

/**
 * What one outlined sweet spot holds, by name.
 */
export type Recount = { 
/**
 * The number on its outline.
 */
number: number, 
/**
 * Its name.
 */
name: string, 
/**
 * The challenges that its members share, by name.
 */
challenges: Array<string>, 
/**
 * Its members, by title.
 */
initiatives: Array<string>, 
/**
 * Who is behind them, by name.
 */
organisations: Array<string>, };

/**
 * The initiatives that contribute to exactly these challenges.
 */
export type Region = { 
/**
 * Which challenges.
 */
challenges: ChallengeSet, 
/**
 * In map order.
 */
initiatives: Array<number>, 
/**
 * Organisations that lead or are partners there, in map order.
 */
organisations: Array<number>, 
/**
 * Their sectors, in the order of [`Sector::ALL`].
 */
sectors: Array<Sector>, 
/**
 * For an overlap: the sectors (of those that the map has organisations of) that are absent from it.
 */
missing_sectors: Array<Sector>, 
/**
 * The one organisation without which the region would be empty: it alone is behind every initiative there.
 */
depends_on: number | null, 
/**
 * How many initiatives would lie there if the challenges were served independently of one another, each by as many
 * initiatives as it is.
 */
expected: number, 
/**
 * By how much more lie there than that: the Pearson residual, (count - expected) / sqrt(expected); beyond 2 or
 * below -2 chance hardly explains it (Agresti, Categorical Data Analysis, 3.3). 0 where none is expected and none is.
 */
surprise: number, };

/**
 * A region's shape.
 */
export type RegionShape = { 
/**
 * Which challenges.
 */
challenges: ChallengeSet, 
/**
 * SVG path data.
 */
path: string, 
/**
 * `#rrggbb`, opaque; overlaps glow warmer the more challenges meet.
 */
fill: string, 
/**
 * The same for dark mode.
 */
fill_dark: string, 
/**
 * The middle of the largest circle that fits in.
 */
centre: Position, 
/**
 * Radius of that circle.
 */
clearance: number, 
/**
 * How many marks lie in it.
 */
count: number, };

/**
 * Asks for what lies on this computer besides maps to be taken away.
 */
export type RemoveLocal = { 
/**
 * Also working copies of which the file is gone or says something else.
 */
last: boolean, };

/**
 * What is left after taking away.
 */
export type Removed = { 
/**
 * Working copies that stay.
 */
kept: Array<LocalCopy>, 
/**
 * What the person prefers from now on.
 */
preferences: Preferences, };

/**
 * An initiative that is called something else.
 */
export type Renamed = { 
/**
 * Which.
 */
initiative: InitiativeId, 
/**
 * Its title before.
 */
before: string, 
/**
 * Its title after.
 */
after: string, };

/**
 * Rows that may be one initiative.
 */
export type Repeated = { 
/**
 * Their title.
 */
title: string, 
/**
 * Their numbers.
 */
rows: Array<number>, };

/**
 * Whether an organisation leads an initiative or is a partner in it.
 */
export type Role = "lead" | "partner";

/**
 * What becomes of a row, and why.
 */
export type RowOutcome = { 
/**
 * The row's number as a spreadsheet shows it.
 */
row: number, 
/**
 * The initiative's title, or what stands in its place.
 */
title: string, 
/**
 * Added, updated, unchanged, joined, skipped, left out.
 */
verdict: Verdict, 
/**
 * The region in which its initiative then lies; None for a row that does not come in.
 */
region: ChallengeSet | null, 
/**
 * What is set, field by field, for an update: "Status: live (was planned)"; for a skip, the reason; and what
 * could not be read.
 */
notes: Array<string>, };

/**
 * A damaged file.
 */
export type Salvage = { 
/**
 * The damaged file.
 */
path: string, 
/**
 * Where what is saved of it goes.
 */
to: string, };

/**
 * Whether the person's file holds all edits. In each case they are safe on this computer.
 */
export type Saved = { "how": "saved" } | { "how": "soon" } | { "how": "waiting", "why": Failure };

/**
 * The Venn, drawn.
 */
export type Scene = { 
/**
 * Frame width in drawing units.
 */
width: number, 
/**
 * Frame height in drawing units.
 */
height: number, 
/**
 * One for each challenge, in letter order.
 */
ellipses: Array<EllipseShape>, 
/**
 * All regions, in reading order.
 */
regions: Array<RegionShape>, 
/**
 * One for each challenge, in letter order.
 */
headings: Array<Heading>, 
/**
 * Radius of every mark at zoom 1. At zoom z a mark is drawn with `mark_radius / sqrt(z)` drawing units.
 */
mark_radius: number, 
/**
 * Font size of the labels at zoom 1. At zoom z a label is drawn with `text / z`, so it keeps its size on screen.
 */
text: number, 
/**
 * One for each placed initiative, in map order. Shared, so that what a change left as it was is known without looking.
 */
marks: Array<Mark>, };

/**
 * The sector that an organisation belongs to.
 */
export type Sector = "council" | "health" | "police_and_fire" | "education" | "voluntary" | "community" | "private" | "other";

/**
 * One group of new organisations, as a [`SectorGuess`] tells of them, is of another sector.
 */
export type SectorAnswer = { 
/**
 * What their names were taken for.
 */
taken_for: Sector, 
/**
 * Whether the names told it plainly; those that tell nothing are a group of their own.
 */
plainly: boolean, 
/**
 * What they are.
 */
is: Sector, };

/**
 * New organisations whose names were taken for one sector.
 */
export type SectorGuess = { 
/**
 * What they were taken for.
 */
taken_for: Sector, 
/**
 * How many.
 */
organisations: number, 
/**
 * Whether the names tell it plainly; false for those that tell nothing.
 */
plainly: boolean, 
/**
 * The first of them.
 */
examples: Array<string>, };

/**
 * A copy for a partner.
 */
export type SendCopy = { 
/**
 * Where it goes.
 */
path: string, 
/**
 * With all changes and who made them.
 */
with_history: boolean, };

/**
 * Sentences to be read one after another.
 */
export type Sentences = { sentences: Array<string>, };

/**
 * What was set aside.
 */
export type SetAside = "ours" | "theirs" | "earlier" | "unreadable";

/**
 * What to count and from where on something is a sweet spot.
 */
export type Settings = { 
/**
 * Count ended initiatives too.
 */
include_ended: boolean, 
/**
 * Count only contributions of this strength or more.
 */
floor: Strength, 
/**
 * Fewest initiatives of a sweet spot; None: 2, or 0.3 % of the placed initiatives if that is more.
 */
min_initiatives: number | null, 
/**
 * Fewest challenges that a sweet spot shares.
 */
min_challenges: number, };

/**
 * How large a region is drawn.
 */
export type Share = { 
/**
 * Which challenges.
 */
challenges: ChallengeSet, 
/**
 * How many initiatives it holds.
 */
count: number, 
/**
 * The share of the whole that its area should have, 0 to 1.
 */
due: number, 
/**
 * The share that it has.
 */
drawn: number, 
/**
 * Font size of the number in it, in drawing units; 0 where it is not drawn.
 */
figure: number, };

/**
 * One thing that initiatives can share.
 */
export type Shared = { "kind": "challenge", "position": number } | { "kind": "organisation", "position": number } | { "kind": "ground", "position": number };

/**
 * One row of a sheet, read. A field that is None has no column or an empty cell, and leaves what the map holds;
 * an empty list says that there are none.
 */
export type SheetRow = { 
/**
 * The row's number as a spreadsheet shows it, from 1.
 */
row: number, 
/**
 * The stable id, in a sheet that Sweetspot wrote; one that the map does not hold is a reference like any other.
 */
id: string | null, 
/**
 * What the sheet knows the initiative by.
 */
reference: string | null, 
/**
 * The initiative's title; a new one can't come in without.
 */
title: string | null, 
/**
 * See [`crate::map::Initiative`] for this and the next fields.
 */
summary: string | null, status: Status | null, 
/**
 * The status of an initiative that is new, where the sheet gives none.
 */
status_if_new: Status | null, start: string | null, end: string | null, notes: string | null, link: string | null, bright_spot: boolean | null, 
/**
 * Challenges with the strength where the sheet gives one; an empty list takes the initiative off the map.
 */
challenges: Array<[ChallengeId, Strength | null]> | null, 
/**
 * Names of lead organisations.
 */
lead: Array<string> | null, 
/**
 * Names of partner organisations.
 */
partners: Array<string> | null, 
/**
 * The lead's sector, used where the lead is new to the map.
 */
sector: Sector | null, places: Array<string> | null, priorities: Array<string> | null, themes: Array<string> | null, 
/**
 * What could not be read in the row and was left out, as sentences.
 */
problems: Array<string>, };

/**
 * Where a label stands, seen from its marker.
 */
export type Side = "below" | "above" | "right" | "left";

/**
 * How many sides a paper has.
 */
export type Sides = { 
/**
 * Before its appendices.
 */
main: number, 
/**
 * With them.
 */
all: number, };

/**
 * Everything that a window shows of the open map. A page that holds an earlier one is told what differs.
 */
export type Snapshot = { 
/**
 * Rises with each state of each map; of two replies the higher is the newer.
 */
state: number, 
/**
 * The map.
 */
map: Map, 
/**
 * What it tells.
 */
analysis: Analysis, 
/**
 * With which settings.
 */
settings: Settings, 
/**
 * The Venn, drawn for the screen.
 */
scene: Scene, 
/**
 * The file.
 */
file: FileState, 
/**
 * What undo would take back: "Place Warm homes in Good work and Healthy life".
 */
undo: string | null, 
/**
 * What redo would make again.
 */
redo: string | null, 
/**
 * How the page left the map when it last showed it; told with the reply that opens it.
 */
left: string | null, 
/**
 * What merged copies say differently, in words, until it is settled.
 */
conflicts: Array<ToldConflict>, 
/**
 * Whose copy last said something of an initiative, one for each that another copy said something of.
 */
origins: Array<Origin>, 
/**
 * The picture's short text description, as it stands or as written from the data.
 */
short_description: string, 
/**
 * The picture's long text description, as it stands or as written from the data.
 */
long_description: string, };

/**
 * How a copy stands to the map that it would be brought into.
 */
export type Standing = "known" | "built_on_ours" | "apart" | "unrelated";

/**
 * What a window needs when it opens.
 */
export type Start = { 
/**
 * The app's version.
 */
version: string, 
/**
 * The person's preferences.
 */
preferences: Preferences, 
/**
 * Newest first.
 */
recent: Array<Recent>, 
/**
 * The map that is open already, as when the app was started on a file.
 */
snapshot: Snapshot | null, 
/**
 * Why the map that the app was started on could not be opened.
 */
failure: Failure | null, 
/**
 * Today, `2026-04-01`.
 */
today: string, };

/**
 * How far along an initiative is.
 */
export type Status = "idea" | "planned" | "live" | "paused" | "ended";

/**
 * What a word says of the status.
 */
export type StatusAnswer = { 
/**
 * As in the sheet.
 */
words: string, 
/**
 * What it is.
 */
status: Status, };

/**
 * How strongly an initiative serves a challenge.
 */
export type Strength = 1 | 2 | 3;

/**
 * What a picture is of.
 */
export type Subject = { "kind": "venn" } | { "kind": "since", 
/**
 * The change.
 */
change: string, } | { "kind": "proportional" } | { "kind": "network", 
/**
 * What it shows.
 */
shown: NetworkRequest, } | { "kind": "matrix" };

/**
 * A closed pattern of initiatives that share two challenges or more, at least one organisation, place, priority or theme,
 * and all else that they share.
 */
export type SweetSpot = { 
/**
 * Names a sweet spot across edits: made of the ids of all that is shared.
 */
key: string, 
/**
 * The challenges that all members share.
 */
challenges: ChallengeSet, 
/**
 * The organisations that all members share, in map order.
 */
organisations: Array<number>, 
/**
 * The places, priorities and themes that all members share, in map order.
 */
grounds: Array<number>, 
/**
 * The members, in map order.
 */
initiatives: Array<number>, 
/**
 * Initiatives times challenges shared times things shared.
 */
score: number, 
/**
 * How many of its cells (initiative, challenge, thing) no better ranked sweet spot covers.
 */
new_cells: number, 
/**
 * What it is called, after what its members share: "Loneliness in Lodehaven". No two in a list are called alike.
 */
name: string, 
/**
 * What the members serve and share, as a sentence.
 */
sentence: string, 
/**
 * Every organisation behind a member, in map order.
 */
behind: Array<number>, 
/**
 * Their sectors.
 */
sectors: Array<Sector>, 
/**
 * Initiatives that lack exactly one of the challenges and things shared, in map order.
 */
nearly: Array<Nearly>, 
/**
 * Organisations that alone are behind one or more members, in map order.
 */
fragile: Array<Fragile>, };

/**
 * For which challenges, from which initiatives, and where.
 */
export type Target = { 
/**
 * The challenges to be reached jointly; none means: all of the map's.
 */
challenges: ChallengeSet, 
/**
 * Count live initiatives only; otherwise planned ones too.
 */
live_only: boolean, 
/**
 * Most proposals to give.
 */
top: number, 
/**
 * Only proposals at one of these grounds; none means: at any.
 */
at: Array<GroundId>, };

/**
 * Light or dark.
 */
export type Theme = "system" | "light" | "dark";

/**
 * An overlap that holds no initiative, or one.
 */
export type ThinSpot = { 
/**
 * Which challenges.
 */
challenges: ChallengeSet, 
/**
 * None or one.
 */
initiatives: Array<number>, 
/**
 * Initiatives that one more contribution would bring in, in map order.
 */
near_misses: Array<NearMiss>, };

/**
 * What ties two nodes.
 */
export type Tie = { 
/**
 * The initiative; of two, the first in map order, and for a link where it starts. By position among the nodes.
 */
from: number, 
/**
 * The other end, by position among the nodes.
 */
to: number, 
/**
 * Why.
 */
kind: TieKind, 
/**
 * How strongly, above 0 and at most 1.
 */
weight: number, 
/**
 * For a link, what it says.
 */
says: LinkKind | null, };

/**
 * Why two nodes are tied.
 */
export type TieKind = "contribution" | "membership" | "link" | "shared_ground";

/**
 * The proposals in rank order.
 */
export type Together = { 
/**
 * Fewest organisations first, then most grounds, then most sectors, then map order.
 */
proposals: Array<Proposal>, 
/**
 * How many more there are.
 */
more: number, 
/**
 * How many were found that a person has dismissed; they are not among the proposals.
 */
hidden: number, 
/**
 * Whether there may be more than were counted: the search ended at its bound.
 */
at_least: boolean, };

/**
 * An initiative.
 */
export type Told = { 
/**
 * Which.
 */
initiative: InitiativeId, 
/**
 * Its title, the later one.
 */
title: string, 
/**
 * Its region, in the later map's letters.
 */
region: ChallengeSet, 
/**
 * Where its mark lies, or lay.
 */
at: Position | null, };

/**
 * A conflict in words.
 */
export type ToldConflict = { 
/**
 * The conflict.
 */
conflict: Conflict, 
/**
 * What kind of thing: "initiative".
 */
kind: string, 
/**
 * What it is called.
 */
name: string, 
/**
 * Which field: "contribution to Good work".
 */
field: string, 
/**
 * What this copy says.
 */
ours: string, 
/**
 * What the other copy says.
 */
theirs: string, };

/**
 * Rows of one title and one lead are one initiative or several.
 */
export type Twice = "several" | "one";

/**
 * What would stand where days go.
 */
export type TypedDays = { 
/**
 * As a person writes them.
 */
texts: Array<string>, };

/**
 * A word in the column of statuses.
 */
export type UnreadStatus = { 
/**
 * As in the sheet.
 */
words: string, 
/**
 * In how many rows.
 */
rows: number, };

/**
 * What becomes of a row.
 */
export type Verdict = "added" | "updated" | "unchanged" | "joined" | "skipped" | "left_out";

/**
 * A named point in the map's history: the state in which it was named.
 */
export type Version = { 
/**
 * Its id.
 */
id: VersionId, 
/**
 * Number in map order.
 */
order: number, 
/**
 * Such as "March board"; unique among the map's versions, whatever the case of its letters.
 */
name: string, 
/**
 * The change that named it: the version is the map as it was then.
 */
change: string, 
/**
 * When, in milliseconds since 1970-01-01 UTC.
 */
at: number, 
/**
 * Who named it; may be empty.
 */
who: string, };

/**
 * A named point in the map's history.
 */
export type VersionId = string;

/**
 * The views of one map.
 */
export type ViewKind = "venn" | "network" | "matrix" | "table";

/**
 * Of which initiatives a paper is.
 */
export type Whose = { "kind": "area" } | { "kind": "place", 
/**
 * It.
 */
place: GroundId, } | { "kind": "organisation", 
/**
 * It.
 */
organisation: OrganisationId, } | { "kind": "challenges", 
/**
 * Them.
 */
challenges: ChallengeSet, };

/**
 * An initiative by which an organisation reaches a challenge.
 */
export type Witness = { 
/**
 * Which organisation.
 */
organisation: number, 
/**
 * Position of the challenge, 0 being A.
 */
challenge: number, 
/**
 * Which initiative.
 */
initiative: number, 
/**
 * Whether no other organisation of the group reaches the challenge there.
 */
alone: boolean, };

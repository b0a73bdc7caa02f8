//! Every command with its request and its reply, once.

use super::*;
use crate::failure::FailureCode;
use crate::preferences::Preferences;
use crate::{App, locked};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sweetspot_core::Edit;
use ts_rs::TS;

macro_rules! commands {
    ($($(#[$doc:meta])* $name:ident: ($request:ty, $reply:ty),)*) => {
        /// All commands: each field is one, with its request and its reply.
        #[derive(TS)]
        #[allow(dead_code, reason = "read by the generator of the TypeScript types, never built")]
        pub struct Commands { $($(#[$doc])* $name: ($request, $reply),)* }

        impl Commands {
            /// Every command's name.
            pub const NAMES: &[&str] = &[$(stringify!($name)),*];
        }

        impl App {
            /// Finds the command's method, which has the command's name: one that is missing does not compile.
            pub(crate) fn dispatch(&self, name: &str, request: &str, held: Option<u64>) -> Result<String, Failure> {
                match name {
                    $(stringify!($name) => self.answer(request, held, |request: $request| -> Result<$reply, Failure> {
                        self.$name(request)
                    }),)*
                    unknown => Err(Failure::of(FailureCode::UnknownCommand, unknown)),
                }
            }
        }
    };
}

commands! {
    /// What a window needs when it opens.
    start: (Nothing, Start),
    /// Asks the person for a file through the host's own dialog.
    choose: (Choose, Chosen),
    /// Makes a new map and opens it.
    new_map: (NewMap, Snapshot),
    /// Opens a map.
    open_map: (AtPath, Snapshot),
    /// Opens the sample map, made afresh where it is not there yet.
    open_sample: (Nothing, Snapshot),
    /// Makes the sample afresh, without what was changed in it, and opens it.
    sample_afresh: (Nothing, Snapshot),
    /// The file that another start of the program was asked to open; told once.
    handed: (Nothing, Chosen),
    /// Closes the map; everything is saved first, on this computer where its file can't be reached.
    close_map: (Nothing, Closed),
    /// Writes the person's file now.
    save: (Nothing, Snapshot),
    /// Writes a copy of the map to another file; the open map stays the open one.
    save_copy: (AtPath, Nothing),
    /// Writes the map to another file and goes on there; the file before stays as it was last saved.
    save_as: (AtPath, Snapshot),
    /// Gives the person's file another name in its folder.
    rename_file: (FileName, Snapshot),
    /// Shows the person's file in the system's file manager.
    show_in_folder: (Nothing, Nothing),
    /// Keeps how the page shows a map, until it is opened again.
    leave_view: (LeftView, Nothing),
    /// Gives the window the whole screen, or takes it back.
    full_screen: (Nothing, Nothing),
    /// Writes a copy for a partner: without history, unless it is asked for.
    send_copy: (SendCopy, Nothing),
    /// Looks whether somebody else has changed the person's file meanwhile, and brings it in.
    refresh: (Nothing, Snapshot),
    /// The newest changes, newest first.
    history: (HistoryAsk, History),
    /// What one change did, in sentences.
    told: (OfChange, Sentences),
    /// The map as it was just after a change, to look at.
    look: (OfChange, Look),
    /// Makes the map what it was just after a change, as one undoable step.
    go_back: (OfChange, Snapshot),
    /// One state of the map held against a later one.
    compare: (Between, Compared),
    /// Reads another copy of the map and says what bringing it in would do; nothing lands.
    merge_read: (MergeRead, MergePreview),
    /// Brings the copy in that was read, as one undoable step.
    merge_land: (Nothing, Snapshot),
    /// Forgets the copy.
    merge_cancel: (Nothing, Nothing),
    /// Copies of the map that lie beside its file, as sync clients leave them.
    copies: (Nothing, Copies),
    /// Every name that the map's past holds.
    people: (Nothing, People),
    /// Takes a name out of the map's past for good.
    erase_name: (OfPerson, Snapshot),
    /// Forgets the whole history for good.
    forget_history: (Nothing, Snapshot),
    /// Writes what can be read of a damaged file to a new map.
    salvage: (Salvage, Sentences),
    /// Writes what this computer last held of a damaged file to a new map.
    rescue: (Salvage, Nothing),
    /// How the person's file stands, without the whole snapshot.
    file: (Nothing, FileState),
    /// Makes an edit.
    edit: (Edit, Snapshot),
    /// Reads days as people write them, as an edit does and a sheet's import.
    read_days: (TypedDays, ReadDays),
    /// Takes the newest edit back.
    undo: (Nothing, Snapshot),
    /// Makes the edit again that was taken back.
    redo: (Nothing, Snapshot),
    /// Analyses with other settings from now on.
    analyse: (Settings, Snapshot),
    /// Where different challenges meet on common ground.
    meetings: (Settings, Meetings),
    /// What organisations could do together that they can't do apart.
    together: (Target, Together),
    /// The Venn whose areas are in proportion; nothing where nothing is placed.
    proportional: (ProportionalAsked, ProportionalDrawn),
    /// Draws the network; settled, unless it is so large that it is better watched while it settles.
    network: (NetworkAsked, NetworkDrawn),
    /// Goes on settling the network for a moment.
    network_step: (Nothing, NetworkMoved),
    /// A node is being dragged: it is held there, and its neighbours follow for a moment.
    network_drag: (NetworkPlaced, NetworkMoved),
    /// Pins a node, or lets it go.
    network_drop: (NetworkDropped, NetworkMoved),
    /// Lets every node go and lays the network out anew.
    network_tidy: (NetworkAsked, NetworkDrawn),
    /// A shortest path between two nodes of the network drawn last.
    network_path: (NetworkEnds, NetworkNodes),
    /// What lies within some steps of nodes of the network drawn last.
    network_steps: (NetworkReach, NetworkNodes),
    /// How many of the shortest paths between two others run through each node of the network drawn last.
    network_betweenness: (Nothing, Betweenness),
    /// Reads a sheet and guesses its columns; nothing lands.
    import_read: (ImportRead, ImportPreview),
    /// The preview again with corrected columns; nothing lands.
    import_preview: (Choices, ImportPreview),
    /// Lands the previewed rows as one edit.
    import_land: (Nothing, Snapshot),
    /// Forgets the sheet.
    import_cancel: (Nothing, Nothing),
    /// How far the command under way is.
    progress: (Nothing, Progress),
    /// Gives up the command under way.
    cancel: (Nothing, Nothing),
    /// The picture as it would be written.
    picture_preview: (PictureRequest, PicturePreview),
    /// Writes the picture to a file, in the format of the name's ending.
    picture_export: (PictureExport, AtPath),
    /// Puts the picture on the clipboard.
    picture_copy: (PictureRequest, Nothing),
    /// What a board paper would hold, and how many sides it would have.
    paper_preview: (PaperRequest, PaperPreview),
    /// Writes a board paper to a file, in the format of the name's ending.
    paper_export: (PaperExport, AtPath),
    /// Keeps the person's preferences.
    prefer: (Preferences, Preferences),
    /// Takes a file off the list of recent ones.
    forget_recent: (AtPath, Recents),
    /// Which program this is, and where its own things lie.
    about: (Nothing, About),
    /// What lies on this computer besides maps.
    local_things: (Nothing, LocalThings),
    /// Takes preferences, recent maps, kept views, the log and working copies away that their files need not; never a map.
    remove_local: (RemoveLocal, Removed),
    /// What helps whoever is asked for help, to be read before it is saved.
    diagnostics: (PageMeasures, Diagnostics),
    /// Writes the diagnostics that were shown last to a file.
    diagnostics_save: (AtPath, Nothing),
    /// Notes in the log that the page did not catch an error.
    page_error: (PageError, Nothing),
}

impl App {
    /// Reads the request, has it done and writes the reply; for a page that holds a snapshot (see [`Told`]) where `held` says so.
    fn answer<Q: DeserializeOwned, A: Serialize + 'static>(
        &self,
        request: &str,
        held: Option<u64>,
        command: impl FnOnce(Q) -> Result<A, Failure>,
    ) -> Result<String, Failure> {
        let unreadable = |why: serde_json::Error| Failure::of(FailureCode::BadRequest, &why.to_string());
        let reply = command(serde_json::from_str(request).map_err(unreadable)?)?;
        let written = match held {
            Some(held) => locked(&self.told).tell(&reply, held),
            None => serde_json::to_string(&reply),
        };
        written.map_err(unreadable)
    }
}

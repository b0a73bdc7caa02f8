//! The commands of the command line and their options.

use clap::{Parser, Subcommand, ValueEnum};
use std::path::PathBuf;
use sweetspot_exchange::picture::PaperSize;

#[derive(Parser)]
#[command(name = "sweetspot-cli", about = "Maps of what a place can do together", version)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Make a new map; refuses to overwrite
    New {
        map: PathBuf,
        /// Fill it with the sample
        #[arg(long, conflicts_with_all = ["title", "area", "challenges"])]
        sample: bool,
        /// With the challenges and common ground of another map
        #[arg(long, conflicts_with_all = ["sample", "challenges"])]
        like: Option<PathBuf>,
        /// The map's title; the file's name where it is not given
        #[arg(long)]
        title: Option<String>,
        /// The area that the map is about
        #[arg(long, default_value = "")]
        area: String,
        /// How many grand challenges, 2 to 5
        #[arg(long, default_value_t = 4)]
        challenges: u32,
    },
    /// Import a spreadsheet (.xlsx or .csv) as one undoable step
    Import {
        map: PathBuf,
        file: PathBuf,
        #[command(flatten)]
        says: ImportSays,
    },
    /// Place an initiative in the region of these challenges: `AC`; `-` takes it off the map
    Place {
        map: PathBuf,
        title: String,
        #[arg(allow_hyphen_values = true)]
        letters: String,
    },
    /// Set fields of an initiative: `status=live lead="NHS Fenmoor" themes="Nature; Carers"`
    Set {
        map: PathBuf,
        title: String,
        #[arg(required = true, value_name = "FIELD=VALUE")]
        values: Vec<String>,
    },
    /// Take the newest step back
    Undo { map: PathBuf },
    /// Look the file over; prints `ok` where nothing is wrong
    Check { map: PathBuf },
    /// Title, challenges and counts
    Show {
        map: PathBuf,
        #[arg(long)]
        json: bool,
    },
    /// Every region and who is in it
    Regions {
        map: PathBuf,
        #[arg(long)]
        json: bool,
    },
    /// The sweet spots in rank order
    Spots {
        map: PathBuf,
        #[arg(long)]
        json: bool,
        /// Only the first N
        #[arg(long, value_name = "N")]
        top: Option<usize>,
        /// Fewest initiatives of a sweet spot
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
        min_initiatives: Option<u32>,
        /// Fewest challenges that a sweet spot shares
        #[arg(long, value_name = "N", default_value_t = 2, value_parser = clap::value_parser!(u32).range(1..=5))]
        min_challenges: u32,
    },
    /// The thin spots and their near misses
    Thin {
        map: PathBuf,
        #[arg(long)]
        json: bool,
    },
    /// What organisations could do together that none can do alone
    Together {
        map: PathBuf,
        /// The challenges to reach jointly, by letter: `A,B`; all where it is not given
        #[arg(long, value_name = "LETTERS")]
        target: Option<String>,
        /// Count live initiatives only, not planned ones too
        #[arg(long)]
        live: bool,
        /// Only proposals at the place, priority or theme of this name
        #[arg(long, value_name = "NAME")]
        at: Option<String>,
        /// Only the first N
        #[arg(long, value_name = "N", default_value_t = 10)]
        top: u32,
        #[arg(long)]
        json: bool,
    },
    /// Where different challenges meet on common ground
    Meetings {
        map: PathBuf,
        #[arg(long)]
        json: bool,
        /// Only the first N
        #[arg(long, value_name = "N")]
        top: Option<usize>,
    },
    /// Bring another copy of a map in, as one undoable step
    Merge {
        into: PathBuf,
        from: PathBuf,
        /// Say what would change, and change nothing
        #[arg(long)]
        preview: bool,
        /// Settle what both say differently as this map says
        #[arg(long, conflicts_with = "theirs")]
        ours: bool,
        /// Settle what both say differently as the other copy says
        #[arg(long)]
        theirs: bool,
        /// Keep initiatives of the same title apart where both are new
        #[arg(long)]
        apart: bool,
        #[arg(long)]
        json: bool,
    },
    /// Who changed what, newest first
    History {
        map: PathBuf,
        #[arg(long)]
        json: bool,
        /// Only the newest N
        #[arg(long, value_name = "N")]
        newest: Option<u32>,
    },
    /// Name the map's present state: `"March board"`
    Version { map: PathBuf, name: String },
    /// What changed from one version to another, or to now
    Compare {
        map: PathBuf,
        from: String,
        /// Now where it is not given
        to: Option<String>,
        #[arg(long)]
        json: bool,
    },
    /// Go back to a version, as one undoable step
    Restore { map: PathBuf, version: String },
    /// Save what can be read of a damaged map
    Salvage { damaged: PathBuf, out: PathBuf },
    /// Forget the history for good, or only a person's name in it
    Forget {
        map: PathBuf,
        /// Only this name
        #[arg(long)]
        name: Option<String>,
    },
    /// Groups of closely tied initiatives
    Communities {
        map: PathBuf,
        #[arg(long)]
        json: bool,
    },
    /// Write the board paper: .docx or .pdf by the name's ending
    Paper {
        map: PathBuf,
        #[arg(required_unless_present_any = ["all_places", "preview"])]
        out: Option<PathBuf>,
        #[command(flatten)]
        says: PaperSays,
    },
    /// Draw a picture: .svg, .png or .pdf by the name's ending
    Export {
        map: PathBuf,
        out: PathBuf,
        #[arg(long, value_enum, default_value_t = View::Venn)]
        view: View,
        #[arg(long, value_enum, default_value_t = Size::A4Landscape)]
        size: Size,
        /// The Venn with what changed since this version
        #[arg(long, value_name = "VERSION", conflicts_with = "view")]
        since: Option<String>,
        /// In greys, as a board's printer would
        #[arg(long)]
        grey: bool,
        /// The Venn with the first N sweet spots outlined and named
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=5), conflicts_with_all = ["since", "spot"])]
        spots: Option<u32>,
        /// The Venn with the sweet spot of this name outlined
        #[arg(long, value_name = "NAME", conflicts_with = "since")]
        spot: Option<String>,
        /// A sentence under the title; without one of your own, the one that the data give
        #[arg(long, value_name = "SENTENCE", num_args = 0..=1, default_missing_value = "")]
        headline: Option<String>,
    },
}

/// What is said of a spreadsheet beforehand.
#[derive(clap::Args)]
pub(crate) struct ImportSays {
    /// Say what would be added, updated and skipped, and change nothing
    #[arg(long)]
    pub(crate) preview: bool,
    /// What a column holds, where the guess is wrong: 'Their heading=Field', or by its letter, 'C=Field'
    #[arg(long, value_name = "HEADING=FIELD")]
    pub(crate) column: Vec<String>,
    /// The worksheet's name; the one with most initiatives where it is not given
    #[arg(long)]
    pub(crate) sheet: Option<String>,
    /// The number of the row of headings, or `none`
    #[arg(long, value_name = "ROW")]
    pub(crate) headings: Option<String>,
    /// The status of those that have none; by their dates, else live, where it is not given
    #[arg(long, value_name = "STATUS")]
    pub(crate) status: Option<String>,
    /// What a word in the column of statuses means: 'Tender=planned'
    #[arg(long, value_name = "WORDS=STATUS")]
    pub(crate) status_of: Vec<String>,
    /// Whether commas part the names in a cell; where they must, where it is not given
    #[arg(long, value_enum)]
    pub(crate) commas: Option<CommasSay>,
    /// A column whose empty cells mean what stands above them
    #[arg(long, value_name = "HEADING")]
    pub(crate) carry: Vec<String>,
    /// Rows of one title and one lead, without references, are one initiative
    #[arg(long)]
    pub(crate) one: bool,
    /// Organisations that are one, the name to keep first: 'Ely Trust=The Ely Trust'
    #[arg(long, value_name = "NAME=NAME")]
    pub(crate) join: Vec<String>,
    /// New organisations taken for one sector are of another: 'other=voluntary'
    #[arg(long, value_name = "SECTOR=SECTOR")]
    pub(crate) sector: Vec<String>,
    /// Rows to leave out: `5,8`
    #[arg(long, value_name = "ROWS", value_delimiter = ',')]
    pub(crate) leave_out: Vec<u32>,
    /// Rows to take in although they seem to be no initiatives: `40`
    #[arg(long, value_name = "ROWS", value_delimiter = ',')]
    pub(crate) take_in: Vec<u32>,
}

/// What is to be in a board paper, and about whom.
#[derive(clap::Args)]
pub(crate) struct PaperSays {
    /// Only these parts, by number: `1,2,4`; `--preview` lists them
    #[arg(long, value_name = "PARTS", value_delimiter = ',')]
    pub(crate) parts: Vec<u8>,
    /// With what has changed since this version
    #[arg(long, value_name = "VERSION")]
    pub(crate) since: Option<String>,
    /// Only about the initiatives in this place
    #[arg(long, value_name = "NAME", conflicts_with_all = ["organisation", "challenges", "all_places"])]
    pub(crate) place: Option<String>,
    /// Only about the initiatives of this organisation
    #[arg(long, value_name = "NAME", conflicts_with_all = ["challenges", "all_places"])]
    pub(crate) organisation: Option<String>,
    /// Only about the initiatives that serve one of these challenges, by letter: `AB`
    #[arg(long, value_name = "LETTERS", conflicts_with = "all_places")]
    pub(crate) challenges: Option<String>,
    /// A Word document for each place, in this folder
    #[arg(long, value_name = "FOLDER", conflicts_with = "out")]
    pub(crate) all_places: Option<PathBuf>,
    /// Say what the paper would hold, how many sides it would have and how much is to be completed, and write nothing
    #[arg(long)]
    pub(crate) preview: bool,
}

/// Whether commas part the names in a cell.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum CommasSay {
    /// Wherever there are some
    Everywhere,
    /// Nowhere
    Nowhere,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum View {
    Venn,
    Proportional,
    Network,
    Matrix,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Size {
    A4Landscape,
    A4Portrait,
    HalfPage,
    Slide,
    A3,
}

impl From<Size> for PaperSize {
    fn from(size: Size) -> PaperSize {
        match size {
            Size::A4Landscape => PaperSize::A4Landscape,
            Size::A4Portrait => PaperSize::A4Portrait,
            Size::HalfPage => PaperSize::HalfPage,
            Size::Slide => PaperSize::Slide,
            Size::A3 => PaperSize::A3,
        }
    }
}

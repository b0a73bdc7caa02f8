//! Pictures from a terminal: the same request as the window's dialog makes.

use crate::Answer;
use crate::arguments::{Size, View};
use crate::host::{ended, opened, sentence, to_write};
use std::path::Path;
use sweetspot_app::clock;
use sweetspot_app::wire::PictureExport;
use sweetspot_core::analysis::{Settings, analyse};
use sweetspot_core::clean;
use sweetspot_core::map::Map;
use sweetspot_core::network::Request;
use sweetspot_exchange::picture::{Headline, Outlined, PictureRequest, Subject};

/// What is wanted on the picture.
pub(crate) struct Wish {
    pub(crate) view: View,
    pub(crate) size: Size,
    pub(crate) since: Option<String>,
    pub(crate) grey: bool,
    pub(crate) spots: Option<u32>,
    pub(crate) spot: Option<String>,
    /// Empty: the sentence that the data give.
    pub(crate) headline: Option<String>,
}

pub(crate) fn export(map: &Path, out: &Path, wish: Wish) -> Answer {
    if !matches!(wish.view, View::Venn) && (wish.spots.is_some() || wish.spot.is_some() || wish.headline.is_some()) {
        return Err("outlines and a headline are for the Venn alone".to_owned().into());
    }
    let (app, map) = opened(map)?;
    let since = wish.since.map(|name| crate::history::named(&map, &name).map(|version| version.change)).transpose()?;
    let at = to_write(&app, out)?;
    let of = match (since, wish.view) {
        (Some(change), _) => Subject::Since { change },
        (None, View::Venn) => Subject::Venn,
        (None, View::Proportional) => Subject::Proportional,
        (None, View::Network) => Subject::Network { shown: Request { challenges: true, ..Request::default() } },
        (None, View::Matrix) => Subject::Matrix,
    };
    let spots = match (wish.spots, wish.spot) {
        (Some(count), _) => Outlined::First { count },
        (None, Some(name)) => Outlined::Only { key: key(&map, &name)? },
        (None, None) => Outlined::None,
    };
    let headline = match wish.headline {
        None => Headline::None,
        Some(text) if text.trim().is_empty() => Headline::Written,
        Some(text) => Headline::Own { text },
    };
    let (size, grey) = (wish.size.into(), wish.grey);
    let picture = PictureRequest { size, grey, of, spots, headline, ..PictureRequest::on(clock::today()) };
    let written = app.picture_export(PictureExport { path: at.path, picture }).map_err(sentence)?;
    ended(&app);
    Ok(format!("{}\n", written.path))
}

/// The key of the sweet spot that is called so, whatever the case.
fn key(map: &Map, name: &str) -> Result<String, String> {
    let spots = analyse(map, &Settings::default()).sweet_spots;
    spots
        .iter()
        .find(|spot| clean::key(&spot.name) == clean::key(name))
        .map(|spot| spot.key.clone())
        .ok_or_else(|| format!("no sweet spot is called {name}; `spots` lists them"))
}

//! What a Venn's picture is made of, drawn for the room that it gets: the figure, its key, and the titles that stand in
//! its list. It decides nothing about where the parts lie.

use super::header::day;
use super::page::Page;
use super::{Wanted, outline};
use crate::picture::fingerprint::fingerprint;
use crate::picture::frame::Frame;
use crate::picture::key::{Key, Note, Sign};
use crate::picture::numbers::{Numbered, numbered};
use crate::picture::paper::Area;
use crate::picture::spots::Spots;
use crate::picture::star;
use crate::picture::svg::Part;
use crate::picture::venn::Venn;
use std::sync::Arc;
use sweetspot_core::map::{Challenge, Status};
use sweetspot_core::phrases::counted;
use sweetspot_core::scene::{FRAME_HEIGHT, FRAME_WIDTH, MARK_RADIUS, Mark, Scene, SceneOptions, venn, venn_with_room};

/// Font sizes that challenges' names are tried at, in the paper's own; never so small that a badge's letter is smaller
/// than a title.
const HEADINGS: [f64; 3] = [1.0, 0.9, 0.8];

/// What a composition is made of.
#[derive(Clone, Copy)]
pub(super) struct Sheet<'a> {
    pub page: &'a Page<'a>,
    pub faded: &'a [u32],
    pub unplaced: usize,
    pub wanted: &'a Wanted<'a>,
    /// Font size of titles and numbers.
    pub label: f64,
    /// Which titles a list tells.
    pub listing: Listing,
}

/// Which of the titles that find no room beside their markers stand in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Listing {
    /// All of them.
    All,
    /// Those of the members of the outlined sweet spots: what the picture is about.
    Outlined,
    /// None.
    None,
}

/// The body of a picture and where it ends.
pub(super) struct Body {
    pub parts: Vec<Part>,
    pub bottom: f64,
    /// How many parts each outline has.
    pub outlines: Vec<usize>,
    pub remarks: Vec<String>,
}

/// The Venn as it comes out in a room.
pub(super) struct Drawn<'a> {
    pub frame: Frame,
    pub scene: Scene,
    pub spots: Spots<'a>,
    /// Numbers beside the markers without a title; none where there is to be no list.
    pub numbers: Vec<Numbered>,
}

impl<'a> Sheet<'a> {
    pub(super) fn drawn(&self, room: Area) -> Drawn<'a> {
        let paper = self.page.paper;
        let frame = Frame::within(room, (FRAME_WIDTH, FRAME_HEIGHT));
        let options = |heading: f64| SceneOptions {
            text: self.label / frame.scale,
            heading: heading / frame.scale,
            mark: MARK_RADIUS,
            zooms: vec![1.0],
        };
        let (size, scene) = self.with_names(|size| venn(self.page.map, &options(size)));
        let spots = Spots::of(self.wanted.spots, &frame, &scene, paper);
        let reserved = spots.reserved(&frame);
        let scene = if reserved.is_empty() { scene } else { venn_with_room(self.page.map, &options(size), &reserved) };
        Drawn { frame, scene, spots, numbers: vec![] }
    }

    /// The scene with the challenges' names as large as they may be: one that has no room in full is tried smaller before
    /// the short one stands for it, and that before it is cut.
    fn with_names(&self, drawn: impl Fn(f64) -> Scene) -> (f64, Scene) {
        let paper = self.page.paper;
        let mut scenes: Vec<(f64, Scene)> = vec![];
        for size in HEADINGS.map(|share| (paper.heading * share).max(paper.label * 1.05)) {
            let scene = drawn(size);
            if self.in_full(&scene) {
                return (size, scene);
            }
            scenes.push((size, scene));
        }
        let uncut = scenes.iter().position(|(_, scene)| self.is_uncut(scene)).unwrap_or_default();
        scenes.swap_remove(uncut)
    }

    /// Whether a challenge has nothing of its name beside its outline.
    pub(super) fn is_nameless(&self, scene: &Scene) -> bool {
        scene.headings.iter().any(|heading| heading.lines.iter().all(|line| line == "…"))
    }

    /// Whether no challenge's name, be it the short one, had to be cut beside its outline.
    pub(super) fn is_uncut(&self, scene: &Scene) -> bool {
        let uncut = |(one, lines): (&Challenge, &[String])| same(&one.name, lines) || same(&one.short_name, lines);
        let lines = scene.headings.iter().map(|heading| heading.lines.as_slice());
        self.page.map.challenges.iter().zip(lines).all(uncut)
    }

    /// Whether each challenge has its whole name beside its outline.
    fn in_full(&self, scene: &Scene) -> bool {
        self.page.map.challenges.iter().zip(&scene.headings).all(|(one, heading)| same(&one.name, &heading.lines))
    }

    /// Each challenge by one name in the whole picture: the one beside its outline, unless that had to be cut.
    fn names(&self, scene: &Scene) -> Vec<String> {
        let name = |(one, lines): (&Challenge, &[String])| {
            if same(&one.short_name, lines) { one.short_name.clone() } else { one.name.clone() }
        };
        let lines = scene.headings.iter().map(|heading| heading.lines.as_slice());
        self.page.map.challenges.iter().zip(lines).map(name).collect()
    }

    /// The markers that are not faded and whose title finds no room beside them.
    pub(super) fn silent<'s>(&self, scene: &'s Scene) -> Vec<&'s Mark> {
        scene
            .marks
            .iter()
            .map(Arc::as_ref)
            .filter(|mark| !self.is_faded(mark))
            .filter(|mark| {
                mark.label.as_ref().is_none_or(|label| label.lines.last().is_some_and(|line| line.ends_with('…')))
            })
            .collect()
    }

    /// Those of them whose titles stand in the list, with a number beside the marker.
    pub(super) fn listed<'s>(&self, scene: &'s Scene) -> Vec<&'s Mark> {
        let outlined = |mark: &&Mark| self.wanted.spots.iter().any(|spot| spot.initiatives.contains(&mark.initiative));
        let silent = self.silent(scene);
        match self.listing {
            Listing::All => silent,
            Listing::Outlined => silent.into_iter().filter(outlined).collect(),
            Listing::None => vec![],
        }
    }

    /// How many titles the picture does not tell.
    fn untold(&self, scene: &Scene) -> usize {
        self.silent(scene).len() - self.listed(scene).len()
    }

    /// The same Venn with a number beside each marker whose title is to be listed. A title is left out where a number next to
    /// it would find no room. None where that does not help either.
    pub(super) fn numbered(&self, mut drawn: Drawn<'a>) -> Option<Drawn<'a>> {
        let bright = |mark: &&Mark| self.page.map.initiatives.at(mark.initiative as usize).bright_spot;
        let (frame, radius) = (drawn.frame, drawn.scene.mark_radius * drawn.frame.scale);
        let marks = drawn.scene.marks.iter().map(Arc::as_ref);
        let stars = marks.filter(bright).map(|mark| star::area(frame.at(mark.x, mark.y), radius));
        let reserved: Vec<Area> = drawn.spots.areas().chain(stars).collect();
        // The outlines have the first numbers, so that none means two things.
        let first = self.wanted.spots.len() + 1;
        loop {
            let Drawn { scene, .. } = &drawn;
            let size = self.label;
            match numbered(&frame, scene, &self.listed(scene), first, size, reserved.iter().copied()) {
                Ok(numbers) => {
                    drawn.numbers = numbers;
                    return Some(drawn);
                }
                Err(stuck) => {
                    let at = scene.marks.iter().find(|mark| mark.initiative == stuck)?;
                    let away = |mark: &Mark| (mark.x - at.x) * (mark.x - at.x) + (mark.y - at.y) * (mark.y - at.y);
                    let titled = scene.marks.iter().enumerate().filter(|(_, mark)| mark.label.is_some());
                    // A title that is farther away than any title is long takes no room from this marker.
                    let reach = 16.0 * scene.text;
                    let nearest = titled
                        .map(|(nth, mark)| (nth, away(mark)))
                        .filter(|(_, away)| *away < reach * reach)
                        .min_by(|one, other| one.1.total_cmp(&other.1))?;
                    Arc::make_mut(&mut drawn.scene.marks[nearest.0]).label = None;
                }
            }
        }
    }

    pub(super) fn entries(&self, numbers: &[Numbered]) -> Vec<(usize, &str)> {
        let title = |position: u32| self.page.map.initiatives.at(position as usize).title.as_str();
        numbers.iter().map(|numbered| (numbered.number, title(numbered.initiative))).collect()
    }

    /// `ringed` where no key shows how each challenge's outline is drawn.
    pub(super) fn figure(&self, drawn: &Drawn<'_>, ringed: bool) -> Vec<Part> {
        let venn = Venn {
            map: self.page.map,
            scene: &drawn.scene,
            frame: drawn.frame,
            palette: self.page.palette,
            colours: &self.page.colours,
            faded: self.faded,
            numbers: &drawn.numbers,
            trails: self.wanted.trails,
            outline: outline(self.page.paper),
            spots: Some(&drawn.spots),
            ringed,
        };
        venn.painted()
    }

    pub(super) fn key<'s>(&'s self, drawn: &'s Drawn<'_>) -> Key<'s> {
        Key {
            names: self.names(&drawn.scene),
            colours: &self.page.colours,
            ellipses: &drawn.scene.ellipses,
            notes: self.notes(&drawn.scene),
            counts: self.counts(&drawn.scene),
            palette: self.page.palette,
            size: self.page.paper.body,
            outline: outline(self.page.paper),
        }
    }

    /// What there is to know before the picture leaves.
    pub(super) fn remarks(&self, drawn: &Drawn<'_>) -> Vec<String> {
        let mut remarks = drawn.spots.remarks();
        let untold = self.untold(&drawn.scene);
        if untold > 0 {
            let shown = drawn.scene.marks.iter().filter(|mark| !self.is_faded(mark)).count();
            remarks.push(format!(
                "{} of {shown} titles find room on this size; all are in the text description.",
                shown - untold
            ));
        }
        remarks
    }

    fn is_faded(&self, mark: &Mark) -> bool {
        self.faded.contains(&mark.initiative)
    }

    fn notes(&self, scene: &Scene) -> Vec<Note> {
        let mut notes = vec![Note { sign: Sign::Marker, text: "An initiative; its slices are its challenges" }];
        let bright = |mark: &Mark| self.page.map.initiatives.at(mark.initiative as usize).bright_spot;
        if scene.marks.iter().any(|mark| !self.is_faded(mark) && bright(mark)) {
            notes.push(Note { sign: Sign::Star, text: "A bright spot: works and could be repeated" });
        }
        if scene.marks.iter().any(|mark| mark.faint && !self.is_faded(mark)) {
            notes.push(Note { sign: Sign::Ended, text: "Faint: ended" });
        }
        if scene.marks.iter().any(|mark| self.is_faded(mark)) {
            notes.push(Note { sign: Sign::Faded, text: "A trace: outside the selection" });
        }
        if !self.listed(scene).is_empty() {
            notes.push(Note { sign: Sign::Number, text: "Its title is in the list" });
        }
        if !self.wanted.trails.is_empty() {
            notes.push(Note { sign: Sign::Trail, text: "A trail: from where it was in the earlier version" });
        }
        notes
    }

    fn counts(&self, scene: &Scene) -> Vec<String> {
        let mut counts = vec![self.counted()];
        let shown = scene.marks.iter().filter(|mark| !self.is_faded(mark)).count();
        if shown < scene.marks.len() {
            counts.push(format!("A selection: {shown} of the {} on the picture.", scene.marks.len()));
        }
        let untold = self.untold(scene);
        if untold > 0 {
            let told =
                if untold == shown { "No titles".to_owned() } else { format!("{} of {shown} titles", shown - untold) };
            counts.push(format!("{told} shown; all are in the text description."));
        }
        counts.push(format!("Data stamp {}", fingerprint(self.page.map)));
        counts
    }

    /// `58 initiatives from 20 organisations; 4 not yet placed; counted 23 November 2026.`
    fn counted(&self) -> String {
        let initiatives = &self.page.map.initiatives;
        let behind = |id| initiatives.iter().any(|initiative| initiative.organisations.contains_key(&id));
        let organisations = self.page.map.organisations.iter().filter(|organisation| behind(organisation.id)).count();
        let ended = initiatives.iter().filter(|initiative| initiative.status == Status::Ended).count();
        let mut sentence = counted(initiatives.len(), "initiative", "initiatives");
        if ended > 0 {
            sentence += &format!(" ({ended} ended)");
        }
        if organisations > 0 {
            sentence += &format!(" from {}", counted(organisations, "organisation", "organisations"));
        }
        if self.unplaced > 0 {
            sentence += &format!("; {} not yet placed", self.unplaced);
        }
        format!("{sentence}; counted {}.", day(self.page.request.date))
    }
}

/// Whether the lines say the whole name.
fn same(name: &str, lines: &[String]) -> bool {
    name.split_whitespace().eq(lines.iter().flat_map(|line| line.split_whitespace()))
}

//! Lays a picture out on its paper: title and marking, the Venn as large as it may be, the key, and, where all of
//! them find room, the numbered titles that stand beside no marker. It tries the arrangement that tells every title
//! first; where there is no room for that, the picture says how many titles it shows.

mod header;
pub(super) mod matrix;
pub(super) mod network;
mod page;
pub(super) mod proportional;

use super::ink::{Part, Words, document};
use super::key::{Block, Key, Note, Sign, list};
use super::numbers::{Numbered, numbered};
use super::paper::{Area, Paper};
use super::place::Frame;
use super::stamp::stamp;
use super::venn::Venn;
use super::{Picture, PictureRequest};
use page::Page;
use sweetspot_core::Map;
use sweetspot_core::analysis::Analysis;
use sweetspot_core::map::{Position, Status};
use sweetspot_core::phrases::counted;
use sweetspot_core::scene::{FRAME_HEIGHT, FRAME_WIDTH, MARK_RADIUS, Mark, Scene, SceneOptions, venn};

/// More numbered titles than this are not looked through by anyone, so no list is tried.
const LONGEST_LIST: usize = 120;

/// How many lines a challenge's name may take in a key beside the Venn: as many as there is room for.
const NAME_LINES: [usize; 6] = [9, 6, 4, 3, 2, 1];

/// What a composition is made of.
struct Sheet<'a> {
    page: &'a Page<'a>,
    faded: &'a [u32],
    unplaced: usize,
    /// From where initiatives were to where they are.
    trails: &'a [(Position, Position)],
}

/// The body of a picture and where it ends.
struct Body {
    parts: Vec<Part>,
    bottom: f64,
}

/// Width of the challenges' outlines, in points, by the size of the words beside them.
fn outline(paper: &Paper) -> f64 {
    paper.body * 0.17
}

pub(super) fn composed(
    map: &Map,
    analysis: &Analysis,
    request: &PictureRequest,
    words: Words,
    trails: &[(Position, Position)],
) -> Picture {
    let paper = Paper::of(request.size);
    let page = Page::of(map, request, &paper, &words.title);
    let faded = request.faded.as_deref().unwrap_or_default();
    let body = Sheet { page: &page, faded, unplaced: analysis.unplaced.len(), trails }.body();
    page.finished(body.parts, body.bottom, words)
}

/// The parts as a whole picture of this height, with its words and what it says of itself.
fn finished(
    map: &Map,
    request: &PictureRequest,
    (paper, height): (&Paper, f64),
    parts: Vec<Part>,
    words: Words,
) -> Picture {
    let size = (paper.width, height);
    let marks = [
        ("dc:title", words.title.clone()),
        ("dc:date", request.date.to_string()),
        ("dc:rights", map.head.marking.clone()),
        ("dc:description", map.head.release.clone()),
        ("dc:identifier", stamp(map)),
    ];
    Picture {
        svg: document(size, &parts, &words, &marks),
        width_mm: size.0 * 25.4 / 72.0,
        height_mm: size.1 * 25.4 / 72.0,
        short: words.short,
        long: words.long,
        title: words.title,
        marking: map.head.marking.clone(),
        release: map.head.release.clone(),
        date: request.date,
        grey: request.grey,
        parts,
    }
}

impl Sheet<'_> {
    fn body(&self) -> Body {
        let (frame, scene) = self.plain_frame();
        let silent = self.silent(&scene).len();
        let listed = if silent == 0 || silent > LONGEST_LIST { None } else { self.with_list(frame, &scene) };
        listed.unwrap_or_else(|| self.without_list(frame, &scene))
    }

    /// The frame and scene of a picture whose titles are only those that stand beside their markers.
    fn plain_frame(&self) -> (Frame, Scene) {
        let room = self.page.room;
        let room = if self.page.paper.grows {
            Area { height: room.width * FRAME_HEIGHT / FRAME_WIDTH, ..room }
        } else {
            Area { width: room.width - self.panel() - self.page.paper.gap, ..room }
        };
        self.drawn(room)
    }

    /// Width of the key beside the Venn: all that the Venn can't use.
    fn panel(&self) -> f64 {
        self.page
            .paper
            .panel
            .max(self.page.room.width - self.page.paper.gap - self.page.room.height * FRAME_WIDTH / FRAME_HEIGHT)
    }

    fn drawn(&self, room: Area) -> (Frame, Scene) {
        let frame = Frame::within(room, (FRAME_WIDTH, FRAME_HEIGHT));
        let options = SceneOptions {
            text: self.page.paper.label / frame.scale,
            heading: self.page.paper.heading / frame.scale,
            mark: MARK_RADIUS,
            zooms: vec![1.0],
        };
        (frame, venn(self.page.map, &options))
    }

    /// The markers that are not faded and whose title finds no room beside them.
    fn silent<'s>(&self, scene: &'s Scene) -> Vec<&'s Mark> {
        scene.marks.iter().filter(|mark| mark.label.is_none() && !self.is_faded(mark)).collect()
    }

    fn without_list(&self, frame: Frame, scene: &Scene) -> Body {
        let key = self.key(scene, None);
        let figure = self.figure(frame, scene, &[]);
        let (gap, width) = (self.page.paper.gap, self.panel());
        if self.page.paper.grows {
            let at = (self.page.room.x, frame.area.bottom() + gap);
            let strip = strip(&key, at, self.page.room.width, gap);
            return Body { bottom: at.1 + strip.height, parts: joined(figure, [strip]) };
        }
        let at = (self.page.room.right() - width, self.page.room.y);
        // Counts stand in for the titles that are not shown; they and long names give way where room is short, so that
        // nothing is pushed off the paper.
        let silent = !self.silent(scene).is_empty();
        let tries = [(3, silent), (9, false), (6, false), (4, false), (3, false), (2, false), (1, false)];
        let panels = tries.map(|(most, regions)| {
            let mut above = panel(&key, at, width, gap, most);
            if regions {
                let block = key.regions((at.0, at.1 + above.height + gap), width, &scene.regions);
                above = Block { height: above.height + gap + block.height, parts: [above.parts, block.parts].concat() };
            }
            let counts = key.counts((at.0, at.1 + above.height + gap), width);
            Block { height: above.height + gap + counts.height, parts: [above.parts, counts.parts].concat() }
        });
        let last = panels.len() - 1;
        let fits = |(nth, block): (usize, &Block)| block.height <= self.page.room.height && (nth > 0 || silent);
        let fitting = panels.iter().enumerate().position(fits).unwrap_or(last);
        Body { bottom: self.page.room.bottom(), parts: joined(figure, panels.into_iter().nth(fitting)) }
    }

    /// The picture with a numbered list of all titles that stand beside no marker; None where they don't fit.
    fn with_list(&self, frame: Frame, scene: &Scene) -> Option<Body> {
        if self.page.paper.grows {
            return self.list_below(frame, scene);
        }
        self.list_under_key(frame, scene).or_else(|| self.list_beside(scene))
    }

    /// Venn, key and list below each other.
    fn list_below(&self, frame: Frame, scene: &Scene) -> Option<Body> {
        let numbers = numbered(&frame, scene, &self.silent(scene), self.page.paper.label)?;
        let gap = self.page.paper.gap;
        let at = (self.page.room.x, frame.area.bottom() + gap);
        let strip = strip(&self.key(scene, Some(&numbers)), at, self.page.room.width, gap);
        let y = at.1 + strip.height + gap;
        let area = Area { y, height: self.page.room.bottom() - y, ..self.page.room };
        let list = list(&self.entries(&numbers), area, 3, self.sizes())?;
        let bottom = y + list.height;
        Some(Body { bottom, parts: joined(self.figure(frame, scene, &numbers), [strip, list]) })
    }

    /// The Venn as large as it may be, and the list between the key and the counts beside it.
    fn list_under_key(&self, frame: Frame, scene: &Scene) -> Option<Body> {
        let numbers = numbered(&frame, scene, &self.silent(scene), self.page.paper.label)?;
        let (gap, width) = (self.page.paper.gap, self.panel());
        let key = self.key(scene, Some(&numbers));
        let at = (self.page.room.right() - width, self.top_at(self.page.room.right() - width));
        let counts = key.counts((0.0, 0.0), width).height;
        let columns = if width > self.page.paper.label * 36.0 { 2 } else { 1 };
        NAME_LINES.into_iter().find_map(|most| {
            let above = panel(&key, at, width, gap, most);
            let y = at.1 + above.height + gap;
            let area = Area { x: at.0, y, width, height: self.page.room.bottom() - counts - gap - y };
            let list = list(&self.entries(&numbers), area, columns, self.sizes())?;
            let counts = key.counts((at.0, y + list.height + gap), width);
            let parts = joined(self.figure(frame, scene, &numbers), [above, list, counts]);
            Some(Body { bottom: self.page.room.bottom(), parts })
        })
    }

    /// The key below the Venn and a long list beside both. It takes as little width as it can.
    fn list_beside(&self, plain: &Scene) -> Option<Body> {
        let (gap, column) = (self.page.paper.gap, self.page.paper.label * 17.0);
        [(1.0, 1), (1.25, 1), (1.6, 1), (2.1, 2), (2.6, 2), (3.2, 3)].into_iter().find_map(|(wide, columns)| {
            let wide = column * wide;
            let left = self.page.room.width - wide - gap;
            if left < self.page.room.width * 0.55 {
                return None;
            }
            let height = strip(&self.key(plain, Some(&[])), (0.0, 0.0), left, gap).height;
            let (frame, scene) =
                self.drawn(Area { width: left, height: self.page.room.height - height - gap, ..self.page.room });
            let numbers = numbered(&frame, &scene, &self.silent(&scene), self.page.paper.label)?;
            let x = self.page.room.right() - wide;
            let y = self.top_at(x);
            let area = Area { x, y, width: wide, height: self.page.room.bottom() - y };
            let list = list(&self.entries(&numbers), area, columns, self.sizes())?;
            let key = self.key(&scene, Some(&numbers));
            let strip = strip(&key, (self.page.room.x, self.page.room.bottom() - height), left, gap);
            let parts = joined(self.figure(frame, &scene, &numbers), [strip, list]);
            Some(Body { bottom: self.page.room.bottom(), parts })
        })
    }

    /// Where a column that begins at `x` may begin: beside a short title as high as the title does.
    fn top_at(&self, x: f64) -> f64 {
        if self.page.head.right + self.page.paper.gap < x { self.page.head.top } else { self.page.room.y }
    }

    /// Font sizes of the list's titles and of its heading.
    fn sizes(&self) -> (f64, f64) {
        (self.page.paper.label, self.page.paper.body)
    }

    fn entries(&self, numbers: &[Numbered]) -> Vec<(usize, &str)> {
        let title = |position: u32| self.page.map.initiatives.at(position as usize).title.as_str();
        numbers.iter().map(|numbered| (numbered.number, title(numbered.initiative))).collect()
    }

    fn figure(&self, frame: Frame, scene: &Scene, numbers: &[Numbered]) -> Vec<Part> {
        let venn = Venn {
            map: self.page.map,
            scene,
            frame,
            palette: self.page.palette,
            colours: &self.page.colours,
            faded: self.faded,
            numbers,
            trails: self.trails,
            outline: outline(self.page.paper),
        };
        venn.painted()
    }

    /// The key; with `numbers` where there is a list of them.
    fn key<'s>(&'s self, scene: &'s Scene, numbers: Option<&[Numbered]>) -> Key<'s> {
        Key {
            names: self.page.map.challenges.iter().map(|challenge| challenge.name.as_str()).collect(),
            colours: &self.page.colours,
            ellipses: &scene.ellipses,
            notes: self.notes(scene, numbers.is_some()),
            counts: self.counts(scene, numbers.is_some()),
            palette: self.page.palette,
            size: self.page.paper.body,
            outline: outline(self.page.paper),
        }
    }

    fn is_faded(&self, mark: &Mark) -> bool {
        self.faded.contains(&mark.initiative)
    }

    fn notes(&self, scene: &Scene, listed: bool) -> Vec<Note> {
        let mut notes = vec![Note { sign: Sign::Marker, text: "An initiative; its slices are its challenges" }];
        if scene.marks.iter().any(|mark| mark.faint && !self.is_faded(mark)) {
            notes.push(Note { sign: Sign::Ended, text: "Faint: ended" });
        }
        if scene.marks.iter().any(|mark| self.is_faded(mark)) {
            notes.push(Note { sign: Sign::Faded, text: "A trace: outside the selection" });
        }
        if listed {
            notes.push(Note { sign: Sign::Number, text: "Its title is in the list" });
        }
        if !self.trails.is_empty() {
            notes.push(Note { sign: Sign::Trail, text: "A trail: from where it was in the earlier version" });
        }
        notes
    }

    fn counts(&self, scene: &Scene, listed: bool) -> Vec<String> {
        let mut counts = vec![self.counted()];
        let shown = scene.marks.iter().filter(|mark| !self.is_faded(mark)).count();
        if shown < scene.marks.len() {
            counts.push(format!("A selection: {shown} of the {} on the picture.", scene.marks.len()));
        }
        let silent = self.silent(scene).len();
        if silent > 0 && !listed {
            counts.push(format!("{} of {shown} titles shown; all are in the text description.", shown - silent));
        }
        counts.push(format!("Data stamp {}", stamp(self.page.map)));
        counts
    }

    /// `58 initiatives from 20 organisations; 4 not yet placed; counted 23 November 2026.`
    fn counted(&self) -> String {
        let initiatives = &self.page.map.initiatives;
        let behind = |id| initiatives.iter().any(|initiative| initiative.organisations.contains_key(&id));
        let organisations = self.page.map.organisations.iter().filter(|organisation| behind(organisation.id)).count();
        let ended = initiatives.iter().filter(|initiative| initiative.status == Status::Ended).count();
        let mut told = counted(initiatives.len(), "initiative", "initiatives");
        if ended > 0 {
            told += &format!(" ({ended} ended)");
        }
        if organisations > 0 {
            told += &format!(" from {}", counted(organisations, "organisation", "organisations"));
        }
        if self.unplaced > 0 {
            told += &format!("; {} not yet placed", self.unplaced);
        }
        format!("{told}; counted {}.", header::day(self.page.request.date))
    }
}

/// The key below the Venn: challenges at the left, markers and counts beside them.
fn strip(key: &Key<'_>, (x, y): (f64, f64), width: f64, gap: f64) -> Block {
    let half = (width - gap) / 2.0;
    let challenges = key.challenges((x, y), half, 2);
    let right = x + half + gap;
    let markers = key.markers((right, y), half);
    let above = markers.height + key.size * 0.9;
    let counts = key.counts((right, y + above), half);
    Block {
        height: challenges.height.max(above + counts.height),
        parts: [challenges.parts, markers.parts, counts.parts].concat(),
    }
}

/// The key beside the Venn: challenges above, markers below.
fn panel(key: &Key<'_>, (x, y): (f64, f64), width: f64, gap: f64, most: usize) -> Block {
    let challenges = key.challenges((x, y), width, most);
    let below = y + challenges.height + gap;
    let markers = key.markers((x, below), width);
    Block { height: challenges.height + gap + markers.height, parts: [challenges.parts, markers.parts].concat() }
}

fn joined(mut figure: Vec<Part>, blocks: impl IntoIterator<Item = Block>) -> Vec<Part> {
    figure.extend(blocks.into_iter().flat_map(|block| block.parts));
    figure
}

//! Lays the picture of a network out on its paper: title and marking, the network as large as it may be, and the key.
//! Names stand where letters as wide as these find room: communities' first, then nodes' by rank.

use super::header::day;
use super::page::{Legend, Page};
use crate::picture::colour::{FADED_OPACITY, FAINT_OPACITY, INK, Palette, QUIET};
use crate::picture::fingerprint::fingerprint;
use crate::picture::fonts::{Weight, width};
use crate::picture::frame::{CAPITAL, Frame};
use crate::picture::key::{Note, Sign};
use crate::picture::network_marks::{link, shape, tint};
use crate::picture::paper::{Area, Paper};
use crate::picture::svg::{Part, Role, Svg, Type, Words, number};
use crate::picture::venn::{badge, pie};
use crate::picture::{Picture, PictureRequest};
use sweetspot_core::Map;
use sweetspot_core::map::{ChallengeSet, LETTERS, LinkKind};
use sweetspot_core::network::{Network, NodeKind, TieKind};
use sweetspot_core::phrases::counted;
use sweetspot_core::scene::Anchor;

/// The weight from which a tie is drawn wider than the thinnest; it gets wider again at twice and at three times this.
const WIDER: f32 = 0.25;

struct Drawing<'a> {
    map: &'a Map,
    network: &'a Network,
    frame: Frame,
    palette: Palette,
    colours: &'a [String],
    /// Font size of names.
    size: f64,
}

/// The picture of a network, drawn as it lies.
pub(in crate::picture) fn composed(map: &Map, network: &Network, request: &PictureRequest, words: Words) -> Picture {
    let paper = Paper::of(request.size);
    let page = Page::of(map, request, &paper, &words.title, None);
    let (wide, high) = (f64::from(network.frame.width), f64::from(network.frame.height));
    let frame = Frame::within(page.figure((wide, high)), (wide, high));
    let drawing = Drawing { map, network, frame, palette: page.palette, colours: &page.colours, size: paper.label };
    let (figure, named) = drawing.painted();
    let counts = counts(map, network, request, named);
    let legend = Legend { ellipses: &[], notes: notes(network), counts, outline: 1.0 };
    page.with_key(figure, frame.area.bottom(), legend, words)
}

fn notes(network: &Network) -> Vec<Note> {
    let has = |kind| network.nodes.iter().any(|node| node.kind == kind);
    let mut notes = vec![Note { sign: Sign::Marker, text: "An initiative; its slices are its challenges" }];
    let kinds = [
        (NodeKind::Organisation, "An organisation"),
        (NodeKind::Place, "A place"),
        (NodeKind::Priority, "A priority"),
        (NodeKind::Theme, "A theme"),
    ];
    notes.extend(
        kinds.into_iter().filter(|(kind, _)| has(*kind)).map(|(kind, text)| Note { sign: Sign::Node(kind), text }),
    );
    if network.nodes.iter().any(|node| node.ended) {
        notes.push(Note { sign: Sign::Ended, text: "Faint: ended" });
    }
    if network.marks.iter().any(|mark| mark.filtered) {
        notes.push(Note { sign: Sign::Faded, text: "A trace: outside the selection" });
    }
    notes.push(Note { sign: Sign::Tie, text: "A tie: what two have in common; the wider, the more" });
    let says = |directed: bool| network.ties.iter().any(|tie| tie.says.is_some_and(|says| says.directed() == directed));
    if says(true) {
        notes.push(Note { sign: Sign::Link(true), text: "A link: depends on or supports what it points to" });
    }
    if says(false) {
        notes.push(Note { sign: Sign::Link(false), text: "A link: the same, or sharing data" });
    }
    if !network.communities.is_empty() {
        notes.push(Note { sign: Sign::Hull, text: "A community: closely tied initiatives, named by what they share" });
    }
    notes
}

fn counts(map: &Map, network: &Network, request: &PictureRequest, named: usize) -> Vec<String> {
    let initiatives = network.nodes.iter().filter(|node| node.kind == NodeKind::Initiative).count();
    let shown = network.marks.iter().filter(|mark| !mark.filtered).count();
    let mut sentences = vec![format!(
        "{}, {} and {}; counted {}.",
        counted(initiatives, "initiative", "initiatives"),
        counted(network.ties.len(), "tie", "ties"),
        counted(network.communities.len(), "community", "communities"),
        day(request.date)
    )];
    if named < shown {
        sentences.push(format!("{named} of {shown} names shown."));
    }
    sentences.push(format!("Data stamp {}", fingerprint(map)));
    sentences
}

impl Drawing<'_> {
    /// The layers from the lowest to the highest, and how many nodes have their name beside them.
    fn painted(&self) -> (Vec<Part>, usize) {
        let mut layers = ["communities", "ties", "marks", "labels"].map(|id| (id, Svg::default()));
        let [hulls, ties, marks, labels] = &mut layers;
        self.hulls(&mut hulls.1);
        self.ties(&mut ties.1);
        self.marks(&mut marks.1);
        let named = self.labels(&mut labels.1);
        (layers.into_iter().map(|(id, svg)| svg.part(Role::Figure, id)).collect(), named)
    }

    fn at(&self, [x, y]: [f32; 2]) -> (f64, f64) {
        let frame = &self.network.frame;
        self.frame.at(f64::from(x - frame.left), f64::from(y - frame.top))
    }

    fn node(&self, node: usize) -> ((f64, f64), f64) {
        let mark = &self.network.marks[node];
        (self.at([mark.x, mark.y]), f64::from(mark.radius) * self.frame.scale)
    }

    fn hulls(&self, svg: &mut Svg) {
        for (nth, community) in self.network.communities.iter().enumerate() {
            let corners = community.outline.iter().map(|corner| {
                let (x, y) = self.at(*corner);
                format!("{},{}", number(x), number(y))
            });
            let (fill, edge) = tint(nth, self.palette.grey);
            let points = corners.collect::<Vec<_>>().join(" ");
            let style = [("fill", fill.as_str()), ("stroke", edge.as_str()), ("stroke-width", "0.6")];
            svg.open(&[("id", &format!("community-{}", nth + 1))]);
            svg.tip(&community.name);
            svg.shape("polygon", &[[("points", points.as_str())].as_slice(), style.as_slice()].concat());
            svg.close();
        }
    }

    fn ties(&self, svg: &mut Svg) {
        let marks = &self.network.marks;
        svg.open(&[("fill", "none"), ("stroke", "#7d858f")]);
        for (step, wide) in ["0.3", "0.5", "0.8", "1.2"].into_iter().enumerate() {
            for (within, opacity) in [(false, "0.3"), (true, "0.8")] {
                let mut path = String::new();
                for tie in self.network.ties.iter().filter(|tie| tie.kind != TieKind::Link) {
                    let (from, to) = (tie.from as usize, tie.to as usize);
                    let together = tie.kind == TieKind::SharedGround && marks[from].community == marks[to].community;
                    let faint = marks[from].filtered || marks[to].filtered;
                    if ((tie.weight / WIDER) as usize).min(3) != step || (together && !faint) != within {
                        continue;
                    }
                    let (((x1, y1), _), ((x2, y2), _)) = (self.node(from), self.node(to));
                    path += &format!("M{} {}L{} {}", number(x1), number(y1), number(x2), number(y2));
                }
                if !path.is_empty() {
                    svg.shape("path", &[("d", &path), ("stroke-width", wide), ("stroke-opacity", opacity)]);
                }
            }
        }
        svg.close();
        self.links(svg);
    }

    /// What people drew: darker than ties, with a head where the direction matters.
    fn links(&self, svg: &mut Svg) {
        for tie in self.network.ties.iter().filter(|tie| tie.kind == TieKind::Link) {
            let ((from, _), (to, radius)) = (self.node(tie.from as usize), self.node(tie.to as usize));
            link(svg, from, (to, radius * 1.3), radius * 0.9, tie.says.is_some_and(LinkKind::directed));
        }
    }

    fn marks(&self, svg: &mut Svg) {
        for (nth, node) in self.network.nodes.iter().enumerate() {
            let (at, radius) = self.node(nth);
            let opacity = match (self.network.marks[nth].filtered, node.ended) {
                (true, _) => FADED_OPACITY,
                (false, true) => FAINT_OPACITY,
                (false, false) => 1.0,
            };
            let position = node.position as usize;
            svg.open(&[("id", &format!("node-{}", nth + 1)), ("opacity", &number(opacity))]);
            svg.tip(&node.label);
            match node.kind {
                NodeKind::Initiative => {
                    let set = self.map.region_of(self.map.initiatives.at(position));
                    if set == ChallengeSet::EMPTY {
                        let (x, y, r) = (number(at.0), number(at.1), number(radius));
                        svg.shape("circle", &[("cx", &x), ("cy", &y), ("r", &r), ("fill", "#b9bec5")]);
                    } else {
                        pie(svg, at, radius, set, self.colours, 1.0, self.palette.grey);
                    }
                }
                NodeKind::Challenge => {
                    let (x, y, r) = (number(at.0), number(at.1), number(radius));
                    let colour = self.colours.get(position).map_or(INK, String::as_str);
                    svg.shape("circle", &[("cx", &x), ("cy", &y), ("r", &r), ("fill", colour)]);
                }
                NodeKind::Organisation | NodeKind::Place | NodeKind::Priority | NodeKind::Theme => {
                    shape(svg, node.kind, at, radius);
                }
            }
            svg.close();
        }
        // Letters after the shapes: a group holds no words.
        for (nth, node) in self.network.nodes.iter().enumerate().filter(|(_, node)| node.kind == NodeKind::Challenge) {
            let (at, radius) = self.node(nth);
            let letter = LETTERS.get(node.position as usize).copied().unwrap_or('?');
            badge(svg, at, radius, letter, self.colours.get(node.position as usize).map_or(INK, String::as_str));
        }
    }

    fn labels(&self, svg: &mut Svg) -> usize {
        let count = self.network.nodes.len();
        let circles: Vec<((f64, f64), f64)> = (0..count).map(|node| self.node(node)).collect();
        let mut taken: Vec<Area> = vec![];
        let covered = |area: &Area, but: Option<usize>| {
            let meets =
                |(node, ((x, y), r)): &(usize, &((f64, f64), f64))| Some(*node) != but && area.meets_circle(*x, *y, *r);
            circles.iter().enumerate().filter(meets).count()
        };
        let size = self.size;
        for community in &self.network.communities {
            let wide = width(&community.name, size, Weight::SemiBold);
            let corners: Vec<(f64, f64)> = community.outline.iter().map(|corner| self.at(*corner)).collect();
            let top = corners.iter().copied().min_by(|one, other| one.1.total_cmp(&other.1));
            let low = corners.iter().copied().max_by(|one, other| one.1.total_cmp(&other.1));
            let (Some(top), Some(low)) = (top, low) else { continue };
            let name_at = |x: f64, y: f64| Area {
                x: (x - wide / 2.0).min(self.frame.area.right() - wide).max(self.frame.area.x),
                y,
                width: wide,
                height: size * 1.2,
            };
            let places = [name_at(top.0, top.1 - size * 1.4), name_at(low.0, low.1 + size * 0.2)];
            let free = places.into_iter().filter(|area| !taken.iter().any(|other| other.meets(area)));
            let Some(area) = free.min_by_key(|area| covered(area, None)) else { continue };
            let style = Type { halo: size * 0.2, ..Type::bold(size, INK) };
            svg.line(area.x, area.y + size, &style, &community.name);
            taken.push(area);
        }
        let mut order: Vec<usize> = (0..count).filter(|node| !self.network.marks[*node].filtered).collect();
        order.sort_by_key(|node| self.network.marks[*node].rank);
        let mut named = 0;
        for position in order {
            let ((x, y), radius) = circles[position];
            let node = &self.network.nodes[position];
            let (wide, high, away) = (width(&node.label, size, Weight::Regular), size * 1.2, radius + size * 0.25);
            let places = [
                (x + away, y - high / 2.0),
                (x - wide / 2.0, y + radius + size * 0.1),
                (x - away - wide, y - high / 2.0),
                (x - wide / 2.0, y - radius - size * 0.1 - high),
            ];
            let areas = places.map(|(x, y)| Area { x, y, width: wide, height: high });
            let free = |area: &Area| {
                self.frame.area.holds(area)
                    && !taken.iter().any(|other| other.meets(area))
                    && covered(area, Some(position)) == 0
            };
            let Some(area) = areas.into_iter().find(free) else { continue };
            let fill = if node.ended { QUIET } else { INK };
            let style = Type { end: Anchor::Start, halo: size * 0.2, ..Type::plain(size, fill) };
            svg.line(area.x, area.y + high / 2.0 + CAPITAL / 2.0 * size, &style, &node.label);
            taken.push(area);
            named += 1;
        }
        named
    }
}

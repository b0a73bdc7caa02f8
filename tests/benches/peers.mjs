// Measures what others offer for the same work, in turn and on the same data, and prints the ratio: `npm run bench:peers`.
// They come from the package registries into target/peers, and are no part of the app or its tests.
// Ours over theirs: below 1 is less time, less error or less stress.

import { execFileSync, spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { packages, page, root, run, say, target } from "../../scripts/steps.mjs";
import { setUp } from "../../scripts/setup.mjs";
import { launch, measure } from "./frames.mjs";
import { home, host } from "../e2e/host.mjs";

const folder = path.join(target, "peers");
const PEERS = ["d3-force@3.0.0", "vis-network@10.1.5", "cytoscape@3.34.4", "@upsetjs/venn.js@2.0.0"];
const SIZES = [200, 2000, 10000];
const PATTERN_SIZES = [...SIZES, 20000, 100000];
/** What each ratio is held against. */
const TARGETS = { patterns: 0.25, communities: 0.5, layout: 0.08, page: 0.15, areas: 0.25, pan: 0.35, drag: 0.5 };
const beside = (mine, theirs, what) =>
  `${ratio(mine, theirs)}, target ${TARGETS[what]}${mine / theirs > TARGETS[what] ? ": MISSED" : ""}`;
const release = (name) => path.join(target, "release", name);
const ours = (...args) => JSON.parse(execFileSync(release("sweetspot-bench"), args, { maxBuffer: 1 << 30 }));
const middle = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const ratio = (mine, theirs) => `${(mine / theirs).toFixed(2)} x`;

function install() {
  mkdirSync(folder, { recursive: true });
  if (!existsSync(path.join(folder, "package.json"))) writeFileSync(path.join(folder, "package.json"), "{}");
  run("npm", ["install", "--no-fund", "--no-audit", "--silent", ...PEERS], { cwd: folder });
  if (!existsSync(path.join(folder, "py", "bin", "python"))) run("python3", ["-m", "venv", path.join(folder, "py")]);
  run(path.join(folder, "py", "bin", "pip"), ["install", "--quiet", "igraph==1.0.0", "pyfim==6.28"]);
}

/** Communities of the same ties by python-igraph's Leiden, with modularity as its aim, as ours has. */
function communities(graph, size) {
  const script = `
import igraph, json, sys, time
given = json.load(sys.stdin)
graph = igraph.Graph(n=given["nodes"], edges=[tie[:2] for tie in given["ties"]])
graph.es["weight"] = [tie[2] for tie in given["ties"]]
times, best = [], []
for seed in range(20):
    import random
    random.seed(seed)
    igraph.set_random_number_generator(random)
    begun = time.perf_counter()
    found = graph.community_leiden(objective_function="modularity", weights="weight", n_iterations=-1)
    times.append((time.perf_counter() - begun) * 1000)
    best.append(graph.modularity(found, weights="weight"))
print(json.dumps({"ms": sorted(times)[10], "modularity": best}))
`;
  const python = path.join(folder, "py", "bin", "python");
  const input = JSON.stringify({ nodes: graph.nodes, ties: graph.ties });
  const done = spawnSync(python, ["-c", script], { input, encoding: "utf8", maxBuffer: 1 << 28 });
  if (done.status !== 0) throw new Error(done.stderr);
  const theirs = JSON.parse(done.stdout);
  const parted = partedCommunities(graph);
  console.log(
    `Leiden ${size}: ours ${graph.communities.ms.toFixed(1)} ms, python-igraph ${theirs.ms.toFixed(1)} ms (${beside(graph.communities.ms, theirs.ms, "communities")}); ` +
      `modularity, median of 20 seeds: ours ${middle(graph.communities.seeds).toFixed(4)}, theirs ${middle(theirs.modularity).toFixed(4)}; ` +
      `communities of ours in more than one piece: ${parted}`,
  );
}

/**
 * Closed patterns of two challenges or more by pyfim, which finds all closed sets, of which those are taken. It has several ways
 * to find them; the fastest counts.
 */
function patterns(size) {
  const script = `
import fim, json, sys, time
given = json.load(sys.stdin)
rows, fewest, challenges = given["rows"], given["fewest"], given["challenges"]
best = None
for way in (fim.fpgrowth, fim.eclat, fim.ista):
    begun = time.perf_counter()
    found = way(rows, target="c", supp=-fewest, report="a")
    wanted = [(held, items) for items, held in found if sum(item < challenges for item in items) >= 2 and any(item >= challenges for item in items)]
    took = (time.perf_counter() - begun) * 1000
    if best is None or took < best[0]:
        best = (took, way.__name__)
    if took > 60000:
        break
print(json.dumps({"ms": best[0], "way": best[1], "patterns": sorted([held, *sorted(items)] for held, items in wanted)}))
`;
  const table = ours("patterns", String(size));
  const python = path.join(folder, "py", "bin", "python");
  const done = spawnSync(python, ["-c", script], {
    input: JSON.stringify(table),
    encoding: "utf8",
    maxBuffer: 1 << 30,
  });
  if (done.status !== 0) throw new Error(done.stderr);
  const theirs = JSON.parse(done.stdout);
  const told = (all) => new Set(all.map((pattern) => pattern.join(" ")));
  const [mine, others] = [told(table.patterns), told(theirs.patterns)];
  const same = mine.size === others.size && [...mine].every((pattern) => others.has(pattern));
  console.log(
    `Closed patterns ${size}: ours ${table.ms.toFixed(1)} ms, pyfim (${theirs.way}) ${theirs.ms.toFixed(1)} ms (${beside(table.ms, theirs.ms, "patterns")}); ` +
      `${mine.size} patterns of ${table.fewest} initiatives or more, ${same ? "the same sets" : `OTHER SETS: theirs ${others.size}`}`,
  );
}

/** A PDF of the same SVG by svg2pdf, with the same fonts; ours is tagged, theirs is not. */
function pageOf(size) {
  const built = path.join(folder, "svg2pdf");
  const mine = ours("page", String(size));
  const file = path.join(folder, `page-${size}.svg`);
  writeFileSync(file, mine.svg);
  const fonts = path.join(root, "assets", "fonts");
  const theirs = JSON.parse(execFileSync(path.join(built, "target", "release", "svg2pdf-timed"), [file, fonts]));
  console.log(
    `PDF of a picture ${size}: ours ${mine.ms.toFixed(1)} ms, svg2pdf ${theirs.ms.toFixed(1)} ms (${beside(mine.ms, theirs.ms, "page")})`,
  );
}

/** A program around svg2pdf that reads an SVG and prints how long reading and turning it into a PDF takes, as the median of 7. */
function buildSvg2pdf() {
  const built = path.join(folder, "svg2pdf");
  mkdirSync(path.join(built, "src"), { recursive: true });
  writeFileSync(
    path.join(built, "Cargo.toml"),
    `[package]
name = "svg2pdf-timed"
version = "0.0.0"
edition = "2024"
[dependencies]
svg2pdf = "=0.13.0"
[workspace]
[profile.release]
lto = "thin"
codegen-units = 4
`,
  );
  writeFileSync(
    path.join(built, "src", "main.rs"),
    `use std::{sync::Arc, time::Instant};
use svg2pdf::{ConversionOptions, PageOptions, to_pdf, usvg};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let svg = std::fs::read_to_string(&arguments[0]).unwrap();
    let mut options = usvg::Options::default();
    let fonts = Arc::make_mut(&mut options.fontdb);
    fonts.load_fonts_dir(&arguments[1]);
    fonts.set_sans_serif_family("Inter");
    let mut times: Vec<f64> = (0..7)
        .map(|_| {
            let begun = Instant::now();
            let tree = usvg::Tree::from_str(&svg, &options).unwrap();
            let pdf = to_pdf(&tree, ConversionOptions::default(), PageOptions::default()).unwrap();
            assert!(pdf.len() > 1000);
            begun.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    println!("{{\"ms\":{}}}", times[3]);
}
`,
  );
  run("cargo", ["build", "--release", "--quiet"], {
    cwd: built,
    env: { ...process.env, CARGO_TARGET_DIR: path.join(built, "target") },
  });
}

/** How many communities fall into pieces. */
function partedCommunities({ nodes, ties, communities: { of } }) {
  const root = Array.from({ length: nodes }, (_, node) => node);
  const find = (node) => (root[node] === node ? node : (root[node] = find(root[node])));
  for (const [one, other] of ties) if (of[one] === of[other]) root[find(one)] = find(other);
  const pieces = new Map();
  of.forEach((community, node) => pieces.set(community, (pieces.get(community) ?? new Set()).add(find(node))));
  return [...pieces.values()].filter((held) => held.size > 1).length;
}

/** The layout against d3-force's 300 ticks: time, and stress against distances along the ties, scaled best. */
async function layout(graph, size) {
  const d3 = await import(path.join(folder, "node_modules", "d3-force", "src", "index.js"));
  const nodes = Array.from({ length: graph.nodes }, () => ({}));
  const links = graph.ties.map(([source, target]) => ({ source, target }));
  const begun = performance.now();
  const simulation = d3
    .forceSimulation(nodes)
    .force("link", d3.forceLink(links))
    .force("charge", d3.forceManyBody())
    .force("x", d3.forceX())
    .force("y", d3.forceY())
    .stop();
  simulation.tick(300);
  const ms = performance.now() - begun;
  const both = [graph.layout.places, nodes.map(({ x, y }) => [x, y])];
  const stress = both.map((places) => stressOf(graph, places));
  const mixed = both.map((places) => mixedOf(graph, places));
  console.log(
    `Layout ${size}: ours ${graph.layout.ms.toFixed(0)} ms, d3-force ${ms.toFixed(0)} ms (${beside(graph.layout.ms, ms, "layout")}); ` +
      `stress: ours ${stress[0].toFixed(4)}, theirs ${stress[1].toFixed(4)} (${ratio(...stress)}); ` +
      `of a node's eight nearest in another community: ours ${mixed[0].toFixed(3)}, theirs ${mixed[1].toFixed(3)}`,
  );
}

/** Which part of the eight that lie nearest to a node is of another community than it, over every nth node. */
function mixedOf({ nodes, communities: { of } }, places) {
  let [others, all] = [0, 0];
  for (let node = 0; node < nodes; node += Math.max(1, Math.floor(nodes / 300))) {
    const far = (other) => Math.hypot(places[node][0] - places[other][0], places[node][1] - places[other][1]);
    const near = Array.from({ length: nodes }, (_, other) => [far(other), other]).filter(([, other]) => other !== node);
    for (const [, other] of near.sort(([one], [another]) => one - another).slice(0, 8)) {
      all += 1;
      others += of[other] === of[node] ? 0 : 1;
    }
  }
  return others / all;
}

/** Normalised stress over the distances from every nth node, at the scale that suits the places best. */
function stressOf({ nodes, ties }, places) {
  const near = Array.from({ length: nodes }, () => []);
  for (const [one, other] of ties) (near[one].push(other), near[other].push(one));
  const pairs = [];
  for (let source = 0; source < nodes; source += Math.max(1, Math.floor(nodes / 200))) {
    const far = new Map([[source, 0]]);
    for (const [node, distance] of far) for (const next of near[node]) if (!far.has(next)) far.set(next, distance + 1);
    for (const [node, distance] of far) {
      if (node === source) continue;
      const [a, b] = [places[source], places[node]];
      pairs.push([distance, Math.hypot(a[0] - b[0], a[1] - b[1])]);
    }
  }
  const sum = (of) => pairs.reduce((total, pair) => total + of(pair), 0);
  const scale = sum(([d, e]) => e / d) / sum(([d, e]) => (e * e) / (d * d));
  return sum(([d, e]) => ((d - scale * e) / d) ** 2) / pairs.length;
}

/** Counts of fifteen regions, by a fixed seed: most regions hold a few, some none. */
function specs(count) {
  let state = 2018;
  const next = () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
  return Array.from({ length: count }, () => Array.from({ length: 15 }, () => Math.floor(12 * next() ** 2)));
}

/** Areas against venn.js, which draws circles. */
function areas() {
  const venn = createRequire(import.meta.url)(path.join(folder, "node_modules", "@upsetjs", "venn.js"));
  const asked = specs(30);
  const mine = ours("areas", JSON.stringify(asked));
  const theirs = asked.map((counts) => {
    const sets = Array.from({ length: 15 }, (_, at) => [..."ABCD"].filter((_, bit) => ((at + 1) >> bit) & 1));
    const holds = (set) =>
      counts.reduce((sum, count, at) => sum + (set.every((one) => sets[at].includes(one)) ? count : 0), 0);
    const begun = performance.now();
    const circles = venn.venn(sets.map((set) => ({ sets: set, size: holds(set) })));
    const ms = performance.now() - begun;
    return { ms, error: circlesError(circles, sets, counts) };
  });
  const median = (of, what) => middle(of.map((one) => one[what]));
  console.log(
    `Proportional Venn, 30 specs of four: largest error, median: ours ${median(mine, "error").toFixed(4)}, venn.js ${median(theirs, "error").toFixed(4)} ` +
      `(${beside(median(mine, "error"), median(theirs, "error"), "areas")}); time: ours ${median(mine, "ms").toFixed(0)} ms, theirs ${median(theirs, "ms").toFixed(0)} ms`,
  );
}

/** The largest difference between a region's share and what it should be, from points on a grid. */
function circlesError(circles, sets, counts) {
  const held = [..."ABCD"].map((name) => circles[name] ?? { x: 0, y: 0, radius: 0 });
  const edge = (of) => held.filter(({ radius }) => radius > 0).map(of);
  const [left, right] = [Math.min(...edge((c) => c.x - c.radius)), Math.max(...edge((c) => c.x + c.radius))];
  const [top, bottom] = [Math.min(...edge((c) => c.y - c.radius)), Math.max(...edge((c) => c.y + c.radius))];
  const found = new Array(16).fill(0);
  for (let row = 0; row < 600; row += 1) {
    for (let column = 0; column < 600; column += 1) {
      const [x, y] = [left + ((right - left) * (column + 0.5)) / 600, top + ((bottom - top) * (row + 0.5)) / 600];
      found[held.reduce((bits, c, at) => bits | (Math.hypot(x - c.x, y - c.y) < c.radius ? 1 << at : 0), 0)] += 1;
    }
  }
  const whole = found.slice(1).reduce((sum, count) => sum + count, 0);
  const total = counts.reduce((sum, count) => sum + count, 0);
  return Math.max(...sets.map((_, at) => Math.abs(found[at + 1] / whole - counts[at] / total)));
}

/** Frames of a pan and of a node's drag in the network, against vis-network and cytoscape on the same nodes, ties and places. */
async function canvas(graph, size) {
  const room = home();
  const map = path.join(room.folder, "bench.sweetspot");
  execFileSync(release("sweetspot-bench"), ["map", String(size), map]);
  const app = await host(room.folder, map, release("sweetspot-devhost"));
  const browser = await launch();
  try {
    const found = new Map(await measure(browser, app.address, ["Network"]));
    const mine = { pan: found.get("network pan").median, drag: found.get("network drag").median };
    for (const name of ["vis-network", "cytoscape"]) {
      const theirs = await peerFrames(browser, name, graph);
      const each = ["pan", "drag"].map(
        (what) =>
          `${what} ours ${mine[what].toFixed(1)} ms, theirs ${theirs[what].toFixed(1)} ms (${beside(mine[what], theirs[what], what)})`,
      );
      console.log(`Canvas ${size} against ${name}: ${each.join("; ")}`);
    }
  } finally {
    await browser.close();
    await app.end();
    room.remove();
  }
}

const SCRIPTS = {
  "vis-network": "vis-network/standalone/umd/vis-network.min.js",
  cytoscape: "cytoscape/dist/cytoscape.min.js",
};

async function peerFrames(browser, name, { ties, layout: { places } }) {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  await page.setContent('<div id="at" style="width:746px;height:620px"></div>');
  await page.addScriptTag({ content: readFileSync(path.join(folder, "node_modules", SCRIPTS[name]), "utf8") });
  const found = await page.evaluate(peerRun, { name, ties, places, frames: 60 });
  await page.close();
  return found;
}

/** Runs in the page: lays the graph out as it is given, and pans and drags by real pointer events. */
async function peerRun({ name, ties, places, frames }) {
  const at = document.getElementById("at");
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  let node;
  let canvas;
  if (name === "vis-network") {
    const nodes = places.map(([x, y], id) => ({ id, x, y, shape: "dot", size: 6 }));
    const edges = ties.map(([from, to], id) => ({ id, from, to }));
    const options = { physics: false, edges: { smooth: false }, interaction: { hideEdgesOnDrag: false } };
    const network = new globalThis.vis.Network(at, { nodes, edges }, options);
    network.fit({ animation: false });
    await frame();
    node = network.canvasToDOM({ x: places[0][0], y: places[0][1] });
    canvas = at.querySelector("canvas");
  } else {
    const elements = [
      ...places.map(([x, y], id) => ({ data: { id: String(id) }, position: { x, y } })),
      ...ties.map(([source, target], id) => ({
        data: { id: `t${id}`, source: String(source), target: String(target) },
      })),
    ];
    const style = [
      { selector: "node", style: { width: 12, height: 12 } },
      { selector: "edge", style: { width: 1, "curve-style": "haystack" } },
    ];
    const network = globalThis.cytoscape({ container: at, elements, layout: { name: "preset" }, style });
    network.fit();
    await frame();
    node = network.nodes()[0].renderedPosition();
    canvas = at.querySelectorAll("canvas")[0].parentElement;
  }
  const box = at.getBoundingClientRect();
  const moved = async (start) => {
    const fire = (type, x, y) => {
      const more = {
        bubbles: true,
        cancelable: true,
        clientX: x,
        clientY: y,
        pageX: x,
        pageY: y,
        button: 0,
        buttons: 1,
      };
      const pointer = { ...more, pointerId: 1, pointerType: "mouse", isPrimary: true };
      canvas.dispatchEvent(new PointerEvent(`pointer${type}`, pointer));
      (type === "down" ? canvas : window).dispatchEvent(new MouseEvent(`mouse${type}`, more));
    };
    fire("down", start.x, start.y);
    const times = [];
    let last = await frame();
    for (let nth = 1; nth <= frames; nth += 1) {
      const turn = (nth / frames) * 2 * Math.PI;
      fire("move", start.x + 120 * Math.sin(turn), start.y + 80 * (1 - Math.cos(turn)));
      const now = await frame();
      times.push(now - last);
      last = now;
    }
    fire("up", start.x, start.y);
    await frame();
    return times.sort((a, b) => a - b)[Math.floor(frames / 2)];
  };
  return {
    pan: await moved({ x: box.left + 6, y: box.top + 6 }),
    drag: await moved({ x: box.left + node.x, y: box.top + node.y }),
  };
}

setUp("test");
packages();
page();
say("Building for speed");
run("cargo", ["build", "--release", "--locked", "-p", "sweetspot-bench", "-p", "sweetspot-devhost"]);
say("The peers, from their registries");
install();
buildSvg2pdf();
say("Ours and theirs, in turn");
areas();
PATTERN_SIZES.forEach(patterns);
[200, 2000].forEach(pageOf);
for (const size of SIZES) {
  const graph = ours("graph", String(size));
  communities(graph, size);
  await layout(graph, size);
  await canvas(graph, size);
}

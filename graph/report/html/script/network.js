// The network: a canvas that draws what the filter lets through. World units are those of the layout.
const canvas = byId("network");
const pen = canvas.getContext("2d");
const view = { k: 1, x: 0, y: 0, width: 0, height: 0 };
const drawn = { nodes: [], links: [], byPair: new Map() };
let selected = null;
let cursor = null;
let pending = false;
const letters = getComputedStyle(document.body).fontFamily;

// Only what is drawn: visible relations, gathered by pair; the layer of most relations gives a line its colour.
const gather = () => {
  const degree = new Map();
  drawn.byPair = new Map();
  for (const relation of visible) {
    const pair = [relation.source.id, relation.target.id].sort().join(" ");
    const link = drawn.byPair.get(pair);
    if (link) link.relations.push(relation);
    else drawn.byPair.set(pair, { a: relation.source, b: relation.target, relations: [relation] });
    for (const node of [relation.source, relation.target]) degree.set(node, (degree.get(node) ?? 0) + 1);
  }
  drawn.links = [...drawn.byPair.values()];
  for (const link of drawn.links) {
    link.layer = commonest(link.relations);
    link.width = [1, 1.7, 2.6][(link.relations.length > 1) + (link.relations.length > 4)];
    link.done = link.relations.some((relation) => relation.status === "happened");
  }
  drawn.nodes = [...degree.keys()].sort((a, b) => degree.get(b) - degree.get(a) || a.id.localeCompare(b.id));
  for (const node of drawn.nodes) {
    node.degree = degree.get(node);
    node.radius = (node.label === "Country" ? 4 : 2.6) + Math.sqrt(node.degree) * 0.85;
  }
  if (selected && !degree.has(selected)) selected = null;
  if (cursor && !degree.has(cursor)) cursor = null;
};
const commonest = (found) => {
  const count = new Map();
  for (const relation of found) count.set(relation.layer, (count.get(relation.layer) ?? 0) + 1);
  return [...layers].reverse().reduce((best, layer) => ((count.get(layer) ?? 0) > (count.get(best) ?? 0) ? layer : best));
};

const toScreen = (node) => [(node.x - view.x) * view.k + view.width / 2, (node.y - view.y) * view.k + view.height / 2];
const crowding = () => Math.min(Math.max(Math.sqrt(900 / drawn.nodes.length), 0.7), drawn.nodes.length < 60 ? 1.5 : 1);
const grown = () =>
  Math.min(Math.max(Math.sqrt(view.k / view.fit), 1), 2.2) * Math.min(Math.max(view.width / 800, 0.7), 1) * crowding();

// All nodes in sight; outliers beyond the middle 98 of 100 do not shrink the rest.
const fitNodes = (chosen = drawn.nodes) => {
  if (!chosen.length || !view.width) return;
  const ends = (key) => {
    const sorted = chosen.map((node) => node[key]).sort((a, b) => a - b);
    const cut = Math.floor(sorted.length / 100);
    return [sorted[cut], sorted[sorted.length - 1 - cut]];
  };
  const [[west, east], [north, south]] = [ends("x"), ends("y")];
  const margin = Math.min(chosen.length < 60 ? 260 : 70, view.width / 2);
  const room = Math.min((view.width - margin) / (east - west + 1), (view.height - 60) / (south - north + 1));
  view.k = Math.min(room, 0.4);
  if (chosen === drawn.nodes) view.fit = view.k;
  view.x = (west + east) / 2;
  view.y = (north + south) / 2;
  redraw();
};

const shapes = {
  Country: (x, y, r) => pen.arc(x, y, r, 0, 7),
  Official: (x, y, r) => pen.arc(x, y, r, 0, 7),
  Organization: (x, y, r) => pen.rect(x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8),
  Project: (x, y, r) => polygon(x, y, r * 1.25, 3),
  Agreement: (x, y, r) => polygon(x, y, r * 1.2, 4),
};
const polygon = (x, y, r, corners) => {
  for (let i = 0; i < corners; i++) {
    const angle = -Math.PI / 2 + (i * 2 * Math.PI) / corners;
    pen[i ? "lineTo" : "moveTo"](x + r * Math.cos(angle), y + r * Math.sin(angle));
  }
  pen.closePath();
};

// One stroke for all links that look the same.
const drawLinks = (near) => {
  const ink = Math.min(Math.max(Math.sqrt(1200 / drawn.links.length), 0.35), drawn.links.length < 100 ? 1.6 : 1) * 0.45;
  const looks = new Map();
  for (const link of drawn.links) {
    const strong = near !== null && (link.a === near || link.b === near);
    const look = `${strong ? 1 : 0} ${layers.indexOf(link.layer)} ${link.done ? 1 : 0} ${link.width}`;
    if (!looks.has(look)) looks.set(look, { strong, ...link, path: new Path2D() });
    const { path } = looks.get(look);
    path.moveTo(...toScreen(link.a));
    path.lineTo(...toScreen(link.b));
  }
  for (const look of [...looks.keys()].sort()) {
    const { strong, layer, done, width, path } = looks.get(look);
    pen.setLineDash(done ? [] : [5, 4]);
    pen.strokeStyle = colour(layer);
    pen.globalAlpha = strong ? 0.95 : near ? 0.1 : layer === "structure" ? ink / 2 : ink;
    pen.lineWidth = strong ? width + 0.8 : width;
    pen.stroke(path);
  }
  pen.globalAlpha = 1;
  pen.setLineDash([]);
};

const drawNodes = (near, close) => {
  const size = grown();
  for (const label of raw.labels) {
    for (const dim of [true, false]) {
      pen.beginPath();
      for (const node of drawn.nodes) {
        if (node.label !== label || dim !== Boolean(near && !close.has(node))) continue;
        const [x, y] = toScreen(node);
        pen.moveTo(x + node.radius * size, y);
        shapes[label](x, y, node.radius * size);
      }
      pen.globalAlpha = dim ? 0.25 : 1;
      pen.fillStyle = colour(label.toLowerCase());
      pen.fill();
      pen.lineWidth = 1;
      pen.strokeStyle = colour("paper");
      pen.stroke();
    }
  }
  pen.globalAlpha = 1;
  for (const [node, ink] of [[selected, "ink"], [cursor, "accent"]]) {
    if (!node) continue;
    const [x, y] = toScreen(node);
    pen.beginPath();
    pen.arc(x, y, node.radius * size + 4, 0, 7);
    pen.lineWidth = 2.5;
    pen.strokeStyle = colour(ink);
    pen.stroke();
  }
};

// Names of the most related first, none over another; more of them the nearer one looks. A name stands right of its actor,
// or where it covers no other actor and is not cut off.
const meet = (one, other) => one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];
const spots = (x, y, gap, wide) =>
  [[x + gap, y], [x - gap - wide, y], [x - wide / 2, y + gap + 7], [x - wide / 2, y - gap - 7]];

const drawNames = (near, close) => {
  const size = grown();
  const taken = [];
  const dots = drawn.nodes.map((node) => {
    const [x, y] = toScreen(node);
    const reach = node.radius * size;
    return { node, area: [x - reach, y - reach, x + reach, y + reach] };
  });
  const most = Math.min(30 * (view.k / view.fit) ** 1.5 * Math.min(view.width / 700, 1.4), 160);
  const first = [cursor, selected].filter(Boolean);
  let count = 0;
  pen.textBaseline = "middle";
  pen.lineJoin = "round";
  for (const node of new Set([...first, ...drawn.nodes])) {
    if (count > most) break;
    if (near && !close.has(node)) continue;
    const [x, y] = toScreen(node);
    if (x < -50 || y < 0 || x > view.width || y > view.height) continue;
    const big = node.label === "Country";
    pen.font = `${big ? 600 : 400} ${big ? 13 : 12}px ${letters}`;
    const text = node.name.length > 38 ? `${node.name.slice(0, 36)}…` : node.name;
    const wide = pen.measureText(text).width;
    const found = spots(x, y, node.radius * size + 4, wide)
      .map(([left, middle]) => ({ left, middle, area: [left - 2, middle - 8, left + wide + 2, middle + 8] }))
      .filter(({ area }) => !taken.some((one) => meet(one, area)));
    const whole = found.filter(({ area }) => area[0] >= 0 && area[2] <= view.width);
    const spot = whole.find(({ area }) => !dots.some((dot) => dot.node !== node && meet(dot.area, area))) ?? whole[0] ?? found[0];
    if (!spot) continue;
    taken.push(spot.area);
    count += 1;
    pen.lineWidth = 3.5;
    pen.strokeStyle = colour("paper");
    pen.strokeText(text, spot.left, spot.middle);
    pen.fillStyle = colour(big ? "ink" : "soft");
    pen.fillText(text, spot.left, spot.middle);
  }
};

const draw = () => {
  pending = false;
  const ratio = Math.max(window.devicePixelRatio || 1, matchMedia("print").matches ? 2 : 1);
  canvas.width = Math.round(view.width * ratio);
  canvas.height = Math.round(view.height * ratio);
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  const near = selected;
  const close = new Set(near ? [near] : []);
  if (near) for (const link of drawn.links) if (link.a === near || link.b === near) close.add(link.a).add(link.b);
  drawLinks(near);
  drawNodes(near, close);
  drawNames(near, close);
};
const redraw = () => {
  if (pending) return;
  pending = true;
  requestAnimationFrame(draw);
};

const selectNode = (node) => {
  selected = drawn.nodes.includes(node) ? node : null;
  redraw();
};

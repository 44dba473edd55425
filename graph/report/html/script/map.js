// The map of states: a circle's area is the number of relations in which the state or one of its officials stands.
const world = JSON.parse(byId("world").textContent);
const places = new Map(world.states.filter((state) => state.code).map((state) => [state.code, state.at]));
let chosenState = null;

const byState = () => {
  const made = new Map();
  for (const relation of visible) {
    if (relation.layer === "structure") continue;
    for (const state of new Set([relation.source.state, relation.target.state])) {
      if (!state) continue;
      if (!made.has(state)) made.set(state, []);
      made.get(state).push(relation);
    }
  }
  return made;
};
const stateName = (code) => states.get(code)?.name ?? code;

const ties = (code, found) => {
  const count = new Map();
  for (const relation of found) {
    for (const state of [relation.source.state, relation.target.state]) {
      if (state && state !== code && places.has(state)) count.set(state, (count.get(state) ?? 0) + 1);
    }
  }
  const [x, y] = places.get(code);
  const most = Math.max(...count.values(), 1);
  return [...count].map(([state, many]) => {
    const [u, v] = places.get(state);
    const lift = Math.hypot(u - x, v - y) * 0.18;
    return svg("path", {
      d: `M${x} ${y}Q${(x + u) / 2} ${(y + v) / 2 - lift} ${u} ${v}`, class: "tie",
      "stroke-width": 2 + (6 * many) / most,
    });
  });
};

const circle = (code, found, radius) => {
  const [cx, cy] = places.get(code);
  const shape = svg("g", { class: code === chosenState ? "state chosen" : "state", "data-state": code },
    svg("circle", { cx, cy, r: radius }));
  return pressable(shape, `${stateName(code)}: ${counted(found.length, "relation")}`, () => {
    chosenState = code;
    drawMap();
    showEvidence(stateName(code), found, "the state and its officials, as filtered");
  });
};

const lettered = (x, y, size, text) => {
  const made = svg("text", { x, y }, text);
  made.style.fontSize = `${size}px`;
  return made;
};
const names = (ordered, radius, unit) => {
  const taken = [];
  const made = [];
  for (const [code, found] of ordered.slice(0, 40)) {
    const [x, y] = places.get(code);
    const text = stateName(code);
    const size = 12 * unit;
    const left = x + radius(found.length) + 3 * unit;
    const area = [left, y - size / 2, left + text.length * size * 0.56, y + size / 2];
    if (area[2] > world.width) continue;
    if (taken.some((one) => one[0] < area[2] && area[0] < one[2] && one[1] < area[3] && area[1] < one[3])) continue;
    taken.push(area);
    made.push(lettered(left, y + size * 0.36, size, text));
    if (made.length === 24) break;
  }
  return made;
};

const drawMap = () => {
  const frame = byId("map");
  const width = frame.clientWidth;
  if (!width) return;
  const unit = world.width / width;
  const all = byState();
  const ordered = [...all].filter(([code]) => places.has(code))
    .sort(([a, one], [b, two]) => two.length - one.length || a.localeCompare(b));
  const most = Math.max(...ordered.map(([, found]) => found.length), 1);
  const largest = Math.min(22, width / 30) * unit;
  const radius = (count) => Math.max(Math.sqrt(count / most) * largest, 2.4 * unit);
  if (!frame.firstChild) frame.append(svg("svg", { viewBox: `0 0 ${world.width} ${world.height}`, role: "group",
    "aria-label": "States by number of relations" },
    svg("g", { class: "land" }, ...world.states.map((state) => svg("path", { d: state.path }))), svg("g", { class: "over" })));
  const over = frame.querySelector(".over");
  const back = document.activeElement?.dataset?.state;
  over.replaceChildren(
    ...(all.has(chosenState) && places.has(chosenState) ? ties(chosenState, all.get(chosenState)) : []),
    ...ordered.map(([code, found]) => circle(code, found, radius(found.length))),
    ...names(ordered, radius, unit));
  const again = back && over.querySelector(`g.state[data-state="${CSS.escape(back)}"]`);
  tabStop(over, "g.state", again || undefined);
  if (again) again.focus();
  const nowhere = [...all.keys()].filter((code) => !places.has(code)).sort();
  byId("map-left").textContent = nowhere.length ? `Not on the map: ${nowhere.map(stateName).join(", ")}.` : "";
};

const startMap = () => {
  roving(byId("map"), "g.state");
  onFilter(drawMap);
  onWidth(byId("map"), drawMap);
};

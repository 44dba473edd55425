// Who with whom: the busiest states against each other, officials counted for their state.
const MATRIX = 14;

const pairsOfStates = () => {
  const pairs = new Map();
  const total = new Map();
  for (const relation of visible) {
    const [a, b] = [relation.source.state, relation.target.state];
    if (!a || !b || a === b || relation.layer === "structure") continue;
    const key = a < b ? `${a} ${b}` : `${b} ${a}`;
    if (!pairs.has(key)) pairs.set(key, []);
    pairs.get(key).push(relation);
    for (const state of [a, b]) total.set(state, (total.get(state) ?? 0) + 1);
  }
  const busiest = [...total].sort(([a, m], [b, n]) => n - m || a.localeCompare(b)).slice(0, MATRIX).map(([state]) => state);
  return { pairs, busiest };
};

const matrixCell = (a, b, found, most) => {
  if (a === b) return el("td", { class: "same" });
  if (!found) return el("td", {});
  const conflict = found.filter((relation) => relation.goldstein < 0).length;
  const said = `${stateName(a)} and ${stateName(b)}: ${counted(found.length, "relation")}, ${conflict} conflictual`;
  const cell = el("td", { class: conflict * 2 > found.length ? "against" : "with" },
    el("button", { type: "button", class: "number", "aria-label": said, title: said, onclick: () =>
      showEvidence(`${stateName(a)} and ${stateName(b)}`, found, "the states and their officials, as filtered") },
    number(found.length)));
  cell.style.setProperty("--share", `${8 + 34 * Math.sqrt(found.length / most)}%`);
  return cell;
};

const drawMatrix = () => {
  const { pairs, busiest } = pairsOfStates();
  const between = (a, b) => pairs.get(a < b ? `${a} ${b}` : `${b} ${a}`);
  const most = Math.max(...busiest.flatMap((a) => busiest.map((b) => between(a, b)?.length ?? 0)), 1);
  if (!busiest.length) return void byId("matrix").replaceChildren(el("tbody", {}, el("tr", {}, el("td", { class: "empty" }, "No relation between two states passes the filter."))));
  byId("matrix").replaceChildren(
    el("thead", {}, el("tr", {}, el("td", {}), ...busiest.map((state) =>
      el("th", { scope: "col", title: stateName(state) }, el("abbr", { title: stateName(state) }, state))))),
    el("tbody", {}, ...busiest.map((a) => el("tr", {}, el("th", { scope: "row" }, named(stateName(a))),
      ...busiest.map((b) => matrixCell(a, b, between(a, b), most))))));
};

const startMatrix = () => onFilter(drawMatrix);

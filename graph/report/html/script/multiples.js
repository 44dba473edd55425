// Small multiples: for each of the busiest states, cooperation above the line and conflict below it, on one scale.
const MULTIPLES = 12;
const TALL = 84;

const panel = (name, found, years, most) => {
  const [first, last] = years;
  const width = 200;
  const wide = width / (last - first + 1);
  const half = (TALL - 16) / 2;
  const chart = svg("svg", { viewBox: `0 0 ${width} ${TALL}`, "aria-hidden": "true" },
    svg("line", { x1: 0, x2: width, y1: half, y2: half, class: "axis" }));
  let [good, bad] = [0, 0];
  for (let year = first; year <= last; year++) {
    const own = found.filter((relation) => Number(relation.date.slice(0, 4)) === year);
    const up = own.filter((relation) => relation.goldstein > 0).length;
    const down = own.filter((relation) => relation.goldstein < 0).length;
    [good, bad] = [good + up, bad + down];
    const x = (year - first) * wide + wide * 0.1;
    const sizes = { width: wide * 0.8, x };
    if (up) chart.append(svg("rect", { ...sizes, y: half - (up / most) * half, height: (up / most) * half, class: "fill-meetings" }));
    if (down) chart.append(svg("rect", { ...sizes, y: half, height: (down / most) * half, class: "fill-conflict" }));
  }
  chart.append(svg("text", { x: 0, y: TALL - 2 }, String(first)),
    svg("text", { x: width, y: TALL - 2, "text-anchor": "end" }, String(last)));
  const open = (wanted) => () => showEvidence(name, found.filter(wanted), "the state and its officials, as filtered");
  return el("li", {}, el("h4", {}, named(name)), chart, el("p", {},
    el("button", { type: "button", class: "number", onclick: open((one) => one.goldstein > 0) }, number(good)), " cooperative, ",
    el("button", { type: "button", class: "number", onclick: open((one) => one.goldstein < 0) }, number(bad)), " conflictual"));
};

const drawMultiples = () => {
  const frame = byId("multiples");
  const coded = ([code, found]) => [code, found.filter((relation) => relation.date && relation.goldstein !== null)];
  const ordered = [...byState()].map(coded).filter(([, found]) => found.length)
    .sort(([a, one], [b, two]) => two.length - one.length || a.localeCompare(b)).slice(0, MULTIPLES);
  if (!ordered.length) return void frame.replaceChildren(el("li", { class: "empty" }, "No dated relation of a state passes the filter."));
  const [low, high] = span(ordered.flatMap(([, found]) => found.map((relation) => monthOf(relation.date))));
  const years = [Math.floor(low / 12), Math.floor(high / 12)];
  const shown = ordered.map(([code, found]) => [code, found.filter((one) => Number(one.date.slice(0, 4)) >= years[0])]);
  const tally = new Map();
  for (const [code, found] of shown) for (const relation of found) {
    const key = `${code} ${relation.date.slice(0, 4)} ${relation.goldstein > 0}`;
    tally.set(key, (tally.get(key) ?? 0) + 1);
  }
  const most = Math.max(...tally.values(), 1);
  frame.replaceChildren(...shown.map(([code, found]) => panel(stateName(code), found, years, most)));
  byId("multiples-scale").textContent = `One scale: the highest bar is ${counted(most, "relation")} in a year.`;
};

const startMultiples = () => onFilter(drawMultiples);

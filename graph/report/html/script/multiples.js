// Small multiples: for each of the busiest states, cooperation above the line and conflict below it, each on its own scale.
const MULTIPLES = 12;
const TALL = 84;
const WIDE = 200;

const yearOf = (relation) => Number(relation.date.slice(0, 4));
const tallied = (found, [first, last]) => {
  const years = Array.from({ length: last - first + 1 }, (_, i) => ({ year: first + i, up: 0, down: 0 }));
  for (const relation of found) years[yearOf(relation) - first][relation.goldstein > 0 ? "up" : "down"] += 1;
  return years;
};

const bars = (years, most) => {
  const wide = WIDE / years.length;
  const half = (TALL - 16) / 2;
  return years.flatMap(({ up, down }, i) => {
    const sizes = { x: (i + 0.1) * wide, width: wide * 0.8 };
    const [above, below] = [up, down].map((count) => (count / most) * half);
    return [
      up && svg("rect", { ...sizes, y: half - above, height: above, class: "fill-meetings" }),
      down && svg("rect", { ...sizes, y: half, height: below, class: "fill-conflict" }),
    ].filter(Boolean);
  });
};

const panel = (name, found, span) => {
  const years = tallied(found, span);
  const peak = years.reduce((best, one) => (Math.max(one.up, one.down) > Math.max(best.up, best.down) ? one : best));
  const most = Math.max(peak.up, peak.down, 1);
  const half = (TALL - 16) / 2;
  const chart = svg("svg", { viewBox: `0 0 ${WIDE} ${TALL}`, "aria-hidden": "true" }, ...bars(years, most),
    svg("line", { x1: 0, x2: WIDE, y1: half, y2: half, class: "axis" }),
    svg("text", { x: 0, y: TALL - 2 }, String(span[0])),
    svg("text", { x: WIDE, y: TALL - 2, "text-anchor": "end" }, String(span[1])));
  const sign = (wanted) => found.filter((relation) => relation.goldstein > 0 === wanted);
  const button = (shown) => el("button", { type: "button", class: "number", onclick: () =>
    showEvidence(name, shown, "the state and its officials, as filtered") }, number(shown.length));
  return el("li", {}, el("h4", {}, named(name)), chart, el("p", {},
    button(sign(true)), " cooperative, ", button(sign(false)), " conflictual; most ",
    button(sign(peak.up >= peak.down).filter((relation) => yearOf(relation) === peak.year)), ` in ${peak.year}`));
};

const drawMultiples = () => {
  const frame = byId("multiples");
  const coded = ([code, found]) => [code, found.filter((relation) => relation.date && relation.goldstein)];
  const ordered = [...byState()].map(coded).filter(([, found]) => found.length)
    .sort(([a, one], [b, two]) => two.length - one.length || a.localeCompare(b)).slice(0, MULTIPLES);
  if (!ordered.length) return void frame.replaceChildren(el("li", { class: "empty" }, "No dated relation of a state passes the filter."));
  const [low, high] = span(ordered.flatMap(([, found]) => found.map((relation) => monthOf(relation.date))));
  const years = [Math.floor(low / 12), Math.floor(high / 12)];
  frame.replaceChildren(...ordered.map(([code, found]) =>
    panel(stateName(code), found.filter((one) => yearOf(one) >= years[0] && yearOf(one) <= years[1]), years)));
};

const startMultiples = () => onFilter(drawMultiples);

// Relations over time, a stacked bar a month, a quarter or a year; a bar opens its sentences, a drag sets the dates.
const HIGH = 190;
const MARGIN = { left: 40, right: 8, top: 10, bottom: 26 };
const units = [
  { name: "month", months: 1 },
  { name: "quarter", months: 3 },
  { name: "year", months: 12 },
];
const monthOf = (day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
const dayOf = (month) => `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}-01`;
const lastDayOf = (month) => {
  const end = new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0));
  return `${dayOf(month).slice(0, 8)}${String(end.getUTCDate()).padStart(2, "0")}`;
};
const monthNames = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
const binName = (month, unit) => {
  const year = Math.floor(month / 12);
  if (unit.months === 12) return String(year);
  if (unit.months === 3) return `${year} Q${Math.floor((month % 12) / 3) + 1}`;
  return `${monthNames[month % 12]} ${year}`;
};

// A lone old date does not squeeze the rest: what lies far before the 98 of 100 latest is told, not drawn.
const span = (months) => {
  const sorted = [...months].sort((a, b) => a - b);
  const [first, last] = [sorted[0], sorted[sorted.length - 1]];
  const usual = sorted[Math.floor(sorted.length * 0.02)];
  return [usual - first > (last - first) * 0.25 ? usual : first, last];
};

const binned = (room) => {
  const drawable = visible.filter((relation) => relation.date);
  if (!drawable.length) return null;
  const [low, high] = span(drawable.map((relation) => monthOf(relation.date)));
  const unit = units.find((one) => (high - low) / one.months < room / 7) ?? units[2];
  const fine = drawable.filter((relation) => unit.months === 12 || relation.precision !== "year");
  const start = Math.floor(low / unit.months) * unit.months;
  const bins = Array.from({ length: Math.floor((high - start) / unit.months) + 1 }, (_, i) => ({
    month: start + i * unit.months, relations: [],
  }));
  for (const relation of fine) bins[Math.floor((monthOf(relation.date) - start) / unit.months)]?.relations.push(relation);
  const placed = new Set(bins.flatMap((bin) => bin.relations));
  return { bins, unit, left: visible.filter((relation) => relation.layer !== "structure" && !placed.has(relation)) };
};

const ticks = (most) => {
  const rough = most / 3;
  const size = 10 ** Math.floor(Math.log10(Math.max(rough, 1)));
  const gap = [1, 2, 5, 10].map((one) => one * size).find((one) => one >= rough) ?? 10 * size;
  return Array.from({ length: Math.floor(most / gap) + 1 }, (_, i) => i * gap);
};

const column = (bin, x, width, y, unit) => {
  const group = svg("g", { class: "bar" }, svg("rect", {
    x, y: MARGIN.top, width, height: HIGH - MARGIN.top - MARGIN.bottom, class: "hit",
  }));
  let base = 0;
  const parts = [];
  for (const layer of layers) {
    const count = bin.relations.filter((relation) => relation.layer === layer).length;
    if (!count) continue;
    parts.push(`${count} ${layer}`);
    const gap = Math.max(Math.min(width * 0.15, 2), width - 40);
    group.append(svg("rect", {
      x: x + gap / 2, width: Math.max(width - gap, 0.5), y: y(base + count), height: y(base) - y(base + count),
      class: `fill-${layer}`,
    }));
    base += count;
  }
  const name = binName(bin.month, unit);
  return pressable(group, `${name}: ${counted(base, "relation")} (${parts.join(", ")})`, () =>
    showEvidence(name, bin.relations, "as filtered"));
};

const brushed = (chart, bins, width, unit) => {
  const shade = svg("rect", { class: "brush", y: MARGIN.top, height: HIGH - MARGIN.top - MARGIN.bottom, width: 0 });
  let from = null;
  const inner = width - MARGIN.left - MARGIN.right;
  const at = (event) => {
    const x = event.clientX - chart.getBoundingClientRect().left - MARGIN.left;
    return Math.min(Math.max(Math.floor((x / inner) * bins.length), 0), bins.length - 1);
  };
  const paint = (a, b) => {
    shade.setAttribute("x", MARGIN.left + (Math.min(a, b) * inner) / bins.length);
    shade.setAttribute("width", ((Math.abs(a - b) + 1) * inner) / bins.length);
  };
  chart.addEventListener("pointerdown", (event) => { if (event.pointerType === "mouse") from = at(event); });
  chart.addEventListener("pointermove", (event) => { if (from !== null && at(event) !== from) paint(from, at(event)); });
  chart.addEventListener("pointerleave", () => { from = null; shade.setAttribute("width", 0); });
  chart.addEventListener("pointerup", (event) => {
    const [a, b] = [from, at(event)].sort((m, n) => m - n);
    if (from !== null && a !== b) setDates(dayOf(bins[a].month), lastDayOf(bins[b].month + unit.months - 1));
    from = null;
    shade.setAttribute("width", 0);
  });
  return shade;
};

const drawTimeline = () => {
  const frame = byId("timeline");
  const found = binned(frame.clientWidth - MARGIN.left);
  byId("timeline-left").replaceChildren();
  if (!found) return void frame.replaceChildren(el("p", { class: "empty" }, "No dated relation passes the filter."));
  const { bins, unit, left } = found;
  const width = frame.clientWidth;
  const inner = width - MARGIN.left - MARGIN.right;
  const most = Math.max(...bins.map((bin) => bin.relations.length), 1);
  const y = (count) => HIGH - MARGIN.bottom - (count / most) * (HIGH - MARGIN.top - MARGIN.bottom);
  const chart = svg("svg", { viewBox: `0 0 ${width} ${HIGH}`, role: "group", "aria-label": `Relations by ${unit.name}` });
  for (const tick of ticks(most)) {
    chart.append(svg("line", { x1: MARGIN.left, x2: width - MARGIN.right, y1: y(tick), y2: y(tick), class: "grid" }),
      svg("text", { x: MARGIN.left - 6, y: y(tick) + 4, "text-anchor": "end" }, number(tick)));
  }
  const wide = inner / bins.length;
  const every = Math.ceil(60 / wide);
  bins.forEach((bin, i) => {
    const x = MARGIN.left + i * wide;
    const yearly = unit.months < 12 && bins.length > 24;
    const due = yearly ? bin.month % 12 === 0 && (bin.month / 12) % Math.ceil(48 / ((wide * 12) / unit.months)) === 0 : i % every === 0;
    if (due && x < width - 40) {
      chart.append(svg("line", { x1: x, x2: x, y1: HIGH - MARGIN.bottom, y2: HIGH - MARGIN.bottom + 5, class: "tick" }),
        svg("text", { x: x + 3, y: HIGH - 8 }, yearly ? String(bin.month / 12) : binName(bin.month, unit)));
    }
    if (bin.relations.length) chart.append(column(bin, x, wide, y, unit));
  });
  chart.append(brushed(chart, bins, width, unit));
  frame.replaceChildren(chart);
  tabStop(frame, "g.bar");
  if (left.length) byId("timeline-left").append(
    el("button", { type: "button", class: "number", onclick: () => showEvidence("Not in the timeline", left) },
      counted(left.length, "relation")), " without a date, or dated too early or too coarsely, not drawn.");
};

const startTimeline = () => {
  byId("legend").append(...layerKeys().filter((key) => key.textContent !== "structure"));
  roving(byId("timeline"), "g.bar");
  onFilter(drawTimeline);
  onWidth(byId("timeline"), drawTimeline);
};

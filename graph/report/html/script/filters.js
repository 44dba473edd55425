// What is shown: one filter for the network, the timeline, the map, the small multiples and the list of relations.
const filters = {
  types: new Set(types.map((type) => type.name)),
  statuses: new Set(raw.shown),
  labels: new Set(raw.labels),
  from: "",
  to: "",
  undated: true,
  actor: null,
};
const watchers = [];
let visible = [];
const onFilter = (act) => watchers.push(act);

const within = (relation) => {
  if (!filters.from && !filters.to) return true;
  if (!relation.date) return filters.undated && relation.layer !== "structure";
  return (!filters.from || relation.dateEnd >= filters.from) && (!filters.to || relation.date <= filters.to);
};
const passes = (relation) =>
  filters.types.has(relation.type.name) &&
  filters.statuses.has(relation.status) &&
  filters.labels.has(relation.source.label) &&
  filters.labels.has(relation.target.label) &&
  (!filters.actor || relation.source === filters.actor || relation.target === filters.actor);

// Who represents whom has no date: between two dates it is shown for those who act between them.
const refilter = () => {
  const passed = relations.filter(passes);
  visible = passed.filter(within);
  if (filters.from || filters.to) {
    const acting = new Set(visible.flatMap((relation) => [relation.source, relation.target]));
    visible = visible.concat(passed.filter((one) => one.layer === "structure" && acting.has(one.source)));
  }
  const actors = new Set(visible.flatMap((relation) => [relation.source, relation.target]));
  const total = `${number(visible.length)} of ${counted(relations.length, "relation")}`;
  byId("count").textContent = `${total}, ${counted(actors.size, "actor")}`;
  byId("filter-said").textContent = filterSaid();
  for (const act of watchers) act();
};

const box = (set, value, text, hint) => {
  const input = el("input", { type: "checkbox", value, "data-set": text ? null : "", onchange: () => {
    if (input.checked) set.add(value); else set.delete(value);
    refilter();
  } });
  input.checked = set.has(value);
  input.refresh = () => { input.checked = set.has(value); };
  return el("label", { class: "box", title: hint }, input, el("span", {}, text));
};

const typeBoxes = () => layers.map((layer) => {
  const own = types.filter((type) => type.layer === layer);
  const all = el("button", { type: "button", class: "only", onclick: () => {
    filters.types.clear();
    for (const type of own) filters.types.add(type.name);
    refreshBoxes();
    refilter();
  } }, `only ${layer}`);
  const boxes = own.map((type) => {
    const count = relations.filter((relation) => relation.type === type).length;
    return box(filters.types, type.name, `${words(type.name)} (${number(count)})`, type.meaning);
  });
  return el("fieldset", {}, el("legend", {}, el("i", { class: `swatch ${layer}` }), layer), ...boxes, all);
});

const chosenTypes = () => {
  if (filters.types.size === types.length) return "all types";
  if (filters.types.size > 4) return `${filters.types.size} of ${types.length} types`;
  return [...filters.types].map(words).join(", ") || "no type";
};
// The filter in words, for those who read the page on paper.
const filterSaid = () => [
  [...filters.statuses].join(" or ") || "no status",
  chosenTypes(),
  filters.labels.size === raw.labels.length ? "" : [...filters.labels].join(", "),
  filters.from || filters.to ? `${filters.from || "the first"} to ${filters.to || "the last date"}` : "all dates",
  filters.actor ? `only ${filters.actor.name}` : "",
].filter(Boolean).join(" · ");

const refreshBoxes = () => {
  for (const input of byId("filters").querySelectorAll("input[type=checkbox]")) if (input.refresh) input.refresh();
  byId("types-chosen").textContent = chosenTypes();
  byId("from").value = filters.from;
  byId("to").value = filters.to;
  byId("focus").hidden = !filters.actor;
  byId("focus-name").textContent = filters.actor ? filters.actor.name : "";
};

const setDates = (from, to) => {
  [filters.from, filters.to] = [from, to];
  refreshBoxes();
  refilter();
};
const setActor = (node) => {
  filters.actor = node;
  refreshBoxes();
  refilter();
};
const resetFilters = () => {
  for (const type of types) filters.types.add(type.name);
  for (const label of raw.labels) filters.labels.add(label);
  filters.statuses.clear();
  for (const status of raw.shown) filters.statuses.add(status);
  filters.undated = true;
  filters.actor = null;
  setDates("", "");
};

// What the marks mean, of those that are in the graph.
const layerKeys = () => layers.filter((layer) => relations.some((one) => one.layer === layer)).map((layer) =>
  el("span", {}, el("i", { class: `swatch ${layer}` }), layer));
const shapeKeys = (held) => held.map((label) =>
  el("span", {}, el("i", { class: `shape ${label.toLowerCase()}` }), label === "Organization" ? "organisation" : label.toLowerCase()));

const startFilters = () => {
  byId("types").append(...typeBoxes());
  byId("types").addEventListener("change", refreshBoxes);
  const counted = raw.statuses.map((status) => [status, relations.filter((one) => one.status === status).length]);
  byId("statuses").append(...counted.filter(([, count]) => count).map(([status, count]) =>
    box(filters.statuses, status, `${status} (${number(count)})`)));
  const held = raw.labels.filter((label) => nodes.some((node) => node.label === label));
  byId("network-key").append(...shapeKeys(held), el("span", { class: "lines" }, "Lines by layer:"), ...layerKeys());
  byId("labels").append(...held.map((label) => box(filters.labels, label, label)));
  byId("undated").addEventListener("change", (event) => {
    filters.undated = event.target.checked;
    refilter();
  });
  byId("undated").refresh = () => { byId("undated").checked = filters.undated; };
  for (const end of ["from", "to"]) byId(end).addEventListener("change", (event) => {
    filters[end] = event.target.value;
    refilter();
  });
  byId("reset").addEventListener("click", resetFilters);
  byId("unfocus").addEventListener("click", () => setActor(null));
  refreshBoxes();
};

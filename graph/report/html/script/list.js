// The list of relations: what the network, the timeline and the map draw, as a table.
const ROWS = 50;
const columns = [
  { name: "Date", key: (relation) => relation.date ?? "" },
  { name: "From", key: (relation) => relation.source.name },
  { name: "Relation", key: (relation) => relation.type.name },
  { name: "To", key: (relation) => relation.target.name },
  { name: "Status", key: (relation) => relation.status },
  { name: "Sentences", key: (relation) => relation.evidence.length },
];
let sorting = { at: 0, down: true };
let rowsShown = ROWS;

// What the list is searched by: names, relation, place and the sentences; made when first wanted.
const spoken = (relation) => {
  relation.spoken ??= folded([
    relation.source.name, words(relation.type.name), relation.target.name, relation.place ?? "",
    ...relation.evidence.map((item) => raw.paragraphs[item.paragraph].slice(item.start, item.end)),
  ].join(" "));
  return relation.spoken;
};

const listRow = (relation) => el("tr", {},
  el("td", { class: "date" }, dated(relation)),
  el("td", {}, actorButton(relation.source)),
  el("td", { class: "kind" }, el("i", { class: `swatch ${relation.layer}`, "aria-hidden": "true" }), words(relation.type.name)),
  el("td", {}, actorButton(relation.target)),
  el("td", {}, relation.status),
  el("td", { class: "right" }, el("button", { type: "button", class: "number",
    "aria-label": `${counted(relation.evidence.length, "sentence")} for ${relation.source.name} ${words(relation.type.name)} ${relation.target.name}`,
    onclick: () => showEvidence("Relation", [relation]) }, number(relation.evidence.length))));

const drawList = () => {
  const { key } = columns[sorting.at];
  const order = (a, b) => {
    const [m, n] = [key(a), key(b)];
    return (typeof m === "number" ? m - n : m.localeCompare(n)) * (sorting.down ? -1 : 1) || a.id.localeCompare(b.id);
  };
  const wanted = folded(byId("list-filter").value.trim());
  const matching = visible.filter((relation) => !wanted || spoken(relation).includes(wanted));
  byId("list-rows").replaceChildren(...matching.sort(order).slice(0, rowsShown).map(listRow));
  byId("list-count").textContent = counted(matching.length, "relation");
  byId("list-more").hidden = matching.length <= rowsShown;
  byId("list-more").textContent = `Show more (${number(matching.length - rowsShown)} left)`;
};

const startList = () => {
  const heads = columns.map(({ name }, at) => {
    const head = el("th", { scope: "col", class: name === "Sentences" ? "right" : null },
      el("button", { type: "button", onclick: () => {
        sorting = { at, down: sorting.at === at ? !sorting.down : name === "Date" || name === "Sentences" };
        heads.forEach((one, i) => one.setAttribute("aria-sort", i === at ? (sorting.down ? "descending" : "ascending") : "none"));
        drawList();
      } }, name));
    head.setAttribute("aria-sort", at === 0 ? "descending" : "none");
    return head;
  });
  byId("list-heads").append(...heads);
  byId("list-filter").addEventListener("input", () => {
    rowsShown = ROWS;
    drawList();
  });
  byId("list-more").addEventListener("click", () => {
    rowsShown += ROWS;
    drawList();
  });
  onFilter(() => {
    rowsShown = ROWS;
    drawList();
  });
};

// The report's own tables stand in the page already; here they learn to sort, to filter and to open their evidence.
const FIRST = 25;

const cellValue = (row, at) => {
  const cell = row.cells[at];
  const { value } = cell.dataset;
  if (value === "") return null;
  if (value !== undefined) return Number(value);
  return cell.className === "right" ? Number(cell.textContent) : cell.textContent.replace(/^=/, "");
};
const compared = (a, b, down) => {
  if (a === null || b === null) return (a === null) - (b === null);
  return (typeof a === "number" ? a - b : a.localeCompare(b, "en", { numeric: true })) * (down ? -1 : 1);
};

const liveTable = (section) => {
  const table = section.querySelector("table");
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const heads = [...table.tHead.rows[0].cells];
  const filter = section.querySelector("input[type=search]");
  const more = section.querySelector("button.more");
  const state = section.querySelector(".shown");
  let all = rows.length <= FIRST + 5;

  const show = () => {
    const wanted = folded(filter?.value.trim() ?? "");
    let count = 0;
    for (const row of body.rows) {
      const hit = !wanted || folded(row.textContent).includes(wanted);
      count += hit;
      row.hidden = !hit || (!all && count > FIRST);
    }
    more.hidden = all || count <= FIRST;
    more.textContent = `Show all ${number(count)}`;
    state.textContent = wanted ? `${number(count)} of ${counted(rows.length, "row")}` : "";
  };
  heads.forEach((head, at) => head.querySelector("button")?.addEventListener("click", () => {
    const numeric = head.classList.contains("right");
    const down = head.hasAttribute("aria-sort") ? head.getAttribute("aria-sort") === "ascending" : numeric;
    for (const one of heads) one.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const order = new Map(rows.map((row, i) => [row, i]));
    body.append(...[...rows].sort((a, b) => compared(cellValue(a, at), cellValue(b, at), down) || order.get(a) - order.get(b)));
    show();
  }));
  filter?.addEventListener("input", show);
  more.addEventListener("click", () => {
    all = true;
    show();
  });
  show();
};

// A number or its row names the relations behind it by their places in the list; or an actor, whose relations they are.
const behind = (button, node) => {
  const { whole, status } = button.dataset;
  if (status !== undefined) return relations.filter((relation) => relation.status === status);
  const places = button.closest("[data-relations]")?.dataset.relations;
  if (whole !== undefined || places === undefined) return node?.relations ?? [];
  return places.split(" ").filter(Boolean).map((at) => relations[at]);
};
const openNumber = (button) => {
  const node = nodeById.get(button.closest("[data-actor]")?.dataset.actor);
  const cell = button.closest("td");
  const { said, status } = button.dataset;
  const head = cell?.closest("table").tHead.rows[0].cells[cell.cellIndex].textContent;
  if (node) selectNode(node);
  const lead = cell?.closest("tr").querySelector(".lead").textContent;
  const heading = cell?.closest("section").querySelector("h2").textContent;
  const title = node?.name ?? (lead === "–" ? heading : lead) ?? said ?? `Relations ${status}`;
  const note = cell && button.className === "number" ? `${head}: ${button.textContent}` : "";
  showEvidence(title, behind(button, node), note, ...(node ? [about(node)] : []));
};

const startTables = () => {
  for (const section of document.querySelectorAll(".report-table")) liveTable(section);
  for (const chart of document.querySelectorAll(".series svg")) {
    for (const bar of chart.querySelectorAll("g.bar[data-relations]")) pressable(bar, bar.dataset.said, () => openNumber(bar));
    tabStop(chart, "g.bar[role]");
    roving(chart, "g.bar[role]");
  }
  document.body.addEventListener("click", (event) => {
    const button = event.target.closest("td button, .figures button");
    if (button && !button.closest(".live")) openNumber(button);
  });
};

// Finding an actor: a text field with a list of matches, after the combobox pattern of the ARIA practices guide.
const field = byId("search");
const matchesList = byId("matches");
let found = [];
let active = -1;

const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const searchable = nodes.map((node) => ({ node, texts: [node.name, ...node.aliases].map(folded) }));

const lookUp = (text) => {
  const wanted = folded(text.trim());
  if (!wanted) return [];
  const rank = ({ texts }) => {
    const starts = texts.some((one) => one.startsWith(wanted));
    return starts ? 0 : texts.some((one) => one.includes(` ${wanted}`)) ? 1 : texts.some((one) => one.includes(wanted)) ? 2 : 3;
  };
  return searchable.map((one) => [rank(one), one.node]).filter(([place]) => place < 3)
    .sort(([a, m], [b, n]) => a - b || n.relations.length - m.relations.length || m.id.localeCompare(n.id))
    .slice(0, 12).map(([, node]) => node);
};

const mark = (at) => {
  active = at;
  [...matchesList.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === at)));
  if (at >= 0) field.setAttribute("aria-activedescendant", `match-${at}`);
  else field.removeAttribute("aria-activedescendant");
  matchesList.children[at]?.scrollIntoView({ block: "nearest" });
};
const closeMatches = () => {
  matchesList.hidden = true;
  field.setAttribute("aria-expanded", "false");
  mark(-1);
};
const pick = (node) => {
  closeMatches();
  field.value = node.name;
  showActor(node);
};
const refreshMatches = () => {
  found = lookUp(field.value);
  matchesList.replaceChildren(...found.map((node, i) =>
    el("li", { role: "option", id: `match-${i}`, "aria-selected": "false", onpointerdown: (event) => {
      event.preventDefault();
      pick(node);
    } }, named(node.name), el("small", {}, `${node.label}, ${counted(node.relations.length, "relation")}`))));
  matchesList.hidden = !found.length;
  field.setAttribute("aria-expanded", String(Boolean(found.length)));
  mark(found.length ? 0 : -1);
  if (field.value.trim()) say(found.length ? counted(found.length, "match", "matches") : "no match");
};

const startSearch = () => {
  field.addEventListener("input", refreshMatches);
  field.addEventListener("blur", closeMatches);
  field.addEventListener("keydown", (event) => {
    if (matchesList.hidden) return;
    if (event.key === "Escape") event.stopPropagation();
    if (event.key === "Escape") closeMatches();
    else if (event.key === "ArrowDown") mark((active + 1) % found.length);
    else if (event.key === "ArrowUp") mark((active + found.length - 1) % found.length);
    else if (event.key === "Enter" && active >= 0) pick(found[active]);
    else return;
    event.preventDefault();
  });
};

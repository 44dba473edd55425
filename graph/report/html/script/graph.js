// The graph as the page carries it: rows become objects by the column names that travel with them.
const raw = JSON.parse(byId("graph").textContent);
const shaped = (columns, rows) => rows.map((row) => Object.fromEntries(columns.map((name, i) => [name, row[i]])));

const layers = raw.layers;
const types = raw.types;
const articles = shaped(raw.columns.articles, raw.articles);
const nodes = shaped(raw.columns.nodes, raw.nodes);
const relations = shaped(raw.columns.relations, raw.relations);

for (const node of nodes) {
  node.label = raw.labels[node.label];
  node.relations = [];
}
for (const relation of relations) {
  relation.type = types[relation.type];
  relation.layer = relation.type.layer;
  relation.source = nodes[relation.source];
  relation.target = nodes[relation.target];
  relation.status = raw.statuses[relation.status];
  relation.evidence = shaped(raw.columns.evidence, relation.evidence);
  relation.source.relations.push(relation);
  if (relation.target !== relation.source) relation.target.relations.push(relation);
}
const nodeById = new Map(nodes.map((node) => [node.id, node]));
const relationById = new Map(relations.map((relation) => [relation.id, relation]));
// A code stands for its most related country: a predecessor with the same code does not give it its name.
const states = new Map();
for (const node of nodes) {
  if (node.label !== "Country" || !node.country) continue;
  if (node.relations.length > (states.get(node.country)?.relations.length ?? -1)) states.set(node.country, node);
}
for (const node of nodes) {
  const acts = node.label === "Country" || node.label === "Official";
  node.state = acts && /^[A-Z]{3}$/.test(node.country ?? "") ? node.country : null;
}

const other = (relation, node) => (relation.source === node ? relation.target : relation.source);
const byDate = (a, b) => (b.date ?? "").localeCompare(a.date ?? "") || a.id.localeCompare(b.id);
const dated = (relation) => {
  if (!relation.date) return "undated";
  return relation.date.slice(0, { day: 10, month: 7, year: 4 }[relation.precision]);
};
const involves = (relation, state) => relation.source.state === state || relation.target.state === state;

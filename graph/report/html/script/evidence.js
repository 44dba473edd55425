// The drawer: relations with their sentences, each marked in its paragraph.
const PAGE = 25;
const drawer = byId("evidence");
const phone = matchMedia("(max-width: 899px)");
let returnTo = null;

const link = (article) => {
  const title = article.title || article.name;
  const safe = /^https?:\/\//i.test(article.url ?? "");
  const text = named(title);
  return safe ? el("a", { href: article.url, rel: "noreferrer noopener", target: "_blank" }, text) : text;
};

const quote = (item) => {
  const article = articles[item.article];
  const text = raw.paragraphs[item.paragraph];
  const marked = el("mark", {}, text.slice(item.start, item.end));
  return el("figure", { class: "quote" },
    el("blockquote", { dir: "auto" }, text.slice(0, item.start), marked, text.slice(item.end)),
    el("figcaption", {}, link(article), ", ", el("span", { class: "date" }, article.published ?? "no date of publication")));
};

const actorButton = (node) =>
  el("button", { type: "button", class: "name", onclick: () => showActor(node) }, named(node.name));

const details = (relation) => [
  dated(relation), relation.place && `in ${relation.place}`, relation.mode && words(relation.mode), relation.kind,
  relation.goldstein !== null && `Goldstein ${relation.goldstein}`, `confidence ${relation.confidence.toFixed(2)}`,
].filter(Boolean).join(" · ");

const entry = (relation) =>
  el("li", { class: "entry", "data-relation": relation.id },
    el("p", { class: "fact" },
      el("i", { class: `swatch ${relation.layer}`, "aria-hidden": "true" }),
      actorButton(relation.source), ` ${words(relation.type.name)} `, actorButton(relation.target),
      relation.status === "happened" ? null : el("span", { class: "status" }, relation.status)),
    el("p", { class: "details" }, el("bdi", {}, details(relation))),
    ...relation.evidence.map(quote));

const list = (found) => {
  const items = el("ol", { class: "entries" });
  const more = el("button", { type: "button", class: "more" });
  let shown = 0;
  const grow = () => {
    items.append(...found.slice(shown, shown + PAGE).map(entry));
    shown = Math.min(shown + PAGE, found.length);
    more.hidden = shown === found.length;
    more.textContent = `Show more (${number(found.length - shown)} left)`;
  };
  more.addEventListener("click", grow);
  grow();
  return [items, more];
};

const showEvidence = (title, found, note = "", ...extra) => {
  const ordered = [...found].sort(byDate);
  const articleCount = new Set(ordered.flatMap((relation) => relation.evidence.map((item) => item.article))).size;
  byId("evidence-title").replaceChildren(title instanceof Node ? title : named(title));
  byId("evidence-note").textContent =
    [note, `${counted(ordered.length, "relation")} from ${counted(articleCount, "article")}`].filter(Boolean).join(" · ");
  byId("evidence-body").replaceChildren(...extra, ...list(ordered));
  byId("evidence-body").scrollTop = 0;
  if (!drawer.open) {
    returnTo = document.activeElement;
    if (phone.matches) drawer.showModal(); else drawer.show();
    document.body.classList.add("beside");
  }
  byId("evidence-title").focus({ preventScroll: true });
};

const about = (node) => {
  const said = [node.label, node.title, node.label === "Official" && (states.get(node.country)?.name ?? node.country)];
  const also = node.aliases.length ? `Also: ${node.aliases.join(", ")}` : "";
  return el("div", { class: "about" },
    el("p", {}, el("bdi", {}, said.filter(Boolean).join(" · "))),
    also ? el("p", { class: "details" }, el("bdi", {}, also)) : null,
    el("button", { type: "button", class: "focus-on", onclick: () => {
      setActor(node);
      byId("explore").scrollIntoView();
    } }, "Show only these relations in the network"));
};
const showActor = (node) => {
  showEvidence(node.name, node.relations, "", about(node));
  history.replaceState(null, "", `#actor=${encodeURIComponent(node.id)}`);
  say(`${node.name}: ${counted(node.relations.length, "relation")}`);
  selectNode(node);
};
const showPair = (a, b, found) => showEvidence(el("span", {}, named(a.name), " and ", named(b.name)), found);

const closeEvidence = () => {
  if (drawer.open) drawer.close();
};
drawer.addEventListener("close", () => {
  document.body.classList.remove("beside");
  if (returnTo?.isConnected) returnTo.focus({ preventScroll: true });
  returnTo = null;
});
byId("evidence-close").addEventListener("click", closeEvidence);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") closeEvidence();
});

// #actor=… and #relation=… open the page at their evidence.
const openAddress = () => {
  const [kind, id] = location.hash.slice(1).split("=").map(decodeURIComponent);
  if (kind === "actor" && nodeById.has(id)) showActor(nodeById.get(id));
  if (kind === "relation" && relationById.has(id)) showEvidence("Relation", [relationById.get(id)]);
};

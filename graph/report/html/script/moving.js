// How the network is used: by mouse, by touch and by keyboard.
const nodeAt = (x, y) => {
  const size = grown();
  let best = null;
  let least = Infinity;
  for (const node of drawn.nodes) {
    const [nx, ny] = toScreen(node);
    const gap = Math.hypot(nx - x, ny - y) - node.radius * size;
    if (gap < 5 && gap < least) [best, least] = [node, gap];
  }
  return best;
};
const linkAt = (x, y) => {
  let best = null;
  let least = 5;
  for (const link of drawn.links) {
    const [ax, ay] = toScreen(link.a);
    const [bx, by] = toScreen(link.b);
    const length = (bx - ax) ** 2 + (by - ay) ** 2 || 1;
    const along = Math.min(Math.max(((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length, 0), 1);
    const gap = Math.hypot(ax + along * (bx - ax) - x, ay + along * (by - ay) - y);
    if (gap < least) [best, least] = [link, gap];
  }
  return best;
};

const openNode = (node) => {
  const found = visible.filter((relation) => relation.source === node || relation.target === node);
  showEvidence(node.name, found, "as filtered", about(node));
  selectNode(node);
};
const openAt = (x, y) => {
  const node = nodeAt(x, y);
  const link = node ? null : linkAt(x, y);
  if (node) openNode(node);
  else if (link) showPair(link.a, link.b, link.relations);
  else selectNode(null);
};

const zoom = (factor, x = view.width / 2, y = view.height / 2) => {
  const k = Math.min(Math.max(view.k * factor, view.fit / 3), 2);
  view.x += (x - view.width / 2) * (1 / view.k - 1 / k);
  view.y += (y - view.height / 2) * (1 / view.k - 1 / k);
  view.k = k;
  redraw();
};
const pan = (dx, dy) => {
  view.x -= dx / view.k;
  view.y -= dy / view.k;
  redraw();
};

// Fingers and buttons that are down: one moves the picture, two zoom it.
const pointers = new Map();
let travelled = 0;
const spread = () => {
  const [a, b] = [...pointers.values()];
  return Math.hypot(a.x - b.x, a.y - b.y);
};
const place = (event) => {
  const frame = canvas.getBoundingClientRect();
  return { x: event.clientX - frame.left, y: event.clientY - frame.top };
};
const hover = (at) => {
  const node = nodeAt(at.x, at.y);
  canvas.title = node ? `${node.name}: ${counted(node.degree, "relation")}` : "";
  canvas.classList.toggle("over", Boolean(node ?? linkAt(at.x, at.y)));
};

// Towards the arrow: the nearest node whose direction is within 45 degrees of it.
const neighbour = (dx, dy) => {
  const from = cursor ?? selected;
  if (!from) return drawn.nodes[0] ?? null;
  let best = null;
  let least = Infinity;
  for (const node of drawn.nodes) {
    const [x, y] = [node.x - from.x, node.y - from.y];
    const along = x * dx + y * dy;
    const across = Math.abs(x * dy - y * dx);
    if (node === from || along <= 0 || across > along) continue;
    if (along + across < least) [best, least] = [node, along + across];
  }
  return best ?? from;
};
const step = (dx, dy) => {
  cursor = neighbour(dx, dy);
  if (!cursor) return;
  const [x, y] = toScreen(cursor);
  if (x < 40 || y < 30 || x > view.width - 40 || y > view.height - 30) [view.x, view.y] = [cursor.x, cursor.y];
  say(`${cursor.name}, ${cursor.label}, ${counted(cursor.degree, "relation")}`);
  redraw();
};
const keys = {
  ArrowLeft: () => step(-1, 0),
  ArrowRight: () => step(1, 0),
  ArrowUp: () => step(0, -1),
  ArrowDown: () => step(0, 1),
  "+": () => zoom(1.3),
  "=": () => zoom(1.3),
  "-": () => zoom(1 / 1.3),
  0: () => fitNodes(),
  Enter: () => cursor && openNode(cursor),
  " ": () => cursor && openNode(cursor),
};

const startNetwork = () => {
  canvas.addEventListener("pointerdown", (event) => {
    pointers.set(event.pointerId, place(event));
    canvas.setPointerCapture(event.pointerId);
    if (pointers.size === 1) travelled = 0;
  });
  canvas.addEventListener("pointermove", (event) => {
    const at = place(event);
    const before = pointers.get(event.pointerId);
    if (!before) return void hover(at);
    const apart = pointers.size === 2 ? spread() : 0;
    pointers.set(event.pointerId, at);
    travelled += Math.hypot(at.x - before.x, at.y - before.y);
    if (pointers.size === 1 && travelled > 4) pan(at.x - before.x, at.y - before.y);
    if (pointers.size === 2) zoom(spread() / (apart || 1));
  });
  canvas.addEventListener("pointerup", (event) => {
    const at = place(event);
    if (pointers.delete(event.pointerId) && travelled <= 4) openAt(at.x, at.y);
  });
  canvas.addEventListener("pointercancel", (event) => pointers.delete(event.pointerId));
  canvas.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const at = place(event);
    zoom(Math.exp(-event.deltaY / 300), at.x, at.y);
  }, { passive: false });
  canvas.addEventListener("keydown", (event) => {
    if (!(event.key in keys) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    keys[event.key]();
  });
  canvas.addEventListener("blur", () => {
    cursor = null;
    redraw();
  });
  byId("zoom-in").addEventListener("click", () => zoom(1.4));
  byId("zoom-out").addEventListener("click", () => zoom(1 / 1.4));
  byId("zoom-fit").addEventListener("click", () => fitNodes());
  onFilter(() => {
    gather();
    fitNodes();
    redraw();
  });
  onWidth(byId("stage"), () => {
    view.width = byId("stage").clientWidth;
    view.height = Math.round(Math.min(Math.max(view.width * 0.62, 340), nodes.length < 60 ? 460 : 680));
    canvas.style.height = `${view.height}px`;
    fitNodes();
  });
};

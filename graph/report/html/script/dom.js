// Elements are made, never parsed: text from articles reaches the page as text nodes and attribute values only.
const SVG = "http://www.w3.org/2000/svg";
const byId = (id) => document.getElementById(id);

const fill = (element, attributes, children) => {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
};
const el = (tag, attributes = {}, ...children) => fill(document.createElement(tag), attributes, children);
const svg = (tag, attributes = {}, ...children) => fill(document.createElementNS(SVG, tag), attributes, children);

// A name is shown apart from the direction of the text around it.
const named = (text) => el("bdi", {}, text);
const number = (value) => value.toLocaleString("en");
const counted = (count, one, many = `${one}s`) => `${number(count)} ${count === 1 ? one : many}`;
const words = (name) => name.toLowerCase().replaceAll("_", " ");
const say = (text) => { byId("said").textContent = text; };

// The style sheet's colours as the canvas wants them: worked out on an element, kept until the theme changes.
const palette = new Map();
const probe = byId("probe");
const colour = (name) => {
  if (!palette.has(name)) {
    probe.style.color = `var(--${name})`;
    palette.set(name, getComputedStyle(probe).color);
  }
  return palette.get(name);
};

// One tab stop for a group; arrow keys, Home and End go through its members.
const tabStop = (group, selector, chosen = group.querySelector(selector)) => {
  for (const member of group.querySelectorAll(selector)) member.setAttribute("tabindex", member === chosen ? "0" : "-1");
};
const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
const roving = (group, selector) => group.addEventListener("keydown", (event) => {
  const all = [...group.querySelectorAll(selector)];
  const at = all.indexOf(document.activeElement);
  let next = null;
  if (event.key in steps) next = all[Math.min(Math.max(at + steps[event.key], 0), all.length - 1)];
  if (event.key === "Home") next = all[0];
  if (event.key === "End") next = all[all.length - 1];
  if (!next || at < 0) return;
  event.preventDefault();
  tabStop(group, selector, next);
  next.focus();
});

// An SVG shape that works like a button.
const pressable = (shape, label, act) => {
  shape.setAttribute("role", "button");
  shape.setAttribute("aria-label", label);
  shape.setAttribute("tabindex", "-1");
  shape.append(svg("title", {}, label));
  shape.addEventListener("click", act);
  shape.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    act();
  });
  return shape;
};

// Calls back when the element's width has changed, at most once a frame.
const onWidth = (element, act) => {
  let last = 0;
  new ResizeObserver(() => {
    const width = Math.floor(element.clientWidth);
    if (!width || width === last) return;
    last = width;
    requestAnimationFrame(act);
  }).observe(element);
};

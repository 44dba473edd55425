(() => {
"use strict";
// A statement, its sentence and its parties light up together.
const parts = [...document.querySelectorAll("[data-said]")];
const numbers = (part) => part.dataset.said.split(" ");
const light = (wanted) => {
  for (const part of parts) part.classList.toggle("lit", numbers(part).some((number) => wanted.includes(number)));
};
const fromAddress = () => light([location.hash.replace(/^#(statement|sentence)-/, "")]);
for (const part of parts) {
  part.addEventListener("pointerenter", () => light(numbers(part)));
  part.addEventListener("pointerleave", fromAddress);
}
for (const link of document.querySelectorAll("a[href^='#s']")) {
  link.addEventListener("focus", () => light([link.hash.replace(/^#(statement|sentence)-/, "")]));
  link.addEventListener("blur", fromAddress);
}
addEventListener("hashchange", fromAddress);
fromAddress();
document.documentElement.dataset.ready = "yes";
})();

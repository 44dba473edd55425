// Light or dark: as the system says until the reader chooses.
const themes = ["system", "light", "dark"];
let theme = 0;
const recolour = (act = redraw) => {
  palette.clear();
  act();
};
const startTheme = () => byId("theme").addEventListener("click", () => {
  theme = (theme + 1) % themes.length;
  document.documentElement.dataset.theme = themes[theme];
  byId("theme").textContent = `Colours: ${themes[theme]}`;
  recolour();
});

startTheme();
startFilters();
startNetwork();
startSearch();
startTimeline();
startMap();
startMultiples();
startMatrix();
startList();
startTables();
refilter();
openAddress();
addEventListener("hashchange", openAddress);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => recolour());
matchMedia("print").addEventListener("change", () => recolour(draw));
byId("print").addEventListener("click", () => print());
document.documentElement.dataset.ready = "yes";

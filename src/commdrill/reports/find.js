"use strict";
// An extra: without it all is there, and the style alone filters by outcome.
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

for (const section of document.querySelectorAll("[data-rows]")) {
  const rows = [...section.querySelectorAll(section.dataset.rows)];
  const texts = rows.map((row) => plain(row.textContent));
  const folds = [...section.querySelectorAll("details")].filter((one) => rows.some((row) => one.contains(row)));
  const holders = [...new Set(rows.map((row) => row.closest("table"))), ...folds];
  const box = section.querySelector("input[type=search]"), told = section.querySelector("output");
  const opened = folds.map((one) => one.open);
  let was = "";
  const tell = () => {
    told.textContent = was ? `${rows.filter((row) => row.checkVisibility()).length} of ${rows.length}` : "";
  };
  const find = () => {
    const words = plain(box.value).split(/\s+/).filter(Boolean), asked = words.join(" ");
    if (asked === was) return;
    rows.forEach((row, n) => row.classList.toggle("unfound", !words.every((word) => texts[n].includes(word))));
    const found = rows.filter((row) => !row.classList.contains("unfound"));
    for (const one of holders) one.classList.toggle("unfound", !found.some((row) => one.contains(row)));
    folds.forEach((one, n) => {
      if (!was) opened[n] = one.open;
      one.open = asked ? true : opened[n];
    });
    was = asked;
    tell();
  };
  box.addEventListener("input", find);
  section.addEventListener("change", tell); // of which outcomes are shown
  box.closest(".find").hidden = false;
  addEventListener("pageshow", find); // a browser that came back keeps what was typed
  addEventListener("hashchange", () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target || !section.contains(target) || target.checkVisibility()) return;
    box.value = "";
    find();
    section.querySelector("#show-all")?.click();
    target.scrollIntoView();
  });
}

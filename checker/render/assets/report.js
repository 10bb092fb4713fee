"use strict";
// Filters and deep links. Everything can be read without this script.
(() => {
  const form = document.getElementById("filters");
  const groups = Array.from(document.querySelectorAll("details[data-verdict]"));
  const rows = new Map(Array.from(document.querySelectorAll("tr[data-group]"), (r) => [r.dataset.group, r]));
  const folded = Array.from(document.querySelectorAll("details.more"));
  const articles = Array.from(document.querySelectorAll(".article[data-outlet]"));
  const shown = document.getElementById("shown");

  function reveal() {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && document.getElementById(id);
    if (!target) return;
    for (let node = target; node; node = node.parentElement) {
      if (node instanceof HTMLDetailsElement) node.open = true;
      if (node.hidden && node !== form) { form.reset(); filter(); }
    }
    target.scrollIntoView();
    target.focus({ preventScroll: true });
  }

  function filter() {
    const wanted = Object.fromEntries(new FormData(form).entries());
    const words = (wanted.words || "").toLocaleLowerCase();
    let count = 0;
    for (const group of groups) {
      const has = (key) => !wanted[key] || ` ${group.dataset[key]} `.includes(` ${wanted[key]} `);
      const fits = has("verdict") && has("outlets") && has("speakers") && has("kinds") &&
        (!words || group.textContent.toLocaleLowerCase().includes(words));
      group.hidden = !fits;
      const row = rows.get(group.dataset.group);
      if (row) row.hidden = !fits;
      count += fits;
    }
    // what a filter leaves of the map must not hide behind a fold
    for (const part of folded) {
      part.hidden = !part.querySelector("tr[data-group]:not([hidden])");
      if (count < groups.length) part.open = true;
    }
    for (const article of articles) article.hidden = Boolean(wanted.outlets) && article.dataset.outlet !== wanted.outlets;
    for (const part of document.querySelectorAll("section[data-groups]")) {
      part.hidden = !part.querySelector("details[data-verdict]:not([hidden])");
    }
    shown.textContent = `${count} of ${groups.length} groups shown`;
  }

  form.hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("reset", () => setTimeout(filter));
  form.addEventListener("submit", (event) => event.preventDefault());
  document.getElementById("unfold").addEventListener("click", () => groups.forEach((g) => { g.open = true; }));
  document.getElementById("fold").addEventListener("click", () => groups.forEach((g) => { g.open = false; }));
  addEventListener("hashchange", reveal);
  addEventListener("beforeprint", () => groups.forEach((g) => { g.open = true; }));
  filter();
  reveal();
})();

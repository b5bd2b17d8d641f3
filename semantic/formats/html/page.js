"use strict";
const search = document.getElementById("search");
const found = document.getElementById("found");
const entries = [...document.querySelectorAll("main article[id]")];
const texts = entries.map((entry) => plain(entry.textContent));

// Without accents and case, so that "Sao Paulo" finds "São Paulo".
function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function show() {
  const words = plain(search.value).split(/\s+/).filter(Boolean);
  let count = 0;
  entries.forEach((entry, index) => {
    entry.hidden = !words.every((word) => texts[index].includes(word));
    count += entry.hidden ? 0 : 1;
    const line = document.querySelector(`nav a[href="#${CSS.escape(entry.id)}"]`).parentElement;
    line.hidden = entry.hidden;
  });
  for (const list of document.querySelectorAll("nav details")) {
    list.hidden = [...list.querySelectorAll("li")].every((line) => line.hidden);
  }
  for (const section of document.querySelectorAll("main section")) {
    const own = [...section.querySelectorAll("article")];
    section.hidden = words.length > 0 && own.every((entry) => entry.hidden || !entry.id);
  }
  found.textContent = words.length ? (count === 1 ? "1 entry" : `${count || "No"} entries`) : "";
}

search.addEventListener("input", show);
if (matchMedia("(max-width: 52rem)").matches) {
  document.querySelectorAll("nav details").forEach((list) => (list.open = false));
}

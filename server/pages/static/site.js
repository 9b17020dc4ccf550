// What every page gains with scripts: suggestions while typing, sortable tables, copying, a graph that can be pointed at.
import { suggest } from "./suggest.js";

const all = (selector) => [...document.querySelectorAll(selector)];

// ---- finding ----

const box = document.getElementById("q");
suggest(box, null, (hit) => { location.href = `/${hit.node.id}`; });
for (const field of all("input[data-kinds]")) {
  suggest(field, field.dataset.kinds.split(" "), (hit) => { field.value = hit.node.name; });
}
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && !event.ctrlKey && !event.metaKey && !event.target.closest("input, textarea, select")) {
    event.preventDefault();
    box.focus();
    box.select();
  }
});

// ---- sorting ----

// Rows without a value stay last, whichever way the others go.
function sort(header) {
  const table = header.closest("table");
  const down = header.ariaSort !== "descending";
  const body = table.tBodies[0];
  const key = (row) => row.cells[header.cellIndex].dataset.sort ?? row.cells[header.cellIndex].textContent.trim();
  const compare = (a, b) => (Number.isNaN(Number(a)) || Number.isNaN(Number(b)) ? a.localeCompare(b) : a - b);
  const rows = [...body.rows].sort((a, b) => {
    const [x, y] = [key(a), key(b)];
    if (!x || !y) return (x ? 0 : 1) - (y ? 0 : 1);
    return down ? compare(y, x) : compare(x, y);
  });
  for (const other of table.tHead.rows[0].cells) other.ariaSort = null;
  header.ariaSort = down ? "descending" : "ascending";
  body.append(...rows);
}

for (const header of all("table.results th")) {
  const button = document.createElement("button");
  button.type = "button";
  button.append(...header.childNodes);
  button.addEventListener("click", () => sort(header));
  header.append(button);
}

// ---- copying ----

for (const place of all("details.copy")) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Copy";
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(place.querySelector("code").textContent);
    button.textContent = "Copied";
  });
  place.append(button);
}

// ---- pointing at a node shows what it is related to ----

for (const graph of all("svg.graph")) {
  const lines = [...graph.querySelectorAll("path")];
  const spots = [...graph.querySelectorAll("a.spot")];
  const choose = (id) => {
    const near = new Set([id]);
    for (const line of lines) {
      const touches = line.dataset.from === id || line.dataset.to === id;
      line.classList.toggle("near", touches);
      if (touches) near.add(line.dataset.from).add(line.dataset.to);
    }
    for (const spot of spots) spot.classList.toggle("near", near.has(spot.dataset.id));
    graph.classList.toggle("chosen", id !== null);
  };
  for (const spot of spots) {
    for (const event of ["pointerenter", "focus"]) spot.addEventListener(event, () => choose(spot.dataset.id));
    for (const event of ["pointerleave", "blur"]) spot.addEventListener(event, () => choose(null));
  }
}

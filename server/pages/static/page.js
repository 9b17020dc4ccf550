// The editor: asks, and shows the answer as JSON and, where it is a list, as rows.
"use strict";

const byId = (id) => document.getElementById(id);
const editor = byId("editor");
const query = byId("query");

async function ask() {
  say("Asking…");
  try {
    const started = performance.now();
    const response = await fetch("/graphql", {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify({ query: query.value }),
    });
    show(await response.json(), Math.round(performance.now() - started));
  } catch (problem) {
    say(`No answer: ${problem.message}`, true);
  }
}

function show(answer, milliseconds) {
  byId("json").textContent = JSON.stringify(answer, null, 2);
  byId("answer").hidden = false;
  const list = answer.data ? firstList(answer.data) : null;
  byId("rows").hidden = !list;
  byId("rows").replaceChildren(...(list ? [table(list)] : []));
  if (answer.errors) {
    say(answer.errors.map((error) => error.message).join("; "), true);
  } else {
    say(`${list ? `${list.length} ${list.length === 1 ? "row" : "rows"}, ` : ""}${milliseconds} ms`);
  }
}

function say(text, wrong = false) {
  byId("status").textContent = text;
  byId("status").classList.toggle("wrong", wrong);
}

// The list of objects that lies nearest to the top of the answer, if any has rows.
function firstList(data) {
  const level = [data];
  for (const value of level) {
    if (Array.isArray(value) && value.length && value.every(isObject)) return value;
    if (isObject(value)) level.push(...Object.values(value));
  }
  return null;
}

const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

function table(list) {
  const rows = list.map((row) => cells(row));
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const table = document.createElement("table");
  const head = table.createTHead().insertRow();
  for (const column of columns) {
    const cell = document.createElement("th");
    cell.scope = "col";
    cell.textContent = column;
    head.append(cell);
  }
  const body = table.createTBody();
  for (const row of rows) {
    const line = body.insertRow();
    for (const column of columns) line.insertCell().textContent = row[column] ?? "";
  }
  return table;
}

// The values of a row by the path that leads to them; `edges`, `node` and `nodes` are steps that say nothing.
function cells(row, path = "") {
  const found = {};
  for (const [name, value] of Object.entries(row)) {
    const here = ["node", "nodes", "edges"].includes(name) ? path : [path, name].filter(Boolean).join(" ");
    if (isObject(value)) Object.assign(found, cells(value, here));
    else if (Array.isArray(value)) found[here] = value.map(words).join("; ");
    else found[here] = value;
  }
  return found;
}

const words = (value) => (isObject(value) ? Object.values(cells(value)).filter((part) => part !== null && part !== "").join(" · ") : value);

editor.addEventListener("submit", (event) => {
  event.preventDefault();
  ask();
});
query.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    ask();
  }
});
byId("questions").addEventListener("submit", (event) => {
  event.preventDefault();
  query.value = event.submitter.value;
  query.scrollIntoView({ block: "center" });
  query.focus();
  ask();
});

// The editor: asks without reloading, shows the answer as JSON and, where it is a list, as rows; completes names.
import { ask } from "./suggest.js";
import { complete } from "./complete.js";

const byId = (id) => document.getElementById(id);
const query = byId("query");
const variables = byId("variables");

async function run() {
  say("Asking…");
  try {
    const started = performance.now();
    const answer = await ask(query.value, JSON.parse(variables.value || "{}"));
    show(answer, Math.round(performance.now() - started));
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

byId("editor").addEventListener("submit", (event) => {
  event.preventDefault();
  run();
});
for (const field of [query, variables]) {
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      run();
    }
  });
}
complete(query);
if (byId("json").textContent) show(JSON.parse(byId("json").textContent), 0);

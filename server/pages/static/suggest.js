// A text field that suggests names of the graph while one types: arrows choose, Enter takes, Escape closes.

const QUERY = `query Suggest($text: String!, $kinds: [Kind!]) {
  search(text: $text, kinds: $kinds, first: 8) {
    matched
    node { __typename id ... on Concept { name } ... on Paper { title } }
  }
}`;
const PAUSE = 120; // milliseconds without a key before asking

export async function ask(query, variables) {
  const response = await fetch("/graphql", {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: JSON.stringify({ query, variables }),
  });
  return response.json();
}

export function suggest(field, kinds, take) {
  const list = document.createElement("ul");
  let hits = [];
  let chosen = -1;
  let waiting = 0;
  list.id = `${field.id}-suggestions`;
  list.className = "suggestions";
  list.role = "listbox";
  list.ariaLabel = "Suggestions";
  list.hidden = true;
  field.after(list);
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-controls", list.id);
  field.setAttribute("aria-autocomplete", "list");
  close();

  function close() {
    hits = [];
    chosen = -1;
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  }

  function open(found) {
    const kept = hits[chosen]?.node.id; // what was chosen while more was typed stays so
    hits = found;
    chosen = -1;
    list.replaceChildren(...found.map(option));
    list.hidden = found.length === 0;
    field.setAttribute("aria-expanded", String(found.length > 0));
    field.removeAttribute("aria-activedescendant");
    const place = found.findIndex((hit) => hit.node.id === kept);
    if (place >= 0) choose(place);
  }

  function option(hit, place) {
    const item = document.createElement("li");
    const kind = document.createElement("span");
    item.id = `${list.id}-${place}`;
    item.role = "option";
    item.ariaSelected = "false";
    kind.className = `kind ${hit.node.id.split("/")[0]}`;
    kind.textContent = hit.node.id.split("/")[0];
    const name = hit.node.name ?? hit.node.title;
    item.append(kind, hit.matched === name ? name : `${name} (${hit.matched})`);
    item.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      finish(hit);
    });
    return item;
  }

  function finish(hit) {
    close();
    take(hit);
  }

  function choose(place) {
    chosen = (place + hits.length) % hits.length;
    [...list.children].forEach((item, at) => { item.ariaSelected = String(at === chosen); });
    field.setAttribute("aria-activedescendant", list.children[chosen].id);
  }

  field.addEventListener("input", () => {
    clearTimeout(waiting);
    const text = field.value.trim();
    if (!text) return close();
    waiting = setTimeout(async () => {
      const answer = await ask(QUERY, { text, kinds });
      if (field.value.trim() === text && document.activeElement === field) open(answer.data?.search ?? []);
    }, PAUSE);
  });
  field.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown") choose(chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen < 0 ? hits.length - 1 : chosen - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && chosen >= 0) finish(hits[chosen]);
    else return;
    event.preventDefault();
  });
  field.addEventListener("blur", () => {
    // A window that loses the focus keeps its field: whoever comes back finds the choice as it was.
    if (document.activeElement !== field) close();
  });
}

// Completion of field and argument names from the schema, which is asked for once, when first needed.
import { ask } from "./suggest.js";

const SCHEMA = `{ __schema { queryType { name } types {
  name
  fields { name args { name type { ...T } } type { ...T } }
  inputFields { name type { ...T } }
  enumValues { name }
  possibleTypes { name }
} } }
fragment T on __Type { name ofType { name ofType { name ofType { name } } } }`;

let schema = null;

async function types() {
  schema ??= ask(SCHEMA).then(({ data }) => ({
    root: data.__schema.queryType.name,
    byName: new Map(data.__schema.types.map((type) => [type.name, type])),
  }));
  return schema;
}

const bare = (type) => (type.name ? type.name : bare(type.ofType));

// What may stand at the end of `text`: names of the innermost selection, argument list or input object.
export function options({ root, byName }, text) {
  const tokens = text.replace(/#[^\n]*/g, " ").replace(/"(?:[^"\\\n]|\\.)*"?/g, '""').match(/\.\.\.|[\w$@]+|[{}()[\]:=!]/g) ?? [];
  const stack = []; // of { type, args, last, value }
  let name = null; // the name before the bracket that opens next
  let on = null;
  const top = () => stack.at(-1);
  const named = (list, wanted) => list?.find((entry) => entry.name === wanted);
  tokens.forEach((token, place) => {
    const here = top();
    if (token === "{" || token === "(") {
      if (!here) {
        stack.push(token === "(" ? { closed: true } : { type: on ? byName.get(on) : byName.get(root) });
      } else if (here.inputs) {
        const entry = named(here.inputs, name);
        stack.push({ inputs: byName.get(entry ? bare(entry.type) : "")?.inputFields ?? [] });
      } else {
        const field = named(here.type?.fields, here.field);
        if (token === "(") stack.push({ inputs: field?.args ?? [] });
        else stack.push({ type: on ? byName.get(on) : byName.get(field ? bare(field.type) : "") });
      }
      on = null;
      name = null;
    } else if (token === "}" || token === ")") {
      stack.pop();
    } else if (token === "on" && tokens[place - 1] === "...") {
      on = "";
    } else if (on === "") {
      on = token;
    } else if (/^\w/.test(token) && tokens[place - 1] === "on" && !here) {
      on = token;
    } else if (/^\w/.test(token)) {
      if (here && !here.inputs) here.field = token;
      if (tokens[place + 1] === ":") name = token;
    }
  });
  const here = top();
  if (!here || here.closed) return [];
  if (!here.inputs) return ["__typename", ...(here.type?.fields ?? []).map((field) => field.name)];
  const before = tokens.at(-1) === ":" ? tokens.at(-2) : tokens.at(-2) === ":" ? tokens.at(-3) : null;
  const entry = before && named(here.inputs, before);
  if (entry) return (byName.get(bare(entry.type))?.enumValues ?? []).map((value) => value.name);
  return here.inputs.map((input) => input.name);
}

export function complete(field) {
  const list = document.createElement("ul");
  list.className = "suggestions";
  list.id = `${field.id}-completions`;
  list.role = "listbox";
  list.ariaLabel = "Completions";
  list.hidden = true;
  field.after(list);
  let names = [];
  let chosen = 0;

  const start = () => field.value.slice(0, field.selectionStart).match(/\w*$/)[0];

  async function open() {
    const text = field.value.slice(0, field.selectionStart);
    const word = start();
    names = options(await types(), text.slice(0, text.length - word.length)).filter((name) => name.startsWith(word));
    list.replaceChildren(...names.map(item));
    list.hidden = names.length === 0;
    choose(0);
  }

  function item(name, place) {
    const line = document.createElement("li");
    line.role = "option";
    line.id = `${list.id}-${place}`;
    line.textContent = name;
    line.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      take(name);
    });
    return line;
  }

  function choose(place) {
    if (!names.length) return;
    chosen = (place + names.length) % names.length;
    [...list.children].forEach((line, at) => { line.ariaSelected = String(at === chosen); });
    list.children[chosen].scrollIntoView({ block: "nearest" });
  }

  function take(name) {
    field.setRangeText(name.slice(start().length), field.selectionStart, field.selectionEnd, "end");
    list.hidden = true;
  }

  field.addEventListener("keydown", (event) => {
    if (event.ctrlKey && event.key === " ") open();
    else if (list.hidden) return;
    else if (event.key === "ArrowDown") choose(chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen - 1);
    else if (event.key === "Escape") list.hidden = true;
    else if ((event.key === "Enter" && !event.ctrlKey) || event.key === "Tab") take(names[chosen]);
    else return;
    event.preventDefault();
  });
  field.addEventListener("input", () => { list.hidden ? null : open(); });
  field.addEventListener("blur", () => { list.hidden = true; });
}

// Suggestions under the search boxes: an ARIA 1.2 combobox with a list. Without this script the boxes work as they are.

const WAIT = 120; // ms after the last key
const made = (tag, attributes, ...inside) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...inside);
  return element;
};

class Suggestions {
  constructor(input, address) {
    this.input = input;
    this.address = address;
    this.list = made("ul", { role: "listbox", id: `${input.id}-suggestions`, class: "suggestions", hidden: "" });
    this.list.setAttribute("aria-label", input.labels[0]?.textContent.trim() ?? "");
    input.form.classList.add("suggesting");
    input.form.append(this.list);
    for (const [name, value] of Object.entries({
      role: "combobox",
      autocomplete: "off",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": this.list.id,
    }))
      input.setAttribute(name, value);
    input.addEventListener("input", () => this.later());
    input.addEventListener("keydown", (event) => this.press(event));
    input.addEventListener("blur", () => this.close());
    this.list.addEventListener("mousedown", (event) => event.preventDefault()); // the input keeps the focus
    this.list.addEventListener("click", (event) => this.follow(event.target.closest("[role=option]")));
  }

  later() {
    clearTimeout(this.timer);
    this.asking?.abort();
    this.timer = setTimeout(() => this.ask(this.input.value.trim()), WAIT);
  }

  async ask(typed) {
    if (!typed) return this.close();
    this.asking = new AbortController();
    try {
      const answer = await fetch(`${this.address}?q=${encodeURIComponent(typed)}`, { signal: this.asking.signal });
      this.show(answer.ok ? await answer.json() : []);
    } catch (error) {
      if (error.name !== "AbortError") this.close();
    }
  }

  show(found) {
    this.list.replaceChildren(...found.map((one, at) => this.option(one, at)));
    this.choose(null);
    const open = found.length > 0 && document.activeElement === this.input;
    this.list.hidden = !open;
    this.input.setAttribute("aria-expanded", String(open));
  }

  option({ kind, name, href, articles }, at) {
    const count = made("b", {}, articles.toLocaleString(document.documentElement.lang));
    const called = made("bdi", { class: kind === "places" ? "place" : "person" }, name);
    return made("li", { role: "option", id: `${this.list.id}-${at}`, "data-href": href }, called, " ", count);
  }

  close() {
    clearTimeout(this.timer);
    this.asking?.abort();
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.choose(null);
  }

  choose(option) {
    this.chosen?.removeAttribute("aria-selected");
    this.chosen = option;
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  follow(option) {
    if (option) location.assign(option.dataset.href);
  }

  press(event) {
    if (event.isComposing) return;
    const open = !this.list.hidden;
    const { firstElementChild: first, lastElementChild: last } = this.list;
    if (event.key === "ArrowDown" && !open) this.later();
    else if (event.key === "ArrowDown") this.choose(this.chosen ? this.chosen.nextElementSibling : first);
    else if (event.key === "ArrowUp" && open) this.choose(this.chosen ? this.chosen.previousElementSibling : last);
    else if (event.key === "Escape" && open) this.close();
    else if (event.key === "Enter" && open && this.chosen) this.follow(this.chosen);
    else return;
    event.preventDefault();
  }
}

for (const input of document.querySelectorAll("form[role=search] input[type=search][name=q]")) {
  const { pathname } = new URL(input.form.action);
  if (pathname.endsWith("/search") && !pathname.endsWith("/-/search") && !input.form.querySelector("[name=tab]"))
    new Suggestions(input, `${pathname}/suggest.json`);
}

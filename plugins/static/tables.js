/* What Datasette's own script for tables asks for, and its menu of a column in the reader's language. */
window.DATASETTE_ALLOW_FACET = true;
document.addEventListener("DOMContentLoaded", () => {
  const words = document.querySelector(".rows-and-columns")?.dataset ?? {};
  for (const [name, word] of Object.entries(words)) {
    const item = document.querySelector(".dropdown-" + name.replace(/[A-Z]/g, (letter) => "-" + letter.toLowerCase()));
    if (item) item.textContent = word;
  }
});

// What the query page does with a script and without the editor: Ctrl+Enter sends the form, a query that is short enough
// gets an address that can be shared, and links can be copied. The page is complete without it.
"use strict";

const form = document.getElementById("ask");

form.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    form.requestSubmit(form.querySelector("button[type=submit]"));
  }
});

form.addEventListener("submit", () => {
  const length = encodeURIComponent(form.elements.query.value).length;
  form.method = length < Number(form.dataset.longest) ? "get" : "post";
});

for (const button of document.querySelectorAll("button[data-copy]")) {
  if (!navigator.clipboard) continue; // There is none without HTTPS, but for this machine.
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(new URL(button.dataset.copy, location.href).href);
    button.textContent = button.dataset.copied;
  });
}

/* The SQL editor where there are scripts: colours, and a button that puts a query in order. Without, it is a text box. */
const input = document.querySelector("#sql-editor");
const readOnly = document.querySelector("#sql-query");
const button = document.querySelector("#sql-format");
const editor = input && CodeMirror.fromTextArea(input, {
  mode: "text/x-sql",
  lineWrapping: true,
  viewportMargin: Infinity,
  extraKeys: { "Shift-Enter": () => input.form.requestSubmit(), Tab: false, "Shift-Tab": false },
});
if (editor) editor.getInputField().setAttribute("aria-label", "SQL");
if (button && (editor || readOnly)) {
  button.hidden = false;
  button.addEventListener("click", () => {
    if (editor) editor.setValue(sqlFormatter.format(editor.getValue()));
    else readOnly.textContent = sqlFormatter.format(readOnly.textContent);
  });
}

// The editor of the query page: CodeMirror over the page's own form and text field, which stay what is sent.
//
// It stands in a shadow root, where its style sheets are constructed ones, so that it runs under "style-src 'self'"
// without a nonce. Its colours are the page's custom properties, which reach into the root: light and dark follow.
// The server's parser is the judge of a query; the grammar here only colours and tells strings from code.
import { autocompletion, closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { HighlightStyle, bracketMatching, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { EditorState, StateField } from "@codemirror/state";
import { Decoration, EditorView, WidgetType, drawSelection, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { sparql } from "codemirror-lang-sparql";

import { completion } from "./completion.js";

const form = document.getElementById("ask");
const field = form.elements.query;

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--link)", fontWeight: "600" },
  { tag: [tags.comment, tags.lineComment], color: "var(--soft)", fontStyle: "italic" },
  { tag: [tags.string, tags.literal, tags.number, tags.bool], color: "var(--code-text)" },
  { tag: [tags.variableName, tags.special(tags.variableName)], color: "var(--focus)" },
  { tag: [tags.url, tags.namespace, tags.propertyName, tags.typeName], color: "var(--code-name)" },
]);

const look = EditorView.theme({
  "&": { color: "var(--ink)", backgroundColor: "var(--paper)", border: "1px solid var(--soft)", borderRadius: ".25rem" },
  "&.cm-focused": { outline: ".18rem solid var(--focus)", outlineOffset: ".15rem" },
  ".cm-scroller": { fontFamily: "var(--mono)", fontSize: ".875rem", lineHeight: "1.45", maxHeight: "36rem" },
  ".cm-content, .cm-gutter": { minHeight: "9rem" },
  ".cm-content": { caretColor: "var(--ink)", padding: ".5rem 0" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": { color: "var(--soft)", backgroundColor: "var(--shade)", borderRight: "1px solid var(--line)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    background: "var(--mark)",
  },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--mark)", outline: "1px solid var(--soft)" },
  "&.cm-focused .cm-nonmatchingBracket": { backgroundColor: "transparent", textDecoration: "underline wavy" },
  ".cm-tooltip": { color: "var(--ink)", backgroundColor: "var(--shade)", border: "1px solid var(--soft)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: ".2rem .4rem", minHeight: "1.5rem" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": { color: "var(--paper)", background: "var(--link)" },
  ".cm-completionDetail": { fontStyle: "normal", opacity: "1" },
  ".cm-completionInfo": { fontFamily: "var(--sans)", maxWidth: "22rem" },
  ".cm-mistaken": { backgroundColor: "var(--mark)" },
  ".cm-problem": { padding: ".2rem .6rem", color: "var(--link)", fontFamily: "var(--sans)", fontWeight: "600" },
});

class Problem extends WidgetType {
  constructor(text) {
    super();
    this.text = text;
  }

  eq(other) {
    return other.text === this.text;
  }

  toDOM() {
    const element = document.createElement("div");
    element.className = "cm-problem";
    element.textContent = this.text;
    return element;
  }
}

// What the server said of the query, under its line, until something is changed.
const problem = StateField.define({
  create(state) {
    const number = Number(form.dataset.line);
    if (!number || number > state.doc.lines) return Decoration.none;
    const line = state.doc.line(number);
    return Decoration.set([
      Decoration.line({ class: "cm-mistaken" }).range(line.from),
      Decoration.widget({ widget: new Problem(form.dataset.problem), block: true, side: 1 }).range(line.to),
    ]);
  },
  update: (marks, change) => (change.docChanged ? Decoration.none : marks),
  provide: (marks) => EditorView.decorations.from(marks),
});

// Where one types over several lines, the browser would join what is left of them and write its style into the text,
// which the policy of the page forbids: the editor does it instead.
function typeOver(event, view) {
  const { from, to } = view.state.selection.main;
  const lines = view.state.doc.lineAt(to).number - view.state.doc.lineAt(from).number;
  if (event.inputType !== "insertText" || !event.data || !lines || view.composing) return false;
  view.dispatch(view.state.replaceSelection(event.data), { userEvent: "input.type", scrollIntoView: true });
  event.preventDefault();
  return true;
}

const host = document.createElement("div");
const root = host.attachShadow({ mode: "open" });
field.before(host);

const view = new EditorView({
  root,
  parent: root,
  state: EditorState.create({
    doc: field.value,
    extensions: [
      lineNumbers(),
      history(),
      drawSelection(),
      bracketMatching(),
      closeBrackets(),
      indentUnit.of("  "),
      EditorView.lineWrapping,
      sparql(),
      syntaxHighlighting(colours),
      autocompletion({ override: [completion(form.dataset.terms)], icons: false }),
      // Ctrl+Enter is the form's own. Tab moves on to the next field, as everywhere else on the page.
      keymap.of([...closeBracketsKeymap, ...defaultKeymap.filter(({ key }) => key !== "Mod-Enter"), ...historyKeymap]),
      EditorView.domEventHandlers({ beforeinput: typeOver }),
      EditorView.contentAttributes.of({ "aria-label": form.querySelector("label[for=query]").textContent }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) field.value = update.state.doc.toString();
      }),
      problem,
      look,
    ],
  }),
});

field.hidden = true;
form.querySelector("label[for=query]").addEventListener("click", () => view.focus());
const line = Number(form.dataset.line);
if (line && line <= view.state.doc.lines) {
  const { from, to } = view.state.doc.line(line);
  const anchor = Math.min(to, from + Number(form.dataset.column) - 1);
  view.dispatch({ selection: { anchor }, scrollIntoView: true });
  view.focus();
}

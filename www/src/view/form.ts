/** What always stands in the widget: the field with its button and hint, and the promise below all. */
import { html, type TemplateResult } from "lit";
import type { CiteCheckError } from "../errors.js";
import type { Messages } from "../messages/index.js";

/** The field, the button, and below them the hint or what is wrong with the claim. Enter submits, too. */
export function formView(
  label: string,
  words: Messages,
  wrong: CiteCheckError | null,
  submit: () => void,
): TemplateResult {
  const take = (event: Event) => {
    event.preventDefault();
    submit();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) take(event);
  };
  return html`<form part="form" novalidate @submit=${take}>
    <label for="claim" part="label">${label}</label>
    <div class="row">
      <textarea
        id="claim"
        part="field"
        rows="2"
        dir="auto"
        enterkeyhint="go"
        aria-describedby="hint"
        aria-invalid=${wrong ? "true" : "false"}
        @keydown=${onKey}
      ></textarea>
      <button class="primary" part="button" type="submit">${words.button}</button>
    </div>
    <p id="hint" class=${wrong ? "hint wrong" : "hint"} part="hint">
      ${wrong ? words.errors[wrong.code] : words.hint}
    </p>
  </form>`;
}

/** That nothing leaves the page, and how the widget works. */
export function footerView(words: Messages): TemplateResult {
  return html`<footer part="footer">
    <span>${words.privacy}</span>
    <details class="how">
      <summary>${words.how}</summary>
      <p>${words.howText}</p>
    </details>
  </footer>`;
}

// What became of a message: its lines of the ledger, oldest first.

import { LitElement, html, nothing } from './lit.js';
import { readLedger } from './api.js';
import { fullTime } from './format.js';

export class LedgerView extends LitElement {
  static properties = {
    message: { attribute: false },
    entries: { state: true },
    problem: { state: true },
  };

  createRenderRoot() {
    return this;
  }

  willUpdate(changed) {
    if (changed.has('message')) this.load();
  }

  async load() {
    this.loading?.abort();
    const { signal } = (this.loading = new AbortController());
    this.entries = null;
    this.problem = '';
    try {
      const { entries } = await readLedger(this.message, signal);
      if (!signal.aborted) this.entries = entries;
    } catch (error) {
      if (!signal.aborted) this.problem = error.message;
    }
  }

  render() {
    if (this.problem) return html`<p class="note">${this.problem}</p>`;
    if (!this.entries) return nothing;
    return html`<ol class="ledger">
      ${this.entries.map(
        (entry) => html`<li class="ledger-${entry.kind} type-${entry.type.toLowerCase()}">
          <div class="ledger-line">
            <strong>${entry.type}</strong>
            ${entry.recipient ? html`<span>${entry.recipient}</span>` : nothing}
            <time datetime=${entry.at}>${fullTime(entry.at)}</time>
          </div>
          ${detail(entry.detail)}
        </li>`,
      )}
    </ol>`;
  }
}

/** Simple values as a table, lists of lines (SMTP dialogues) as they are, the rest as JSON. */
function detail(value) {
  if (value === null || typeof value !== 'object') return value ? html`<p>${value}</p>` : nothing;
  if (Array.isArray(value)) return list(value);
  const names = Object.keys(value);
  const simple = names.filter((name) => typeof value[name] !== 'object' && value[name] !== '');
  const rest = names.filter((name) => value[name] !== null && typeof value[name] === 'object');
  return html`
    ${simple.length
      ? html`<dl>${simple.map((name) => html`<dt>${name}</dt><dd>${String(value[name])}</dd>`)}</dl>`
      : nothing}
    ${rest.filter((name) => Object.keys(value[name]).length).map(
      (name) => html`<div class="ledger-part"><span class="faint">${name}</span>${list(value[name])}</div>`,
    )}`;
}

function list(value) {
  const isLines = Array.isArray(value) && value.every((line) => typeof line === 'string');
  return html`<pre>${isLines ? value.join('\n') : JSON.stringify(value, null, 2)}</pre>`;
}

customElements.define('pp-ledger', LedgerView);

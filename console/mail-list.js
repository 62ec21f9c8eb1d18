// The list of mail: only the rows in sight exist, so ten thousand cost no more than ten.

import { LitElement, html, nothing, repeat } from './lit.js';
import { several, shortTime, fullTime, who } from './format.js';

/** Height of a row in CSS pixels; style.css says the same. */
const ROW = 68;
/** Rows kept ready beyond either edge. */
const SPARE = 6;

export class MailList extends LitElement {
  static properties = {
    entries: { attribute: false },
    selected: { attribute: false },
    unread: { attribute: false },
    first: { state: true },
    visible: { state: true },
  };

  constructor() {
    super();
    this.entries = [];
    this.selected = '';
    this.unread = new Set();
    this.first = 0;
    this.visible = 20;
    this.resized = new ResizeObserver(() => this.look());
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.addEventListener('scroll', () => this.look(), { passive: true });
    this.resized.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.resized.disconnect();
  }

  /** Finds out which rows are in sight, and asks for more entries when the end is near. */
  look() {
    this.first = Math.max(0, Math.floor(this.scrollTop / ROW) - SPARE);
    this.visible = Math.ceil(this.clientHeight / ROW) + 2 * SPARE;
    if (this.first + this.visible >= this.entries.length) {
      this.dispatchEvent(new CustomEvent('end-near', { bubbles: true }));
    }
  }

  /** Keeps what is being read in place when rows come in above it. */
  keepPlace(rowsAbove) {
    if (this.scrollTop > 0) this.scrollTop += rowsAbove * ROW;
  }

  scrollToEntry(index) {
    const top = index * ROW;
    if (top < this.scrollTop) this.scrollTop = top;
    else if (top + ROW > this.scrollTop + this.clientHeight) this.scrollTop = top + ROW - this.clientHeight;
  }

  updated(changed) {
    if (changed.has('entries')) this.look();
  }

  render() {
    const shown = this.entries.slice(this.first, this.first + this.visible);
    return html`
      <div class="rows" role="listbox" aria-label="Messages" tabindex="0"
           aria-activedescendant=${this.selected ? `m-${this.selected}` : nothing}
           .style=${`height:${this.entries.length * ROW}px`}>
        ${repeat(shown, (entry) => entry.id, (entry, i) => this.row(entry, this.first + i))}
      </div>`;
  }

  row(entry, index) {
    const isSelected = entry.id === this.selected;
    const unread = this.unread.has(entry.id);
    return html`
      <div class="row ${unread ? 'unread' : ''}" role="option" id="m-${entry.id}"
           aria-selected=${isSelected} aria-setsize=${this.entries.length} aria-posinset=${index + 1}
           .style=${`transform:translateY(${index * ROW}px)`}
           @click=${() => this.choose(entry)}>
        <span class="row-to">${several(entry.recipients)}</span>
        <time datetime=${entry.at} title=${fullTime(entry.at)}>${shortTime(entry.at)}</time>
        <span class="row-subject">${entry.subject || '(no subject)'}</span>
        <span class="row-from">${who(entry.from || entry.source)}</span>
      </div>`;
  }

  choose(entry) {
    this.dispatchEvent(new CustomEvent('choose', { bubbles: true, detail: entry.id }));
  }
}

customElements.define('pp-list', MailList);

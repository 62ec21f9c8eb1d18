// One message: what it says of itself, and its content under tabs. Content is text, or a sandboxed frame of its own.

import { LitElement, html, nothing, keyed } from './lit.js';
import { htmlUrl, readMessage, readSource, sourceUrl } from './api.js';
import { bytes, fullTime, number } from './format.js';
import './ledger-view.js';

/** Characters of source that are laid out; the rest is a download. */
const SOURCE_SHOWN = 400_000;

export class MailView extends LitElement {
  static properties = {
    entry: { attribute: false },
    message: { state: true },
    tab: { state: true },
    source: { state: true },
    remoteImages: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    this.tab = 'html';
    this.reset();
  }

  createRenderRoot() {
    return this;
  }

  reset() {
    this.message = null;
    this.source = null;
    this.remoteImages = false;
    this.problem = '';
  }

  willUpdate(changed) {
    if (changed.has('entry') && changed.get('entry')?.id !== this.entry?.id) {
      this.reset();
      this.load();
    }
  }

  async load() {
    this.loading?.abort();
    if (!this.entry) return;
    const { signal } = (this.loading = new AbortController());
    try {
      const message = await readMessage(this.entry.id, signal);
      if (!signal.aborted) this.message = message;
    } catch (error) {
      if (!signal.aborted) this.problem = error.message;
    }
  }

  async loadSource() {
    const { id } = this.entry;
    try {
      const source = await readSource(id, this.loading.signal);
      if (this.entry?.id === id) this.source = source;
    } catch (error) {
      if (this.entry?.id === id) this.problem = error.message;
    }
  }

  tabs() {
    const { html: hasHtml, text, headers, attachments } = this.message;
    return [
      ...(hasHtml ? [['html', 'HTML']] : []),
      ...(text === null ? [] : [['text', 'Text']]),
      ['headers', 'Headers', headers.length],
      ['source', 'Source'],
      ...(attachments.length ? [['attachments', 'Attachments', attachments.length]] : []),
      ['delivery', 'Delivery'],
    ];
  }

  /** The chosen tab if this message has it, else its first. */
  current() {
    const names = this.tabs().map(([name]) => name);
    return names.includes(this.tab) ? this.tab : names[0];
  }

  openTab(name, focus) {
    this.tab = name;
    if (focus) this.updateComplete.then(() => this.querySelector('[role=tab][aria-selected=true]')?.focus());
  }

  /** Opens the n-th tab, from 0. */
  openTabAt(index) {
    const tab = this.message && this.tabs()[index];
    if (tab) this.openTab(tab[0], false);
  }

  tabKey(event) {
    const names = this.tabs().map(([name]) => name);
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    this.openTab(names[(names.indexOf(this.current()) + step + names.length) % names.length], true);
  }

  updated() {
    if (this.message && this.current() === 'source' && this.source === null && !this.problem) this.loadSource();
  }

  render() {
    if (!this.entry) return nothing;
    const { entry } = this;
    return html`
      <article class="mail" aria-labelledby="subject">
        <header class="mail-head">
          <div class="mail-title">
            <button class="quiet back" @click=${() => this.tell('leave')} aria-label="Back to the list">←</button>
            <h2 id="subject">${entry.subject || '(no subject)'}</h2>
            <button class="quiet danger" @click=${() => this.tell('remove')} title="Delete (Del)">Delete</button>
          </div>
          <dl>
            ${this.line('From', [entry.from || entry.source])}
            ${this.line('To', entry.to)} ${this.line('Cc', entry.cc)} ${this.line('Bcc', entry.bcc)}
            <dt>Sent</dt>
            <dd><time datetime=${entry.at}>${fullTime(entry.at)}</time>
              <span class="faint">· ${bytes(entry.size)} · ${entry.region}</span></dd>
            <dt>Id</dt>
            <dd class="id"><code>${entry.id}</code></dd>
          </dl>
        </header>
        ${this.problem ? html`<p class="note problem" role="alert">${this.problem}</p>` : nothing}
        ${this.message ? this.content() : nothing}
      </article>`;
  }

  tell(what) {
    this.dispatchEvent(new CustomEvent(what, { bubbles: true }));
  }

  line(name, addresses) {
    return addresses.length ? html`<dt>${name}</dt><dd>${addresses.join(', ')}</dd>` : nothing;
  }

  content() {
    const current = this.current();
    return html`
      <div class="tabs" role="tablist" aria-label="Parts of the message" @keydown=${this.tabKey}>
        ${this.tabs().map(
          ([name, label, count]) => html`
            <button role="tab" id="tab-${name}" aria-controls="panel" aria-selected=${name === current}
                    tabindex=${name === current ? 0 : -1} @click=${() => this.openTab(name, false)}>
              ${label}${count ? html` <span class="count">${number(count)}</span>` : nothing}
            </button>`,
        )}
      </div>
      ${this.message.notes.map((note) => html`<p class="note">${note}</p>`)}
      <section class="panel panel-${current}" id="panel" role="tabpanel" aria-labelledby="tab-${current}"
               tabindex=${current === 'html' ? nothing : 0}>
        ${this[`${current}Panel`]()}
      </section>`;
  }

  htmlPanel() {
    const url = htmlUrl(this.entry.id, this.remoteImages);
    const blocked = this.message.blockedImages;
    // A new frame for each document: changing the address of one would fill the browser's history.
    return html`
      ${blocked && !this.remoteImages
        ? html`<p class="note">
            ${number(blocked)} remote ${blocked === 1 ? 'image is' : 'images are'} blocked.
            <button class="link" @click=${() => (this.remoteImages = true)}>Show</button>
          </p>`
        : nothing}
      ${keyed(
        url,
        html`<iframe title="The message as HTML" src=${url} referrerpolicy="no-referrer"
          sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"></iframe>`,
      )}`;
  }

  textPanel() {
    return html`<pre class="prose">${this.message.text}</pre>`;
  }

  headersPanel() {
    return html`<table class="headers">
      <tbody>
        ${this.message.headers.map(
          ({ name, value }) => html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`,
        )}
      </tbody>
    </table>`;
  }

  sourcePanel() {
    const source = this.source ?? '';
    return html`
      <p class="note plain">
        ${source.length > SOURCE_SHOWN ? 'Only the beginning is shown. ' : nothing}
        <a href="${sourceUrl(this.entry.id)}?download=1" download>Download .eml</a>
      </p>
      <pre>${source.slice(0, SOURCE_SHOWN)}</pre>`;
  }

  attachmentsPanel() {
    return html`<ul class="files">
      ${this.message.attachments.map(
        (part) => html`<li>
          <a href=${part.url} download>
            <span class="file-name">${part.name ?? `part ${part.number}`}</span>
            <span class="faint">${part.type} · ${bytes(part.size)}</span>
          </a>
        </li>`,
      )}
    </ul>`;
  }

  deliveryPanel() {
    return html`<pp-ledger .message=${this.entry.id}></pp-ledger>`;
  }
}

customElements.define('pp-view', MailView);

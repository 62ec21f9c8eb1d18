// The inbox: list on the left, message on the right, everything reachable by keyboard.

import { LitElement, html, nothing, live } from './lit.js';
import { deleteAll, deleteMessage, listMessages, listen } from './api.js';
import { number } from './format.js';
import './mail-list.js';
import './mail-view.js';

/** Pause after a key before searching. */
const TYPING_MILLIS = 150;

export class App extends LitElement {
  static properties = {
    entries: { state: true },
    total: { state: true },
    search: { state: true },
    selected: { state: true },
    unread: { state: true },
    ready: { state: true },
    online: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    this.entries = [];
    this.total = 0;
    this.search = '';
    this.selected = location.hash.slice(1);
    this.unread = new Set();
    this.ready = false;
    this.online = true;
    this.problem = '';
    this.next = '';
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('keydown', (event) => this.key(event));
    addEventListener('hashchange', () => (this.selected = location.hash.slice(1)));
    this.reload();
    listen({ changed: (batch) => this.take(batch), connected: (is) => (this.online = is) });
  }

  get list() {
    return this.querySelector('pp-list');
  }

  get entry() {
    return this.entries.find((entry) => entry.id === this.selected);
  }

  /** Asks for the first page anew; an older question still on its way is given up. */
  async reload() {
    this.asking?.abort();
    const { signal } = (this.asking = new AbortController());
    this.missed = [];
    try {
      const page = await listMessages({ search: this.search, signal });
      if (signal.aborted) return;
      this.entries = page.messages;
      this.total = page.total;
      this.next = page.next ?? '';
      this.problem = '';
      const { missed } = this;
      this.missed = null;
      this.take(missed);
    } catch (error) {
      if (!signal.aborted) this.problem = error.message;
    } finally {
      if (!signal.aborted) this.ready = true;
    }
  }

  async more() {
    if (!this.next || this.fetching || this.missed) return;
    const { signal } = this.asking;
    this.fetching = true;
    try {
      const page = await listMessages({ search: this.search, before: this.next, limit: 500, signal });
      if (signal.aborted) return;
      this.entries = [...this.entries, ...page.messages];
      this.next = page.next ?? '';
    } catch (error) {
      if (!signal.aborted) this.problem = error.message;
    } finally {
      this.fetching = false;
    }
  }

  /** Applies what happened since the list was asked for. While an answer is awaited it is kept for later. */
  take(batch) {
    if (batch.some(({ type }) => type === 'reload')) {
      this.reload();
      return;
    }
    if (this.missed) {
      this.missed.push(...batch);
      return;
    }
    if (batch.length === 0) return;
    const known = new Set(this.entries.map((entry) => entry.number));
    const gone = new Set();
    let arrived = [];
    for (const { type, data } of batch) {
      if (type === 'arrived' && !known.has(data.number)) {
        known.add(data.number);
        this.total++;
        if (this.isFound(data)) arrived.unshift(data);
      } else if (type === 'deleted') {
        gone.add(data.number);
        this.total = Math.max(0, this.total - 1);
      } else if (type === 'cleared') {
        known.clear();
        arrived = [];
        this.entries = [];
        this.next = '';
        this.total = 0;
      }
    }
    const at = this.entries.indexOf(this.entry);
    arrived = arrived.filter((entry) => !gone.has(entry.number));
    this.unread = new Set([...this.unread, ...arrived.map((entry) => entry.id)]);
    this.entries = [...arrived, ...this.entries].filter((entry) => !gone.has(entry.number));
    if (arrived.length) this.list?.keepPlace(arrived.length);
    if (at >= 0 && !this.entry) this.select(this.entries[Math.min(at, this.entries.length - 1)]?.id ?? '');
  }

  isFound(entry) {
    const wanted = this.search.toLowerCase();
    return [entry.source, entry.from, entry.subject, ...entry.recipients].some((text) =>
      text.toLowerCase().includes(wanted),
    );
  }

  select(id) {
    this.selected = id;
    history.replaceState(null, '', id ? `#${id}` : location.pathname);
    if (this.unread.delete(id)) this.unread = new Set(this.unread);
    const index = this.entries.findIndex((entry) => entry.id === id);
    if (index >= 0) this.list?.scrollToEntry(index);
  }

  step(by) {
    const at = this.entries.findIndex((entry) => entry.id === this.selected);
    const to = at < 0 ? 0 : Math.min(this.entries.length - 1, Math.max(0, at + by));
    if (this.entries.length) this.select(this.entries[to].id);
  }

  type(text) {
    this.search = text.trim();
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.reload(), TYPING_MILLIS);
  }

  async remove() {
    const { entry } = this;
    if (!entry) return;
    try {
      await deleteMessage(entry.id);
    } catch (error) {
      this.problem = error.message;
    }
  }

  async removeAll() {
    try {
      await deleteAll();
      this.select('');
    } catch (error) {
      this.problem = error.message;
    }
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
    const typing = event.target instanceof HTMLInputElement;
    const act = typing ? this.typingKey(event) : this.plainKey(event);
    if (!act) return;
    event.preventDefault();
    act();
  }

  typingKey({ key, target }) {
    return {
      Escape: () => (this.search ? this.type('') : target.blur()),
      ArrowDown: () => this.step(this.selected ? 1 : 0),
      ArrowUp: () => this.step(-1),
    }[key];
  }

  plainKey({ key, target }) {
    const inTabs = target instanceof Element && target.closest('[role=tabpanel]');
    if (inTabs && ['ArrowDown', 'ArrowUp', 'Home', 'End', 'PageUp', 'PageDown'].includes(key)) return undefined;
    if (/^[1-6]$/.test(key)) return () => this.querySelector('pp-view')?.openTabAt(key - 1);
    const page = Math.floor((this.list?.clientHeight ?? 0) / 68) - 1;
    return {
      ArrowDown: () => this.step(1),
      j: () => this.step(1),
      ArrowUp: () => this.step(-1),
      k: () => this.step(-1),
      PageDown: () => this.step(page),
      PageUp: () => this.step(-page),
      Home: () => this.step(-Infinity),
      End: () => this.step(Infinity),
      '/': () => this.querySelector('#search').select(),
      Delete: () => this.remove(),
      Escape: () => (this.selected ? this.select('') : this.type('')),
    }[key];
  }

  updated(changed) {
    if (changed.has('total')) document.title = this.total ? `(${number(this.total)}) Pennypost` : 'Pennypost';
  }

  render() {
    return html`
      <header class="bar">
        <h1><span class="stamp" aria-hidden="true"></span>Pennypost</h1>
        <label class="search">
          <span class="hidden">Search by recipient, sender or subject</span>
          <input id="search" type="search" placeholder="Search recipient or subject" autocomplete="off"
                 spellcheck="false" .value=${live(this.search)} @input=${(e) => this.type(e.target.value)}>
          <kbd aria-hidden="true">/</kbd>
        </label>
        <span class="live ${this.online ? '' : 'lost'}" role="status">${this.online ? 'Live' : 'Reconnecting…'}</span>
        <span class="total">${this.total === 1 ? '1 message' : `${number(this.total)} messages`}</span>
        <button class="quiet danger" ?disabled=${!this.total} @click=${this.askRemoveAll}>Delete all</button>
      </header>
      ${this.problem ? html`<p class="note problem" role="alert">${this.problem}</p>` : nothing}
      <main class="${this.entry ? 'reading' : ''}">
        ${this.ready && !this.total ? this.empty() : this.mail()}
      </main>
      <dialog aria-labelledby="sure">
        <form method="dialog">
          <h2 id="sure">Delete ${this.total === 1 ? 'the message' : `all ${number(this.total)} messages`}?</h2>
          <p>They cannot be brought back. The ledger keeps what happened to them.</p>
          <div class="choices">
            <button value="no" class="quiet">Keep</button>
            <button value="yes" class="strong" @click=${this.removeAll}>Delete</button>
          </div>
        </form>
      </dialog>`;
  }

  askRemoveAll() {
    this.querySelector('dialog').showModal();
  }

  mail() {
    return html`
      <nav aria-label="Inbox">
        <pp-list .entries=${this.entries} .selected=${this.selected} .unread=${this.unread}
                 @choose=${(e) => this.select(e.detail)} @end-near=${this.more}></pp-list>
        ${this.ready && !this.entries.length ? html`<p class="nothing">Nothing found for “${this.search}”.</p>` : nothing}
      </nav>
      ${this.entry
        ? html`<pp-view .entry=${this.entry} @remove=${this.remove} @leave=${() => this.select('')}></pp-view>`
        : html`<div class="idle"><p>Choose a message.</p>
            <p class="faint"><kbd>↑</kbd> <kbd>↓</kbd> walk · <kbd>/</kbd> search · <kbd>1</kbd>–<kbd>6</kbd> tabs ·
            <kbd>Del</kbd> delete · <kbd>Esc</kbd> close</p></div>`}`;
  }

  empty() {
    return html`
      <section class="welcome">
        <span class="stamp large" aria-hidden="true"></span>
        <h2>No mail yet</h2>
        <p>Captured mail appears here by itself. Send the first one with the AWS CLI:</p>
        <div class="sample">
          <pre id="sample">${sample()}</pre>
          <button class="quiet" @click=${copySample}>Copy</button>
        </div>
        <p class="faint">Any SDK works as well: set <code>AWS_ENDPOINT_URL=${location.origin}</code>.</p>
      </section>`;
  }
}

const sample = () => `export AWS_ENDPOINT_URL=${location.origin}
export AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test AWS_REGION=us-east-1

aws sesv2 create-email-identity --email-identity example.com

aws sesv2 send-email \\
  --from-email-address hello@example.com \\
  --destination ToAddresses=you@example.com \\
  --content 'Simple={Subject={Data=Hello},Body={Text={Data=It works.}}}'`;

async function copySample({ target }) {
  await navigator.clipboard.writeText(sample());
  target.textContent = 'Copied';
}

customElements.define('pp-app', App);

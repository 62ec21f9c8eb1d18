// What the page asks the server: the reading API of /_pennypost/v1 and its live stream.

const ROOT = '/_pennypost/v1/';

async function ask(path, options) {
  const response = await fetch(ROOT + path, options);
  if (response.ok) {
    return response.status === 204 ? undefined : response.json();
  }
  const answer = await response.json().catch(() => ({}));
  throw new Error(answer.message ?? `The server answered ${response.status}.`);
}

export function listMessages({ search = '', before = '', limit = 100, signal } = {}) {
  const query = new URLSearchParams({ limit });
  if (search) query.set('search', search);
  if (before) query.set('before', before);
  return ask(`messages?${query}`, { signal });
}

export const readMessage = (id, signal) => ask(`messages/${id}`, { signal });

export const readLedger = (id, signal) => ask(`messages/${id}/ledger`, { signal });

export const deleteMessage = (id) => ask(`messages/${id}`, { method: 'DELETE' });

export const deleteAll = () => ask('messages', { method: 'DELETE' });

export async function readSource(id, signal) {
  const response = await fetch(sourceUrl(id), { signal });
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  return response.text();
}

export const sourceUrl = (id) => `${ROOT}messages/${id}/source`;

export const htmlUrl = (id, remoteImages) =>
  `${ROOT}messages/${id}/html${remoteImages ? '?images=remote' : ''}`;

/**
 * Listens to arrivals and deletions. Bursts are handed over once a frame, as a list of {type, data}; a connection that
 * was lost and found again is handed over as one `reload`.
 */
export function listen({ changed, connected }) {
  const events = new EventSource(`${ROOT}events`);
  let waiting = [];
  const push = (type) => (event) => {
    // A hidden page paints no frames, so the timer is the one that always comes.
    if (waiting.length === 0) setTimeout(flush, 16);
    waiting.push({ type, data: JSON.parse(event.data) });
  };
  const flush = () => {
    const batch = waiting;
    waiting = [];
    changed(batch);
  };
  let before = false;
  events.onopen = () => {
    connected(true);
    if (before) changed([{ type: 'reload', data: {} }]);
    before = true;
  };
  events.onerror = () => connected(false);
  for (const type of ['arrived', 'deleted', 'cleared']) events.addEventListener(type, push(type));
}

// Times, sizes and addresses for eyes.

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', hour12: false });
const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium', hour12: false });
const count = new Intl.NumberFormat();

/** Today's mail by its time, older mail by its day. */
export function shortTime(iso) {
  const at = new Date(iso);
  return at.toDateString() === new Date().toDateString() ? clock.format(at) : day.format(at);
}

export const fullTime = (iso) => full.format(new Date(iso));

export const number = (n) => count.format(n);

export function bytes(n) {
  if (n < 1000) return `${n} B`;
  if (n < 1_000_000) return `${(n / 1000).toFixed(n < 10_000 ? 1 : 0)} kB`;
  return `${(n / 1_000_000).toFixed(1)} MB`;
}

/** The name in `"Name" <address>`, or the address. */
export function who(address) {
  const match = /^\s*"?([^"<]*?)"?\s*<([^>]*)>\s*$/.exec(address);
  return match ? match[1] || match[2] : address;
}

/** The first of several, and how many more there are. */
export function several(addresses) {
  if (addresses.length === 0) return 'nobody';
  return addresses.length === 1 ? who(addresses[0]) : `${who(addresses[0])} +${addresses.length - 1}`;
}

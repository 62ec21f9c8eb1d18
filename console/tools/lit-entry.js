// What of Lit the console uses; tools/vendor-lit.sh makes ../lit.js of it.
export { LitElement, html, nothing } from 'lit';
export { keyed } from 'lit/directives/keyed.js';
export { live } from 'lit/directives/live.js';
export { repeat } from 'lit/directives/repeat.js';

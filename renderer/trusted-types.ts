/**
 * The page's policy lets no text become markup or the address of a script (`require-trusted-types-for 'script'`). One
 * library of ours empties its announcement area with `innerHTML = ''`; this allows the empty text and refuses every other
 * (decision 044). The engine that draws PDFs is a worker of our own files; its address is allowed and no other (decision
 * 109). The policy can be made once, so a script that came later could not loosen it.
 */
type Policy = { createHTML: (text: string) => string; createScriptURL: (address: string) => string };
type Factory = { createPolicy: (name: 'default', policy: Policy) => unknown };

const { trustedTypes } = globalThis as { trustedTypes?: Factory };

trustedTypes?.createPolicy('default', {
  createHTML(text) {
    if (text === '') return text;
    throw new TypeError('text does not become markup here');
  },
  createScriptURL(address) {
    const { protocol, host, pathname } = new URL(address, window.location.href);
    // Not `origin`: of a scheme that is not the web's own it is "null" in some places and a name in others.
    const ours = protocol === window.location.protocol && host === window.location.host;
    if (ours && /^\/assets\/pdf\.worker[\w.-]*\.mjs$/.test(pathname)) return address;
    throw new TypeError('no such script here');
  },
});

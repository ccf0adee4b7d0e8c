/**
 * Chromium knows no app:// scheme, so the page lives at an https address whose every request is answered inside this
 * process; `.invalid` never resolves (RFC 2606). What the app sees is mapped back to its own scheme.
 */
const STAND_IN = '.invalid';

/** app://keptword/x → https://keptword.invalid/x. Other addresses stay as they are. */
export function toPage(address: string, schemes: readonly string[]): string {
  const url = new URL(address);
  const scheme = url.protocol.slice(0, -1);
  if (!schemes.includes(scheme)) return address;
  return `https://${url.host}${STAND_IN}${address.slice(`${scheme}://${url.host}`.length)}`;
}

/** https://keptword.invalid/x → app://keptword/x. Other addresses stay as they are. */
export function toApp(address: string, schemes: readonly string[]): string {
  const [scheme] = schemes;
  const match = /^https:\/\/([^/?#]+)\.invalid(?=[/?#]|$)/.exec(address);
  return match && scheme !== undefined ? `${scheme}://${match[1]}${address.slice(match[0].length)}` : address;
}

/** One scheme serves the screens and the sound (decision 040). It is `standard`, so that it has a real origin. */
export const APP_SCHEME = 'app';
export const APP_HOST = 'keptword';
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;
export const START_PAGE = `${APP_ORIGIN}/index.html`;

/** True for an address that our own protocol handler answers. */
export function isOurs(address: string): boolean {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return false;
  }
  return (
    url.protocol === `${APP_SCHEME}:` && url.host === APP_HOST && url.username === '' && url.password === ''
  );
}

/** How a bundle is verified, a folder or a ZIP, trusting nothing in it. Needs no archive and writes nothing. */
export type { VerifyOptions, VerifyProgress } from './check-bag.ts';
export { verifyBundle } from './open-bundle.ts';

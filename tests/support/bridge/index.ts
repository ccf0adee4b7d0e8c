/** A made-up archive behind a made-up bridge, for component tests and for looking at screens. Never shipped. */
export { BUILT_IN, type CaptureWish, TABLE, WINDOW } from './capture.ts';
export { emptyWorld, type FakeKeptword, type FakeOptions, sampleWorld } from './fake.ts';
export { DRILL, RECOVERY_WORDS } from './fake-archive.ts';
export { addDocument, madeUpDocument } from './fake-documents.ts';
export { renderApp, renderWith } from './render.tsx';

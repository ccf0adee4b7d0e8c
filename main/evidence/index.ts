/** The evidence bundle: what goes in, how it is made, and how anyone checks it. */
export { type ExportOptions, type ExportProgress, exportBundle, previewBundle } from './export.ts';
export { leftOutWords } from './left-out.ts';
export { verifyBundle } from './open-bundle.ts';
export type { VerifyOptions, VerifyProgress } from './verify.ts';

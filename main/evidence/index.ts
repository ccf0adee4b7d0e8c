/** The evidence bundle: what goes in, how it is made, and how anyone checks it. */

export { exportBundle } from './export.ts';
export { leftOutWords } from './left-out.ts';
export { verifyBundle } from './open-bundle.ts';
export { previewBundle } from './preview.ts';
export type { ExportOptions, ExportProgress } from './progress.ts';
export type { VerifyOptions, VerifyProgress } from './verify.ts';

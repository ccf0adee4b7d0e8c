/** The evidence bundle: what goes in, how it is made, and how anyone checks it. */

export type { ExportOptions, ExportProgress } from './bag/index.ts';
export { leftOutWords } from './choose/index.ts';
export { exportBundle } from './export.ts';
export { exportForNew } from './for-new.ts';
export { previewBundle } from './preview.ts';
export { consentsOf, noteConsent, noteShare, whatLeft } from './sharing.ts';
export type { VerifyOptions, VerifyProgress } from './verify/index.ts';
export { verifyBundle } from './verify/index.ts';

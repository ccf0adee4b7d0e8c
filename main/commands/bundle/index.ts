/** Commands that make a bundle and verify one. */
export { exportCommand } from './export.ts';
export { forNewCommand } from './for-new.ts';
export { verdictWords } from './verdict.ts';
export { verifyCommand } from './verify.ts';

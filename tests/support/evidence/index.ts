/** A whole case in a real archive, and ways to look at a bundle from outside. */
export { makeCase, SAMPLE, type TestCase, type Words } from './case.ts';
export * from './plain.ts';
export { allFiles, readTree } from './tree.ts';

/** What goes into a bundle, and what stays with the parent, and why. No file is made here. */
export type { CaseFile, Chosen, ChosenNote, KnownConcern, NamedPaper } from './case-file.ts';
export { chooseForBundle, chooseWhatThereIs, nothingToExport } from './choose.ts';
export { gatherCase } from './gather.ts';
export { leftOutWords } from './left-out.ts';
export { staysAtHome } from './notes.ts';

/** What the vault's tests, and those of the rooms above it, need again and again. */
export { type FaultPlan, faultyFiles, refusingFiles } from './faults.ts';
export { COPIES, homeArchive } from './home.ts';
export { patterned } from './patterned.ts';
export { CHEAP_KDF, PASSPHRASE, snapshot, temporaryFolder } from './surroundings.ts';

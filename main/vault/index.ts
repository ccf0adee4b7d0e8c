/** Keys and sealed containers. FORMAT.md says how both lie on the disk. */
export { hasKeyFile } from './key-file.ts';
export { parseRecoveryCode, pickDrill } from './recovery.ts';
export { renderRecoverySheet } from './recovery-sheet.ts';
export { cryptoSelfTest } from './self-test.ts';
export type {
  BlobFacts,
  BlobKind,
  BlobReader,
  BlobStore,
  BlobWriter,
  KdfCost,
  LiveEnd,
  LivePart,
  LiveStore,
  LiveWriter,
  Passphrase,
  Secret,
  Vault,
} from './types.ts';
export { createVault, openVault } from './vault.ts';

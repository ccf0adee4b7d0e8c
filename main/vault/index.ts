/** Keys and sealed containers. FORMAT.md says how both lie on the disk. */
export type {
  BlobFacts,
  BlobKind,
  BlobReader,
  BlobStore,
  BlobWriter,
  KdfCost,
  Passphrase,
  Secret,
  Vault,
} from './types.ts';

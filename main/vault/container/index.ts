/** The sealed container of one file: its header, its chunks, reading and writing it. FORMAT.md beside the vault says the bytes. */
export { type ChunkCipher, newHeader, openHeader } from './chunks.ts';
export {
  AT,
  type ContainerKind,
  damaged,
  decodeHeader,
  HEADER_BYTES,
  locked,
  missing,
  TAG_BYTES,
  uuidBytes,
} from './format.ts';
export { headCopyOf, headerIsLost, readHeadCopy, writeHeadCopy } from './head-copy.ts';
export { goodHeader, openContainer } from './reader.ts';
export { createContainer } from './writer.ts';

import type { OpenArchive } from '../archive/index.ts';

/** The whole of a document's file, in a buffer of its own. @throws KeptwordError blob-missing, blob-damaged */
export async function sealedBytes(archive: OpenArchive, blobId: string): Promise<Uint8Array<ArrayBuffer>> {
  const reader = await archive.blobs.open(blobId);
  try {
    const bytes = new Uint8Array(reader.bytes);
    let at = 0;
    for await (const piece of reader.stream()) {
      bytes.set(piece, at);
      at += piece.length;
    }
    return bytes;
  } finally {
    await reader.close();
  }
}

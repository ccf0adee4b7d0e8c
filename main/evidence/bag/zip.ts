import { once } from 'node:events';
import { join } from 'node:path';
import yazl from 'yazl';
import type { FileLayer } from '../../platform/index.ts';
import { refuseIfCancelled } from './copy.ts';

/** Sound does not get smaller; storing it lets a player seek in it and a checker read at full speed. */
const STORED = /\.(html|csv|txt|json|pem)$/;
const FILE_MODE = 0o100644;

/**
 * Packs a staged bundle into one ZIP (ZIP64 where it must be) that holds the one folder. Times and modes are fixed, so
 * that the same bundle gives the same ZIP.
 */
export async function packZip(
  files: FileLayer,
  staged: { bundle: string; zip: string; name: string; sizes: ReadonlyMap<string, number> },
  options: { mtime: Date; signal?: AbortSignal | undefined; onBytes(bytes: number): void },
): Promise<void> {
  const zip = new yazl.ZipFile();
  const failed = once(zip, 'error').then(([error]) => {
    throw error;
  });
  for (const path of [...staged.sizes.keys()].sort()) {
    zip.addFile(join(staged.bundle, ...path.split('/')), `${staged.name}/${path}`, {
      mtime: options.mtime,
      mode: FILE_MODE,
      compress: STORED.test(path),
    });
  }
  zip.end();
  await Promise.race([writeOut(files, zip.outputStream, staged.zip, options), failed]);
}

async function writeOut(
  files: FileLayer,
  stream: NodeJS.ReadableStream,
  path: string,
  options: { signal?: AbortSignal | undefined; onBytes(bytes: number): void },
): Promise<void> {
  const file = await files.open(path, 'create');
  try {
    let position = 0;
    for await (const piece of stream) {
      refuseIfCancelled(options.signal);
      const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
      await file.write(bytes, position);
      position += bytes.length;
      options.onBytes(bytes.length);
    }
    await file.sync();
  } finally {
    await file.close();
  }
}

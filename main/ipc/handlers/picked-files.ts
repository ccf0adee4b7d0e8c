import { stat } from 'node:fs/promises';
import { basename, isAbsolute } from 'node:path';
import { z } from 'zod';
import { type PickedFile, pickedFile } from '../../../shared/contract/index.ts';
import type { HandlerContext } from './context.ts';

/** What the preload sends when files are dropped: their paths, which it alone can know. */
export const dropCall = {
  input: z.array(z.string().max(4096)).max(500),
  output: z.array(pickedFile),
};

/** Dropped things that are not plain files (a folder, something from a web page) are left out. */
export function takeDropped(context: HandlerContext, paths: readonly string[]): Promise<PickedFile[]> {
  return pickedFiles(context, paths.filter(isAbsolute));
}

/** Keeps the paths here and tells the renderer what it may know of the files. */
export async function pickedFiles(
  { files }: HandlerContext,
  paths: readonly string[],
): Promise<PickedFile[]> {
  const known = await Promise.all(
    paths.map(async (path) => {
      const facts = await stat(path).catch(() => null);
      if (!facts?.isFile()) return null;
      const { size, mtime } = facts;
      return {
        fileId: files.issue(path),
        name: basename(path),
        bytes: size,
        dateOnDisk: mtime.toISOString(),
      };
    }),
  );
  return known.filter((file) => file !== null);
}

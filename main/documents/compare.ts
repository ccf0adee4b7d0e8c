import { type DocumentComparison, KeptwordError } from '../../shared/contract/index.ts';
import type { DocumentPage, TextComparison } from '../../shared/domain/index.ts';
import type { OpenArchive } from '../archive/index.ts';
import { theDocument } from './read.ts';
import { READING_LIMITS, runTask } from './reading.ts';

/** Two plans of 60 pages take less than a second; texts made to be slow are not waited for. */
const WITHIN_MS = 60_000;

/**
 * Compares the texts of two documents in a thread of its own. Pages without text are named, never passed over silently.
 * @throws KeptwordError not-found, invalid-input (one and the same document; texts that take too long), cancelled
 */
export async function compareDocuments(
  archive: OpenArchive,
  { firstId, secondId }: { firstId: string; secondId: string },
  { signal }: { signal?: AbortSignal } = {},
): Promise<DocumentComparison> {
  if (firstId === secondId) throw refused('These are one and the same document. Choose two.');
  const first = theDocument(archive, { id: firstId });
  const second = theDocument(archive, { id: secondId });
  const texts = {
    first: archive.index.documentPages.ofDocument(firstId),
    second: archive.index.documentPages.ofDocument(secondId),
  };
  const notCompared = { first: without(texts.first), second: without(texts.second) };
  const empty =
    notCompared.first.length === texts.first.length || notCompared.second.length === texts.second.length;
  const comparison = empty ? null : await compared(texts, signal);
  const typed = { first: typedOf(texts.first), second: typedOf(texts.second) };
  return { first, second, comparison, notCompared, typed };
}

function without(pages: readonly DocumentPage[]): number[] {
  return pages.filter(({ text }) => text === '').map(({ page }) => page);
}

function typedOf(pages: readonly DocumentPage[]): number[] {
  return pages.filter(({ source }) => source === 'typed').map(({ page }) => page);
}

async function compared(
  texts: { first: DocumentPage[]; second: DocumentPage[] },
  signal: AbortSignal | undefined,
): Promise<TextComparison> {
  const plain = (pages: DocumentPage[]) => pages.map(({ page, text }) => ({ page, text }));
  let comparison: TextComparison | null = null;
  const task = { task: 'compare', first: plain(texts.first), second: plain(texts.second) } as const;
  await runTask(task, {
    limits: { ...READING_LIMITS, stepMs: WITHIN_MS },
    until: performance.now() + WITHIN_MS,
    signal,
    onTold(told) {
      if (told.tell === 'compared') comparison = told.comparison;
    },
  });
  if (comparison === null)
    throw refused('Comparing these two took too long. Nothing was changed. Read them side by side.');
  return comparison;
}

function refused(message: string): KeptwordError {
  return new KeptwordError('invalid-input', message);
}

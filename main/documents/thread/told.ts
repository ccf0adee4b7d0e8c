import type { TextComparison, TrackedInFile } from '../../../shared/domain/index.ts';

/** What the thread is asked to do. */
export type Task =
  | { task: 'pdf'; bytes: Uint8Array; from: number; password: string | null }
  | { task: 'word'; bytes: Uint8Array }
  | { task: 'tracked'; bytes: Uint8Array }
  | { task: 'compare'; first: ComparedPage[]; second: ComparedPage[] };
export type ComparedPage = { page: number; text: string };

/** What it says meanwhile. `begins` comes before each page, so that a page that never ends is known by its number. */
export type Told =
  | { tell: 'opened'; pages: number }
  | { tell: 'begins'; page: number }
  | { tell: 'page'; page: number; text: string; source: 'file' | 'none' | 'unread' }
  | { tell: 'refused'; why: 'needsPassword' | 'damaged'; details: string }
  | { tell: 'compared'; comparison: TextComparison }
  | { tell: 'tracked'; tracked: TrackedInFile }
  | { tell: 'done' };

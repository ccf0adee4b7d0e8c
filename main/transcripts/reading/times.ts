/** A time as transcripts write it: `1:02:05.250`, `00:12`, `0:0:12,34`, `00:00:08.8273871`. Hours may be left out. */
export const TIME = String.raw`\d{1,3}:\d{1,2}(?::\d{1,2})?(?:[.,]\d{1,9})?`;

const WHOLE = new RegExp(`^${TIME}$`);

/** Whole milliseconds, or null when it is not a time: minutes and seconds stay below 60 behind another part. */
export function readTime(text: string): number | null {
  if (!WHOLE.test(text)) return null;
  const [clock = '', fraction = ''] = text.split(/[.,]/);
  const parts = clock.split(':').map(Number);
  if (parts.slice(1).some((part) => part > 59)) return null;
  const seconds = parts.reduce((sum, part) => sum * 60 + part, 0);
  return seconds * 1000 + Math.round(Number(`0.${fraction || '0'}`) * 1000);
}

/** Hours, minutes and the half of the day, as people in the United States type them in English or Spanish. */
const TYPED = /^(\d{1,2})(?:[:.](\d{2}))?(?:\s*([ap])\.?\s?m?\.?)?$/i;
const KEPT = /^([01]\d|2[0-3]):[0-5]\d$/;

/**
 * A time of day as somebody types it ("3:30 PM", "3 pm", "2:05 p. m.", "15:30"), as it is kept: `15:30`. Null when it is
 * none, or when it may be one of two: "3:30" alone is not guessed.
 */
export function clockOf(typed: string): string | null {
  const [whole, hours = '', minutes = '00', half] = TYPED.exec(typed.trim()) ?? [];
  if (whole === undefined) return null;
  if (half === undefined) return KEPT.test(whole) ? whole : null;
  const hour = Number(hours);
  if (hour < 1 || hour > 12) return null;
  const ofDay = (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  const kept = `${String(ofDay).padStart(2, '0')}:${minutes}`;
  return KEPT.test(kept) ? kept : null;
}

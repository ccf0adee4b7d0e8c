import { type Milliseconds, ms } from './units.ts';

const PATTERN = /^(?:(?:(\d{1,3}):)?(\d{1,3}):)?(\d{1,6})(?:\.(\d{1,3}))?$/;

/**
 * Reads `[[h:]m:]s[.mmm]`. A leading part may be any size ("90" is 90 s, "75:00" is 75 min);
 * a part behind a colon must be below 60. Returns null when the text is not such a time.
 */
export function parseTimecode(text: string): Milliseconds | null {
  const match = PATTERN.exec(text.trim());
  if (!match) return null;
  const [, hours, minutes, seconds, fraction] = match;
  if (hours !== undefined && Number(minutes) > 59) return null;
  if (minutes !== undefined && Number(seconds) > 59) return null;
  const whole = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds);
  return ms(whole * 1000 + Number((fraction ?? '').padEnd(3, '0')));
}

/** `0:00:07`, or `0:00:07.250` where the milliseconds matter. Hours are always there, so that columns line up. */
export function formatTimecode(value: Milliseconds, options: { millis?: boolean } = {}): string {
  const { hours, minutes, seconds, millis } = split(value);
  const base = `${hours}:${two(minutes)}:${two(seconds)}`;
  return options.millis ? `${base}.${String(millis).padStart(3, '0')}` : base;
}

/** The parts a person says aloud: "12 minutes 5 seconds". The words themselves are the catalogue's. */
export function spokenTime(value: Milliseconds): { hours: number; minutes: number; seconds: number } {
  const { hours, minutes, seconds } = split(value);
  return { hours, minutes, seconds };
}

function split(value: Milliseconds) {
  const total = Math.floor(value / 1000);
  return {
    hours: Math.floor(total / 3600),
    minutes: Math.floor((total % 3600) / 60),
    seconds: total % 60,
    millis: value % 1000,
  };
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { schoolYearName } from '../../shared/domain/index.ts';
import { formatTimecode, type Milliseconds, ms, spokenTime } from '../../shared/time/index.ts';
import type { Language } from './catalogue.ts';
import { wordsOf } from './setup.ts';

/** Dates, times and sizes in the words of the chosen language. Days stay days: no time zone touches them. */
export type Format = {
  /** `2026-10-20` → "October 20, 2026". */
  day(isoDate: string): string;
  /** `2026-10-20` → "Tuesday, October 20". */
  weekday(isoDate: string): string;
  /** `2026-10-20` → "Tuesday, October 20, 2026". */
  fullDay(isoDate: string): string;
  /** A UTC instant in the computer's own time zone, with the time of day. */
  instant(utc: string): string;
  /** A UTC instant as the time of day on this computer: "10:42 AM". */
  clock(utc: string): string;
  /** `15:30`, a time of day of no zone → "3:30 PM". */
  timeOfDay(kept: string): string;
  /**
   * A school year by its one name, however it was typed: `2026/27` → "2026-27", which no line breaks at its hyphen.
   * Nothing for null.
   */
  schoolYear(typed: string | null): string;
  /** Names or words one after the other: "J.R. and M.K.". */
  list(words: readonly string[]): string;
  /** A length or place in sound as people say it: "12 min 5 s". */
  span(value: number): string;
  /** The same with its length in columns: "0:12:05". */
  timecode(value: Milliseconds | number): string;
  bytes(value: number): string;
  number(value: number): string;
};

type Formatters = ReturnType<typeof makeFormatters>;

const made = new Map<string, { offset: number; formatters: Formatters }>();

/**
 * One set a language for everybody: a row of a long list comes and goes with every turn of the wheel, and a set of its
 * own cost it more than its words, and once more when hundreds of sets were collected at a stretch (decision 158). A
 * letter may be in the other language than its window. Made anew in another time zone, for a computer that travels.
 */
function formattersOf(language: string): Formatters {
  const offset = new Date().getTimezoneOffset();
  const known = made.get(language);
  if (known?.offset === offset) return known.formatters;
  const formatters = makeFormatters(language);
  made.set(language, { offset, formatters });
  return formatters;
}

/** Both languages as they are written in the United States: "3:30 PM" and 1.5, as in the date fields (decision 212). */
function makeFormatters(spoken: string) {
  const language = `${spoken.slice(0, 2)}-US`;
  return {
    day: new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }),
    weekday: new Intl.DateTimeFormat(language, {
      weekday: 'long',
      month: 'long',
      day: 'numeric',
      timeZone: 'UTC',
    }),
    fullDay: new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: 'UTC' }),
    instant: new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' }),
    clock: new Intl.DateTimeFormat(language, { timeStyle: 'short' }),
    timeOfDay: new Intl.DateTimeFormat(language, { timeStyle: 'short', timeZone: 'UTC' }),
    list: new Intl.ListFormat(language, { type: 'conjunction' }),
    number: new Intl.NumberFormat(language, { maximumFractionDigits: 1 }),
    // Speeds go in quarters: 1.25 must not be read as 1.3.
    exact: new Intl.NumberFormat(language, { maximumFractionDigits: 2 }),
  };
}

/** "p. m." brings a full stop of its own, and would end a sentence with two. */
const withHalf = (time: string) =>
  time.replace(/([ap])\.\s?m\./, (_, half: string) => `${half.toUpperCase()}M`);

/** A word joiner behind its hyphen: Chromium would break the line between two numbers of four digits and two. */
const whole = (year: string) => year.replace(/^(\d{4}-)(?=\d{2}$)/, '$1\u2060');

/** Midnight of a day in the one zone in which a day stays the same day. */
const at = (isoDate: string) => new Date(`${isoDate.slice(0, 10)}T00:00:00Z`);

/** Formatting for the language of the screen, or of what stands in `<InLanguage>`. */
export function useFormat(): Format {
  const { t, i18n } = useTranslation('common');
  const language = i18n.language;
  return useMemo(() => formatOf(language, t), [t, language]);
}

/** Formatting for a language, whatever the window speaks. */
export function formatIn(language: Language): Format {
  return formatOf(language, wordsOf(language).getFixedT(null, 'common'));
}

function formatOf(language: string, t: TFunction<'common'>): Format {
  const { day, weekday, fullDay, instant, clock, timeOfDay, list, number, exact } = formattersOf(language);
  return {
    day: (isoDate) => day.format(at(isoDate)),
    weekday: (isoDate) => weekday.format(at(isoDate)),
    fullDay: (isoDate) => fullDay.format(at(isoDate)),
    instant: (utc) => withHalf(instant.format(new Date(utc))),
    clock: (utc) => withHalf(clock.format(new Date(utc))),
    timeOfDay: (kept) => withHalf(timeOfDay.format(new Date(`1970-01-01T${kept}:00Z`))),
    schoolYear: (typed) => whole(schoolYearName(typed) ?? ''),
    list: (words) => list.format(words),
    span: (value) => {
      const { hours, minutes, seconds } = spokenTime(ms(value));
      const parts = [
        hours > 0 ? t('time.hours', { count: hours }) : null,
        minutes > 0 ? t('time.minutes', { count: minutes }) : null,
        seconds > 0 || hours + minutes === 0 ? t('time.seconds', { count: seconds }) : null,
      ];
      return parts.filter((part) => part !== null).join(' ');
    },
    timecode: (value) => formatTimecode(ms(value)),
    bytes: (value) => {
      if (value < 1000) return t('bytes.b', { n: number.format(value) });
      if (value < 1e6) return t('bytes.kb', { n: number.format(value / 1e3) });
      if (value < 1e9) return t('bytes.mb', { n: number.format(value / 1e6) });
      return t('bytes.gb', { n: number.format(value / 1e9) });
    },
    number: (value) => exact.format(value),
  };
}

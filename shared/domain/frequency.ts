import type { IsoDate } from '../time/index.ts';

/** `60 minutes a week`, `twice a month`. `minutes` are in all for one `per`; null when only the times were said. */
export type Frequency = {
  minutes: number | null;
  times: number | null;
  per: 'day' | 'week' | 'month' | 'year';
};

/**
 * Reads how much was promised and how often out of plain words, English or Spanish: "two sessions of thirty minutes
 * each week" is 60 minutes a week. It never guesses: two amounts in one sentence, "every other week", or two sentences
 * that do not agree give null.
 */
export function frequencyIn(text: string): Frequency | null {
  const read = clausesOf(text).map(readClause);
  const found = read.filter((one) => one !== null);
  const [first, ...others] = found;
  if (first === undefined || first === 'unclear') return null;
  const same = (one: (typeof found)[number]) =>
    one !== 'unclear' && one.per === first.per && one.minutes === first.minutes && one.times === first.times;
  return others.every(same) ? first : null;
}

/**
 * The day from which it was promised ("from November 2", "desde el 3 de septiembre"), or null when the words name none
 * or several. Without a year it is the one nearest to `near`, the day on which it was said.
 */
export function startIn(text: string, near: IsoDate): IsoDate | null {
  const found = new Set(
    clausesOf(text).flatMap((words) =>
      words.flatMap((word, at) => (STARTS.has(word) ? (dayAfter(words, at, near) ?? []) : [])),
    ),
  );
  const [only, ...others] = found;
  return only !== undefined && others.length === 0 ? only : null;
}

const NUMBERS: ReadonlyMap<string, number> = new Map(
  [
    ['one', 'uno', 'una'],
    ['two', 'dos'],
    ['three', 'tres'],
    ['four', 'cuatro'],
    ['five', 'cinco'],
    ['six', 'seis'],
    ['seven', 'siete'],
    ['eight', 'ocho'],
    ['nine', 'nueve'],
    ['ten', 'diez'],
    ['eleven', 'once'],
    ['twelve', 'doce'],
    ['thirteen', 'trece'],
    ['fourteen', 'catorce'],
    ['fifteen', 'quince'],
  ].flatMap((names, at) => names.map((name): [string, number] => [name, at + 1])),
);
const TENS: ReadonlyMap<string, number> = new Map(
  [
    ['twenty', 'veinte'],
    ['thirty', 'treinta'],
    ['forty', 'cuarenta'],
    ['fifty', 'cincuenta'],
    ['sixty', 'sesenta'],
    ['seventy', 'setenta'],
    ['eighty', 'ochenta'],
    ['ninety', 'noventa'],
  ].flatMap((names, at) => names.map((name): [string, number] => [name, (at + 2) * 10])),
);
const MINUTES = new Set(['minute', 'minutes', 'min', 'mins', 'minuto', 'minutos']);
const HOURS = new Set(['hour', 'hours', 'hr', 'hrs', 'hora', 'horas']);
const TIMES = new Set(['time', 'times', 'session', 'sessions', 'x', 'vez', 'veces', 'sesion', 'sesiones']);
const PERIODS: ReadonlyMap<string, Frequency['per']> = new Map(
  Object.entries({
    day: ['day', 'dia'],
    week: ['week', 'wk', 'semana'],
    month: ['month', 'mes'],
    year: ['year', 'ano'],
  } as const).flatMap(([per, names]) => names.map((name) => [name, per as Frequency['per']] as const)),
);
const ADVERBS: ReadonlyMap<string, Frequency['per']> = new Map([
  ['daily', 'day'],
  ['weekly', 'week'],
  ['monthly', 'month'],
  ['diario', 'day'],
  ['diaria', 'day'],
  ['diarios', 'day'],
  ['semanal', 'week'],
  ['semanales', 'week'],
  ['mensual', 'month'],
  ['mensuales', 'month'],
]);
const EACH = new Set(['a', 'an', 'per', 'each', 'every', '/', 'al', 'por', 'cada', 'la']);
/** "In a month" is when, not how often; "la semana" is a week, "a la semana" is each. */
const NOT_EACH_BEFORE = new Set(['in', 'for', 'within', 'after', 'over', 'about']);
const BETWEEN = new Set(['to', 'or', 'and', 'a', 'o', 'y']);
const NOT_EACH_AFTER = new Set(['ago', 'later', 'before', 'after', 'earlier', 'pasado', 'pasada', 'despues']);
const UNCLEAR = new Set(['biweekly', 'bimonthly', 'quincenal', 'alternate']);

/** A dot that ends a word, not a sentence. */
const ABBREVIATED =
  /\b(jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mins?|hrs?|wk|mr|mrs|ms|dr|sra?|dra)\./g;

/** Lower case, no accents, numbers and signs apart; one list of words a sentence. */
function clausesOf(text: string): string[][] {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(ABBREVIATED, '$1 ')
    .replaceAll(/(\d)(st|nd|rd|th)\b/g, '$1')
    .replaceAll(/(\d)\s*[-–—]\s*(\d)/g, '$1 to $2')
    .split(/[.;!?]+(?=\s|$)|\n+/)
    .map((clause) => clause.match(/\d+(?:[.,]\d+)*|[\p{L}']+|\//gu) ?? [])
    .filter((words) => words.length > 0);
}

type Found = { amounts: Set<number>; times: Set<number>; pers: Set<Frequency['per']> };

/** Null: nothing is said of how often. `unclear`: something is, and it cannot be told what. */
function readClause(words: string[]): Frequency | 'unclear' | null {
  if (words.some((word) => UNCLEAR.has(word))) return 'unclear';
  const found: Found = { amounts: new Set(), times: new Set(), pers: new Set() };
  for (let at = 0; at < words.length; ) {
    const taken = isRange(words, at)
      ? 'unclear'
      : readPeriod(words, at, found) || readNumber(words, at, found);
    if (taken === 'unclear') return 'unclear';
    at += taken || 1;
  }
  const { amounts, times, pers } = found;
  if (pers.size === 0 || amounts.size + times.size === 0) return null;
  const [per] = pers;
  const [amount = null] = amounts;
  const [often = null] = times;
  if (per === undefined || pers.size > 1 || amounts.size > 1 || times.size > 1) return 'unclear';
  return { per, times: often, minutes: amount === null ? null : Math.round(amount * (often ?? 1)) };
}

/** How many words "each week" takes at a place, 0 when none begins there. */
function readPeriod(words: string[], at: number, { pers }: Found): number | 'unclear' {
  const adverb = ADVERBS.get(words[at] ?? '');
  if (adverb) {
    pers.add(adverb);
    return 1;
  }
  if (!EACH.has(words[at] ?? '') || NOT_EACH_BEFORE.has(words[at - 1] ?? '')) return 0;
  if (words[at] === 'la' && words[at - 1] !== 'a' && words[at - 1] !== 'por') return 0;
  const next = words[at + 1] ?? '';
  const period = PERIODS.get(next);
  if (period && !NOT_EACH_AFTER.has(words[at + 2] ?? '')) {
    pers.add(period);
    return 2;
  }
  const skips = next === 'other' || next === 'otra' || next === 'otro' || numberAt(words, at + 1) !== null;
  const of = words.slice(at + 2, at + 4).some((word) => PERIODS.has(word.replace(/s$/, '')));
  return (words[at] === 'every' || words[at] === 'cada') && skips && of ? 'unclear' : 0;
}

/** "30 to 60 minutes", "up to 60 minutes": a bound is not an amount. */
function isRange(words: string[], at: number): boolean {
  const isUpTo = words[at] === 'up' && words[at + 1] === 'to';
  const first = numberAt(words, at)?.length ?? 0;
  const isBetween = first > 0 && BETWEEN.has(words[at + first] ?? '');
  if (!isUpTo && !isBetween && words[at] !== 'hasta') return false;
  const place = at + (isUpTo ? 2 : first + 1);
  const second = numberAt(words, place);
  const unit = words[place + (second?.length ?? 0)] ?? '';
  return second !== null && (MINUTES.has(unit) || HOURS.has(unit) || TIMES.has(unit));
}

/** How many words an amount or a number of times takes at a place. */
function readNumber(words: string[], at: number, { amounts, times }: Found): number {
  const word = words[at] ?? '';
  if (word === 'once' && PERIODS.has(words[at + 2] ?? '') && EACH.has(words[at + 1] ?? ''))
    return add(times, 1, 1);
  if (word === 'twice') return add(times, 2, 1);
  if (word === 'half' && words[at + 1] === 'an' && words[at + 2] === 'hour') return add(amounts, 30, 3);
  if (word === 'media' && words[at + 1] === 'hora') return add(amounts, 30, 2);
  if (word === 'an' && words[at + 1] === 'hour') return add(amounts, 60, 2);
  const number = numberAt(words, at);
  if (number === null) return 0;
  const unit = words[at + number.length] ?? '';
  if (MINUTES.has(unit)) return add(amounts, number.value, number.length + 1);
  if (HOURS.has(unit)) return add(amounts, number.value * 60, number.length + 1);
  if (TIMES.has(unit)) return add(times, number.value, number.length + 1);
  return 0;
}

function add(to: Set<number>, value: number, taken: number): number {
  to.add(value);
  return taken;
}

/** A number in figures or words: 45, 1.5, forty-five, cuarenta y cinco. */
function numberAt(words: string[], at: number): { value: number; length: number } | null {
  const word = words[at] ?? '';
  if (/^\d/.test(word)) {
    const isThousands = /^\d{1,3}([.,]\d{3})+$/.test(word);
    const value = Number(isThousands ? word.replaceAll(/[.,]/g, '') : word.replace(',', '.'));
    return Number.isFinite(value) && value > 0 && value <= 10_000 ? { value, length: 1 } : null;
  }
  const small = NUMBERS.get(word);
  if (small !== undefined) return { value: small, length: 1 };
  const tens = TENS.get(word);
  if (tens === undefined) return null;
  const and = words[at + 1] === 'y' ? 1 : 0;
  const ones = NUMBERS.get(words[at + 1 + and] ?? '');
  return ones !== undefined && ones < 10
    ? { value: tens + ones, length: 2 + and }
    : { value: tens, length: 1 };
}

const STARTS = new Set([
  'from',
  'since',
  'starting',
  'starts',
  'start',
  'beginning',
  'desde',
  'partir',
  'empezando',
]);
const MONTHS: readonly (readonly string[])[] = [
  ['january', 'jan', 'enero'],
  ['february', 'feb', 'febrero'],
  ['march', 'mar', 'marzo'],
  ['april', 'apr', 'abril'],
  ['may', 'mayo'],
  ['june', 'jun', 'junio'],
  ['july', 'jul', 'julio'],
  ['august', 'aug', 'agosto'],
  ['september', 'sept', 'sep', 'septiembre', 'setiembre'],
  ['october', 'oct', 'octubre'],
  ['november', 'nov', 'noviembre'],
  ['december', 'dec', 'diciembre'],
];

/** The day named within a few words after a place: "November 2", "2 November 2026", "el 2 de noviembre de 2026". */
function dayAfter(words: string[], at: number, near: IsoDate): IsoDate | null {
  const month = words.slice(at + 1, at + 6).findIndex((word) => monthOf(word) > 0);
  if (month < 0) return null;
  const place = at + 1 + month;
  const number = (word: string | undefined) => (/^\d{1,2}$/.test(word ?? '') ? Number(word) : 0);
  const isOf = words[place - 1] === 'de' || words[place - 1] === 'of';
  const before = number(words[place - (isOf ? 2 : 1)]);
  const day = before || number(words[place + 1]);
  const rest = words.slice(place + 1, place + 4).find((word) => /^(19|20)\d\d$/.test(word));
  const named = monthOf(words[place] ?? '');
  return rest ? calendarDay(Number(rest), named, day) : nearest(named, day, near);
}

function monthOf(word: string): number {
  return MONTHS.findIndex((names) => names.includes(word)) + 1;
}

function nearest(month: number, day: number, near: IsoDate): IsoDate | null {
  const year = Number(near.slice(0, 4));
  const days = [year - 1, year, year + 1]
    .map((one) => calendarDay(one, month, day))
    .filter((one) => one !== null);
  const away = (one: IsoDate) => Math.abs(Date.parse(one) - Date.parse(near));
  return days.sort((a, b) => away(a) - away(b))[0] ?? null;
}

/** Null when there is no such day. */
function calendarDay(year: number, month: number, day: number): IsoDate | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isThatDay = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isThatDay ? date.toISOString().slice(0, 10) : null;
}

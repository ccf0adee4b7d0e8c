import type { BundleFinding, ExportedCustodyEntry } from '../../../shared/domain/index.ts';
import type { BundleFile } from '../format/index.ts';

type Find = (file: BundleFinding['file'], problem: string) => void;
type Place = { bundle: string; custody: string };

/**
 * What came of it, what was asked and raised, and the history of the exhibits: each names things of this bundle, and
 * the signed log tells the same of it. `place`: the two files that a finding is about.
 */
export function checkFollowUp(
  bundle: BundleFile,
  custody: readonly ExportedCustodyEntry[] | null,
  place: Place,
  find: Find,
): void {
  checkNames(bundle, place, find);
  if (custody === null) return;
  checkHistory(bundle, custody, place, find);
  for (const { id, date } of bundle.progress)
    checkEntry(custody, { id, date, kind: 'progress' }, place, find);
  for (const { id, date, delivered, minutes } of bundle.deliveries) {
    checkEntry(custody, { id, date, kind: 'delivery', told: { delivered, minutes } }, place, find);
  }
}

function checkNames(bundle: BundleFile, place: Place, find: Find): void {
  const exhibits = new Set(bundle.exhibits.map(({ exhibit }) => exhibit));
  const decisions = new Set(bundle.decisions.map(({ id }) => id));
  const goals = new Set(bundle.goals.map(({ id }) => id));
  const named: [string | null, ReadonlySet<string>][] = [
    ...bundle.progress.map((one) => [one.goal, goals] as [string, ReadonlySet<string>]),
    ...bundle.deliveries.map((one): [string | null, ReadonlySet<string>] =>
      one.exhibit === null ? [one.decision, decisions] : [one.exhibit, exhibits],
    ),
    ...bundle.questions.flatMap((one): [string, ReadonlySet<string>][] => [
      [one.exhibit, exhibits],
      ...(one.answeredIn === null ? [] : [[one.answeredIn, exhibits] as [string, ReadonlySet<string>]]),
    ]),
    ...bundle.concerns.flatMap((one) =>
      one.raisedIn.map((code) => [code, exhibits] as [string, ReadonlySet<string>]),
    ),
  ];
  if (named.some(([name, known]) => name === null || !known.has(name))) {
    find(place.bundle, 'What came of it names an exhibit, a decision or a goal that is not in the bundle.');
  }
}

/** The steps of an exhibit are the entries of the log about it, all of them; a bundle without history names none. */
function checkHistory(
  bundle: BundleFile,
  custody: readonly ExportedCustodyEntry[],
  place: Place,
  find: Find,
): void {
  const told = Map.groupBy(
    custody.filter(({ event }) => event.startsWith('moment-')),
    ({ subject }) => subject,
  );
  for (const { exhibit, id, history } of bundle.exhibits) {
    if (history.length === 0) continue;
    const entries = told.get(id) ?? [];
    const isSame =
      entries.length === history.length &&
      entries.every(({ seq, at, event }, position) => {
        const step = history[position];
        return step?.entry === seq && step.at === at && step.event === event;
      });
    if (!isSame) find(place.bundle, `The history of ${exhibit} is not the one in the custody log.`);
  }
}

type Told = { id: string; date: string; kind: 'progress' | 'delivery'; told?: Record<string, unknown> };

/** The newest entry about it has the same day, and of a delivery the same outcome and minutes. */
function checkEntry(
  custody: readonly ExportedCustodyEntry[],
  { id, date, kind, told = {} }: Told,
  place: Place,
  find: Find,
): void {
  const newest = custody.findLast(({ subject, event }) => subject === id && event.startsWith(`${kind}-`));
  const what = kind === 'progress' ? 'a report on a goal' : 'what came of a promise';
  if (newest === undefined) {
    find(place.custody, `It does not say when ${what} was written down.`);
    return;
  }
  // While the promise was private the log was told nothing but that.
  if (newest.facts === null || newest.facts.private === true) return;
  const { facts } = newest;
  const isSame = facts.date === date && Object.entries(told).every(([name, value]) => facts[name] === value);
  if (!isSame) find(place.bundle, `It says something else about ${what} than the custody log.`);
}

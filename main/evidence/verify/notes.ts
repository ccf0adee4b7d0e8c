import type { BundleFinding, ExportedCustodyEntry } from '../../../shared/domain/index.ts';
import type { BundleFile } from '../format/index.ts';

type Find = (file: BundleFinding['file'], problem: string) => void;

/**
 * Every note without sound has entries in the signed log, and each entry that says when it was written says the same as
 * the note. `place`: the file that a finding is about.
 */
export function checkNotes(
  { notes }: Pick<BundleFile, 'notes'>,
  custody: readonly ExportedCustodyEntry[],
  place: string,
  find: Find,
): void {
  for (const { id, code, writtenAt, happenedOn } of notes) {
    const told = custody.filter(({ event, subject }) => subject === id && event.startsWith('incident-'));
    const written = told.flatMap(({ facts }) =>
      typeof facts?.writtenAt === 'string' ? [{ writtenAt: facts.writtenAt, date: facts.date }] : [],
    );
    if (written.length === 0) find(place, `It does not say when ${code} was written.`);
    else if (written.some((entry) => entry.writtenAt !== writtenAt)) {
      find(place, `${code} was written at another time than bundle.json says.`);
    } else if (written.at(-1)?.date !== happenedOn) {
      find(place, `${code} happened on another day than bundle.json says.`);
    }
  }
}

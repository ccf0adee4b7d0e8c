import { describe, expect, it } from 'vitest';
import { chooseForBundle } from '../../../main/evidence/choose/choose.ts';
import { layOut } from '../../../main/evidence/content/folder.ts';
import { bundleJson } from '../../../main/evidence/pages/machine.ts';
import { startHere } from '../../../main/evidence/pages/start-here.ts';
import { chronologyTable } from '../../../main/evidence/tables/overview.ts';
import { statementTables } from '../../../main/evidence/tables/statements.ts';
import type { Dispute, DisputeRequest } from '../../../shared/domain/index.ts';
import {
  EVERYTHING,
  PLAIN_FACTS,
  plainCase,
  plainDecision,
  plainMoment,
  plainPaper,
} from '../../support/evidence/plain.ts';

const DISPUTE: Dispute = {
  claim: '30 minutes a week',
  by: 'The district',
  where: null,
  on: '2026-10-28',
  status: 'denied',
  documentId: 'iep',
  page: 7,
};
const REQUEST: DisputeRequest = {
  id: 'q1',
  momentId: 'a',
  askedOn: '2026-11-01',
  how: 'email',
  askedOf: 'Ms. Lee',
  text: 'Please confirm.',
  answer: 'denied',
  answerText: 'We never said that.',
  answeredOn: '2026-11-03',
  createdAt: '2026-11-01T00:00:00.000Z',
};

function folderOf(fields: Parameters<typeof plainCase>[0]) {
  const paper = plainPaper('iep', 1, { title: 'IEP 2026', date: '2026-10-25' });
  const draft = plainPaper('draft', 2, { title: 'IEP', date: '2026-10-25', kind: 'draft' });
  const file = plainCase({ papers: [paper, draft], ...fields });
  return layOut(file, chooseForBundle(file, EVERYTHING), PLAIN_FACTS);
}
const linesOf = (folder: ReturnType<typeof folderOf>, name: string) =>
  statementTables(folder)
    .find((table) => table.name === name)
    ?.rows.map((row) => row.map(({ text }) => text));

describe('a bundle says which paper was read', () => {
  it('with its page and what it says instead, of moments and of decisions', () => {
    const check = { inIep: 'different', iepDocumentId: 'iep', iepPage: 7, iepNote: '30 minutes' } as const;
    const folder = folderOf({
      moments: [plainMoment('a', 0, 1000, check)],
      decisions: [plainDecision('d', { inIep: 'missing', iepDocumentId: 'gone' })],
    });
    expect(linesOf(folder, 'promised-vs-iep')).toEqual([
      [
        ...['said in a', 'Not stated', 'The IEP says something different', 'IEP 2026 (2026-10-25)', '7'],
        ...['30 minutes', 'P-01, R01 at 0:00:00'],
      ],
      [
        ...['Decision: decision d', '', 'Not found in the IEP'],
        ...['A document that is no longer in the archive', '', '', 'Entered by the parent'],
      ],
    ]);
    const page = startHere(folder, []);
    expect(page).toContain('IEP 2026 (2026-10-25), page 7');
    expect(page).toContain('30 minutes');
    expect(
      JSON.parse(bundleJson(folder, new Map([[folder.exhibits[0]?.clip?.path ?? '', 'ab'.repeat(32)]]))),
    ).toMatchObject({
      exhibits: [{ iepDocument: 'IEP 2026 (2026-10-25)', iepNote: '30 minutes' }],
      decisions: [{ inIep: 'missing', iepDocument: 'A document that is no longer in the archive' }],
    });
  });
});

describe('a bundle that was checked against a draft', () => {
  it('says that it was one, whatever its title is', () => {
    const folder = folderOf({
      moments: [plainMoment('a', 0, 1000, { inIep: 'written', iepDocumentId: 'draft', iepPage: 4 })],
    });
    expect(linesOf(folder, 'promised-vs-iep')?.[0]?.[3]).toBe('IEP (a draft, 2026-10-25)');
    expect(startHere(folder, [])).toContain('IEP (a draft, 2026-10-25), page 4');
  });
});

describe('a bundle tells what was done about a dispute', () => {
  it('where the claim stands, who was asked, and what they answered', () => {
    const folder = folderOf({
      moments: [plainMoment('a', 0, 1000, { dispute: DISPUTE })],
      requests: [REQUEST],
    });
    expect(linesOf(folder, 'disputed')?.[0]).toContain('IEP 2026 (2026-10-25), page 7');
    expect(linesOf(folder, 'asked-to-confirm')).toEqual([
      [
        ...['said in a', '2026-11-01', 'by email', 'Ms. Lee', 'Please confirm.', 'Denied', '2026-11-03'],
        ...['We never said that.', 'P-01, R01 at 0:00:00'],
      ],
    ]);
    const events = chronologyTable(folder).rows.map((row) => row.map(({ text }) => text).join(' '));
    expect(events.filter((line) => line.includes('Ms. Lee'))).toEqual([
      expect.stringContaining('2026-11-01  Asked Ms. Lee to confirm what was said, by email'),
      expect.stringContaining('2026-11-03  Answer of Ms. Lee: Denied'),
    ]);
  });

  it('says so where the claim is not written down yet', () => {
    const dispute = { ...DISPUTE, claim: ' ', documentId: null, page: null };
    const folder = folderOf({ moments: [plainMoment('a', 0, 1000, { dispute })] });
    expect(linesOf(folder, 'disputed')?.[0]?.[2]).toBe('Not written down yet');
    expect(startHere(folder, [])).toContain('Not written down yet');
    expect(chronologyTable(folder).rows.some((row) => row[2]?.text.endsWith(': Not written down yet'))).toBe(
      true,
    );
  });

  it('leaves at home what was asked about moments that are not in it', () => {
    const folder = folderOf({
      moments: [
        plainMoment('b', 0, 1000, { dispute: DISPUTE }),
        plainMoment('a', 0, 1000, { dispute: DISPUTE, private: true }),
      ],
      requests: [REQUEST],
      pairs: [
        {
          id: 'p',
          firstId: 'a',
          secondId: 'b',
          relation: 'confirms',
          note: '',
          createdAt: REQUEST.createdAt,
        },
      ],
    });
    expect(folder.requests).toEqual([]);
    expect(folder.pairs).toEqual([]);
    expect(linesOf(folder, 'asked-to-confirm')).toBeUndefined();
  });

  it('puts two statements side by side', () => {
    const folder = folderOf({
      moments: [plainMoment('a', 0, 1000), plainMoment('b', 2000, 3000)],
      pairs: [
        {
          id: 'p',
          firstId: 'b',
          secondId: 'a',
          relation: 'contradicts',
          note: 'later',
          createdAt: REQUEST.createdAt,
        },
      ],
    });
    expect(linesOf(folder, 'statements-side-by-side')).toEqual([
      [
        ...[
          'said in b',
          'Not stated',
          'said in a',
          'Not stated',
          'The second contradicts the first',
          'later',
        ],
        ...['P-02, R01 at 0:00:02', 'P-01, R01 at 0:00:00'],
      ],
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { firstPaper, papersNear } from '../../../renderer/features/documents/beside/papers-near.ts';
import type { DocumentSummary } from '../../../shared/contract/index.ts';
import { madeUpDocument } from '../../support/bridge/fake-documents.ts';

const MEETING = { id: 'm1', studentIds: ['s1'] };

const paper = (id: string, change: Partial<DocumentSummary> = {}): DocumentSummary => ({
  ...madeUpDocument(id, { kind: 'letter', studentId: 's1' }),
  passages: 0,
  pagesWithoutText: 0,
  ...change,
});

const opened = (papers: DocumentSummary[], lastId: string | null = null) =>
  firstPaper(papersNear(MEETING, papers), lastId)?.id ?? null;

describe('papers beside a meeting', () => {
  it('are its own, its children’s and nobody’s; never those of another child or its meeting', () => {
    const near = papersNear(MEETING, [
      paper('own', { meetingId: 'm1', studentId: null }),
      paper('child', { meetingId: 'm2' }),
      paper('nobody', { studentId: null }),
      paper('other child', { studentId: 's2' }),
      paper('other meeting', { studentId: null, meetingId: 'm2' }),
    ]);
    expect(near.own.map(({ id }) => id)).toEqual(['own']);
    expect(near.others.map(({ id }) => id)).toEqual(['child', 'nobody']);
  });

  it('open with the last one, else the meeting’s own, else the newest plan of the child', () => {
    const plan = paper('plan', { kind: 'iep' });
    const older = paper('older', { kind: '504-plan' });
    const draft = paper('draft', { kind: 'draft' });
    const own = paper('own', { meetingId: 'm1' });
    const notice = paper('notice', { meetingId: 'm1', kind: 'notice' });
    const letter = paper('letter');
    const all = [letter, draft, plan, older, own, notice];
    expect(opened(all, 'older')).toBe('older');
    expect(opened(all, 'gone')).toBe('notice');
    expect(opened([letter, draft, plan, older, own])).toBe('own');
    expect(opened([letter, draft, plan, older])).toBe('plan');
    expect(opened([letter, draft])).toBe('draft');
    expect(opened([letter])).toBe('letter');
    expect(opened([])).toBeNull();
  });
});

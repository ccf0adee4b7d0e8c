import { describe, expect, it } from 'vitest';
import { chooseForBundle } from '../../../main/evidence/choose/choose.ts';
import { leftOutWords } from '../../../main/evidence/choose/left-out.ts';
import { layOut } from '../../../main/evidence/content/folder.ts';
import { bundleJson } from '../../../main/evidence/pages/machine.ts';
import { startHere } from '../../../main/evidence/pages/start-here.ts';
import { documentTables } from '../../../main/evidence/tables/documents.ts';
import { statementTables } from '../../../main/evidence/tables/statements.ts';
import type { Passage } from '../../../shared/domain/index.ts';
import {
  EVERYTHING,
  PLAIN_FACTS,
  plainCase,
  plainDecision,
  plainMoment,
  plainPaper,
} from '../../support/evidence/plain.ts';

const held = (iepDocumentId: string, iepPage: number | null = null) =>
  ({ inIep: 'different', iepDocumentId, iepPage }) as const;

const PASSAGE: Passage = {
  id: 'p1',
  documentId: 'notice',
  page: 2,
  startAt: 0,
  endAt: 9,
  quote: 'no speech',
  momentId: 'a',
  decisionId: null,
  goalId: null,
  createdAt: '2026-11-01T00:00:00.000Z',
};

const CASE = plainCase({
  moments: [
    plainMoment('a', 0, 1000, held('iep', 7)),
    plainMoment('b', 2000, 3000, {
      private: true,
      ...held('secret'),
    }),
  ],
  decisions: [plainDecision('d', held('scan'))],
  passages: [PASSAGE],
  papers: [
    plainPaper('scan', 4, { mediaType: 'image/png', kind: 'letter' }),
    plainPaper('iep', 3, { title: 'IEP 2026', date: '2026-10-25', studentId: 's1' }),
    plainPaper('notice', 2, { kind: 'notice', date: '2026-09-01' }),
    plainPaper('secret', 1, { date: '2026-01-01' }),
  ],
});
const choose = (fields: Partial<typeof CASE> = {}, choice = {}) =>
  chooseForBundle({ ...CASE, ...fields }, { ...EVERYTHING, ...choice });
const folder = () => layOut(CASE, choose(), PLAIN_FACTS);

describe('the papers of a bundle', () => {
  it('are those that its exhibits and decisions name, by the day that they bear, the undated last', () => {
    const { papers, leftOut } = choose();
    expect(papers.map(({ id }) => id)).toEqual(['notice', 'iep', 'scan']);
    expect(leftOut.map(leftOutWords)).toContainEqual({
      what: 'The paper D01: paper secret',
      why: 'Nothing in the bundle names it.',
    });
  });

  it('stay at home when they are not wanted, were taken out, or are another child’s', () => {
    const whys = (fields: Partial<typeof CASE>, choice = {}) =>
      choose(fields, choice).leftOut.map((one) => leftOutWords(one).why);
    expect(choose({}, { papers: false }).papers).toEqual([]);
    expect(whys({}, { papers: false })).toContain('You chose to leave papers and transcripts out.');
    const only = (change: object) => ({
      papers: [plainPaper('iep', 3, change)],
      decisions: [],
      passages: [],
    });
    expect(choose(only({ kept: false })).papers).toEqual([]);
    expect(whys(only({ kept: false }))).toContain('You took it out of the archive.');
    expect(choose(only({ studentId: 'sister' })).papers).toEqual([]);
    expect(whys(only({ studentId: 'sister' }))).toContain('It is about another child.');
  });

  it('go under their day, number and kind, so that a list of the folder is in order', () => {
    expect(folder().papers.map(({ path }) => path)).toEqual([
      'data/07_documents/2026-09-01_D02_notice.pdf',
      'data/07_documents/2026-10-25_D03_iep.pdf',
      'data/07_documents/undated_D04_letter.png',
      null,
    ]);
  });

  it('say on the first page and in their table that a password opens one, and where to ask for it', () => {
    const papers = [plainPaper('scan', 4, { locked: true }), ...CASE.papers.slice(1)];
    const locked = layOut({ ...CASE, papers }, choose({ papers }), PLAIN_FACTS);
    const sentence = 'It opens with a password, which is not in this bundle. Ask the parent for it.';
    const said = (text: string) => text.split(sentence).length - 1;
    expect(said(startHere(locked, []))).toBe(1);
    expect(said(JSON.stringify(documentTables(locked)))).toBe(1);
    expect(said(startHere(folder(), []))).toBe(0);
  });

  it('say who names them, and which of their words stand beside what was said', () => {
    const [documents, passages] = documentTables(folder());
    const at = documents?.columns.indexOf('Named by') ?? -1;
    expect(documents?.rows.map((row) => row[at]?.text)).toEqual(['P-01', 'P-01', 'a decision']);
    expect(passages?.rows.map((row) => row.map(({ text }) => text))).toEqual([
      ['no speech', 'paper notice (2026-09-01), page 2', 'said in a', 'P-01'],
    ]);
    expect(passages?.rows[0]?.[1]?.file).toBe('data/07_documents/2026-09-01_D02_notice.pdf#page=2');
  });

  it('are a link at the very page from the exhibit and from the table, and no link where they stayed at home', () => {
    const page = startHere(folder(), []);
    expect(page).toContain('href="data/07_documents/2026-10-25_D03_iep.pdf#page=7"');
    const cells = (of: ReturnType<typeof folder>) =>
      statementTables(of)
        .find(({ name }) => name === 'promised-vs-iep')
        ?.rows[0]?.find(({ text }) => text.startsWith('IEP 2026'));
    expect(cells(folder())?.file).toBe('data/07_documents/2026-10-25_D03_iep.pdf#page=7');
    const without = layOut(CASE, choose({}, { papers: false }), PLAIN_FACTS);
    expect(cells(without)).toEqual({ text: 'IEP 2026 (2026-10-25)' });
    expect(startHere(without, [])).not.toContain('07_documents');
    expect(documentTables(without)).toEqual([]);
  });

  it('stand in bundle.json with what they must be', () => {
    const hashes = new Map(folder().exhibits.map(({ clip }) => [clip?.path ?? '', 'c'.repeat(64)]));
    const { documents } = JSON.parse(bundleJson(folder(), hashes));
    expect(documents).toHaveLength(3);
    expect(documents[1]).toMatchObject({
      code: 'D03',
      file: 'data/07_documents/2026-10-25_D03_iep.pdf',
      sha256: '3'.repeat(64),
      bytes: 10,
    });
    expect(JSON.stringify(documents)).not.toContain('secret');
  });
});

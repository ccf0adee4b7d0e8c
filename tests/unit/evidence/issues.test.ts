import { expect, it } from 'vitest';
import { chooseForBundle } from '../../../main/evidence/choose/choose.ts';
import { layOut } from '../../../main/evidence/content/folder.ts';
import { chronologyTable, indexTable } from '../../../main/evidence/tables/overview.ts';
import type { Issue } from '../../../shared/domain/index.ts';
import { EVERYTHING, PLAIN_FACTS, plainCase, plainGoal, plainMoment } from '../../support/evidence/index.ts';

const NOTE = 'The parent chose the issues.';

function tables(issues: Issue[], goalId: string | null = null) {
  const file = plainCase({
    moments: [plainMoment('a', 1000, 2000, { issues, goalId })],
    goals: [plainGoal('g1', { area: 'Speech', text: 'He asks for help' })],
  });
  const folder = layOut(file, chooseForBundle(file, EVERYTHING), PLAIN_FACTS);
  return { index: indexTable(folder, new Map()), chronology: chronologyTable(folder), folder };
}

it('what the parent chose stands before the goal, with its place in the law', () => {
  const { folder } = tables(['parent-participation', 'prior-written-notice'], 'g1');
  expect(folder.exhibits[0]?.issue).toBe(
    'Parent participation, 34 CFR 300.322, 300.501; Prior written notice, 34 CFR 300.503; Speech: He asks for help',
  );
});

it('it stands alone where nothing else is known, and the tables say who chose it', () => {
  const { folder, index, chronology } = tables(['lre']);
  const words = 'Least restrictive environment (LRE) and placement, 34 CFR 300.114-300.116';
  expect(folder.exhibits[0]?.issue).toBe(words);
  expect(index.note).toContain(NOTE);
  expect(chronology.note).toContain(NOTE);
  const at = chronology.columns.indexOf('Issue');
  expect(chronology.rows.map((row) => row[at]?.text)).toEqual(['', words]);
  expect(chronology.rows.every((row) => row.length === chronology.columns.length)).toBe(true);
});

it('where nobody chose any, the bundle is as it was', () => {
  const { folder, index, chronology } = tables([]);
  expect(folder.exhibits[0]?.issue).toBe('Statement');
  expect(`${index.note} ${chronology.note}`).not.toContain(NOTE);
  expect(chronology.columns).toEqual(['Date', 'Time', 'What happened', 'Source']);
});

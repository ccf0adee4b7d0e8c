import { describe, expect, it } from 'vitest';
import {
  changedFields,
  ISSUES,
  issueList,
  merged,
  moment,
  momentChange,
} from '../../../shared/domain/index.ts';
import { issueCitation, issuePlaces } from '../../../shared/reference/index.ts';
import { plainMoment } from '../../support/evidence/index.ts';

describe('what a moment goes to', () => {
  const told = plainMoment('a', 1000, 2000, { issues: ['fape', 'records'] });

  it('stands in one order and once, so that the same choice is the same list', () => {
    expect(issueList.parse(['records', 'fape', 'records'])).toEqual(['fape', 'records']);
    expect(issueList.safeParse(['unfair']).success).toBe(false);
    expect(changedFields(told, moment.parse({ ...told, issues: ['records', 'fape'] }))).toEqual([]);
    expect(changedFields(told, { ...told, issues: [] })).toEqual(['issues']);
  });

  it('is nothing in a version that was stored before there were issues', () => {
    const { issues: _issues, ...before } = told;
    expect(moment.parse(before).issues).toEqual([]);
  });

  it('stays as it is when something else is changed', () => {
    expect(merged(told, momentChange.parse({ text: 'other' })).issues).toEqual(told.issues);
  });

  it('has one place in the law for each', () => {
    expect(issuePlaces.map(({ id }) => id)).toEqual([...ISSUES]);
    for (const issue of ISSUES) expect(issueCitation(issue)).toMatch(/^34 CFR (300|104)\.\d+/);
  });
});

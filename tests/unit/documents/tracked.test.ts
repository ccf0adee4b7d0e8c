import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trackedChanges } from '../../../main/documents/thread/tracked.ts';

const run = (text: string, tag = 't') => `<w:r><w:${tag} xml:space="preserve">${text}</w:${tag}></w:r>`;
const by = (name: string, day = '2026-03-02') => `w:id="1" w:author="${name}" w:date="${day}T09:00:00Z"`;

describe('changes that a Word file keeps', () => {
  it('are told with who made them, when, and behind which words', () => {
    const xml = `<w:p>${run('Speech ')}<w:del ${by('Dana Lee')}>${run('60', 'delText')}</w:del><w:ins ${by('Dana Lee')}>${run('30')}</w:ins>${run(' minutes &amp; more')}</w:p>`;
    expect(trackedChanges(xml)).toEqual([
      { kind: 'taken-out', text: '60', behind: 'Speech', by: 'Dana Lee', day: '2026-03-02' },
      { kind: 'put-in', text: '30', behind: 'Speech', by: 'Dana Lee', day: '2026-03-02' },
    ]);
  });

  it('are one where Word cut them into pieces, and two where another hand goes on', () => {
    const xml = `<w:p><w:ins ${by('A')}>${run('an aide ')}</w:ins><w:proofErr w:type="x"/><w:ins ${by('A')}>${run('all day')}</w:ins><w:ins ${by('B')}>${run('?')}</w:ins></w:p>`;
    expect(trackedChanges(xml).map(({ text, by: who }) => [who, text])).toEqual([
      ['A', 'an aide all day'],
      ['B', '?'],
    ]);
  });

  it('are not the marks of paragraphs and rows, which have no words', () => {
    const xml = `<w:p><w:pPr><w:rPr><w:ins ${by('A')}/></w:rPr></w:pPr>${run('as it was')}</w:p><w:tr><w:trPr><w:del ${by('A')}/></w:trPr></w:tr>`;
    expect(trackedChanges(xml)).toEqual([]);
  });

  it('tell what was moved from here and to there', () => {
    const xml = `<w:p><w:moveFrom ${by('A')}>${run('Bus')}</w:moveFrom></w:p><w:p><w:moveTo ${by('A')}>${run('Bus')}</w:moveTo></w:p>`;
    expect(trackedChanges(xml).map(({ kind }) => kind)).toEqual(['moved-away', 'moved-here']);
  });

  it('are read of whatever bytes there are, in a moment', () => {
    const piece = fc.constantFrom(
      '<w:ins ',
      '<w:del>',
      '</w:ins>',
      '</w:del>',
      '<w:t>',
      'a',
      '"',
      '>',
      '<',
      '&#99999999;',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        for (const { text } of trackedChanges(pieces.join(''))) expect(text).not.toBe('');
      }),
    );
    const long = `${'<w:ins '.repeat(200_000)}${'<w:t '.repeat(200_000)}`;
    const begun = performance.now();
    trackedChanges(long);
    expect(performance.now() - begun).toBeLessThan(5_000);
  });
});

import { describe, expect, it } from 'vitest';
import { chooseForBundle } from '../../../main/evidence/choose/choose.ts';
import { layOut } from '../../../main/evidence/content/folder.ts';
import { bundleFile } from '../../../main/evidence/format/bundle-file.ts';
import { payloadTexts, tagTexts } from '../../../main/evidence/pages/payload.ts';
import type { CutShort } from '../../../shared/domain/index.ts';
import { ms } from '../../../shared/time/index.ts';
import {
  EVERYTHING,
  PLAIN_FACTS,
  plainCase,
  plainMoment,
  plainRecording,
} from '../../support/evidence/index.ts';

const CUT: CutShort = {
  why: 'box mdat ends 26339 bytes behind the end',
  bytesExpected: 65_847,
  msExpected: ms(61_000),
};
const SENTENCE = 'R01 is cut short. The file had no more when the archive received it.';

function pagesOf(cutShort: CutShort | null): Map<string, string> {
  const file = plainCase({
    recordings: [plainRecording(1, { cutShort })],
    moments: [plainMoment('a', 1000, 2000)],
  });
  const folder = layOut(file, chooseForBundle(file, EVERYTHING), PLAIN_FACTS);
  const hashes = new Map(
    [
      ...folder.recordings.map(({ path }) => path),
      ...folder.exhibits.flatMap(({ clip }) => clip?.path ?? []),
    ].map((path) => [path, 'f'.repeat(64)]),
  );
  return new Map(
    [...payloadTexts(folder, hashes), ...tagTexts(folder)].map(({ path, text }) => [path, text]),
  );
}

const named = (pages: Map<string, string>, end: string) =>
  [...pages].filter(([path]) => path.endsWith(end)).map(([, text]) => text);

describe('a recording that is cut short, in a bundle', () => {
  const pages = pagesOf(CUT);

  it('is told in the facts of the recording, with what the file itself says of the whole', () => {
    const [facts = ''] = named(pages, 'R01.facts.txt');
    expect(facts).toContain(`\nCut short\n${SENTENCE}\n`);
    expect(facts).toContain('What shows it: box mdat ends 26339 bytes behind the end\n');
    expect(facts).toContain('Bytes of the whole, at least, as the file itself says: 65847\n');
    expect(facts).toContain('Milliseconds of the whole, as the header of the file says: 61000\n');
    const [unsaid = ''] = named(pagesOf({ ...CUT, bytesExpected: null, msExpected: null }), 'R01.facts.txt');
    expect(unsaid.match(/: The file does not say\n/g)).toHaveLength(2);
  });

  it('is told beside each exhibit, on the first page, in the declaration, and in what is not proven', () => {
    for (const end of ['START-HERE.html', 'equipment.txt'])
      expect(named(pages, end)[0], end).toContain(SENTENCE);
    expect([...pages].filter(([, text]) => text.includes(SENTENCE)).map(([path]) => path)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/05_clips\/.*\.txt$/),
        expect.stringMatching(/declaration/i),
      ]),
    );
    const [unproven = ''] = named(pages, 'what-this-does-not-prove.txt');
    expect(unproven).toContain('What was said after the place where R01 stops.');
    expect(unproven).toContain('Why the end is missing.');
    expect(named(pages, 'HOW-TO-VERIFY.txt')[0]).toContain('R01: cut short when the archive received it.');
    expect([...pages.values()].join()).not.toContain('Whole recording, as received');
    const [json = ''] = named(pages, 'bundle.json');
    expect(bundleFile.parse(JSON.parse(json)).recordings[0]?.cutShort).toEqual(CUT);
  });

  it('leaves no word in a bundle of whole recordings, and older bundles still read', () => {
    const whole = pagesOf(null);
    for (const [path, text] of whole) {
      if (!path.includes('10_machine')) expect(text, path).not.toMatch(/cut short|end is missing/i);
    }
    const [json = ''] = named(whole, 'bundle.json');
    const old = JSON.parse(json) as { recordings: Record<string, unknown>[] };
    for (const one of old.recordings) delete one.cutShort;
    expect(bundleFile.parse(old).recordings[0]?.cutShort).toBeNull();
  });
});

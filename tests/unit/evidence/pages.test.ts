import { describe, expect, it } from 'vitest';
import { chooseForBundle } from '../../../main/evidence/choose.ts';
import { layOut } from '../../../main/evidence/folder.ts';
import { payloadTexts, tagTexts } from '../../../main/evidence/payload.ts';
import { recordingFacts } from '../../../main/evidence/texts.ts';
import {
  EVERYTHING,
  PLAIN_FACTS,
  plainCase,
  plainDecision,
  plainGoal,
  plainMeeting,
  plainMoment,
  plainRecording,
} from '../../support/evidence/index.ts';

const HOSTILE =
  '<script>alert(1)</script>"><img src=x onerror=alert(2)>\' \u202egnp.exe \u0007 &amp; </style><style>';

function texts(word: string) {
  const dispute = {
    claim: word,
    by: word,
    where: word,
    on: '2026-10-28',
    status: 'denied' as const,
    documentId: null,
    page: null,
  };
  const file = plainCase({
    meeting: plainMeeting({ title: word, place: word }),
    students: [{ id: 's1', initials: word.slice(0, 12), birthDate: null, schoolYear: word }],
    people: [{ id: 'p1', label: word, role: 'other' }],
    attendees: [{ meetingId: 'm1', personId: 'p1', attendance: 'present' }],
    recordings: [
      plainRecording(1, { label: word, recordedBy: word, device: word, originalName: word, codec: word }),
    ],
    moments: [
      plainMoment('a', 1000, 2000, {
        text: word,
        reason: word,
        dispute,
        speakerId: 'p1',
        goalId: 'g1',
        outcome: 'agreed',
        inIep: 'different',
      }),
    ],
    goals: [plainGoal('g1', { area: word, text: word, baseline: word, target: word, schoolYear: word })],
    decisions: [
      plainDecision('d1', { text: word, owner: word, reason: word, due: '2026-11-01', outcome: 'partly' }),
    ],
  });
  const folder = layOut(file, chooseForBundle(file, EVERYTHING), PLAIN_FACTS);
  const hashes = new Map(folder.exhibits.map((exhibit) => [exhibit.clip?.path ?? '', 'cd'.repeat(32)]));
  return new Map(
    [...payloadTexts(folder, hashes), ...tagTexts(folder)].map(({ path, text }) => [path, text]),
  );
}

describe('the facts of a recording', () => {
  const factsOf = (soundTracks: number | null) => {
    const file = plainCase({
      recordings: [plainRecording(1, { soundTracks })],
      moments: [plainMoment('a', 1000, 2000)],
    });
    const [sheet] = layOut(file, chooseForBundle(file, EVERYTHING), PLAIN_FACTS).recordings;
    if (!sheet) throw new Error('no recording in the bundle');
    return recordingFacts(sheet);
  };

  it('say how many sound tracks there are, which one the clips are of, and when nobody counted', () => {
    expect(factsOf(1)).toContain('\nSound tracks: 1\n');
    expect(factsOf(3)).toContain(
      '\nSound tracks: 3. Clips and samples are of the first. The file holds all of them.\n',
    );
    expect(factsOf(null)).toMatch(/\nSound tracks: not stated\n/i);
  });
});

describe('the pages of a bundle', () => {
  it('keep hostile text as text, in every field of every page', () => {
    const pages = [...texts(HOSTILE)].filter(([path]) => path.endsWith('.html'));
    expect(pages.length).toBeGreaterThan(7);
    for (const [path, page] of pages) {
      expect(page, path).not.toMatch(/<script|<img|onerror=alert\(2\)>(?!')/i);
      expect(page.match(/<style/g), path).toHaveLength(1);
      for (const hidden of ['\u202e', '\u0007']) expect(page.includes(hidden), path).toBe(false);
    }
    expect(texts(HOSTILE).get('START-HERE.html')).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  it('have no script, ask for nothing from a network, and link only to files that are in the bundle', () => {
    const made = texts('plain words');
    const sound = [
      'data/03_originals/R01_2026-10-20_session1.mov',
      'data/05_clips/P-01_R01_00h00m01s-00h00m02s.wav',
    ];
    const there = new Set([...made.keys(), ...sound]);
    for (const [path, page] of made) {
      if (!path.endsWith('.html')) continue;
      expect(page, path).not.toMatch(/<script|javascript:|https?:|<link|<iframe|@import|url\(/i);
      expect(page, path).toMatch(/^<!doctype html>\n<html lang="en">/);
      for (const [, link] of page.matchAll(/(?:href|src)="([^"]+)"/g)) {
        const [file] = (link ?? '').split('#');
        if (file === undefined || file === '') continue;
        const target = new URL(file, `http://x/${path}`).pathname.slice(1);
        expect(there, `${path} → ${link}`).toContain(target);
      }
    }
  });

  it('use neutral words and say what they are', () => {
    const all = [...texts('plain words').values()].join('\n').toLowerCase();
    expect(all).not.toMatch(/alleg|violat|liar|victim|perpetrat|court-proof|privileged/);
    const cover = texts('plain words').get('START-HERE.html') ?? '';
    for (const words of ['Not part of the IEP', 'Said in the meeting', 'Later claimed', 'How known']) {
      expect(cover).toContain(words);
    }
  });

  it('say whose copy a clip was made from', () => {
    const file = plainCase({ recordings: [plainRecording(1, { source: 'district' })] });
    const folder = layOut(file, chooseForBundle(file, EVERYTHING), PLAIN_FACTS);
    const [cover] = tagTexts(folder);
    expect(cover?.text).toContain('District copy');
    const clip = payloadTexts(
      folder,
      new Map([[folder.exhibits[0]?.clip?.path ?? '', 'cd'.repeat(32)]]),
    ).find(({ path }) => path.startsWith('data/05_clips/'));
    expect(clip?.text).toContain('Source: District copy');
  });

  it('give every page one h1, headings in order, and table headers with a scope', () => {
    for (const [path, page] of texts('plain words')) {
      if (!path.endsWith('.html')) continue;
      expect(page.match(/<h1/g), path).toHaveLength(1);
      const levels = [...page.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
      for (const [at, level] of levels.entries())
        expect(level - (levels[at - 1] ?? 0), path).toBeLessThanOrEqual(1);
      expect(page.match(/<th /g)?.length ?? 0).toBe(page.match(/<th [^>]*scope="(col|row)"/g)?.length ?? 0);
    }
  });

  it('leave out what is empty', () => {
    const file = plainCase();
    const folder = layOut(file, chooseForBundle(file, EVERYTHING), PLAIN_FACTS);
    const hashes = new Map([[folder.exhibits[0]?.clip?.path ?? '', 'cd'.repeat(32)]]);
    const paths = payloadTexts(folder, hashes).map(({ path }) => path);
    expect(paths.some((path) => path.startsWith('data/06_statements/'))).toBe(false);
    expect(paths).not.toContain('data/02_chronology/people.html');
  });
});

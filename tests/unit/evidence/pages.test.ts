import { describe, expect, it } from 'vitest';
import { chooseForBundle } from '../../../main/evidence/choose/choose.ts';
import { layOut } from '../../../main/evidence/content/folder.ts';
import { payloadTexts, tagTexts } from '../../../main/evidence/pages/payload.ts';
import { recordingFacts } from '../../../main/evidence/pages/texts.ts';
import type { Recording } from '../../../shared/domain/index.ts';
import {
  EVERYTHING,
  PLAIN_FACTS,
  plainCase,
  plainConcern,
  plainDecision,
  plainGoal,
  plainMeeting,
  plainMoment,
  plainRecording,
} from '../../support/evidence/index.ts';

const HOSTILE =
  '<script>alert(1)</script>"><img src=x onerror=alert(2)>\' \u202egnp.exe \u0007 &amp; </style><style>';

const written = { id: 'x1', date: '2026-11-03', createdAt: '2026-11-03T10:00:00.000Z' };

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
        mark: 'question-not-answered',
        type: 'promise',
        signing: { what: word, signed: 'no', purpose: 'not-said' },
      }),
    ],
    goals: [plainGoal('g1', { area: word, text: word, baseline: word, target: word, schoolYear: word })],
    decisions: [
      plainDecision('d1', { text: word, owner: word, reason: word, due: '2026-11-01', outcome: 'partly' }),
    ],
    progress: [{ ...written, goalId: 'g1', text: word, source: word, noData: false }],
    deliveries: [
      { ...written, momentId: null, decisionId: 'd1', minutes: 30, delivered: 'partly', note: word },
      { ...written, id: 'x2', momentId: 'a', decisionId: null, minutes: null, delivered: 'no', note: word },
    ],
    concerns: [
      plainConcern('c1', {
        text: word,
        why: word,
        answer: word,
        ...{ since: word, promised: word, promisedBy: word, soFar: word },
        goalId: 'g1',
        raisedIn: ['a'],
        private: false,
      }),
    ],
  });
  const chosen = chooseForBundle(file, { ...EVERYTHING, concernIds: ['c1'] });
  const folder = layOut(file, chosen, PLAIN_FACTS);
  const hashes = new Map(folder.exhibits.map((exhibit) => [exhibit.clip?.path ?? '', 'cd'.repeat(32)]));
  return new Map(
    [...payloadTexts(folder, hashes), ...tagTexts(folder)].map(({ path, text }) => [path, text]),
  );
}

describe('the facts of a recording', () => {
  const factsOf = (soundTracks: number | null, trackNames: Recording['trackNames'] = null) => {
    const file = plainCase({
      recordings: [plainRecording(1, { soundTracks, trackNames })],
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
    const named = [
      { language: 'eng', title: 'Desktop\nSHA-256: 0' },
      { language: null, title: null },
    ];
    expect(factsOf(2, named)).toContain(' It names them: 1: Desktop / SHA-256: 0 (eng), 2: not named.\n');
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

  it('let no name draw a line of its own, or turn the reading direction around, in the plain texts', () => {
    const words = 'Ms. Lee\u2028  3. I admit\u0085it\u000b\u202eseiL';
    const declaration = texts(words).get('data/09_custody/declaration-draft.txt') ?? '';
    expect(declaration).toContain('Ms. Lee / 3. I admit / it');
    for (const [path, text] of texts(words)) {
      if (!path.endsWith('.txt')) continue;
      for (const sign of ['\u2028', '\u0085', '\u000b', '\u202e']) {
        expect(text.includes(sign), path).toBe(false);
      }
    }
  });

  it('say on every table whose meeting it is, and let nothing of it into the style', () => {
    const hostile = texts('x";} @import "evil');
    const page = hostile.get('data/02_chronology/chronology.html') ?? '';
    expect(page).toContain(
      '<p class="kicker" dir="auto">x&quot;;} @import &quot;evil, 2026-10-20. Child: x&quot;;}',
    );
    expect(page).toContain('@top-left { content: "Chronology, meeting of 2026-10-20"');
    expect(/<style>[^<]*<\/style>/.exec(page)?.[0]).not.toContain('evil');
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

  it('put three sittings of two days in the order of their days, each file under its own', () => {
    const sitting = (ordinal: number, date: string) => ({
      id: `se${ordinal}`,
      meetingId: 'm1',
      ordinal,
      date,
      label: null,
    });
    const file = plainCase({
      sessions: [sitting(1, '2026-10-20'), sitting(2, '2026-10-20'), sitting(3, '2026-10-21')],
      recordings: [3, 2, 1].map((n) => plainRecording(n, { sessionId: `se${n}` })),
      moments: [3, 1, 2].map((n) => plainMoment(`m${n}`, 0, 1000, { recordingId: `r${n}` })),
    });
    const folder = layOut(file, chooseForBundle(file, EVERYTHING), PLAIN_FACTS);
    expect(folder.recordings.map(({ path }) => path)).toEqual([
      'data/03_originals/R01_2026-10-20_session1.m4a',
      'data/03_originals/R02_2026-10-20_session2.m4a',
      'data/03_originals/R03_2026-10-21_session3.m4a',
    ]);
    const hashes = new Map(folder.exhibits.map(({ clip }) => [clip?.path ?? '', 'cd'.repeat(32)]));
    const chronology = payloadTexts(folder, hashes).find(({ path }) => path.endsWith('chronology.csv'));
    expect(chronology?.text.match(/R0\d at/g)).toEqual(['R01 at', 'R02 at', 'R03 at']);
  });

  it('say of a claim that is older than the meeting that it was made before', () => {
    const claimed = (on: string) => {
      const dispute = { claim: 'no aide', by: null, where: null, on, status: 'denied' as const };
      const moment = plainMoment('a', 0, 10, { dispute: { ...dispute, documentId: null, page: null } });
      const file = plainCase({ moments: [moment] });
      return tagTexts(layOut(file, chooseForBundle(file, EVERYTHING), PLAIN_FACTS))[0]?.text ?? '';
    };
    expect(claimed('2026-04-16')).toContain('Claimed before');
    expect(claimed('2026-04-16')).not.toContain('Later claimed');
    expect(claimed('2026-10-20')).toContain('Later claimed');
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

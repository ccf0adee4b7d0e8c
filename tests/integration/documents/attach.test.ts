import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkArchive } from '../../../main/archive/index.ts';
import {
  attachDocuments,
  bringBackDocument,
  compareDocuments,
  describeDocument,
  documentsTakenOut,
  extractDocument,
  listDocuments,
  openDocument,
  passagesIn,
  passwordOf,
  removeDocument,
  takeOutDocument,
  textOf,
  theDocument,
  tiePassage,
  trackedIn,
  typePageText,
} from '../../../main/documents/index.ts';
import { addDecision } from '../../../main/meetings/index.ts';
import { addMoment, redo, undo } from '../../../main/review/index.ts';
import { search } from '../../../main/search/index.ts';
import { type AttachResult, KeptwordError } from '../../../shared/contract/index.ts';
import type { Paper } from '../../../shared/domain/index.ts';
import { newArchive, sealedRecording, someMeeting, type TestArchive } from '../../support/archive/index.ts';
import {
  makeCompound,
  makeForm,
  makeHeic,
  makeLockedPdf,
  makePdf,
  makePng,
  makeWord,
  makeWordOf,
  textField,
  words,
} from '../../support/documents/index.ts';
import { temporaryFolder } from '../../support/vault/index.ts';

const place = temporaryFolder();
let test: TestArchive;
beforeEach(async () => {
  test = await newArchive();
});
afterEach(() => test.remove());
afterAll(() => place.remove());

const ALL = { meetingId: null, studentId: null };
const PLAN = makePdf([
  ['Individualized Education Program', null, 'Services', 'Speech therapy 30 minutes a week.'],
  ['Goals', null, 'Rosa will read 60 words a minute.'],
]);

/** Writes files to the disk as a parent has them, and attaches them. */
async function attach(files: Record<string, Buffer>, about = {}): Promise<AttachResult[]> {
  mkdirSync(place.folder, { recursive: true });
  const given = Object.entries(files).map(([name, bytes]) => {
    const path = join(place.folder, name);
    writeFileSync(path, bytes);
    return { fileId: name, path, name };
  });
  return attachDocuments(test.archive, { files: given, about });
}

async function attached(files: Record<string, Buffer>, about = {}): Promise<Paper> {
  const [result] = await attach(files, about);
  if (result?.outcome !== 'attached') throw new Error(JSON.stringify(result));
  return result.document;
}

const events = () => test.archive.custody.entries().map(({ event }) => event);

describe('attaching', () => {
  it('keeps each file byte for byte, with its hash and the text of its pages', async () => {
    const meeting = someMeeting(test.archive);
    const document = await attached({ 'IEP 2026.pdf': PLAN }, { kind: 'iep', meetingId: meeting.id });
    expect(document).toMatchObject({
      title: 'IEP 2026',
      kind: 'iep',
      mediaType: 'application/pdf',
      pages: 2,
      bytes: PLAN.length,
      sha256: createHash('sha256').update(PLAN).digest('hex'),
      ordinal: 1,
    });
    const [first, second] = textOf(test.archive, { id: document.id });
    expect(first).toMatchObject({
      page: 1,
      source: 'file',
      text: 'Individualized Education Program\n\nServices\nSpeech therapy 30 minutes a week.',
    });
    expect(second?.text).toContain('Rosa will read 60 words a minute.');
    const sealed = await openDocument(test.archive, document.id);
    expect(await sealed.read(0, PLAN.length)).toEqual(PLAN);
    await sealed.close();
    expect(listDocuments(test.archive, { ...ALL, meetingId: meeting.id })).toHaveLength(1);
    const [entry] = test.archive.index.custody.ofSubject(document.id);
    expect(entry).toMatchObject({ event: 'document-added', facts: { code: 'D01', sha256: document.sha256 } });
    expect(JSON.stringify(entry?.facts)).not.toContain('Speech');
    expect((await checkArchive(test.archive)).findings).toEqual([]);
  });

  it('reads what is filled into a form, and the boxes that are ticked', async () => {
    const form = makePdf([
      {
        lines: ['Minutes a week:', 'Extended school year', 'Bus'],
        fields: [
          { name: 'minutes', value: '30', rect: [200, 717, 260, 731] },
          { name: 'esy', ticked: true, rect: [50, 703, 62, 715] },
          { name: 'bus', ticked: false, rect: [50, 689, 62, 701] },
        ],
      },
    ]);
    const { id } = await attached({ 'form.pdf': form });
    const [page] = textOf(test.archive, { id });
    expect(page?.text).toBe('Minutes a week:\t30\n☒ Extended school year\n☐ Bus');
  });

  it('goes on after each kind of bad file, says what is wrong, and leaves nothing of it', async () => {
    const results = await attach({
      'empty.pdf': Buffer.alloc(0),
      'locked.pdf': makePdf([['secret']], { locked: true }),
      'locked.docx': makeCompound({ locked: true }),
      'old.doc': makeCompound({ locked: false }),
      'torn.pdf': Buffer.from('%PDF-1.7\nnothing of a plan is in here'),
      'half.png': makePng().subarray(0, 90),
      'song.mp3': Buffer.from('ID3\x04 a song'),
      'photo.heic': makeHeic(),
      'letter.pdf.png': await makeWord(['Dear parent']),
    });
    const told = Object.fromEntries(
      results.map((one) => [one.name, one.outcome === 'failed' ? one.error.code : one.outcome]),
    );
    expect(told).toEqual({
      'empty.pdf': 'file-empty',
      'locked.pdf': 'document-needs-password',
      'locked.docx': 'document-encrypted',
      'old.doc': 'not-a-document',
      'torn.pdf': 'document-damaged',
      'half.png': 'document-damaged',
      'song.mp3': 'not-a-document',
      'photo.heic': 'attached',
      'letter.pdf.png': 'attached',
    });
    const types = listDocuments(test.archive, ALL).map(({ mediaType, pages }) => [mediaType, pages]);
    expect(types).toContainEqual(['image/heic', 1]);
    expect(types).toContainEqual([expect.stringContaining('wordprocessingml'), null]);
    expect((await checkArchive(test.archive)).findings).toEqual([]);
  });

  it('does not wait for a pipe that carries a paper’s name', async () => {
    const path = join(place.folder, 'iep.pdf');
    mkdirSync(place.folder, { recursive: true });
    execFileSync('mkfifo', [path]);
    const results = await attachDocuments(test.archive, { files: [{ fileId: '1', path, name: 'iep.pdf' }] });
    expect(results).toMatchObject([{ outcome: 'failed', error: { code: 'file-unreadable' } }]);
  });

  it('knows a file again by its bytes, whatever its name', async () => {
    const document = await attached({ 'plan.pdf': PLAN });
    const [again] = await attach({ 'copy of plan.pdf': PLAN });
    expect(again).toMatchObject({ outcome: 'duplicate', document: { id: document.id } });
    takeOutDocument(test.archive, { id: document.id });
    const [back] = await attach({ 'plan.pdf': PLAN });
    expect(back).toMatchObject({ outcome: 'restored', document: { id: document.id } });
    expect(listDocuments(test.archive, ALL)).toHaveLength(1);
  });

  it('says so when nothing can be written, and asks for a meeting that is there', async () => {
    await expect(attach({ 'plan.pdf': PLAN }, { meetingId: 'nowhere' })).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(listDocuments(test.archive, ALL)).toEqual([]);
  });

  it('stops when it is asked to, and leaves no sealed file behind', async () => {
    const stop = new AbortController();
    const path = join(place.folder, 'many.pdf');
    writeFileSync(path, makePdf(Array.from({ length: 40 }, (_, at) => [`Page ${at}`])));
    const working = attachDocuments(
      test.archive,
      { files: [{ fileId: '1', path, name: 'many.pdf' }] },
      { signal: stop.signal, onProgress: ({ done }) => done > 0 && stop.abort() },
    );
    expect(await working).toMatchObject([{ outcome: 'failed', error: { code: 'cancelled' } }]);
    expect((await checkArchive(test.archive)).findings).toEqual([]);
  });
});

describe('a document', () => {
  it('is described, taken out and brought back, each of it undone and logged', async () => {
    const { id } = await attached({ 'plan.pdf': PLAN });
    describeDocument(test.archive, {
      id,
      change: { title: 'Draft IEP', status: 'draft-given', receivedOn: '2026-10-01' },
    });
    expect(theDocument(test.archive, { id })).toMatchObject({ title: 'Draft IEP', status: 'draft-given' });
    undo(test.archive);
    expect(theDocument(test.archive, { id })).toMatchObject({ title: 'plan', status: null });
    redo(test.archive);
    takeOutDocument(test.archive, { id });
    expect(listDocuments(test.archive, ALL)).toEqual([]);
    expect(documentsTakenOut(test.archive)).toHaveLength(1);
    expect((await checkArchive(test.archive)).findings).toEqual([]);
    undo(test.archive);
    expect(theDocument(test.archive, { id }).title).toBe('Draft IEP');
    takeOutDocument(test.archive, { id });
    expect(bringBackDocument(test.archive, { id }).title).toBe('Draft IEP');
    expect(events()).toEqual(
      expect.arrayContaining(['document-described', 'document-taken-out', 'document-restored']),
    );
    const said = test.archive.index.custody.ofSubject(id).map(({ facts }) => JSON.stringify(facts));
    expect(said.join()).not.toContain('Draft IEP');
  });

  it('is deleted for good in two steps, and leaves a tombstone but no words', async () => {
    const document = await attached({ 'plan.pdf': PLAN });
    const { id } = document;
    const goes = (code: string, reason: string) => removeDocument(test.archive, { id, code, reason });
    await expect(goes('D02', 'wrong child')).rejects.toBeInstanceOf(KeptwordError);
    await expect(goes('D01', ' ')).rejects.toMatchObject({ code: 'invalid-input' });
    const blob = test.archive.index.documents.blobOf(id) ?? '';
    await goes('d01', 'wrong child');
    expect(await test.archive.blobs.has(blob)).toBe(false);
    expect(test.archive.index.documentPages.ofDocument(id)).toEqual([]);
    expect(test.archive.index.documents.evenTakenOut(id)).toBeNull();
    const last = test.archive.index.custody.ofSubject(id).at(-1);
    expect(last).toMatchObject({
      event: 'document-deleted',
      facts: { code: 'D01', reason: 'wrong child', sha256: document.sha256 },
    });
    expect((await checkArchive(test.archive)).findings).toEqual([]);
    // The number is not used twice.
    expect((await attached({ 'plan.pdf': PLAN })).ordinal).toBe(2);
  });

  it('that was changed or lost on the disk is found by the check', async () => {
    const { id } = await attached({ 'plan.pdf': PLAN });
    const blob = test.archive.index.documents.blobOf(id) ?? '';
    const file = join(test.folder, 'blobs', blob.slice(0, 2), blob);
    const bytes = readFileSync(file);
    bytes.writeUInt8(bytes.readUInt8(400) ^ 1, 400);
    writeFileSync(file, bytes);
    expect(await checkArchive(test.archive)).toMatchObject({
      ok: false,
      findings: [{ subject: 'D01 plan', problem: 'The document is damaged.' }],
    });
    await test.archive.blobs.remove(blob);
    expect(await checkArchive(test.archive)).toMatchObject({
      ok: false,
      findings: [{ subject: 'D01 plan', problem: 'The document is missing.' }],
    });
  });

  it('is written out byte for byte, and not into the archive', async () => {
    const { id } = await attached({ 'plan.pdf': PLAN });
    const out = join(place.folder, 'out.pdf');
    await extractDocument(test.archive, id, out);
    expect(readFileSync(out)).toEqual(PLAN);
    expect(events()).toContain('document-extracted');
    await expect(extractDocument(test.archive, id, join(test.folder, 'x.pdf'))).rejects.toMatchObject({
      code: 'invalid-input',
    });
  });

  it('without text says so page by page, and takes what the parent types', async () => {
    const { id } = await attached({ 'scan.pdf': makePdf([['A title page'], 'scan']) });
    expect(theDocument(test.archive, { id }).pagesWithoutText).toBe(1);
    expect(textOf(test.archive, { id }).map(({ source }) => source)).toEqual(['file', 'none']);
    typePageText(test.archive, { id, page: 2, text: ' One aide, all day. ' });
    expect(textOf(test.archive, { id })[1]).toMatchObject({ source: 'typed', text: 'One aide, all day.' });
    expect(() => typePageText(test.archive, { id, page: 1, text: 'other' })).toThrow(/stays as it is/);
    undo(test.archive);
    expect(textOf(test.archive, { id })[1]).toMatchObject({ source: 'none', text: '' });
  });
});

describe('a file that is locked', () => {
  it('is kept as it came and read with its password, which goes with it when it is deleted', async () => {
    const locked = makeLockedPdf('Speech 30 minutes', { user: 'maple', owner: 'district' });
    const path = join(place.folder, 'locked.pdf');
    writeFileSync(path, locked);
    const given = (password: string) =>
      attachDocuments(test.archive, { files: [{ fileId: '1', path, name: 'locked.pdf', password }] });
    expect(await given('mapel')).toMatchObject([{ error: { code: 'document-needs-password' } }]);
    const [result] = await given('maple');
    if (result?.outcome !== 'attached') throw new Error(JSON.stringify(result));
    const { id } = result.document;
    expect(textOf(test.archive, { id })[0]?.text).toBe('Speech 30 minutes');
    expect(result.document.sha256).toBe(createHash('sha256').update(locked).digest('hex'));
    expect(passwordOf(test.archive, { id })).toBe('maple');
    const facts = test.archive.index.custody.ofSubject(id).map((one) => JSON.stringify(one));
    expect(facts.join()).not.toContain('maple');
    await removeDocument(test.archive, { id, code: 'D01', reason: 'wrong child' });
    expect(test.archive.index.documents.passwordOf(id)).toBeNull();
    // A file that asks for none is not locked, whatever was typed.
    writeFileSync(path, PLAN);
    const [plain] = await given('maple');
    if (plain?.outcome !== 'attached') throw new Error(JSON.stringify(plain));
    expect(passwordOf(test.archive, { id: plain.document.id })).toBeNull();
  });
});

describe('a Word file', () => {
  it('tells the changes and comments that it keeps, and is read as if they were made', async () => {
    const by = 'w:author="Dana Lee" w:date="2026-03-02T09:00:00Z"';
    const body = `<w:p><w:r><w:t xml:space="preserve">Speech </w:t></w:r><w:del w:id="1" ${by}><w:r><w:delText>60</w:delText></w:r></w:del><w:ins w:id="2" ${by}><w:r><w:t>30</w:t></w:r></w:ins></w:p>`;
    const { id } = await attached({ 'draft.docx': await makeWordOf(body) });
    expect(textOf(test.archive, { id })[0]?.text).toBe('Speech 30');
    expect(await trackedIn(test.archive, { id })).toEqual({
      changes: [
        { kind: 'taken-out', text: '60', behind: 'Speech', by: 'Dana Lee', day: '2026-03-02' },
        { kind: 'put-in', text: '30', behind: 'Speech', by: 'Dana Lee', day: '2026-03-02' },
      ],
      comments: [],
      more: 0,
    });
    const other = await attached({ 'plan.pdf': PLAN });
    expect((await trackedIn(test.archive, { id: other.id })).changes).toEqual([]);
  });
});

describe('a passage', () => {
  it('is tied to a moment, which gets document and page; one undo takes both back', async () => {
    const meeting = someMeeting(test.archive);
    const recording = await sealedRecording(test.archive, meeting);
    const moment = addMoment(test.archive, {
      recordingId: recording.id,
      startMs: 0,
      endMs: 0,
      type: 'promise',
    });
    const decision = addDecision(test.archive, { meetingId: meeting.id, text: 'Speech weekly' });
    const { id } = await attached({ 'plan.pdf': PLAN }, { kind: 'iep' });
    const text = textOf(test.archive, { id })[0]?.text ?? '';
    const startAt = text.indexOf('30 minutes');
    const where = { documentId: id, page: 1, startAt, endAt: startAt + 10 };
    const made = tiePassage(test.archive, { ...where, momentId: moment.id, decisionId: decision.id });
    expect(made.quote).toBe('30 minutes');
    expect(passagesIn(test.archive, { id })).toMatchObject([
      { moment: { id: moment.id }, decision: { iepPage: 1 } },
    ]);
    expect(test.archive.index.moments.get(moment.id)).toMatchObject({ iepDocumentId: id, iepPage: 1 });
    undo(test.archive);
    expect(passagesIn(test.archive, { id })).toEqual([]);
    expect(test.archive.index.moments.get(moment.id)).toMatchObject({ iepDocumentId: null, iepPage: null });
    redo(test.archive);
    expect(theDocument(test.archive, { id }).passages).toBe(1);
    expect(() => tiePassage(test.archive, where)).toThrow(/Choose what/);
    expect(() => tiePassage(test.archive, { ...where, endAt: 9999, momentId: moment.id })).toThrow(
      /not on this page/,
    );
  });
});

describe('two versions', () => {
  it('of one form differ in what was filled in', async () => {
    const form = (minutes: string) =>
      makeForm({
        drawn: words('Minutes a week:', 72, 720),
        over: [textField('minutes', minutes, [160, 716, 300, 732])],
      });
    const first = await attached({ 'a.pdf': form('60') });
    const second = await attached({ 'b.pdf': form('30') });
    const { comparison } = await compareDocuments(test.archive, { firstId: first.id, secondId: second.id });
    expect(comparison?.rows).toMatchObject([
      { kind: 'changed', first: { text: 'Minutes a week: 60' }, second: { text: 'Minutes a week: 30' } },
    ]);
    expect(
      search(test.archive, { text: '"minutes a week 30"', limit: 5 }).flatMap(({ hits }) => hits),
    ).toHaveLength(1);
  });

  it('are compared by their words, with the pages that could not be', async () => {
    const first = await attached({ 'draft.pdf': PLAN });
    const second = await attached({
      'final.pdf': makePdf([
        ['Individualized Education Program', null, 'Services', 'Speech therapy 20 minutes a week.'],
        ['Goals', null, 'Rosa will read 60 words a minute.'],
        'scan',
      ]),
    });
    const found = await compareDocuments(test.archive, { firstId: first.id, secondId: second.id });
    const changed = found.comparison?.rows.filter(({ kind }) => kind !== 'same');
    expect(changed).toEqual([
      {
        kind: 'changed',
        first: { page: 1, text: 'Services Speech therapy 30 minutes a week.' },
        second: { page: 1, text: 'Services Speech therapy 20 minutes a week.' },
        words: [
          { kind: 'same', text: 'Services Speech therapy ' },
          { kind: 'removed', text: '30' },
          { kind: 'added', text: '20' },
          { kind: 'same', text: ' minutes a week.' },
        ],
      },
    ]);
    expect(found.notCompared).toEqual({ first: [], second: [3] });
    typePageText(test.archive, { id: second.id, page: 3, text: 'One aide.' });
    const typed = await compareDocuments(test.archive, { firstId: first.id, secondId: second.id });
    expect(typed).toMatchObject({ notCompared: { second: [] }, typed: { first: [], second: [3] } });
    const scan = await attached({ 'scan.png': makePng() });
    const nothing = await compareDocuments(test.archive, { firstId: first.id, secondId: scan.id });
    expect(nothing).toMatchObject({ comparison: null, notCompared: { second: [1] } });
    await expect(
      compareDocuments(test.archive, { firstId: first.id, secondId: first.id }),
    ).rejects.toMatchObject({ code: 'invalid-input' });
  });
});

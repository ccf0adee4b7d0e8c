import type { IpcMain } from 'electron';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { childNoteList } from '../../../main/commands/list/child-notes.ts';
import { concernList } from '../../../main/commands/list/concerns.ts';
import { previewBundle } from '../../../main/evidence/index.ts';
import { agendaFor } from '../../../main/goals/index.ts';
import { createChildDoor } from '../../../main/ipc/child-view.ts';
import { allHandlers, type HandlerContext } from '../../../main/ipc/handlers/index.ts';
import { registerCalls } from '../../../main/ipc/registry.ts';
import {
  addConcern,
  addStudent,
  changeConcern,
  changeMeeting,
  listConcerns,
  removeConcern,
} from '../../../main/meetings/index.ts';
import {
  addPlaylist,
  changePlaylist,
  forChild,
  listChildNotes,
  ownNotes,
} from '../../../main/playlists/index.ts';
import { addMoment, undo } from '../../../main/review/index.ts';
import { contract } from '../../../shared/contract/index.ts';
import { type Meeting, MOST_CHILD_NOTES, type Moment } from '../../../shared/domain/index.ts';
import { ms } from '../../../shared/time/index.ts';
import { newArchive, sealedRecording, someMeeting, type TestArchive } from '../../support/archive/index.ts';
import { PASSPHRASE } from '../../support/vault/index.ts';

type Answer = { ok: boolean; value?: unknown; error?: { code: string } };
type Listener = (event: object, input?: unknown) => Promise<Answer>;
type Own = {
  n: number;
  kind: string;
  text: string;
  about: string | null;
  at: number | null;
  onAgenda: boolean;
};

/** Every call of the contract on its channel over a real archive, as the window reaches them. */
function windowOf(test: TestArchive) {
  const listeners = new Map<string, Listener>();
  const child = createChildDoor();
  let touches = 0;
  const session = {
    archive: () => test.archive,
    touch: () => {
      touches += 1;
    },
    media: { revokeAll: async () => undefined },
    isPassphrase: async (_archive: unknown, bytes: Uint8Array) =>
      Buffer.from(bytes).toString() === PASSPHRASE,
  };
  const context = {
    session,
    capture: { holds: null },
    child,
    locale: () => 'en-US',
  } as unknown as HandlerContext;
  registerCalls({
    ipcMain: { handle: (channel: string, on: Listener) => listeners.set(channel, on) } as unknown as IpcMain,
    isTrusted: () => true,
    admit: child.admit,
    log: { info: () => undefined, warn: () => undefined },
    handlers: allHandlers(context),
  });
  const call = (channel: string, input?: unknown) => listeners.get(channel)?.({}, input) ?? Promise.reject();
  const value = async <T>(channel: string, input?: unknown): Promise<T> => {
    const answer = await call(channel, input);
    if (!answer.ok) throw Object.assign(new Error(channel), answer.error);
    return answer.value as T;
  };
  const mine = async () => (await value<{ notes: Own[] }>('childNotes.mine')).notes;
  const leave = () => value('playlists.leave', { passphrase: Buffer.from(PASSPHRASE) });
  return { call, value, mine, leave, touches: () => touches };
}

const code = (name: string) => expect.objectContaining({ code: name });
const channels = Object.entries(contract).flatMap(([feature, calls]) =>
  Object.keys(calls).map((name) => `${feature}.${name}`),
);

describe('what a child writes in its own window', () => {
  let test: TestArchive;
  let at: ReturnType<typeof windowOf>;
  let past: Meeting;
  let next: Meeting;
  let sister: Meeting;
  let moment: Moment;
  let studentId: string;
  let listens: string;
  let writes: string;
  beforeAll(async () => {
    test = await newArchive();
    studentId = addStudent(test.archive, { initials: 'J.R.' }).id;
    const other = addStudent(test.archive, { initials: 'M.R.' }).id;
    past = someMeeting(test.archive);
    const recording = await sealedRecording(test.archive, past);
    const span = { startMs: ms(1_000), endMs: ms(3_000) };
    moment = addMoment(test.archive, {
      recordingId: recording.id,
      ...span,
      type: 'decision',
      text: 'The bus',
    });
    next = someMeeting(test.archive, { title: 'Spring review', date: '2099-03-01', studentIds: [studentId] });
    sister = someMeeting(test.archive, { title: 'His sister', date: '2099-02-01', studentIds: [other] });
    const items = [{ momentId: moment.id, title: 'They said yes to the bus', privateOk: false }];
    listens = addPlaylist(test.archive, { title: 'Only to hear', studentId, items }).id;
    writes = addPlaylist(test.archive, { title: 'To hear and write', studentId, ownWords: true, items }).id;
    at = windowOf(test);
  });
  afterAll(() => test.remove());

  it('is off to begin with, and is switched on only where it is known whose words they are', async () => {
    const nobody = { title: 'Anybody', items: [] };
    expect(addPlaylist(test.archive, nobody).ownWords).toBe(false);
    expect(() => addPlaylist(test.archive, { ...nobody, ownWords: true })).toThrow(code('invalid-input'));
    const change = { studentId: null };
    expect(() => changePlaylist(test.archive, { id: writes, change })).toThrow(code('invalid-input'));
    await expect(at.value('playlists.show', { id: listens })).resolves.toMatchObject({ writes: false });
    for (const name of ['mine', 'write', 'takeBack']) {
      expect((await at.call(`childNotes.${name}`, {})).error?.code).toBe('child-has-window');
    }
    await at.leave();
  });

  it('is answered by three calls more while it has the window, and by none of them when it has not', async () => {
    await at.value('playlists.show', { id: writes });
    const open: string[] = [];
    for (const channel of channels) {
      const refused = (await at.call(channel, {})).error?.code === 'child-has-window';
      if (!refused) open.push(channel);
    }
    expect(open.sort()).toEqual([
      ...['app.locale', 'app.settings', 'archive.state'],
      ...['childNotes.mine', 'childNotes.takeBack', 'childNotes.write'],
      ...['playlists.clip', 'playlists.leave', 'playlists.showing'],
    ]);
    await at.leave();
    const write = { n: null, kind: 'say', text: 'Put into its mouth' };
    expect((await at.call('childNotes.write', write)).error?.code).toBe('not-found');
    expect((await at.call('childNotes.mine')).error?.code).toBe('not-found');
  });

  it('reaches only its own words: written, changed, chosen about a moment, taken back, kept over a restart', async () => {
    await at.value('playlists.show', { id: writes });
    const say = { n: null, kind: 'say', text: 'I want to sit\n with Sam', at: 0 };
    const { n } = await at.value<{ n: number }>('childNotes.write', say);
    await at.value('childNotes.write', { n, kind: 'say', text: 'I want to sit with Sam at lunch' });
    await at.value('childNotes.write', { n: null, kind: 'agree', at: 0 });
    await at.value('childNotes.write', { n: null, kind: 'talk', at: 0 });
    const gone = await at.value<{ n: number }>('childNotes.write', { n: null, kind: 'ask', text: 'Why?' });
    await at.value('childNotes.takeBack', gone);
    const about = { about: 'They said yes to the bus', at: 0, onAgenda: false };
    expect(await at.mine()).toEqual([
      { n, kind: 'say', text: 'I want to sit with Sam at lunch', ...about },
      { n: n + 1, kind: 'talk', text: '', ...about },
    ]);
    const wrong: [object, string][] = [
      [{ n: 99, kind: 'say', text: 'Not mine' }, 'not-found'],
      [{ n: n + 1, kind: 'say', text: 'A choice is no note' }, 'not-found'],
      [{ n: null, kind: 'agree' }, 'invalid-input'],
      [{ n: null, kind: 'say', text: 'Elsewhere', at: 1 }, 'not-found'],
      [{ n: null, kind: 'say', text: 'x'.repeat(501) }, 'invalid-input'],
    ];
    for (const [wish, why] of wrong) expect((await at.call('childNotes.write', wish)).error?.code).toBe(why);
    expect((await at.call('childNotes.takeBack', gone)).error?.code).toBe('not-found');
    expect(at.touches()).toBe(5);
    expect(JSON.stringify(await at.value('childNotes.mine'))).not.toContain(moment.id);
    await test.reopen();
    expect((await at.mine()).map(({ text }) => text)).toEqual(['I want to sit with Sam at lunch', '']);
    await at.leave();
  });

  it('is the parent’s to put on an agenda, never hers to change, and no undo of hers takes it', async () => {
    const { archive } = test;
    const waiting = listChildNotes(archive, { meetingId: next.id });
    expect(waiting).toMatchObject([
      { note: { kind: 'say' }, initials: 'J.R.', clip: { momentId: moment.id, code: 'R01' }, meetings: [] },
      { note: { kind: 'talk' } },
    ]);
    expect(listChildNotes(archive, { meetingId: sister.id })).toEqual([]);
    const note = waiting[0]?.note;
    if (!note) throw new Error('no note');
    const before = archive.custody.entries().length;
    const point = addConcern(archive, {
      ...{ meetingId: next.id, text: note.text, fromChild: true, childNoteId: note.id },
    });
    expect(archive.custody.entries()).toHaveLength(before);
    expect(listChildNotes(archive, { meetingId: next.id })).toHaveLength(1);
    changeConcern(archive, { id: point.id, change: { text: 'A place at lunch' } });
    expect(listConcerns(archive, { meetingId: next.id })).toMatchObject([
      { concern: { text: 'A place at lunch' }, childNote: { text: note.text, isGone: false } },
    ]);
    undo(archive);
    undo(archive);
    expect(listChildNotes(archive, { meetingId: next.id })).toHaveLength(2);
    expect(archive.index.childNotes.get(note.id)?.text).toBe(note.text);
  });

  it('leads its agenda, and what it takes back stays where the parent put it', async () => {
    const { archive } = test;
    const [view] = listChildNotes(archive, { meetingId: next.id });
    if (!view) throw new Error('no note');
    const point = { meetingId: next.id, fromChild: true, text: view.note.text };
    addConcern(archive, { ...point, childNoteId: view.note.id });
    addConcern(archive, { meetingId: next.id, text: 'What the parent means to raise' });
    await at.value('playlists.show', { id: writes });
    expect(await at.value('childNotes.mine')).toMatchObject({ points: [view.note.text] });
    expect((await at.mine())[0]).toMatchObject({ onAgenda: true });
    expect(childNoteList(archive).words).toMatch(
      /J\.R\. +wants to say +R01 +on the agenda of Spring review +I want to sit with Sam/,
    );
    // A sister of the same meeting sees none of it, neither before nor after it was taken back.
    const sister = archive.index.students.list().find(({ id }) => id !== view.note.studentId);
    if (!sister) throw new Error('there is a sister');
    const own = { playlistId: writes, studentId: sister.id };
    const hers = () => ownNotes(archive, { ...forChild(archive, writes), own }).points;
    changeMeeting(archive, {
      id: next.id,
      change: { studentIds: [view.note.studentId, sister.id] },
    });
    const unnamed = addConcern(archive, { meetingId: next.id, fromChild: true, text: 'Of either' });
    expect(hers()).toEqual([]);
    // Nor is it on the agenda that goes to the sister's school.
    const agendaOf = (child: string) =>
      agendaFor(archive, { studentId: child }).concerns.map(({ concern }) => concern.text);
    expect(agendaOf(view.note.studentId)).toContain(view.note.text);
    expect(agendaOf(sister.id)).not.toContain(view.note.text);
    await at.value('childNotes.takeBack', { n: view.note.n });
    expect(hers()).toEqual([]);
    expect(await at.value('childNotes.mine')).toMatchObject({ points: [view.note.text] });
    removeConcern(archive, { id: unnamed.id });
    await at.leave();
    expect(concernList(archive).words).toMatch(
      /the child wrote this and took it back .*I want to sit with Sam/,
    );
    const [kept] = listConcerns(archive, { meetingId: next.id });
    expect(kept).toMatchObject({ concern: { text: view.note.text }, childNote: { isGone: true, text: '' } });
    removeConcern(archive, { id: kept?.concern.id ?? '' });
  });

  it('is bounded, and is in no bundle unless the parent names the point herself', async () => {
    const { archive } = test;
    await at.value('playlists.show', { id: writes });
    const { left } = await at.value<{ left: number }>('childNotes.mine');
    expect(left).toBe(MOST_CHILD_NOTES);
    for (let i = 0; i < left; i += 1) {
      await at.value('childNotes.write', { n: null, kind: 'ask', text: `SECRET-${i}` });
    }
    const more = await at.call('childNotes.write', { n: null, kind: 'ask', text: 'One more' });
    expect(more.error?.code).toBe('invalid-input');
    await at.leave();
    expect(JSON.stringify(archive.custody.entries())).not.toContain('SECRET');
    const preview = previewBundle(archive, { meetingId: past.id });
    expect(JSON.stringify(preview)).not.toContain('SECRET');
  });
});

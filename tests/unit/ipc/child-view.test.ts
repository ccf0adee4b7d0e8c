import { describe, expect, it } from 'vitest';
import { createChildDoor } from '../../../main/ipc/child-view.ts';
import type { ForChild } from '../../../main/playlists/index.ts';
import { contract, events } from '../../../shared/contract/index.ts';
import { ms } from '../../../shared/time/index.ts';

const clip = {
  title: 'They said yes',
  momentId: 'm',
  recordingId: 'r',
  startMs: ms(1_000),
  endMs: ms(2_000),
};
const shown = { title: 'For you', clips: [clip], own: null };
const writing = { ...shown, own: { playlistId: 'p', studentId: 's' } };
const everyCall = Object.entries(contract).flatMap(([feature, calls]) =>
  Object.keys(calls).map((name) => `${feature}.${name}`),
);
const refused = (channel: string, what: ForChild = shown) => {
  const door = createChildDoor();
  door.show(what);
  try {
    door.admit(channel);
    return false;
  } catch (error) {
    expect(error).toMatchObject({ code: 'child-has-window' });
    return true;
  }
};

describe('while a child has the window', () => {
  it('refuses every call of the contract but the six that the view needs', () => {
    expect(everyCall.filter((channel) => !refused(channel)).sort()).toEqual([
      'app.locale',
      'app.settings',
      'archive.state',
      'playlists.clip',
      'playlists.leave',
      'playlists.showing',
    ]);
    expect(refused('shell.drop')).toBe(true);
    expect(refused('made.later')).toBe(true);
  });

  it('lets it write its own notes where the parent allowed it, and nothing else besides', () => {
    const more = everyCall.filter((channel) => refused(channel) && !refused(channel, writing));
    expect(more.sort()).toEqual(['childNotes.mine', 'childNotes.takeBack', 'childNotes.write']);
    for (const channel of ['childNotes.list', 'childNotes.putAway', 'concerns.add', 'drafts.keep']) {
      expect(everyCall).toContain(channel);
      expect(refused(channel, writing)).toBe(true);
    }
    expect(refused('shell.drop', writing)).toBe(true);
  });

  it('tells the window of nothing but a lock', () => {
    const door = createChildDoor();
    const names = Object.keys(events);
    expect(names.every((name) => door.tells(name))).toBe(true);
    door.show(shown);
    expect(names.filter((name) => door.tells(name))).toEqual(['archiveState']);
  });

  it('knows only the clips of its list', () => {
    const door = createChildDoor();
    expect(() => door.clip(0)).toThrow(expect.objectContaining({ code: 'not-found' }));
    door.show(shown);
    expect(door.clip(0)).toEqual(clip);
    expect(() => door.clip(1)).toThrow(expect.objectContaining({ code: 'not-found' }));
  });

  it('is as before when it ends', () => {
    const door = createChildDoor();
    door.show(shown);
    door.end();
    for (const channel of everyCall) door.admit(channel);
    expect(door.showing()).toBeNull();
  });
});

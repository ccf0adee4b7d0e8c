import { describe, expect, it } from 'vitest';
import { createChildDoor } from '../../../main/ipc/child-view.ts';
import { contract, events } from '../../../shared/contract/index.ts';
import { ms } from '../../../shared/time/index.ts';

const clip = { title: 'They said yes', recordingId: 'r', startMs: ms(1_000), endMs: ms(2_000) };
const shown = { title: 'For you', clips: [clip] };
const everyCall = Object.entries(contract).flatMap(([feature, calls]) =>
  Object.keys(calls).map((name) => `${feature}.${name}`),
);
const refused = (channel: string, door = createChildDoor()) => {
  door.show(shown);
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

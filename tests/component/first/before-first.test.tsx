import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { renderApp, sampleWorld } from '../../support/bridge/index.ts';

/** A meeting of next spring for a child of its own, and nothing recorded. */
function coming(change: Partial<ReturnType<typeof sampleWorld>['meetings'][number]> = {}) {
  const world = sampleWorld();
  const [model] = world.meetings;
  if (!model) throw new Error('the sample has no meeting');
  world.students.push({ id: 'student-new', initials: 'N.N.', birthDate: null, schoolYear: null });
  const next = { ...model, id: 'meeting-next', title: 'Next spring', date: '2099-03-01' };
  world.meetings.push({ ...next, studentIds: ['student-new'], ...change });
  return world;
}

async function openMeeting(world = coming()) {
  const app = renderApp({ world });
  await app.user.click(await screen.findByRole('button', { name: 'Meetings' }));
  // It is of another child than the one that is chosen.
  await app.user.click(await screen.findByRole('button', { name: /Child$/ }));
  await app.user.click(await screen.findByRole('option', { name: 'All children' }));
  await app.user.click(await screen.findByRole('button', { name: /Next spring/ }));
  await screen.findByRole('heading', { name: 'Next spring' });
  return app;
}
const list = () => screen.findByRole('list', { name: 'Before the first meeting' });

describe('before the first meeting', () => {
  it('a list lies open, with sources, and keeps each tick until it is undone', async () => {
    const { user, fake } = await openMeeting();
    const steps = within(await list());
    expect(steps.getAllByRole('checkbox')).toHaveLength(11);
    expect(steps.getByText('34 CFR 300.321(a)')).toBeTruthy();
    const notice = () => steps.getByRole('checkbox', { name: /I have the notice of the meeting/ });
    await user.click(notice());
    await user.click(steps.getByRole('checkbox', { name: /I know who must be there/ }));
    const prepared = () => fake.world.meetings.find(({ id }) => id === 'meeting-next')?.prepared;
    await waitFor(() => expect(prepared()).toEqual(['notice', 'team']));
    expect(await screen.findByText(/2 of 11 done\./)).toBeTruthy();
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(prepared()).toEqual(['notice']));
    expect((notice() as HTMLInputElement).checked).toBe(true);
  });

  it('leads to the concerns, is copied with its ticks and is printed', async () => {
    const { user } = await openMeeting(coming({ prepared: ['notice'] }));
    await list();
    await user.click(screen.getByRole('button', { name: 'To my concerns' }));
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: /A new concern/ }));
    await user.click(screen.getByRole('button', { name: 'Copy the list' }));
    const copied = await navigator.clipboard.readText();
    expect(copied).toContain('[x] I have the notice of the meeting.');
    expect(copied).toContain('[ ] I know who must be there.');
    expect(copied).toContain('(34 CFR 300.322(b))');
    const print = vi.fn();
    window.print = print;
    await user.click(screen.getByRole('button', { name: 'Print the list' }));
    expect(print).toHaveBeenCalledOnce();
    expect(document.querySelectorAll('.print-sheet tr')).toHaveLength(11);
  });

  it('has other words for a call, and no rule of IEP meetings for a 504 meeting', async () => {
    await openMeeting(coming({ mode: 'video', kind: '504' }));
    const steps = within(await list());
    expect(steps.getByText('I have the link or the number, and I tried it')).toBeTruthy();
    expect(steps.getByText('34 CFR 104.35(c)')).toBeTruthy();
    expect(steps.queryByText(/34 CFR 300/)).toBeNull();
  });

  it('is folded before a later meeting of the child', async () => {
    const { user } = await openMeeting(coming({ studentIds: sampleWorld().meetings[0]?.studentIds ?? [] }));
    expect(screen.queryByRole('list', { name: 'Before the first meeting' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'The list for a first meeting' }));
    expect(await list()).toBeTruthy();
  });

  it('is not there for a mediation or for a day that is over', async () => {
    for (const change of [{ kind: 'mediation' as const }, { date: '2024-03-01' }]) {
      const { unmount } = await openMeeting(coming(change));
      expect(screen.queryByText(/first meeting/)).toBeNull();
      unmount();
    }
  });
});

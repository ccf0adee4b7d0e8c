import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ms } from '../../../shared/time/index.ts';
import { renderApp, sampleWorld } from '../../support/bridge/index.ts';
import '../../support/bridge/review.ts';

function worldOfTwo() {
  const world = sampleWorld();
  const [mine] = world.recordings;
  if (!mine) throw new Error('the sample has a recording');
  const theirs = { ...mine, id: 'recording-district', ordinal: 2, source: 'district' as const };
  world.recordings.push({ ...theirs, durationMs: ms(mine.durationMs - 90_000 + 3) });
  return world;
}

async function openTogether(options: Parameters<typeof renderApp>[0] = {}) {
  const app = renderApp({ world: worldOfTwo(), ...options });
  await app.user.click(await screen.findByRole('button', { name: 'Meetings' }));
  await app.user.click(await screen.findByRole('button', { name: /Annual IEP meeting/ }));
  await app.user.click(await screen.findByRole('button', { name: 'Compare two recordings of this meeting' }));
  await screen.findByRole('heading', { level: 1, name: 'Two recordings, side by side' });
  return app;
}

async function compared(options: Parameters<typeof renderApp>[0] = {}) {
  const app = await openTogether(options);
  await app.user.click(await screen.findByRole('button', { name: 'Compare by their sound' }));
  await screen.findByText(/97 of 100 places agree/);
  return app;
}

describe('Two recordings side by side', () => {
  it('is not offered for one recording', async () => {
    const { user } = renderApp();
    await user.click(await screen.findByRole('button', { name: 'Meetings' }));
    await user.click(await screen.findByRole('button', { name: /Annual IEP meeting/ }));
    await screen.findByRole('button', { name: 'Listen and mark' });
    expect(screen.queryByRole('button', { name: /Compare two recordings/ })).toBeNull();
  });

  it('compares with one press and lists what only one has, with both times', async () => {
    await compared();
    // It takes a minute: who does not see the page is told.
    expect(await screen.findByText('The two recordings are side by side now.')).toBeTruthy();
    const mine = within(await screen.findByRole('list', { name: 'Only in R01' }));
    expect(mine.getAllByRole('listitem')).toHaveLength(2);
    expect(mine.getByText(/0:02:00 to 0:02:30/)).toBeTruthy();
    expect(mine.getByText(/missing in R02 at 0:01:00/)).toBeTruthy();
    expect(mine.getByText(/before R02 began/)).toBeTruthy();
    expect(screen.getByText(/R02 has nothing that the other one lacks/)).toBeTruthy();
  });

  it('lists where the other is silent apart from that, without a reason, to be heard in both', async () => {
    const { user } = await compared();
    const list = within(await screen.findByRole('list', { name: 'Sound in R01, none in R02' }));
    expect(list.getByText('Sound in R01 from 0:03:20, none in R02 from 0:01:50')).toBeTruthy();
    expect(list.queryByText(/cut|deleted|erased|muted/i)).toBeNull();
    await user.click(list.getByRole('button', { name: 'Play 0:01:50 in R02' }));
    expect(await screen.findByText(/^You hear R02/)).toBeTruthy();
    await user.click(list.getByRole('button', { name: 'Play 0:03:20 in R01' }));
    expect(await screen.findByText(/^You hear R01/)).toBeTruthy();
  });

  it('switches with B and with the button, and says which one is heard', async () => {
    const { user } = await compared();
    expect(screen.getByText(/^You hear R01/)).toBeTruthy();
    await user.keyboard('b');
    expect(await screen.findByText(/^You hear R02/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: /Hear R01 instead/ }));
    expect(await screen.findByText(/^You hear R01/)).toBeTruthy();
  });

  it('puts the moments of both in one order, and says which are in one only', async () => {
    await compared();
    const moments = within(await screen.findByRole('list', { name: 'Moments of both, in order' }));
    // The rows come right behind the page.
    expect((await moments.findAllByText('Only in R01')).length).toBeGreaterThan(0);
    expect(moments.getAllByText(/in R02 at/).length).toBeGreaterThan(0);
  });

  it('says when the sound does not match and offers to set it by hand', async () => {
    const { user, api } = await openTogether();
    api.alignment.bySound = async () => ({ outcome: 'no-match' });
    await user.click(await screen.findByRole('button', { name: 'Compare by their sound' }));
    expect(await screen.findByText('The sound of these two does not match')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Set it by hand' }));
    await user.click(await screen.findByRole('button', { name: 'Lay them side by side' }));
    expect(await screen.findByText('Set mark 1 in both recordings first.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Keep this place of R01' }));
    await user.click(screen.getByRole('button', { name: 'Keep this place of R02' }));
    await user.click(screen.getByRole('button', { name: 'Lay them side by side' }));
    expect(await screen.findByText(/^Set by hand\. Switch a few times/)).toBeTruthy();
  });

  it('takes the comparison out again', async () => {
    const { user } = await compared();
    await user.click(screen.getByRole('button', { name: 'Compare again' }));
    await user.click(await screen.findByRole('button', { name: 'Take this comparison out' }));
    expect(await screen.findByRole('button', { name: 'Compare by their sound' })).toBeTruthy();
  });
});

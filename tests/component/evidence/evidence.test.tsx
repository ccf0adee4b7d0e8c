import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { ask, concern } from '../../../shared/domain/index.ts';
import { emptyWorld, madeUpDocument, renderApp, sampleWorld } from '../../support/bridge/index.ts';
import '../../support/bridge/review.ts';

const AT = '2026-11-12T10:00:00.000Z';

async function openEvidence(options: Parameters<typeof renderApp>[0] = {}) {
  const app = renderApp(options);
  await app.user.click(await screen.findByRole('button', { name: 'Evidence' }));
  await screen.findByRole('heading', { name: 'Evidence', level: 1 });
  return app;
}

const exhibits = async () => within(await screen.findByRole('list', { name: 'Moments in the bundle' }));

describe('Evidence', () => {
  it('begins with the disputed moments, each to be heard', async () => {
    const { fake } = await openEvidence();
    const disputed = fake.world.moments.filter((one) => one.dispute && !one.private).length;
    await screen.findByRole('button', { name: `Make the bundle with ${disputed} moments` });
    expect((await exhibits()).getAllByRole('button', { name: /^Play/ })).toHaveLength(disputed);
  });

  it('makes a bundle and gives the lines for a letter', async () => {
    const { user } = await openEvidence();
    await user.click(await screen.findByRole('button', { name: /^Make the bundle with/ }));
    expect(await screen.findByText('The bundle was checked. Every file is as it should be.')).toBeTruthy();
    expect(screen.getByText(/SHA-256 of its list of files: [0-9a-f]{8}/)).toBeTruthy();
  });

  it.each([
    ['whose picker was closed', (answer: PromiseWithResolvers<null>) => answer.resolve(null)],
    [
      'that failed',
      (answer: PromiseWithResolvers<null>) => answer.reject({ code: 'disk-full', message: 'x' }),
    ],
  ])('gives the focus back to the button after a bundle %s', async (_what, end) => {
    const { user, api } = await openEvidence();
    const answer = Promise.withResolvers<null>();
    vi.spyOn(api.evidence, 'export').mockReturnValue(answer.promise);
    await user.click(await screen.findByRole('button', { name: /^Make the bundle with/ }));
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Evidence'));
    end(answer);
    await waitFor(() => expect(document.activeElement?.textContent).toMatch(/^Make the bundle with/));
  });

  it('shows the first of many, so that the button stays near, and all when asked', async () => {
    const world = sampleWorld();
    const [pattern] = world.moments;
    if (!pattern) throw new Error('the sample has no moment');
    for (let n = 0; n < 12; n++) world.moments.push({ ...pattern, id: `more-${n}`, private: false });
    const all = world.moments.filter((one) => !one.private).length;
    const { user } = await openEvidence({ world });
    await user.click(await screen.findByRole('radio', { name: /^All of this meeting/ }));
    await user.click(await screen.findByRole('button', { name: `Show all ${all} moments` }));
    const rows = (await exhibits()).getAllByRole('listitem');
    // Those in sight; each says of how many it is.
    expect(rows[0]?.getAttribute('aria-setsize')).toBe(`${all}`);
    await waitFor(() => expect(rows[5]?.contains(document.activeElement)).toBe(true));
  });

  it('makes nothing of nothing', async () => {
    const { user } = await openEvidence();
    await user.click(await screen.findByRole('radio', { name: /I choose them one by one/ }));
    for (const box of (await exhibits()).getAllByRole('checkbox')) await user.click(box);
    const make = screen.getByRole('button', { name: /^Make the bundle with 0/ });
    expect(make).toHaveProperty('disabled', true);
  });

  it('names the papers that go with the moments, and leaves them here when asked to', async () => {
    const world = sampleWorld();
    const paper = madeUpDocument('plan', { title: 'IEP 2026', ordinal: 4 });
    world.documents.push(paper);
    world.moments = world.moments.map((one) => (one.dispute ? { ...one, iepDocumentId: paper.id } : one));
    const { user } = await openEvidence({ world });
    const list = await screen.findByRole('list', { name: 'Papers and transcripts in the bundle' });
    expect(within(list).getByText('D04 · IEP 2026')).toBeTruthy();
    await user.click(screen.getByRole('checkbox', { name: /^Put papers and checked transcripts in too/ }));
    await vi.waitFor(() =>
      expect(screen.queryByRole('list', { name: 'Papers and transcripts in the bundle' })).toBeNull(),
    );
  });

  it('hands over none of her concerns unless she ticks one, and what came of it unless she says no', async () => {
    const world = sampleWorld();
    const meetingId = world.meetings.find(({ id }) =>
      world.recordings.some((one) => one.meetingId === id),
    )?.id;
    world.concerns.push(
      concern.parse({ id: 'c1', createdAt: AT, meetingId, text: 'Lunch alone', why: 'He is sad' }),
    );
    world.asks.push(
      ask.parse({
        ...{ id: 'a1', about: 'records', what: 'All speech notes', meetingId },
        ...{ askedOn: '2026-03-02', how: 'email', createdAt: AT },
      }),
    );
    world.progress.push({
      ...{ id: 'p1', createdAt: AT, goalId: 'g1', date: '2026-11-12' },
      ...{ text: '5 of 10 tries', source: null, noData: false },
    });
    const { api } = await openEvidence({ world });
    const asked = vi.spyOn(api.evidence, 'preview');
    const last = () => asked.mock.lastCall?.[0];
    const box = await screen.findByRole('checkbox', { name: 'Lunch alone' });
    expect(box).toHaveProperty('checked', false);
    fireEvent.click(box);
    await vi.waitFor(() => expect(last()?.concernIds).toEqual(['c1']));
    expect(last()?.asks).toBe(false);
    fireEvent.click(screen.getByRole('checkbox', { name: /^Put in what you asked the school for/ }));
    await vi.waitFor(() => expect(last()?.asks).toBe(true));
    expect(screen.getByText('1 entry goes in')).toBeTruthy();
    fireEvent.click(screen.getByRole('checkbox', { name: /^Put in what came of it/ }));
    fireEvent.click(screen.getByRole('checkbox', { name: /^Put in when each moment was marked/ }));
    await vi.waitFor(() => expect(last()).toMatchObject({ followUp: false, history: false }));
    expect(screen.queryByText('1 entry goes in')).toBeNull();
  });

  it('says when a disputed moment has no claim yet', async () => {
    const world = sampleWorld();
    world.moments = world.moments.map((one) =>
      one.dispute ? { ...one, dispute: { ...one.dispute, claim: '' } } : one,
    );
    await openEvidence({ world });
    expect(await screen.findByText(/do not say yet what was claimed/)).toBeTruthy();
  });

  it('teaches what to do while there is no recording', async () => {
    await openEvidence({ world: emptyWorld() });
    expect(await screen.findByText('There is no recording to hand over yet.')).toBeTruthy();
  });

  it('checks a bundle that somebody handed over', async () => {
    const { user } = await openEvidence();
    await user.click(await screen.findByRole('button', { name: 'Choose a bundle to check' }));
    expect(await screen.findByText(/^The bundle is/)).toBeTruthy();
  });
});

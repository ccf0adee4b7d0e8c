import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { disputeRequest } from '../../../shared/domain/index.ts';
import { renderApp, sampleWorld } from '../../support/bridge/index.ts';
import '../../support/bridge/review.ts';

const AT = '2026-11-01T10:00:00.000Z';

async function openDisputes(world = sampleWorld()) {
  const app = renderApp({ world });
  await app.user.click(await screen.findByRole('button', { name: 'Goals' }));
  await app.user.click(await screen.findByRole('tab', { name: 'Disputes' }));
  const list = await screen.findByRole('list', { name: 'Disputes' });
  const [card] = within(list).getAllByRole('listitem');
  if (!card) throw new Error('no dispute in the sample');
  return { ...app, card: within(card) };
}

/** The first dispute of the sample, and one request about it that nobody has answered. */
function asked() {
  const world = sampleWorld();
  const moment = world.moments.find((one) => one.dispute);
  if (!moment?.dispute) throw new Error('no dispute in the sample');
  moment.dispute.status = 'no-answer';
  world.disputeRequests.push(
    disputeRequest.parse({
      id: 'q1',
      momentId: moment.id,
      askedOn: '2026-11-01',
      how: 'email',
      askedOf: 'The case manager',
      text: 'Please confirm this.',
      createdAt: AT,
    }),
  );
  return world;
}

describe('Disputes', () => {
  it('shows what was said beside what was later claimed, and each answer apart', async () => {
    const { user } = await openDisputes();
    expect(screen.getAllByText('Said in the meeting').length).toBeGreaterThan(0);
    expect(screen.getAllByText('Later claimed').length).toBeGreaterThan(0);
    await user.click(screen.getByRole('radio', { name: /^Confirmed/ }));
    expect(await screen.findByText('None with this answer.')).toBeTruthy();
  });

  it('writes down who was asked, and the status follows; undo takes both back', async () => {
    const { user, fake, card } = await openDisputes();
    const before = fake.world.moments.find((one) => one.dispute)?.dispute?.status;
    await user.click(card.getByRole('button', { name: 'I asked them' }));
    await user.type(screen.getByRole('textbox', { name: /Whom I asked/ }), 'Ms. Lee');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(fake.world.disputeRequests).toHaveLength(1));
    expect(fake.world.disputeRequests[0]).toMatchObject({ askedOf: 'Ms. Lee', how: 'email', answer: null });
    expect(await card.findByText(/to Ms. Lee$/)).toBeTruthy();
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(fake.world.disputeRequests).toHaveLength(0));
    expect(fake.world.moments.find((one) => one.dispute)?.dispute?.status).toBe(before);
  });

  it('writes down what came back', async () => {
    const { user, fake, card } = await openDisputes(asked());
    expect(card.getByText('No answer so far')).toBeTruthy();
    await user.click(card.getByRole('button', { name: 'Write down the answer' }));
    await user.click(screen.getByRole('button', { name: /Their answer/ }));
    await user.click(await screen.findByRole('option', { name: 'Denied' }));
    await user.type(screen.getByRole('textbox', { name: 'Their words' }), 'We did not say that.');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(fake.world.disputeRequests[0]?.answer).toBe('denied'));
    expect(fake.world.moments.find((one) => one.dispute)?.dispute?.status).toBe('denied');
    expect(await card.findByText('We did not say that.')).toBeTruthy();
    expect(card.getByText('Disputed: Denied')).toBeTruthy();
  });

  it('the status stays hers to change', async () => {
    const { user, fake, card } = await openDisputes(asked());
    await user.click(card.getByRole('button', { name: /Answer so far/ }));
    await user.click(await screen.findByRole('option', { name: 'Said differently' }));
    await waitFor(() =>
      expect(fake.world.moments.find((one) => one.dispute)?.dispute?.status).toBe('changed'),
    );
  });

  it('never says that nobody was asked beside an answer, nor offers "not asked" beside a request', async () => {
    const { user, card } = await openDisputes();
    await user.click(card.getByRole('button', { name: /Answer so far/ }));
    await user.click(await screen.findByRole('option', { name: 'Not asked yet' }));
    expect(await card.findByText('Nobody was asked yet.')).toBeTruthy();
    await user.click(card.getByRole('button', { name: /Answer so far/ }));
    await user.click(await screen.findByRole('option', { name: 'Denied' }));
    expect(await card.findByText('When and whom you asked is not written down yet.')).toBeTruthy();
    expect(card.queryByText('Nobody was asked yet.')).toBeNull();
    await user.click(card.getByRole('button', { name: 'I asked them' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await card.findByText('No answer so far')).toBeTruthy();
    await user.click(card.getByRole('button', { name: /Answer so far/ }));
    await screen.findByRole('option', { name: 'Denied' });
    expect(screen.queryByRole('option', { name: 'Not asked yet' })).toBeNull();
  });

  it('copies what is shown, with who was asked', async () => {
    const { user } = await openDisputes(asked());
    await user.click(screen.getByRole('button', { name: 'Letter to the school' }));
    await user.click(await screen.findByRole('button', { name: 'Copy the letter' }));
    await screen.findByText('Copied. You can paste it into an email.');
    const text = await navigator.clipboard.readText();
    expect(text).toMatch(/^What was said here is later told in another way\..*\n\n1\. Said: “/);
    expect(text).toContain('November 1, 2026, by email, to The case manager. No answer so far.');
    expect(text).toContain('Answer so far: No answer.');
  });

  it('a letter that asks for the first time does not tell the school that nobody was asked', async () => {
    const world = sampleWorld();
    for (const one of world.moments) {
      if (one.dispute) one.dispute.status = 'not-asked-yet';
      Object.assign(one, { speakerId: world.people[0]?.id ?? null, speakerHow: 'unsure' });
    }
    const { user, card } = await openDisputes(world);
    expect(card.getByText(/^Said by .* \(I am not sure\)$/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Letter to the school' }));
    const letter = within(await screen.findByRole('dialog'));
    expect(letter.getAllByText(/Said: “/).length).toBeGreaterThan(0);
    expect(letter.queryByText(/Answer so far/)).toBeNull();
    // Nor does it put words into the mouth of somebody whom she only thinks to have heard.
    expect(letter.queryByText(/said it/)).toBeNull();
  });

  it('puts two statements side by side, and asks for both first', async () => {
    const world = sampleWorld();
    // Nobody is named at the first moment, and at no other is she sure who it was.
    const [earliest] = world.moments.toSorted((a, b) => a.startMs - b.startMs);
    for (const one of world.moments) {
      const speakerId = one === earliest ? null : (world.people[0]?.id ?? null);
      Object.assign(one, { speakerId, speakerHow: 'unsure' });
    }
    // With several children a meeting in a choice says whose it is.
    world.students = world.students.flatMap((one) => [one, { ...one, id: 'other', initials: 'ZZ' }]);
    const { user, fake } = await openDisputes(world);
    await user.click(screen.getByRole('button', { name: 'Put two statements side by side' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findAllByText('Choose a moment.')).toHaveLength(2);
    for (const [name, at, words] of [
      ['First statement', 0, /^R01 · 0:00:\d\d · .+ 20\d\d · Speaker not named yet: /],
      ['Second statement', 1, /^R01 · 0:00:\d\d · .+ 20\d\d · .+ \(I am not sure\): /],
    ] as const) {
      const group = within(screen.getByRole('group', { name }));
      expect(group.getByRole('button', { name: /Meeting/ }).textContent).toMatch(/ · J\.R\.$/);
      await user.click(await group.findByRole('button', { name: /Moment/ }));
      const options = await screen.findAllByRole('option');
      expect(options[at]?.textContent).toMatch(words);
      await user.click(options[at] as HTMLElement);
    }
    await user.click(screen.getByRole('radio', { name: 'The second changes the first' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(fake.world.statementPairs).toHaveLength(1));
    expect(fake.world.statementPairs[0]).toMatchObject({ relation: 'changes' });
    const pairs = within(await screen.findByRole('list', { name: 'Pairs of statements' }));
    await user.click(pairs.getByRole('button', { name: 'Play both, one after the other' }));
    expect(await pairs.findByRole('button', { name: 'Stop' })).toBeTruthy();
  });
});

import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { concern, delivery } from '../../../shared/domain/index.ts';
import { renderApp, sampleWorld } from '../../support/bridge/index.ts';
import '../../support/bridge/review.ts';

const AT = '2026-10-01T10:00:00.000Z';

/** The sample with an older meeting's concern and one of the recorded meeting. */
function prepared(world = sampleWorld()) {
  const one = (id: string, meetingId: string, text: string) =>
    concern.parse({ id, meetingId, text, createdAt: AT });
  world.concerns.push(one('c1', 'meeting-1', 'He eats alone'), one('c2', 'meeting-1', 'The bus is late'));
  return world;
}

async function openMeeting(name: RegExp, world = prepared()) {
  const app = renderApp({ world });
  await app.user.click(await screen.findByRole('button', { name: 'Meetings' }));
  await app.user.click(await screen.findByRole('button', { name }));
  return app;
}

describe('My concerns', () => {
  it('are written one line after the other, told more of, and taken over from an earlier meeting', async () => {
    const { user, fake } = await openMeeting(/Yearly review 2025/);
    const field = await screen.findByRole('textbox', { name: /A new concern/ });
    await user.type(field, 'No one reads to him{Enter}');
    await waitFor(() => expect(fake.world.concerns).toHaveLength(3));
    await user.click(await screen.findByRole('button', { name: 'Change: No one reads to him' }));
    await user.type(screen.getByRole('textbox', { name: 'Why it matters to you' }), 'He loves books');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('It matters because: He loves books')).toBeTruthy();

    expect(screen.getByText('2 concerns were not raised at earlier meetings.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Take over into this meeting' }));
    const list = within(await screen.findByRole('list', { name: 'Concerns' }));
    await waitFor(() => expect(list.getAllByRole('listitem')).toHaveLength(3));
    expect(screen.queryByRole('button', { name: 'Take over into this meeting' })).toBeNull();
  });

  it('what is typed while a line is being saved is the next line', async () => {
    const { api, fake } = await openMeeting(/Yearly review 2025/);
    const field = (await screen.findByRole('textbox', { name: /A new concern/ })) as HTMLInputElement;
    const form = field.closest('form') as HTMLFormElement;
    const { add } = api.concerns;
    let answer = () => undefined as unknown;
    const held = new Promise((resolve) => {
      answer = () => resolve(null);
    });
    Object.assign(api.concerns, { add: (of: Parameters<typeof add>[0]) => held.then(() => add(of)) });
    fireEvent.change(field, { target: { value: 'One' } });
    fireEvent.submit(form);
    await waitFor(() => expect(form.querySelector('[data-pending]')).toBeTruthy());
    fireEvent.submit(form);
    fireEvent.change(field, { target: { value: 'OneTwo' } });
    answer();
    await waitFor(() => expect(field.value).toBe('Two'));
    expect(fake.world.concerns.map(({ text }) => text)).toEqual(['He eats alone', 'The bus is late', 'One']);
  });

  it('are raised, with a clip that plays, or stand on the next agenda', async () => {
    const world = prepared();
    const [moment] = world.moments;
    if (moment) moment.concernId = 'c1';
    const { user } = await openMeeting(/Annual IEP meeting/, world);
    const list = within(await screen.findByRole('list', { name: 'Concerns' }));
    const [raised, open] = list.getAllByRole('listitem').map((item) => within(item));
    expect(raised?.getByText('Raised')).toBeTruthy();
    expect(raised?.getByText(/^Raised in R01 at /)).toBeTruthy();
    expect(open?.getByText('It stands on the agenda of the next meeting.')).toBeTruthy();
    await user.click(list.getByRole('button', { name: 'Listen: He eats alone' }));
    expect(await list.findByRole('button', { name: 'Stop: He eats alone' })).toBeTruthy();
  });

  it('are ticked off in the review too', async () => {
    const { user, fake } = await openMeeting(/Annual IEP meeting/);
    await user.click(await screen.findByRole('button', { name: 'Listen and mark' }));
    await user.click(await screen.findByRole('button', { name: /60 minutes of speech therapy a week/ }));
    await user.click(await screen.findByRole('button', { name: /My concern/ }));
    await user.click(await screen.findByRole('option', { name: 'He eats alone' }));
    await waitFor(() => expect(fake.world.moments.some(({ concernId }) => concernId === 'c1')).toBe(true));
  });

  it('are ticked off by one key or press while it records, once each, and the place is kept', async () => {
    const running = { meetingId: 'meeting-1', keptMs: 65_000 };
    const { user, fake } = renderApp({ world: prepared(), capture: { running } });
    const sheet = within(await screen.findByRole('region', { name: 'My concerns' }));
    await sheet.findByRole('button', { name: 'He eats alone' });
    await user.keyboard('{1>3/}');
    expect(await sheet.findByRole('button', { name: 'He eats alone Raised' })).toBeTruthy();
    await user.keyboard('1');
    await user.click(sheet.getByRole('button', { name: 'The bus is late' }));
    await waitFor(() => expect(fake.capture.state.running?.raised).toEqual(['c1', 'c2']));
    expect(fake.capture.state.running?.marks).toMatchObject([
      { text: 'I raised: He eats alone', concernId: 'c1', atMs: 65_000 },
      { text: 'I raised: The bus is late', concernId: 'c2' },
    ]);
  });

  it('are not asked for after a meeting that nobody had prepared', async () => {
    await openMeeting(/Annual IEP meeting/, sampleWorld());
    await screen.findByRole('button', { name: 'Listen and mark' });
    expect(screen.queryByText('My concerns')).toBeNull();
  });
});

describe('A problem', () => {
  it('is filled in from a promise that was not kept, and keeps what was answered', async () => {
    const world = sampleWorld();
    const promise = world.moments.find(({ type, private: isPrivate }) => type === 'promise' && !isPrivate);
    if (!promise) throw new Error('the sample has a promise');
    world.deliveries.push(
      delivery.parse({
        ...{ id: 'd1', momentId: promise.id, date: '2026-11-04', delivered: 'no', createdAt: AT },
      }),
    );
    const { user, fake } = await openMeeting(/Annual IEP meeting/, prepared(world));
    await user.click(await screen.findByRole('button', { name: 'Write down a problem' }));
    const known = async () =>
      within(await screen.findByRole('list', { name: 'What the archive knows' })).getAllByRole('button', {
        name: /Use this/,
      })[0] as HTMLElement;
    const textField = () => screen.getByRole('textbox', { name: /What is the problem/ }) as HTMLInputElement;
    const first = await known();
    fireEvent.change(textField(), { target: { value: 'My own words' } });
    await user.click(first);
    expect(textField().value).toContain(promise.text.slice(0, 30));
    await user.click(screen.getByRole('button', { name: 'Bring back what I had typed' }));
    expect(textField().value).toBe('My own words');
    expect(document.activeElement).toBe(textField());
    await user.click(screen.getByRole('button', { name: 'Choose something else' }));
    await user.click(await known());
    const text = textField();
    expect(text.value).toContain(promise.text.slice(0, 30));
    expect((screen.getByRole('textbox', { name: /What was promised/ }) as HTMLTextAreaElement).value).toBe(
      promise.text,
    );
    fireEvent.change(text, { target: { value: 'Speech was missed' } });
    await user.click(screen.getByRole('button', { name: 'Add' }));
    await waitFor(() =>
      expect(fake.world.concerns.at(-1)).toMatchObject({
        ...{ text: 'Speech was missed', problem: 'service-missed', since: 'November 4, 2026' },
        ...{ promised: promise.text, aboutMomentId: promise.id },
      }),
    );
    expect(await screen.findByText(/A service did not happen · Since: November 4, 2026/)).toBeTruthy();
    expect(screen.getByRole('button', { name: /Listen to the promise: Speech was missed/ })).toBeTruthy();

    await user.click(screen.getByRole('button', { name: 'Change: Speech was missed' }));
    fireEvent.change(screen.getByRole('textbox', { name: /What was answered/ }), {
      target: { value: 'They will make it up' },
    });
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Answered: They will make it up')).toBeTruthy();
  });

  it('plays where it was answered, and finds another answer', async () => {
    const world = prepared();
    const [raised, , answer] = world.moments;
    if (!raised || !answer) throw new Error('the sample has three moments');
    Object.assign(raised, { concernId: 'c1', answeredById: answer.id });
    const { user } = await openMeeting(/Annual IEP meeting/, world);
    expect(await screen.findByText(/^Answered in R01 at /)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Listen to the answer: He eats alone' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Change: He eats alone' }));
    const place = within(await screen.findByRole('region', { name: 'Where it was answered' }));
    expect(await place.findByRole('button', { name: 'Choose another answer' })).toBeTruthy();
  });
});

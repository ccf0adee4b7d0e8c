import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { partsOf } from '../../../renderer/features/search/highlight.tsx';
import { routeOf } from '../../../renderer/features/search/places.ts';
import type { SearchGroup } from '../../../shared/contract/index.ts';
import { ms } from '../../../shared/time/index.ts';
import { aLine } from '../../support/archive/lines.ts';
import { renderApp, sampleWorld } from '../../support/bridge/index.ts';
import '../../support/bridge/review.ts';

describe('Search', () => {
  it('finds while typing, from the first key', async () => {
    const { user } = renderApp();
    await screen.findByRole('heading', { name: 'Home' });
    await user.keyboard('/');
    const box = await screen.findByLabelText('What are you looking for?');
    await waitFor(() => expect(document.activeElement).toBe(box));
    await user.keyboard('speech');
    expect(await screen.findByRole('button', { name: /^Listen to: 60 minutes of speech/ })).toBeTruthy();
    expect(await screen.findByText(/^\d places found\.$/)).toBeTruthy();
    await user.keyboard(' zzz');
    expect(await screen.findByText('Nothing found for “speech zzz”')).toBeTruthy();
  });

  it('keeps the words when the person comes back', async () => {
    const { user } = renderApp();
    await user.click(await screen.findByRole('button', { name: 'Search' }));
    await user.type(await screen.findByLabelText('What are you looking for?'), 'speech');
    await user.click(await screen.findByRole('button', { name: /Speech therapy, 30/ }));
    await screen.findByRole('heading', { name: /Speech therapy, 30/ });
    await user.keyboard('{Alt>}{ArrowLeft}{/Alt}');
    const box = await screen.findByLabelText('What are you looking for?');
    expect((box as HTMLInputElement).value).toBe('speech');
  });
});

describe('marking what was found', () => {
  const hits = (snippet: string, query: string) =>
    partsOf(snippet, query)
      .filter((part) => part.hit)
      .map((part) => part.text);

  it('marks words that begin so, without minding accents and capitals', () => {
    expect(hits('Reunión anual: la reunion', 'REUNI')).toEqual(['Reunión', 'reunion']);
    expect(hits('No aide on the bus', 'bus aide')).toEqual(['aide', 'bus']);
    expect(hits('speechless', 'less')).toEqual([]);
  });

  it('loses no sign of the snippet', () => {
    const snippet = 'He said: “60 min”, maybe…';
    expect(
      partsOf(snippet, '60')
        .map((part) => part.text)
        .join(''),
    ).toBe(snippet);
  });
});

describe('hearing what was found', () => {
  it('plays a goal’s newest moment from its hit', async () => {
    const world = sampleWorld();
    const goal = world.goals.find(({ text }) => /speech/i.test(text));
    const moments = world.moments.map((one, at) => ({
      ...one,
      goalId: at === 0 ? (goal?.id ?? null) : null,
    }));
    const { user } = renderApp({ world: { ...world, moments } });
    await user.click(await screen.findByRole('button', { name: 'Search' }));
    await user.type(await screen.findByLabelText('What are you looking for?'), 'speech');
    const goals = await screen.findByRole('list', { name: /Goals/ });
    const play = within(goals).getByRole('button', { name: /^Listen to the last time it was spoken of/ });
    await user.click(play);
    expect(await within(goals).findByRole('button', { name: /^Stop/ })).toBeTruthy();
  });

  it('opens a line five seconds before it, and never before the beginning', () => {
    const [meeting] = sampleWorld().meetings;
    if (!meeting) throw new Error('the sample has no meeting');
    const at = (startMs: number) => {
      const line = aLine('t', { startMs, text: 'speech' });
      const sound = { recordingId: 'r', durationMs: ms(90_000), startMs: line.startMs, endMs: line.endMs };
      const said = { line, speaker: null, draft: true, meeting, sound };
      return routeOf({ kind: 'line', id: line.id, ...said, snippet: line.text, also: null });
    };
    expect(at(60_000)).toMatchObject({ at: 'transcript', atMs: 55_000 });
    expect(at(3_000)).toMatchObject({ at: 'transcript', atMs: 0 });
  });
});

describe('narrowing', () => {
  it('lists what one person said, and a key on the word takes that away again', async () => {
    const { user } = renderApp();
    await user.click(await screen.findByRole('button', { name: 'Search' }));
    await user.type(await screen.findByLabelText('What are you looking for?'), 'district');
    const people = await screen.findByRole('list', { name: 'People' });
    await user.click(within(people).getAllByRole('button', { name: 'What they said' })[0] as HTMLElement);
    const moments = await screen.findByRole('list', { name: 'Moments' });
    expect(within(moments).getAllByRole('listitem').length).toBeGreaterThan(0);
    const words = screen.getByRole('grid', { name: 'Filters in use' });
    within(words).getByRole('row').focus();
    await user.keyboard('{Delete}');
    await waitFor(() => expect(screen.queryByRole('grid', { name: 'Filters in use' })).toBeNull());
  });

  it('lists the moments that go to an issue, and the word for it says which', async () => {
    const world = sampleWorld();
    const [one] = world.moments;
    if (one) one.issues = ['fape'];
    const { user } = renderApp({ world });
    await user.click(await screen.findByRole('button', { name: 'Search' }));
    await user.click(await screen.findByText('Narrow it down'));
    await user.click(screen.getByRole('button', { name: /What it is about/ }));
    await user.click(await screen.findByRole('option', { name: 'FAPE' }));
    const found = await screen.findByRole('list', { name: 'Moments' });
    expect(within(found).getAllByRole('listitem')).toHaveLength(1);
    expect(screen.getByRole('row', { name: /^About: FAPE/ })).toBeTruthy();
  });

  it('takes one filter away by its button, or all of them at once', async () => {
    const { user } = renderApp();
    await user.click(await screen.findByRole('button', { name: 'Search' }));
    await user.click(await screen.findByRole('button', { name: 'Narrow it down' }));
    await user.click(screen.getByRole('checkbox', { name: 'Only what is disputed' }));
    await user.click(screen.getByRole('checkbox', { name: 'Only lines checked by ear' }));
    // Without a word, everything that is disputed.
    expect(await screen.findByRole('list', { name: 'Moments' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: /^Take away: Checked by ear/ }));
    expect(screen.queryByRole('button', { name: 'Take all filters away' })).toBeNull();
    await user.click(screen.getByRole('checkbox', { name: 'Only lines checked by ear' }));
    await user.click(screen.getByRole('button', { name: 'Take all filters away' }));
    expect(screen.queryByRole('grid', { name: 'Filters in use' })).toBeNull();
  });

  it('shows all of one kind, however many, and draws only what is in sight', async () => {
    const world = sampleWorld();
    const [model] = world.moments;
    if (!model) throw new Error('the sample has no moment');
    world.moments = Array.from({ length: 300 }, (_, at) => ({
      ...model,
      id: `moment-${at}`,
      text: `speech number ${at}`,
    }));
    const { user } = renderApp({ world });
    await user.click(await screen.findByRole('button', { name: 'Search' }));
    await user.type(await screen.findByLabelText('What are you looking for?'), 'speech');
    expect(await screen.findByText('300 found')).toBeTruthy();
    const few = screen.getByRole('list', { name: 'Moments' });
    expect(within(few).getAllByRole('listitem')).toHaveLength(5);
    await user.click(screen.getByRole('button', { name: 'Show all: Moments' }));
    const all = await screen.findByRole('list', { name: 'Moments' });
    const first = await within(all).findByRole('button', { name: /^speech number 0/ });
    expect(first.closest('li')?.getAttribute('aria-setsize')).toBe('300');
    expect(within(all).getAllByRole('listitem').length).toBeLessThan(60);
  });
});

describe('answers', () => {
  it('of an older question never come over those of a newer one', async () => {
    const { user, api } = renderApp();
    const waiting = new Map<string, (groups: SearchGroup[]) => void>();
    api.search.query = ({ text }) => new Promise((resolve) => waiting.set(text, resolve));
    const answer = (text: string) => {
      const goal = sampleWorld().goals[0];
      if (!goal) throw new Error('the sample has no goal');
      const words = { snippet: `answer to ${text}`, also: null };
      const hit = { kind: 'goal' as const, id: text, goal, sound: null, ...words };
      waiting.get(text)?.([{ kind: 'goal', count: 1, more: false, hits: [hit] }]);
    };
    await user.click(await screen.findByRole('button', { name: 'Search' }));
    const box = await screen.findByLabelText('What are you looking for?');
    await user.type(box, 'first');
    await waitFor(() => expect(waiting.has('first')).toBe(true));
    await user.clear(box);
    await user.type(box, 'second');
    await waitFor(() => expect(waiting.has('second')).toBe(true));
    answer('second');
    expect(await screen.findByRole('button', { name: /answer to second/ })).toBeTruthy();
    answer('first');
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(screen.getByRole('button', { name: /answer to second/ })).toBeTruthy();
    expect(screen.queryByRole('button', { name: /answer to first/ })).toBeNull();
  });

  it('name apart what was said and what was later claimed', async () => {
    const world = sampleWorld();
    const { user, api } = renderApp({ world });
    const meeting = world.meetings[0];
    const moment = world.moments[0];
    if (!meeting || !moment) throw new Error('the sample has no moment');
    const sound = { recordingId: moment.recordingId, durationMs: ms(60_000), startMs: ms(0), endMs: ms(1) };
    const also = { in: 'claim' as const, snippet: 'never discussed' };
    const hit = {
      kind: 'moment' as const,
      id: 'm',
      moment,
      speaker: 'Ms A',
      meeting,
      sound,
      snippet: 'summer',
      also,
    };
    api.search.query = async () => [{ kind: 'moment', count: 1000, more: true, hits: [hit] }];
    await user.click(await screen.findByRole('button', { name: 'Search' }));
    await user.type(await screen.findByLabelText('What are you looking for?'), 'discussed');
    const row = (await screen.findByText(/Later claimed:/)).closest('li');
    expect(row?.textContent).toMatch(/summer.*Later claimed: never discussed.*Ms A/);
    expect(screen.getByText('more than 1000 found')).toBeTruthy();
  });
});

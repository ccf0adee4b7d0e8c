import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { keyDates } from '../../../renderer/features/home/dates.ts';
import { nextStep } from '../../../renderer/features/home/next-step.ts';
import { dayHere } from '../../../renderer/i18n/index.ts';
import type { MeetingSummary } from '../../../shared/contract/index.ts';
import { ask } from '../../../shared/domain/index.ts';
import { emptyWorld, renderApp, sampleWorld } from '../../support/bridge/index.ts';

const TODAY = '2026-11-22';

function meeting(date: string, counts: Partial<MeetingSummary> = {}): MeetingSummary {
  const [base] = sampleWorld().meetings;
  if (!base) throw new Error('the sample has no meeting');
  return { ...base, id: date, date, recordings: 0, moments: 0, disputed: 0, durationMs: 0, ...counts };
}

function next(meetings: MeetingSummary[], handedOver: string[] = []) {
  return nextStep({ today: TODAY, hasChild: true, meetings, handedOver: new Set(handedOver) });
}

describe('what is next', () => {
  it('begins with a child and a meeting', () => {
    expect(nextStep({ today: TODAY, hasChild: false, meetings: [], handedOver: new Set() }).step).toBe(
      'add-child',
    );
    expect(next([]).step).toBe('add-meeting');
  });

  it('is the meeting that is near, before anything old', () => {
    expect(next([meeting('2026-11-29'), meeting('2026-11-20', { recordings: 1 })])).toMatchObject({
      step: 'prepare',
      days: 7,
    });
    expect(next([meeting('2026-11-30'), meeting('2026-11-20', { recordings: 1 })]).step).toBe('mark');
    expect(next([meeting(TODAY)])).toMatchObject({ step: 'prepare', days: 0 });
  });

  it('asks for the recording of the newest meeting only', () => {
    expect(next([meeting('2026-11-20')]).step).toBe('import');
    const marked = meeting('2026-11-20', { recordings: 1, moments: 3 });
    expect(next([marked, meeting('2025-11-20')]).step).toBe('nothing');
    expect(next([meeting('2026-11-20', { kind: 'mediation' })]).step).toBe('nothing');
  });

  it('asks for a bundle while something is disputed and was not handed over', () => {
    const disputed = meeting('2026-11-20', { recordings: 1, moments: 3, disputed: 2 });
    expect(next([disputed]).step).toBe('hand-over');
    expect(next([disputed], [disputed.id]).step).toBe('nothing');
  });
});

describe('dates to keep', () => {
  it('counts a year from the newest first or yearly IEP meeting that has been', () => {
    const meetings = [meeting('2026-10-20'), meeting('2025-10-14'), meeting('2027-01-05')];
    expect(keyDates(TODAY, null, meetings)).toEqual([{ what: 'yearly-review', on: '2027-10-20', days: 332 }]);
    expect(keyDates(TODAY, null, [meeting('2026-10-20', { purpose: 'problem' })])).toEqual([]);
  });

  it('knows the leap day', () => {
    expect(keyDates('2024-03-01', null, [meeting('2024-02-29')])[0]?.on).toBe('2025-02-28');
  });

  it('names the sixteenth birthday in the two years before it', () => {
    const child = { id: 's', initials: 'J.R.', schoolYear: null };
    expect(keyDates(TODAY, { ...child, birthDate: '2011-03-14' }, [])).toMatchObject([{ on: '2027-03-14' }]);
    expect(keyDates(TODAY, { ...child, birthDate: '2015-03-14' }, [])).toEqual([]);
    expect(keyDates(TODAY, { ...child, birthDate: '2009-03-14' }, [])).toEqual([]);
  });

  it('takes the day of this computer', () => {
    expect(dayHere(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
  });
});

describe('Home', () => {
  it('shows what is next, that all is whole, and what is disputed', async () => {
    renderApp();
    expect(await screen.findByRole('button', { name: 'Make a bundle' })).toBeTruthy();
    expect(await screen.findByText(/Your recording is whole and unchanged/)).toBeTruthy();
    expect(await screen.findByRole('heading', { name: '2 disputed moments are open' })).toBeTruthy();
  });

  it('checks the archive with progress, and stops when asked', async () => {
    const { user, fake } = renderApp({ delayMs: 60 });
    await user.click(await screen.findByRole('button', { name: 'Check now' }));
    expect(await screen.findByRole('progressbar', { name: 'Checking every recording' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Goals' }));
    await screen.findByRole('heading', { name: 'Goals', level: 1 });
    expect(screen.getByText('Checking the archive')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Home' }));
    await user.click(await screen.findByRole('button', { name: 'Stop' }));
    expect(await screen.findByRole('button', { name: 'Check now' })).toBeTruthy();
    expect(fake.cancelled.size).toBe(1);
  });

  it('with nothing to do leads to the last recorded meeting, and makes no bundle its first thing', async () => {
    const world = sampleWorld();
    world.moments = world.moments.map((one) => ({ ...one, dispute: null }));
    const { user } = renderApp({ world });
    expect(await screen.findByText(/^No next step waits/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Make a bundle' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Look at the last recorded meeting' }));
    expect(await screen.findByRole('heading', { level: 1, name: /Annual IEP meeting/ })).toBeTruthy();
  });

  it('tells of a request to the school whose day is over, and leads to it with one press', async () => {
    const world = sampleWorld();
    const asked = { about: 'records', how: 'email', createdAt: '2026-03-02T04:10:00.000Z' };
    world.asks.push(
      ask.parse({ ...asked, id: 'a1', what: 'All speech notes', askedOn: '2026-03-02' }),
      ask.parse({ ...asked, id: 'a2', what: 'The test', askedOn: '2026-03-03', answer: 'given' }),
    );
    const { user } = renderApp({ world });
    const line = await screen.findByText(/The school has not given this yet: “All speech notes”/);
    expect(line.textContent).toContain('The latest day by the rule on records was April 16, 2026.');
    await user.click(screen.getByRole('button', { name: 'See the request' }));
    expect(await screen.findByRole('heading', { level: 3, name: 'All speech notes' })).toBeTruthy();
    expect(screen.queryByRole('heading', { level: 3, name: 'The test' })).toBeNull();
  });

  it('of an empty archive says one thing only', async () => {
    renderApp({ world: emptyWorld() });
    expect(await screen.findByText('Say whose meetings these are. Initials are enough.')).toBeTruthy();
    expect(screen.queryByRole('list')).toBeNull();
  });

  it('leads through the first steps with the focus on the next one, and adds a meeting where it stands', async () => {
    const { user } = renderApp({ world: emptyWorld() });
    const main = within(await screen.findByRole('main'));
    await user.click(await main.findByRole('button', { name: 'Add a child' }));
    await user.keyboard('J.R.{Enter}');
    const next = await main.findByRole('button', { name: 'Add a meeting' });
    await waitFor(() => expect(document.activeElement).toBe(next));
    await user.keyboard('{Enter}');
    await user.type(await screen.findByRole('textbox', { name: /Name of the meeting/ }), 'Spring review');
    await user.tab();
    // Enter in a part of the date does what it does in every other field.
    await user.keyboard('04162026{Enter}');
    expect(await screen.findByRole('heading', { name: 'Spring review', level: 1 })).toBeTruthy();
  });

  it('shows what people typed as text, never as markup', async () => {
    const world = sampleWorld();
    const [moment] = world.moments.filter((one) => one.dispute);
    if (moment) moment.text = '<img src=x onerror="window.broken=1"><script>window.broken=1</script>';
    renderApp({ world });
    expect(await screen.findByText(/<img src=x onerror/)).toBeTruthy();
    expect(document.querySelector('main img, main script')).toBeNull();
  });
});

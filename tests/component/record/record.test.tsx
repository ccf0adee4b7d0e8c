import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { ms } from '../../../shared/time/index.ts';
import {
  BUILT_IN,
  type FakeOptions,
  renderApp,
  sampleWorld,
  TABLE,
  WINDOW,
} from '../../support/bridge/index.ts';
import '../../support/bridge/review.ts';

const AT = '2026-11-22T15:42:00.000Z';
const button = (name: string | RegExp) => screen.findByRole('button', { name });
const heading = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name });
const focused = () => document.activeElement;

/** A world whose meeting lies in another state, or is of another kind. */
function worldWith(change: Partial<ReturnType<typeof sampleWorld>['meetings'][number]>) {
  const world = sampleWorld();
  world.meetings = world.meetings.map((one) => (one.id === 'meeting-1' ? { ...one, ...change } : one));
  return world;
}

async function openRecord(options: FakeOptions = {}) {
  const app = renderApp(options);
  await app.user.click(await button('Meetings'));
  await app.user.click(await button(/Annual IEP meeting/));
  await app.user.click(await button('Record this meeting'));
  await heading('Before the meeting');
  return app;
}

async function toCard(app: Awaited<ReturnType<typeof openRecord>>) {
  await app.user.click(await screen.findByRole('checkbox', { name: /plain sight/ }));
  await app.user.click(await button('Go on to the start card'));
  await heading('The start card');
}

const running = (more: object = {}) => ({
  capture: { running: { meetingId: 'meeting-1', keptMs: 65_000, ...more } },
});

describe('before the meeting', () => {
  it('lists the microphones by name, says which listens and why, and remembers another choice', async () => {
    const { user } = await openRecord();
    expect(await screen.findByRole('radio', { name: /Built-in Microphone/ })).toHaveProperty('checked', true);
    expect(screen.getByText(/If this window breaks, the recording goes on/)).toBeTruthy();
    await user.click(screen.getByRole('radio', { name: /USB Table Microphone/ }));
    expect(await screen.findByText(/You chose this one. Keptword takes it again/)).toBeTruthy();
    await user.click(screen.getByRole('radio', { name: 'The microphone of this window' }));
    expect(await screen.findByText(/This window listens, so keep it open/)).toBeTruthy();
  });

  it('says why the window listens where the system names no microphone', async () => {
    await openRecord({ capture: { devices: [WINDOW] } });
    expect(await screen.findByText(/Keptword cannot reach the microphones by itself here/)).toBeTruthy();
  });

  it('tests the level as a bar and in words, and listens no longer than the page is open', async () => {
    const { user, fake } = await openRecord();
    await user.click(await button('Try the microphone'));
    const bar = await screen.findByRole('meter', { name: 'Loudness' });
    expect(bar.getAttribute('aria-valuetext')).toBe('I hear nothing.');
    act(() => void fake.capture.say({ level: { db: -20, words: 'good' } }));
    await waitFor(() => expect(bar.getAttribute('aria-valuetext')).toBe('Good. I can hear you.'));
    expect(Number(bar.getAttribute('aria-valuenow'))).toBe(67);
    expect(screen.getByText('Good. I can hear you.')).toBeTruthy();
    await user.click(await button('Home'));
    await waitFor(() => expect(fake.capture.state.state).toBe('idle'));
  });

  it('shows the room on the disk and ticks it by itself, but not when it is short', async () => {
    await openRecord({ capture: { diskHours: 9.4 } });
    expect(await screen.findByText(/Room for 9 hours/)).toBeTruthy();
    expect(screen.getByRole('checkbox', { name: /room on the disk/ })).toHaveProperty('checked', true);
    expect(screen.getByRole('checkbox', { name: /plain sight/ })).toHaveProperty('checked', false);
  });

  it('warns of a short disk', async () => {
    await openRecord({ capture: { diskHours: 0.7 } });
    expect(await screen.findByText(/Room for only 42 minutes/)).toBeTruthy();
    expect(screen.getByRole('checkbox', { name: /room on the disk/ })).toHaveProperty('checked', false);
  });

  it('goes no further while the computer is not in plain sight', async () => {
    const { user, fake } = await openRecord();
    await user.click(await button('Go on to the start card'));
    expect(await screen.findByText(/Put the computer where everyone can see it. Then tick/)).toBeTruthy();
    expect(screen.queryByRole('heading', { name: 'The start card' })).toBeNull();
    expect(fake.calls).not.toContain('capture.start');
  });

  it('refuses a mediation, says why, and opens no microphone', async () => {
    const { user, fake } = renderApp({ world: worldWith({ kind: 'mediation' }) });
    await user.click(await button('Meetings'));
    await user.click(await button(/Annual IEP meeting/));
    expect(screen.queryByRole('button', { name: 'Record this meeting' })).toBeNull();
    expect(fake.calls.filter((call) => call.startsWith('capture.')).sort()).not.toContain(
      'capture.startTest',
    );
  });
});

describe('the start card', () => {
  it('is made from what is known and asks for the one answer before it starts', async () => {
    const app = await openRecord();
    await toCard(app);
    const card = screen.getByRole('region', { name: 'To read aloud' });
    expect(card.textContent).toMatch(/We meet about J\.R\. today\. Kind of meeting: IEP meeting\./);
    expect(card.textContent).toContain('Its microphone is “Built-in Microphone”.');
    expect(card.textContent).toContain('District representative');
    expect(card.textContent).toMatch(/Today is \w+ \d+, \d{4}/);
    await app.user.click(await button('Start recording'));
    expect(await screen.findByText('Choose one. Then the recording can start.')).toBeTruthy();
    expect(app.fake.calls).not.toContain('capture.start');
    expect(focused()).toBe(screen.getByRole('radio', { name: /Not yet/ }));
  });

  it('speaks the language of the school, and says below each sentence what it says in hers', async () => {
    const app = renderApp({ locale: 'es-MX' });
    await app.user.click(await button('Reuniones'));
    await app.user.click(await button(/Annual IEP meeting/));
    await app.user.click(await button('Grabar esta reunión'));
    await app.user.click(await screen.findByRole('checkbox', { name: /a la vista/ }));
    await app.user.click(await button(/tarjeta/));
    const card = await screen.findByRole('region', { name: 'Para leer en voz alta' });
    const said = [...card.querySelectorAll('p[lang]')].map((one) => [
      one.getAttribute('lang'),
      one.textContent,
    ]);
    expect(said.slice(0, 4)).toEqual([
      ['en', expect.stringMatching(/^Today is /)],
      ['es', expect.stringMatching(/^Hoy es /)],
      ['en', expect.stringMatching(/^We meet about J\.R\. today\. Kind of meeting: IEP meeting\./)],
      ['es', expect.stringMatching(/J\.R\./)],
    ]);
    await app.user.click(screen.getByRole('radio', { name: /Todavía no/ }));
    await app.user.click(await button('Empezar a grabar'));
    await waitFor(() => expect(app.fake.calls).toContain('capture.start'));
  });

  it('keeps a press while the microphones are still looked for, and starts when they are known', async () => {
    const { api, ...app } = renderApp();
    const devices = api.capture.devices;
    let found: () => void = () => undefined;
    const search = new Promise<void>((resolve) => {
      found = resolve;
    });
    Object.assign(api.capture, { devices: () => search.then(devices) });
    await app.user.click(await button('Meetings'));
    await app.user.click(await button(/Annual IEP meeting/));
    await app.user.click(await button('Record this meeting'));
    await toCard({ api, ...app });
    await app.user.click(screen.getByRole('radio', { name: /Not yet/ }));
    await app.user.click(await button('Start recording'));
    expect(await button('Starting…')).toBeTruthy();
    expect(app.fake.calls).not.toContain('capture.start');
    act(found);
    await heading('Recording');
  });

  it('starts, with the card, the checklist and the people as they are now', async () => {
    const app = await openRecord();
    await toCard(app);
    await app.user.click(await button('Change what the card says'));
    await app.user.type(
      await screen.findByRole('textbox', { name: /District or school/ }),
      'Lincoln Schools',
    );
    await app.user.click(screen.getByRole('checkbox', { name: 'School psychologist' }));
    await app.user.click(screen.getByRole('radio', { name: /Not yet/ }));
    await app.user.click(await button('Start recording'));
    await heading('Recording');
    const { started } = app.fake.capture;
    expect(started).toMatchObject({ meetingId: 'meeting-1', deviceId: BUILT_IN.deviceId });
    expect(started?.card).toMatchObject({
      announced: 'not-yet',
      district: 'Lincoln Schools',
      checklist: { inPlainSight: true, power: false, diskHours: true, secondRecorder: false },
    });
    expect(started?.card.people).not.toContain('School psychologist');
    expect(started?.card.words).toContain('The district is Lincoln Schools.');
    await waitFor(() => expect(focused()?.textContent).toContain('Recording'));
  });

  it('never starts before everyone has agreed where everyone must', async () => {
    const app = await openRecord({ world: worldWith({ state: 'CA' }) });
    expect(await screen.findByText('In California, everyone must agree before you record.')).toBeTruthy();
    await toCard(app);
    expect(screen.getByText(/say your name and whether you agree/)).toBeTruthy();
    for (const answer of [/^Not yet/, /^No$/]) {
      await app.user.click(screen.getByRole('radio', { name: answer }));
      expect(await screen.findByText('Everyone must agree first.')).toBeTruthy();
      await app.user.click(await button('Start recording'));
    }
    expect(app.fake.calls).not.toContain('capture.start');
    await app.user.click(screen.getByRole('radio', { name: /Everyone knows and agrees/ }));
    await app.user.click(await button('Start recording'));
    await heading('Recording');
    expect(app.fake.capture.started?.card.announced).toBe('yes');
  });

  it('treats an unknown state, and an unknown place of somebody on the phone, like the strictest', async () => {
    const app = await openRecord({ world: worldWith({ state: null, mode: 'in-person' }) });
    expect(await screen.findByText(/The state is not chosen/)).toBeTruthy();
    await app.user.click(await screen.findByRole('button', { name: /State of the meeting/ }));
    await app.user.click(await screen.findByRole('option', { name: 'Missouri' }));
    expect(await screen.findByText(/In Missouri, one person in the talk may record/)).toBeTruthy();
    await app.user.click(screen.getByRole('checkbox', { name: /by phone or video/ }));
    expect(await screen.findByText(/Someone is not in the room/)).toBeTruthy();
    await app.user.click(await screen.findByRole('button', { name: /Add the state where they are/ }));
    await app.user.click(await screen.findByRole('option', { name: 'Nevada' }));
    expect(await screen.findByText(/In Nevada the rule is mixed/)).toBeTruthy();
  });

  it('says it in words when nothing can be heard, and stays where it is', async () => {
    const app = await openRecord({ failing: { 'capture.start': { code: 'no-microphone', message: 'x' } } });
    await toCard(app);
    await app.user.click(screen.getByRole('radio', { name: /Yes\. Everyone knows/ }));
    await app.user.click(await button('Start recording'));
    expect(await screen.findByText(/No microphone can be heard/)).toBeTruthy();
    expect(await heading('The start card')).toBeTruthy();
  });
});

describe('in the meeting', () => {
  it('opens at the recording that runs, with the time that is kept', async () => {
    renderApp(running());
    expect(await heading('Recording')).toBeTruthy();
    expect(screen.getByRole('timer').textContent).toContain('0:01:05');
  });

  it('marks with one key, says quietly that it is kept, and never twice for a key that is held', async () => {
    const { user, fake } = renderApp(running());
    await heading('Recording');
    await user.keyboard('{p>3/}');
    // Once for the eye, once for the ear.
    await waitFor(() => expect(screen.getAllByText('Promised: kept at 0:01:05')).toHaveLength(2));
    expect(fake.capture.state.running?.marks.map((one) => one.mark)).toEqual(['promised']);
    for (const key of 'anud') await user.keyboard(key);
    await waitFor(() =>
      expect(fake.capture.state.running?.marks.map((one) => one.mark)).toEqual([
        'promised',
        'agreed',
        'not-agreed',
        'did-not-understand',
        'disputed',
      ]),
    );
  });

  it('marks how the meeting goes in two keystrokes: the menu’s key and a number, with first words', async () => {
    const { user, fake } = renderApp(running());
    await heading('Recording');
    await user.keyboard('m');
    expect(await screen.findByRole('menuitem', { name: 'Question not answered' })).toBeTruthy();
    await user.keyboard('2');
    await waitFor(() =>
      expect(fake.capture.state.running?.marks).toMatchObject([
        { mark: 'question-not-answered', text: 'I asked, and nobody answered: ' },
      ]),
    );
    expect(screen.queryByRole('menu')).toBeNull();
    expect(screen.getAllByText('Question not answered: kept at 0:01:05')).toHaveLength(2);
    await user.keyboard('m8');
    await waitFor(() => expect(fake.capture.state.running?.marks.at(-1)?.mark).toBe('hard-part'));
    // One that was opened by mistake keeps nothing.
    await user.keyboard('m{Escape}');
    await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
    expect(fake.capture.state.running?.marks).toHaveLength(2);
  });

  it('says at once when a mark was not kept', async () => {
    const { user } = renderApp({
      ...running(),
      failing: { 'capture.mark': { code: 'file-system', message: 'x' } },
    });
    await heading('Recording');
    await user.keyboard('a');
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('That was not kept. Press it once more.');
  });

  it('keeps a typed note with Enter, takes no letter of it for a mark, and keeps it when the page goes', async () => {
    const { user, fake } = renderApp(running());
    await heading('Recording');
    await user.keyboard('t');
    await user.type(await screen.findByRole('textbox', { name: /Your note/ }), 'Ms. Reed and a plan{Enter}');
    await waitFor(() => expect(fake.capture.state.running?.marks).toHaveLength(1));
    expect(fake.capture.state.running?.marks[0]).toMatchObject({ mark: null, text: 'Ms. Reed and a plan' });
    await user.keyboard('t');
    await user.type(await screen.findByRole('textbox', { name: /Your note/ }), 'half a thought');
    await user.click(await button('Home'));
    await waitFor(() => expect(fake.capture.state.running?.marks.at(-1)?.text).toBe('half a thought'));
    expect(fake.capture.state.running?.marks).toHaveLength(2);
  });

  it('asks for the announcement until it is answered, and stores the second', async () => {
    const { user, fake } = renderApp(running({ announced: 'not-yet' }));
    expect(await screen.findByRole('region', { name: 'Announce it now' })).toBeTruthy();
    await user.click(await button('I have said it'));
    await waitFor(() =>
      expect(fake.capture.state.running?.announced).toEqual({ answer: 'yes', atMs: 65_000 }),
    );
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Announce it now' })).toBeNull());
  });

  it('pauses with a large state that nothing but a press ends', async () => {
    const { user, fake } = renderApp(running());
    await heading('Recording');
    await user.keyboard('b');
    expect(await heading('The recording is paused')).toBeTruthy();
    expect(screen.getByText(/It does not start again by itself/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Agreed/ })).toBeNull();
    expect(fake.capture.state.running?.marks.at(-1)?.mark).toBe('break');
    await user.click(await button(/^Go on recording/));
    expect(await heading('Recording')).toBeTruthy();
  });

  it('ends only after a second step, and Escape or Enter at the question goes on', async () => {
    const { user, fake } = renderApp(running());
    await heading('Recording');
    await user.keyboard('e');
    const back = await button('No, go on recording');
    await waitFor(() => expect(focused()).toBe(back));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Yes, end it' })).toBeNull());
    await user.click(await button(/^End the recording/));
    await waitFor(() => expect(focused()?.textContent).toBe('No, go on recording'));
    await user.keyboard('{Enter}');
    expect(fake.calls).not.toContain('capture.stop');
    await user.keyboard('e');
    await user.click(await button('Yes, end it'));
    expect(await heading('It is kept.')).toBeTruthy();
    expect(screen.getByText(/1 min 5 s of “Annual IEP meeting” are sealed/)).toBeTruthy();
    expect(await screen.findByText('Nothing is missing.')).toBeTruthy();
    await user.click(await button('Listen and mark'));
    expect(await screen.findByRole('slider', { name: 'Place in the sound' })).toBeTruthy();
  });

  it('reminds of late people with the card, and marks that it was said again', async () => {
    const { user, fake } = renderApp(running());
    await heading('Recording');
    await user.keyboard('l');
    const panel = await screen.findByRole('region', { name: /Say it again/ });
    expect(within(panel).getByText(/I record the sound of this meeting/)).toBeTruthy();
    expect(within(panel).queryByText(/Today is/)).toBeNull();
    await user.click(within(panel).getByRole('button', { name: 'I said it again' }));
    await waitFor(() => expect(fake.capture.state.running?.marks.at(-1)?.mark).toBe('announced'));
  });

  it('writes down who objects', async () => {
    const { user, fake } = renderApp({ ...running(), world: worldWith({ state: 'CA' }) });
    await heading('Recording');
    await user.click(await button('Someone says no'));
    expect(await screen.findByText(/Go on only when everyone agrees/)).toBeTruthy();
    await user.type(await screen.findByRole('textbox', { name: /Who said no/ }), 'Mr. Hall{Enter}');
    await waitFor(() => expect(fake.capture.state.running?.marks.at(-1)?.text).toBe('Objection: Mr. Hall'));
  });

  it('goes on with another microphone in the same recording', async () => {
    const { user, fake } = renderApp(running());
    await heading('Recording');
    await user.click(await button('More'));
    await user.click(await button(/Use another microphone/));
    await user.click(await screen.findByRole('option', { name: TABLE.name }));
    await waitFor(() => expect(fake.capture.state.device?.deviceId).toBe(TABLE.deviceId));
    expect(fake.capture.state.running?.captureId).toBe('capture-1');
  });
});

describe('warnings', () => {
  it('come at once, in words, as an alert, and the one that explains the rest stands alone', async () => {
    const { fake } = renderApp(running());
    await heading('Recording');
    act(() => fake.capture.warn('silence'));
    expect((await screen.findByRole('alert')).textContent).toContain('Only silence for 10 seconds.');
    act(() => fake.capture.warn('no-sound'));
    act(() => fake.capture.warn('device-gone'));
    await waitFor(() => expect(screen.getAllByRole('alert')).toHaveLength(1));
    expect(screen.getByRole('alert').textContent).toContain('The microphone is gone.');
    for (const kind of ['silence', 'no-sound', 'device-gone'] as const)
      act(() => fake.capture.warn(kind, false));
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
    expect(screen.getByText('The sound is back.')).toBeTruthy();
  });

  it('stand on every screen, and what happened once stays until it was read', async () => {
    const { user, fake } = renderApp(running());
    await heading('Recording');
    await user.click(await button('Goals'));
    act(() => fake.capture.warn('slept'));
    act(() => fake.capture.warn('slept', false));
    expect((await screen.findByRole('alert')).textContent).toContain('The computer slept.');
    await user.click(await button('I have read it'));
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  });

  it('ask whether it still goes on, and end nothing', async () => {
    const { user, fake } = renderApp(running());
    await heading('Recording');
    act(() => fake.capture.warn('still-recording'));
    expect(await screen.findByText('Is the meeting still going on?')).toBeTruthy();
    await user.click(await button('Yes, go on'));
    await waitFor(() => expect(screen.queryByText('Is the meeting still going on?')).toBeNull());
    expect(fake.capture.state.state).toBe('recording');
  });

  it('tell that a full disk ended it, and that all before is safe', async () => {
    const { fake } = renderApp(running());
    await heading('Recording');
    act(() => {
      fake.emit('captureWarning', { kind: 'disk-full', active: true, elapsedMs: ms(65_000), at: AT });
      fake.capture.end();
    });
    expect(await screen.findByText(/The disk was full, so the recording was ended/)).toBeTruthy();
  });

  it('make no sound', async () => {
    const play = vi.spyOn(HTMLMediaElement.prototype, 'play');
    const { fake, user } = renderApp(running());
    await heading('Recording');
    act(() => fake.capture.warn('no-sound'));
    await user.keyboard('a');
    await screen.findAllByText(/Agreed: kept/);
    expect(play).not.toHaveBeenCalled();
    play.mockRestore();
  });
});

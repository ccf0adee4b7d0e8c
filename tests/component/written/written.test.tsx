import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { decision, paper } from '../../../shared/domain/index.ts';
import { renderApp, sampleWorld } from '../../support/bridge/index.ts';
import '../../support/bridge/review.ts';

const AT = '2026-10-20T21:05:00.000Z';
const aPaper = (id: string, change: object) =>
  paper.parse({
    id,
    ordinal: 1,
    kind: 'iep',
    title: id,
    originalName: `${id}.pdf`,
    mediaType: 'application/pdf',
    sha256: 'a'.repeat(64),
    bytes: 10,
    pages: 9,
    meetingId: 'meeting-1',
    createdAt: AT,
    ...change,
  });

/** The sample with a decision, a plan, and a moment that is only hers. */
function world() {
  const made = sampleWorld();
  made.documents.push(aPaper('IEP 2026', { date: '2026-10-25' }));
  made.decisions.push(
    decision.parse({
      id: 'd1',
      meetingId: 'meeting-1',
      text: 'Bus with an aide',
      owner: 'Ms. Lee',
      createdAt: AT,
    }),
  );
  const promise = made.moments.find((one) => one.type === 'promise');
  if (!promise) throw new Error('the sample has no promise');
  made.moments.push({
    ...promise,
    id: 'mine',
    text: 'Only for me',
    dispute: null,
    inIep: null,
    private: true,
  });
  return made;
}

async function openTable(options: Parameters<typeof renderApp>[0] = { world: world() }) {
  const app = renderApp(options);
  await app.user.click(await screen.findByRole('button', { name: 'Goals' }));
  await app.user.click(await screen.findByRole('tab', { name: 'Said and written' }));
  await screen.findByRole('table');
  return app;
}

const rows = () => within(screen.getByRole('table')).getAllByRole('rowheader');
const rowOf = (text: RegExp) => {
  const row = screen.getByRole('button', { name: text }).closest('tr');
  if (!row) throw new Error('not in a row');
  return within(row);
};

describe('Said and written', () => {
  it('lets her say where a decision was said that was only written down, so that its row can be played', async () => {
    const { user, fake } = await openTable();
    expect(rowOf(/Bus with an aide/).queryByRole('button', { name: /^Listen/ })).toBeNull();
    await user.click(screen.getByRole('button', { name: /Bus with an aide/ }));
    await user.click(await screen.findByRole('button', { name: /Where was it said/ }));
    const options = await screen.findAllByRole('option');
    // What is about her stays out of a list that is made to be shown.
    expect(options.map((one) => one.textContent).join()).not.toContain('Only for me');
    const [chosen] = options;
    const words = chosen?.textContent ?? '';
    if (chosen) await user.click(chosen);
    await waitFor(() => expect(fake.world.moments.some((one) => one.decisionId === 'd1')).toBe(true));
    expect(words).toMatch(/^R01 · \d+:\d\d:\d\d · October 20, 2026 · /);
    expect(await screen.findByRole('button', { name: 'Listen: Bus with an aide' })).toBeTruthy();
  });

  it('shows every promise and decision beside the paper, and counts them in calm words', async () => {
    await openTable();
    expect(
      screen.getByText(/promises and decisions\. .* still to be checked|promises and decisions\./),
    ).toBeTruthy();
    expect(rowOf(/Details of: Bus with an aide/).getByText('To be done by Ms. Lee')).toBeTruthy();
    expect(rowOf(/Details of: Bus with an aide/).getByText('Not checked yet')).toBeTruthy();
    expect(screen.queryByText(/Only for me/)).toBeNull();
  });

  it('checks a row with one key and goes on with another', async () => {
    const { user, fake } = await openTable();
    await user.click(screen.getByRole('button', { name: 'Check the next one' }));
    await waitFor(() => expect(document.activeElement?.getAttribute('data-said')).toBeTruthy());
    const first = document.activeElement;
    await user.keyboard('m');
    await waitFor(() =>
      expect(
        within(first?.closest('tr') as HTMLElement).getByRole('button', { name: 'Missing', pressed: true }),
      ).toBeTruthy(),
    );
    await user.keyboard('{ArrowDown}');
    await waitFor(() => expect(document.activeElement).not.toBe(first));
    await user.keyboard('w');
    await waitFor(() => {
      const checked = [...fake.world.moments, ...fake.world.decisions].filter(
        (one) => one.iepDocumentId === 'IEP 2026',
      );
      expect(checked.map((one) => one.inIep)).toEqual(expect.arrayContaining(['missing', 'written']));
    });
  });

  it('undo takes the check back', async () => {
    const { user, fake } = await openTable();
    await user.click(rowOf(/Bus with an aide/).getByRole('button', { name: 'Different' }));
    await waitFor(() => expect(fake.world.decisions[0]?.inIep).toBe('different'));
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(fake.world.decisions[0]?.inIep).toBeNull());
  });

  it('goes on with the row that moves up when only unchecked rows are shown', async () => {
    const { user } = await openTable();
    await user.click(screen.getByRole('radio', { name: /Not checked yet/ }));
    const before = rows().length;
    await user.keyboard('{Tab}');
    rowOf(/Bus with an aide/)
      .getByRole('button', { name: /Details of/ })
      .focus();
    await user.keyboard('w');
    if (before === 1) expect(await screen.findByText('No row of this kind.')).toBeTruthy();
    else await waitFor(() => expect(rows()).toHaveLength(before - 1));
  });

  it('takes page and words down in the row itself', async () => {
    const { user, fake } = await openTable();
    await user.click(rowOf(/Bus with an aide/).getByRole('button', { name: 'Different' }));
    await user.click(screen.getByRole('button', { name: /Details of: Bus with an aide/ }));
    await user.type(await screen.findByRole('textbox', { name: 'Page' }), '7');
    await user.type(screen.getByRole('textbox', { name: 'What the paper says instead' }), 'Bus only');
    await user.tab();
    await waitFor(() =>
      expect(fake.world.decisions[0]).toMatchObject({
        iepPage: 7,
        iepNote: 'Bus only',
        iepDocumentId: 'IEP 2026',
      }),
    );
    expect(await screen.findByText('It says: Bus only')).toBeTruthy();
    expect(screen.getByText('Checked against IEP 2026 (October 25, 2026), page 7.')).toBeTruthy();
  });

  it('says when the paper was only a draft and a newer one has come', async () => {
    const made = world();
    made.documents.push(aPaper('First draft', { kind: 'draft', date: '2026-10-20' }));
    const [one] = made.decisions;
    if (one) Object.assign(one, { inIep: 'written', iepDocumentId: 'First draft', iepPage: 2 });
    await openTable({ world: made });
    const row = rowOf(/Bus with an aide/);
    expect(row.getByText('Checked against the draft “First draft”.')).toBeTruthy();
    expect(row.getByText(/A newer version is here: IEP 2026/)).toBeTruthy();
  });

  it('plays a row at once', async () => {
    const { user } = await openTable();
    const listen = screen.getAllByRole('button', { name: /^Listen: / })[0] as HTMLElement;
    await user.click(listen);
    expect(await screen.findByRole('button', { name: /^Stop: / })).toBeTruthy();
  });

  it('hands on what is shown, and nothing private until it is switched on in plain sight', async () => {
    const print = vi.spyOn(window, 'print').mockImplementation(() => undefined);
    const { user } = await openTable();
    const copied = async () => {
      await user.click(screen.getByRole('button', { name: 'Letter to the school' }));
      await user.click(await screen.findByRole('button', { name: 'Copy the letter' }));
      await screen.findByText('Copied. You can paste it into an email.');
      await user.keyboard('{Escape}');
      return navigator.clipboard.readText();
    };
    const text = await copied();
    expect(text).toContain('Said: “Bus with an aide”');
    expect(text).toContain('I have not compared it with IEP 2026');
    expect(text).not.toContain('Only for me');

    await user.click(screen.getByRole('button', { name: 'Print' }));
    const sheet = () => document.querySelector('.print-sheet') as HTMLElement;
    await waitFor(() => expect(print).toHaveBeenCalled());
    expect(within(sheet()).getByText('Bus with an aide')).toBeTruthy();
    expect(within(sheet()).queryByText('Only for me')).toBeNull();
    window.dispatchEvent(new Event('afterprint'));
    await waitFor(() => expect(sheet()).toBeNull());

    expect(screen.getByText(/^1 private moment is not in this list\./)).toBeTruthy();
    await user.click(screen.getByRole('checkbox', { name: /Show my private moments too/ }));
    expect(await screen.findByText(/They will be printed and copied/)).toBeTruthy();
    await screen.findByRole('button', { name: /Details of: Only for me/ });
    expect(await copied()).toContain('Only for me');
  });

  it('of a mediation is neither printed nor copied', async () => {
    const made = world();
    const meeting = made.meetings.find((one) => one.id === 'meeting-1');
    if (meeting) meeting.kind = 'mediation';
    const { user } = renderApp({ world: made });
    await user.click(await screen.findByRole('button', { name: 'Meetings' }));
    await user.click(await screen.findByRole('button', { name: /Annual IEP/ }));
    await user.click(await screen.findByRole('button', { name: 'Said and written' }));
    expect(await screen.findByText(/confidential by law/)).toBeTruthy();
    await screen.findByRole('table');
    expect(screen.queryByRole('button', { name: 'Print' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Letter to the school' })).toBeNull();
  });

  it('is there in Spanish too', async () => {
    const { user } = renderApp({ world: world(), settings: { language: 'es' } });
    await user.click(await screen.findByRole('button', { name: 'Metas' }));
    await user.click(await screen.findByRole('tab', { name: 'Dicho y escrito' }));
    expect(await screen.findByRole('columnheader', { name: 'Lo que dice el papel' })).toBeTruthy();
  });
});

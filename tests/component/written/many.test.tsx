import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { decision } from '../../../shared/domain/index.ts';
import { renderApp, sampleWorld } from '../../support/bridge/index.ts';
import '../../support/bridge/review.ts';

const AT = '2026-10-20T21:05:00.000Z';

/** So many decisions of one meeting; the first `checked` of them are in writing already. */
async function openTable(count: number, checked = 0) {
  const world = sampleWorld();
  world.moments = [];
  world.decisions = Array.from({ length: count }, (_, at) =>
    decision.parse({
      id: `d${at}`,
      meetingId: 'meeting-1',
      text: `Decision ${at + 1}.`,
      inIep: at < checked ? 'written' : null,
      createdAt: AT,
    }),
  );
  const app = renderApp({ world });
  await app.user.click(await screen.findByRole('button', { name: 'Goals' }));
  await app.user.click(await screen.findByRole('tab', { name: 'Said and written' }));
  await screen.findByRole('table');
  await details(1);
  return app;
}

const details = (n: number) => screen.findByRole('button', { name: `Details of: Decision ${n}.` });
const drawn = () => within(screen.getByRole('table')).getAllByRole('rowheader').length;

/** To about the two hundredth row: those that are drawn are measured, the others guessed. Its number, once it is there. */
async function scrollFar(): Promise<number> {
  document.documentElement.scrollTop = 33_000;
  // As a browser tells of it where the whole window scrolls.
  fireEvent.scroll(document);
  return waitFor(() => {
    const names = screen
      .getAllByRole('button', { name: /^Details of/ })
      .map((one) => one.getAttribute('aria-label') ?? '');
    const last = Number(/\d+/.exec(names.at(-1) ?? '')?.[0]);
    expect(last).toBeGreaterThan(150);
    return last;
  });
}

afterEach(() => {
  document.documentElement.scrollTop = 0;
});

describe('a long table', () => {
  it('draws only what is in sight, and says of each row where it stands', async () => {
    await openTable(300);
    expect(drawn()).toBeLessThan(30);
    expect(screen.getByRole('table').getAttribute('aria-rowcount')).toBe('301');
    expect((await details(1)).closest('tr')?.getAttribute('aria-rowindex')).toBe('2');

    const far = await scrollFar();
    expect((await details(far)).closest('tr')?.getAttribute('aria-rowindex')).toBe(String(far + 1));
    expect(drawn()).toBeLessThan(30);
  });

  it('keeps the row with the focus and the one that is open, however far away they are', async () => {
    const { user } = await openTable(300);
    await user.click(await details(2));
    await user.type(await screen.findByRole('textbox', { name: 'Page' }), '7');
    (await details(3)).focus();
    await scrollFar();
    expect(screen.queryByRole('button', { name: 'Details of: Decision 20.' })).toBeNull();
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Page' }).value).toBe('7');
    expect(document.activeElement).toBe(await details(3));
    await user.keyboard('{ArrowDown}');
    await waitFor(async () => expect(document.activeElement).toBe(await details(4)));
    await user.keyboard('w');
    await waitFor(() =>
      expect(
        within(document.activeElement?.closest('tr') as HTMLElement).getByRole('button', {
          name: 'In writing',
          pressed: true,
        }),
      ).toBeTruthy(),
    );
  });

  it('leads to the next row that is not checked, also beyond those that were fetched', async () => {
    const { user } = await openTable(300, 250);
    await user.click(screen.getByRole('button', { name: 'Check the next one' }));
    await waitFor(async () => expect(document.activeElement).toBe(await details(251)));
  });
});

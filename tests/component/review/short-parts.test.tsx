import { screen, waitFor, within } from '@testing-library/react';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layTimeline } from '../../../renderer/audio/index.ts';
import { SHORT_PART_MS, shortParts } from '../../../renderer/features/review/guides/short-parts.ts';
import { ms } from '../../../shared/time/index.ts';
import { aMoment } from '../../support/archive/things.ts';
import { renderApp } from '../../support/bridge/index.ts';
import '../../support/bridge/review.ts';

const laid = (...lengths: number[]) =>
  layTimeline(
    lengths.map((length, at) => ({ recordingId: `r${at}`, code: `R0${at + 1}`, durationMs: ms(length) })),
  );

describe('short parts', () => {
  it('cover each file from its start to its end, once, in stretches of about five minutes', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(6 * 3_600_000), { minLength: 1, maxLength: 4 }), (lengths) => {
        const timeline = laid(...lengths);
        const parts = shortParts(timeline, []);
        for (const { recordingId, durationMs } of timeline.parts) {
          const its = parts.filter((one) => one.recordingId === recordingId);
          expect(its[0]?.startMs).toBe(0);
          expect(its.at(-1)?.endMs).toBe(durationMs);
          for (const [at, part] of its.entries()) {
            if (at > 0) expect(part.startMs).toBe(its[at - 1]?.endMs);
            expect(part.endMs - part.startMs).toBeLessThan(SHORT_PART_MS + 60_000);
            if (its.length > 1) expect(part.endMs - part.startMs).toBeGreaterThanOrEqual(60_000);
          }
        }
      }),
    );
  });

  it('count every moment once, where it begins', () => {
    const timeline = laid(900_000);
    const at = (startMs: number) => aMoment({ id: 'r0' }, { startMs: ms(startMs), endMs: ms(startMs + 10) });
    const parts = shortParts(timeline, [
      at(0),
      at(299_999),
      at(300_000),
      at(900_000),
      aMoment({ id: 'other' }),
    ]);
    expect(parts.map(({ moments }) => moments)).toEqual([2, 1, 1]);
  });

  it('play from any row and stop there; the way on is one button', async () => {
    const { user } = renderApp();
    await user.click(await screen.findByRole('button', { name: 'Meetings' }));
    await user.click(await screen.findByRole('button', { name: /Annual IEP meeting/ }));
    await user.click(await screen.findByRole('button', { name: 'Listen and mark' }));
    await user.click(await screen.findByRole('tab', { name: 'Parts' }));
    const rows = within(await screen.findByRole('list', { name: 'Short parts' })).getAllByRole('button');
    expect(rows[0]?.textContent).toContain('0:00:00 to');
    await user.click(screen.getByRole('button', { name: 'Listen to the next 5 minutes' }));
    expect(await screen.findByRole('button', { name: /^Pause/ })).toBeTruthy();
    await waitFor(() => expect(rows[0]?.getAttribute('aria-current')).toBe('true'));
  });
});

import { expect, test } from 'vitest';
import { captureHandlers } from '../../../main/ipc/handlers/capture.ts';
import type { HandlerContext } from '../../../main/ipc/handlers/context.ts';
import { captureState } from '../../../shared/contract/index.ts';
import { ms } from '../../../shared/time/index.ts';

const mark = { id: 'm1', atMs: ms(5000), mark: 'hard-part', text: 'she cried when they said it' };
const running = captureState.parse({
  state: 'recording',
  running: {
    captureId: 'c1',
    meetingId: 'k1',
    startedAt: '2026-10-20T15:30:00.000Z',
    elapsedMs: 9000,
    keptMs: 9000,
    gaps: { count: 0, totalMs: 0 },
    announced: { answer: 'yes', atMs: 0 },
    marks: [mark],
    marksInAll: 1,
    raised: [],
  },
  device: null,
  reason: null,
  level: null,
  feedWanted: false,
  diskHours: null,
  warnings: [],
});

/** Only what these calls read: the real session and recorder stand in tests/e2e/record.spec.ts. */
function handlersWhile(state: 'open' | 'locked') {
  const session = { state: () => ({ state, name: 'Ours', readOnly: false }) };
  const recorder = { state: () => running, pause: async () => running, resume: async () => running };
  return captureHandlers({ session, capture: recorder } as unknown as HandlerContext);
}

test('a locked window learns that a recording runs, and no word of its notes', async () => {
  const locked = handlersWhile('locked');
  for (const told of [locked.state(), await locked.pause(), await locked.resume()]) {
    expect(JSON.stringify(told)).not.toMatch(/cried|hard/);
    expect(await told).toMatchObject({ state: 'recording', running: { marksInAll: 1, keptMs: 9000 } });
  }
});

test('an open one sees them', async () => {
  expect(await handlersWhile('open').state()).toMatchObject({ running: { marks: [mark] } });
});

import { expect, it } from 'vitest';
import { openEar } from '../../../main/capture/ear.ts';
import type { OpenedSource } from '../../../main/capture/source.ts';

/** A microphone that says nothing until it is stopped. */
function microphone(deviceId: string): OpenedSource & { stopped: () => boolean } {
  const over = Promise.withResolvers<'ended' | 'failed'>();
  let stopped = false;
  return {
    kind: 'live',
    device: { deviceId, name: deviceId, source: 'system', isDefault: false },
    chunks: (async function* () {
      await over.promise;
      yield Buffer.alloc(0);
    })(),
    over: over.promise,
    stop() {
      stopped = true;
      over.resolve('ended');
    },
    stopped: () => stopped,
  };
}

it('does not listen to a microphone that was still being opened when another one was chosen', async () => {
  const first = microphone('first');
  const slow = Promise.withResolvers<OpenedSource>();
  const answers: Promise<OpenedSource>[] = [slow.promise, Promise.resolve(microphone('second'))];
  const devices: string[] = [];
  const ear = openEar({
    open: () => answers.shift() ?? Promise.reject(new Error('no more')),
    take: () => undefined,
    wanted: () => true,
    nowMs: () => 0,
    log: { info: () => undefined, warn: () => undefined },
    onDevice: ({ deviceId }) => devices.push(deviceId),
    onGone: () => undefined,
    onOver: () => undefined,
  });
  const opening = ear.reopen();
  ear.close();
  slow.resolve(first);
  await opening;
  expect(first.stopped()).toBe(true);
  expect(ear.device).toBeNull();
  await ear.reopen();
  expect(devices).toEqual(['second']);
  ear.close();
});

/** The arithmetic of an alignment, in a thread of its own: the window and a running recording never wait for it. */
import { parentPort } from 'node:worker_threads';
import { levelsBuilder } from './bands.ts';
import { compareLevels } from './compare.ts';
import type { FromThread, ToThread } from './thread.ts';

const port = parentPort;
if (!port) throw new Error('this file is started as a thread');

const ears = { first: levelsBuilder(), second: levelsBuilder() };
const tell = (message: FromThread) => port.postMessage(message);

port.on('message', (message: ToThread) => {
  if (message.what === 'sound') {
    ears[message.of].add(message.pcm);
    tell({ what: 'heard', of: message.of });
    return;
  }
  const comparison = compareLevels(ears.first.finish(), ears.second.finish(), (share) =>
    tell({ what: 'compared', share }),
  );
  tell({ what: 'done', comparison });
});

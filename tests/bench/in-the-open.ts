import { isMainThread } from 'node:worker_threads';
import { realFiles } from '../../main/platform/index.ts';
import { answerMedia, type MediaSource } from '../../main/window/media-answer.ts';
import { SessionDouble } from '../support/electron-double/session.ts';

/** Where the unencrypted file is found, for the process of the app. */
const FILE = 'KEPTWORD_BENCH_OPEN';
export const OPEN_ADDRESS = '/media/in-the-open';

/**
 * The environment with which the app, under the double, also plays a file that is not encrypted, at OPEN_ADDRESS. It is
 * read from the disk and answered by the same code, in the same process, to the same page: sealing is all that differs.
 */
export const besideInTheOpen = (path: string): NodeJS.ProcessEnv => ({
  NODE_OPTIONS: `--import ${import.meta.url}`,
  [FILE]: path,
});

const path = process.env[FILE];
if (path !== undefined && isMainThread) {
  const file = await realFiles.open(path, 'read');
  const { bytes } = await file.stat();
  const source: MediaSource = {
    bytes,
    type: 'audio/ogg; codecs=opus',
    async read(offset, length) {
      const into = Buffer.alloc(length);
      return into.subarray(0, await file.read(into, offset));
    },
  };
  const answer = SessionDouble.prototype.answer;
  SessionDouble.prototype.answer = function (request) {
    const isOpen = new URL(request.url).pathname === OPEN_ADDRESS;
    return isOpen ? answerMedia(request, source) : answer.call(this, request);
  };
}

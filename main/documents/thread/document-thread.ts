/**
 * The thread that opens files of strangers. It has nothing of the archive: bytes come in, text goes out, and whoever
 * started it ends it when it takes too long or too much (../reading.ts).
 */
import { parentPort, workerData } from 'node:worker_threads';
import type { Task, Told } from './told.ts';

const task = workerData as Task;
const tell = (what: Told) => parentPort?.postMessage(what);

/** Each kind of work loads only what it needs: pdf.js alone takes a third of a second to load. */
async function work(): Promise<void> {
  switch (task.task) {
    case 'pdf':
      return (await import('./read-pdf.ts')).readPdf(task.bytes, task, tell);
    case 'word':
      return (await import('./read-word.ts')).readWord(task.bytes, tell);
    case 'tracked':
      tell({ tell: 'tracked', tracked: await (await import('./read-word.ts')).readTracked(task.bytes) });
      return;
    case 'compare':
      tell({
        tell: 'compared',
        comparison: (await import('./compare.ts')).compareTexts(task.first, task.second),
      });
  }
}

await work();
tell({ tell: 'done' });

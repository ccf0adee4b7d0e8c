import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { diffWords } from 'diff';
import { readText } from '../../main/documents/reading.ts';
import { compareTexts } from '../../main/documents/thread/compare.ts';
import { makePdf } from '../support/documents/index.ts';
import { type Amount, median, milliseconds, type Row, timed } from './measure.ts';

const PAGES = 60;
const MOST_READING = 1.5;
const MOST_COMPARING = 1;

/** A plan of 60 close pages: reading it against pdf.js alone in a thread, comparing it against `diff` alone. */
export async function documents({ quick, runs }: Amount): Promise<Row[]> {
  const pages = quick ? 12 : PAGES;
  const before = Array.from({ length: pages }, (_, at) => linesOf(at, false));
  const after = Array.from({ length: pages }, (_, at) => linesOf(at, true));
  const plan = makePdf(before);
  const texts = [before, after].map((of) =>
    of.map((lines, at) => ({ page: at + 1, text: lines.join('\n') })),
  );
  const [first = [], second = []] = texts;
  const times = {
    bareRead: [] as number[],
    read: [] as number[],
    bareDiff: [] as number[],
    diff: [] as number[],
  };
  for (let run = 0; run < runs; run += 1) {
    times.bareRead.push(await timed(() => readBare(plan)));
    times.read.push(await timed(() => readText('application/pdf', async () => new Uint8Array(plan))));
    times.bareDiff.push(await timed(() => diffWords(wholeOf(first), wholeOf(second))));
    times.diff.push(await timed(() => compareTexts(first, second)));
  }
  return [
    row(
      `Reading the text of ${pages} pages`,
      'pdf.js alone in a thread',
      times.bareRead,
      times.read,
      runs,
      MOST_READING,
    ),
    row(
      `Comparing two plans of ${pages} pages`,
      'diffWords over the whole texts',
      times.bareDiff,
      times.diff,
      runs,
      MOST_COMPARING,
    ),
  ];
}

/** Forty lines, every one of its own; in the later version one line in eight says another number, and some are gone. */
function linesOf(page: number, later: boolean): string[] {
  const lines = Array.from({ length: 40 }, (_, at) => {
    const minutes = 10 + ((page * 7 + at * 3) % 50) + (later && at % 8 === 0 ? 5 : 0);
    return `Line ${at + 1} of part ${page + 1}: speech and other services for ${minutes} minutes in each week of school.`;
  });
  return later ? lines.filter((_, at) => (at + page) % 23 !== 0) : lines;
}

const wholeOf = (pages: readonly { text: string }[]) => pages.map(({ text }) => text).join('\n');

/** The shortest program that reads the text of a PDF in a thread: pdf.js and a loop over its pages. */
const BARE = `
const { workerData, parentPort } = require('node:worker_threads');
(async () => {
  const { getDocument } = await import(workerData.library);
  globalThis.pdfjsWorker = await import(workerData.engine);
  const pdf = await getDocument({ data: workerData.bytes, verbosity: 0, useWasm: false, disableFontFace: true }).promise;
  for (let page = 1; page <= pdf.numPages; page += 1) await (await pdf.getPage(page)).getTextContent();
  parentPort.postMessage(pdf.numPages);
})();`;

async function readBare(bytes: Buffer): Promise<void> {
  const found = (name: string) => import.meta.resolve(`pdfjs-dist/legacy/build/${name}.mjs`);
  const worker = new Worker(BARE, {
    eval: true,
    stdout: true,
    workerData: { bytes: new Uint8Array(bytes), library: found('pdf'), engine: found('pdf.worker') },
  });
  await once(worker, 'message');
  await worker.terminate();
}

function row(
  what: string,
  baseline: string,
  bare: number[],
  ours: number[],
  runs: number,
  most: number,
): Row {
  const [theirs, mine] = [median(bare), median(ours)];
  const ratio = mine / theirs;
  return {
    what,
    baseline,
    theirs: milliseconds(theirs),
    ours: milliseconds(mine),
    ratio,
    goal: `at most ${most.toFixed(1)}x`,
    met: ratio <= most,
    runs,
  };
}

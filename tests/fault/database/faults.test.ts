import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openIndex } from '../../../main/database/index.ts';
import { aMeeting, foundIn, newIndex, type TestIndex } from '../../support/archive/index.ts';

const WRITER = new URL('../../support/archive/writer.ts', import.meta.url).pathname;
let at: TestIndex;
beforeEach(() => {
  at = newIndex();
});
afterEach(() => at.remove());

/** Opens, reads everything, checks. Says how that ended: whole, or with which code. */
function judge(file: string): string {
  try {
    const index = openIndex({ file, key: at.key });
    try {
      index.meetings.list({ limit: 500, offset: 0 });
      foundIn(index, 'meeting', 'meeting');
      return index.integrity().length === 0 ? `whole, ${index.meetings.count()}` : 'complaints';
    } finally {
      index.close();
    }
  } catch (error) {
    return String(Reflect.get(Object(error), 'code'));
  }
}

describe('a damaged index (SAFETY §5, test 16)', () => {
  it('any page overwritten is noticed: never strange rows, never a crash', () => {
    for (let i = 0; i < 300; i += 1)
      at.index.meetings.insert(aMeeting({ notes: `meeting ${i} ${'x'.repeat(300)}` }));
    at.index.close();
    const whole = readFileSync(at.file);
    expect(judge(at.file)).toBe('whole, 300');
    const pages = whole.length / 4096;
    const seed = randomInt(2 ** 31);
    console.log(`seed ${seed}`);
    for (let round = 0; round < 60; round += 1) {
      const page = (seed + round * 7919) % pages;
      const at2 = page * 4096 + (((seed >> 3) + round * 131) % 4096);
      const damaged = Buffer.from(whole);
      damaged[at2] = (damaged[at2] ?? 0) ^ 0x40;
      const file = join(at.folder, 'damaged.db');
      writeFileSync(file, damaged);
      expect(judge(file), `page ${page}`).toMatch(/archive-index-damaged|complaints/);
    }
  });

  it('a journal that was cut anywhere gives what was whole in it', () => {
    for (let i = 0; i < 40; i += 1) at.index.meetings.insert(aMeeting({ notes: `meeting ${i}` }));
    const journal = `${at.file}-wal`;
    const length = readFileSync(journal).length;
    let before = 41;
    for (let cut = 1; cut <= 12; cut += 1) {
      const folder = join(at.folder, `cut${cut}`);
      mkdirSync(folder);
      const file = join(folder, 'index.db');
      copyFileSync(at.file, file);
      copyFileSync(journal, `${file}-wal`);
      truncateSync(`${file}-wal`, Math.floor((length * (13 - cut)) / 13));
      const verdict = judge(file);
      const [, count] = /^whole, (\d+)$/.exec(verdict) ?? [];
      if (count === undefined) {
        // Cut so far back that not even the tables were in it.
        expect(verdict).toBe('archive-index-damaged');
      } else {
        expect(Number(count)).toBeLessThanOrEqual(before);
        before = Number(count);
      }
    }
  });

  it('the shared-memory file is made again when it is gone', () => {
    at.index.meetings.insert(aMeeting());
    const folder = join(at.folder, 'copy');
    mkdirSync(folder);
    copyFileSync(at.file, join(folder, 'index.db'));
    copyFileSync(`${at.file}-wal`, join(folder, 'index.db-wal'));
    expect(existsSync(join(folder, 'index.db-shm'))).toBe(false);
    expect(judge(join(folder, 'index.db'))).toBe('whole, 1');
  });
});

describe('kill -9 while writing', () => {
  it('keeps every change that was acknowledged, whole, with its custody entry', async () => {
    at.index.close();
    const runs = 12;
    for (let run = 0; run < runs; run += 1) {
      const folder = join(at.folder, `run${run}`);
      mkdirSync(folder);
      const file = join(folder, 'index.db');
      copyFileSync(at.file, file);
      const acknowledged = await killedWriter(file, at.key.toString('hex'), randomInt(20, 200));
      const index = openIndex({ file, key: at.key });
      const count = index.meetings.count();
      expect(count).toBeGreaterThanOrEqual(acknowledged);
      expect(count).toBeLessThanOrEqual(acknowledged + 1);
      expect(index.custody.count()).toBe(count);
      expect(index.custody.head()?.seq ?? 0).toBe(count);
      expect(index.integrity()).toEqual([]);
      index.close();
      rmSync(folder, { recursive: true });
    }
  });
});

/** Starts a writer, kills it after so many milliseconds of writing, and says how many changes it had acknowledged. */
function killedWriter(file: string, key: string, afterMs: number): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', WRITER, file], {
      env: { ...process.env, TEST_INDEX_KEY: key },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.on('data', (piece) => {
      if (output === '') setTimeout(() => child.kill('SIGKILL'), afterMs);
      output += piece;
    });
    child.once('close', () =>
      resolve(
        Number(
          output
            .trimEnd()
            .split('\n')
            .filter((line) => /^\d+$/.test(line))
            .at(-1) ?? 0,
        ),
      ),
    );
  });
}

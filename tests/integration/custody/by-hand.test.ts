import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect } from 'vitest';
import { custodyLog } from '../../../main/custody/index.ts';
import type { CustodyEntry } from '../../../shared/domain/index.ts';
import { newIndex, settableClock, type TestIndex } from '../../support/archive/index.ts';
import { needs } from '../../support/programs/index.ts';

/** FORMAT.md, by somebody who has Python and OpenSSL and none of our code. */
const OUTSIDER = `
import base64, hashlib, json, subprocess, sys
folder = sys.argv[1]
entries = json.load(open(folder + '/custody.json', encoding='utf-8'))
canonical = lambda x: json.dumps(x, sort_keys=True, separators=(',', ':'), ensure_ascii=False).encode()
digest = lambda b: hashlib.sha256(b).hexdigest()
before = '0' * 64
for number, e in enumerate(entries, 1):
    assert e['seq'] == number, 'number'
    assert digest(canonical(e['facts'])) == e['factsHash'], 'facts of %d' % number
    body = {'format': 'keptword-custody-1'}
    for k in ('at', 'event', 'factsHash', 'prevHash', 'seq', 'subject'): body[k] = e[k]
    assert digest(canonical(body)) == e['hash'], 'hash of %d' % number
    assert e['prevHash'] == before, 'link of %d' % number
    open(folder + '/entry.bin', 'wb').write(bytes.fromhex(e['hash']))
    open(folder + '/entry.sig', 'wb').write(base64.b64decode(e['signature']))
    r = subprocess.run(['openssl', 'dgst', '-sha256', '-verify', folder + '/public-key.pem',
        '-signature', folder + '/entry.sig', folder + '/entry.bin'], capture_output=True)
    assert r.returncode == 0, 'signature of %d' % number
    before = e['hash']
print('whole', len(entries))
`;

let at: TestIndex;
beforeEach(() => {
  at = newIndex();
});
afterEach(() => at.remove());

function outsider(entries: CustodyEntry[], publicKeyPem: string): string {
  writeFileSync(join(at.folder, 'custody.json'), JSON.stringify(entries));
  writeFileSync(join(at.folder, 'public-key.pem'), publicKeyPem);
  return execFileSync('python3', ['-c', OUTSIDER, at.folder], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

describe('the log, checked by hand', () => {
  needs('openssl', 'python3').it(
    'with Python and OpenSSL alone: whole as it is, and broken where it was changed',
    () => {
      const log = custodyLog({
        index: at.index,
        key: randomBytes(32),
        clock: settableClock(),
        archiveId: 'a',
      });
      log.append('archive-created', null, { archiveId: 'a' });
      log.append('recording-imported', 'r', {
        originalName: 'Ñandú "Día 1"\u2028\u007f\t.m4a',
        bytes: 9,
        ok: true,
        none: null,
      });
      log.append('moment-added', 'm', { startMs: 2 ** 53 - 1, negative: -1 });
      const entries = log.entries();
      expect(outsider(entries, log.signer.publicKeyPem)).toBe('whole 3\n');
      const changed = entries.map((entry) => (entry.seq === 2 ? { ...entry, subject: 'other' } : entry));
      expect(() => outsider(changed, log.signer.publicKeyPem)).toThrow(/hash of 2/);
    },
  );
});

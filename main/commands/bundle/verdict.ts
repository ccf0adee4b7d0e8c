import type { BundleVerdict } from '../../../shared/domain/index.ts';
import { count, oneLine, size } from '../line/index.ts';

/** A verdict in plain words: what was seen, and every finding with its file. */
export function verdictWords(verdict: BundleVerdict): string {
  const seen = `${count(verdict.files, 'file')}, ${size(verdict.bytes)}`;
  const key = `Key fingerprint: ${verdict.fingerprint ?? 'no readable key'}`;
  if (verdict.ok) {
    // Anyone can change a bundle and sign it anew with a key of their own: only the fingerprint shows that.
    return [
      `Verified: nothing in this bundle was changed since this key signed it (${seen}).`,
      key,
      'Compare it with the fingerprint that you got by another way, for instance in a letter.',
    ].join('\n');
  }
  const findings = verdict.findings.map(
    ({ file, problem }) => `- ${oneLine(`${file === null ? '' : `${file}: `}${problem}`)}`,
  );
  return [`This bundle does NOT verify (${seen}).`, ...findings, key].join('\n');
}

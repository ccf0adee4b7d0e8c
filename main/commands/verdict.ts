import type { BundleVerdict } from '../../shared/domain/index.ts';
import { count, size } from './answer.ts';

/** A verdict in plain words: what was seen, and every finding with its file. */
export function verdictWords(verdict: BundleVerdict): string {
  const seen = `${count(verdict.files, 'file')}, ${size(verdict.bytes)}`;
  const key = `Key fingerprint: ${verdict.fingerprint ?? 'no readable key'}`;
  if (verdict.ok) return `Verified: nothing in this bundle was changed (${seen}).\n${key}`;
  const findings = verdict.findings.map(
    ({ file, problem }) => `- ${file === null ? '' : `${file}: `}${problem}`,
  );
  return [`This bundle does NOT verify (${seen}).`, ...findings, key].join('\n');
}

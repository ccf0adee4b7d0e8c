import type { BundleVerdict } from '../../../shared/domain/index.ts';
import { Notice } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';

/** What a check of a bundle found, in words; each problem with the file it is about. */
export function Verdict({ verdict, words }: { verdict: BundleVerdict; words: string }) {
  return (
    <Notice kind={verdict.ok ? 'good' : 'problem'} title={words} announce={verdict.ok ? 'later' : 'now'}>
      <VerdictFacts verdict={verdict} />
    </Notice>
  );
}

/** How much was checked, what was found, and whose key it was. */
export function VerdictFacts({ verdict }: { verdict: BundleVerdict }) {
  const { t } = useTranslation('evidence');
  const format = useFormat();
  return (
    <div className="stack" data-gap="small">
      <p>{t('verdict.checked', { count: verdict.files, size: format.bytes(verdict.bytes) })}</p>
      {verdict.findings.length > 0 ? (
        <ul className="left-out">
          {verdict.findings.map((one) => (
            <li key={`${one.file}/${one.problem}`}>
              {one.file ? <strong>{one.file}</strong> : null} {one.problem}
            </li>
          ))}
        </ul>
      ) : null}
      {verdict.fingerprint ? (
        <p className="small">
          {t('verdict.fingerprint')} <code className="fingerprint">{verdict.fingerprint}</code>
        </p>
      ) : null}
      {verdict.ok ? <p className="small">{t('verdict.limits')}</p> : null}
    </div>
  );
}

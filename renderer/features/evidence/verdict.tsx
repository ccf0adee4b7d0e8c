import type { BundleVerdict } from '../../../shared/domain/index.ts';
import { List, Notice, Row } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';

type VerdictProps = { verdict: BundleVerdict; words: string };

/** What a check of a bundle found, in words; each problem with the file it is about. */
export function Verdict({ verdict, words }: VerdictProps) {
  return (
    <Notice kind={verdict.ok ? 'good' : 'problem'} title={words} announce={verdict.ok ? 'later' : 'now'}>
      <VerdictFacts verdict={verdict} words={words} />
    </Notice>
  );
}

/** How much was checked, what was found, and whose key it was. */
export function VerdictFacts({ verdict, words }: VerdictProps) {
  const { t } = useTranslation('evidence');
  const format = useFormat();
  return (
    <div className="stack" data-gap="small">
      <p>{t('verdict.checked', { count: verdict.files, size: format.bytes(verdict.bytes) })}</p>
      {verdict.findings.length > 0 ? (
        <List label={words}>
          {verdict.findings.map(({ file, problem }) => (
            <Row key={`${file}/${problem}`} title={file || problem} note={file ? problem : undefined} />
          ))}
        </List>
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

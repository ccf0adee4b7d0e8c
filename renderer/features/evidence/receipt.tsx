import { FolderOpen } from 'lucide-react';
import type { ExportReceipt } from '../../../shared/contract/index.ts';
import { useChange } from '../../bridge/index.ts';
import { Button, Card, Details, ErrorNotice, Facts, Notice, Section } from '../../components/index.ts';
import { type Language, useFormat, useLanguage, useTranslation, wordsOf } from '../../i18n/index.ts';
import { useLetterLanguage } from '../letters/index.ts';
import { CopyText } from './copy-text.tsx';
import { Verdict, VerdictFacts } from './verdict.tsx';

/** The bundle is made: where it is, that it verifies, and the lines to paste in a letter. */
export function Receipt({ receipt, onMore }: { receipt: ExportReceipt; onMore(): void }) {
  const { t } = useTranslation('evidence');
  const format = useFormat();
  const show = useChange('evidence', 'showInFolder');
  const own = useLanguage();
  const sent = useLetterLanguage();
  const letterIn = (language: Language) =>
    wordsOf(language).getFixedT(null, 'evidence')('receipt.letter', {
      name: receipt.name,
      hash: receipt.manifestHash,
      fingerprint: receipt.fingerprint,
    });
  return (
    <Section title={t('receipt.title')} arrives>
      {receipt.verdict.ok ? (
        <Notice kind="good" title={t('receipt.ok')} announce="later" />
      ) : (
        <Verdict verdict={receipt.verdict} words={t('receipt.notOk')} />
      )}
      <Facts
        facts={[
          { name: t('receipt.name'), value: receipt.name },
          { name: t('receipt.place'), value: receipt.place },
          {
            name: t('receipt.size'),
            value: t('receipt.files', { count: receipt.files, size: format.bytes(receipt.bytes) }),
          },
        ]}
      />
      <div className="row">
        <Button kind="primary" icon={<FolderOpen aria-hidden />} onPress={() => show.mutate(undefined)}>
          {t('receipt.show')}
        </Button>
        <Button onPress={onMore}>{t('receipt.more')}</Button>
      </div>
      <ErrorNotice error={show.error} />
      {receipt.verdict.ok ? (
        <Details label={t('receipt.checked')}>
          <VerdictFacts verdict={receipt.verdict} words={t('receipt.ok')} />
        </Details>
      ) : null}
      <Notice kind="info">{t('consent')}</Notice>
      <Card>
        <h3>{t('receipt.letterTitle')}</h3>
        <p>{t('receipt.letterWhy')}</p>
        <CopyText text={letterIn(sent)} lang={sent} label={t('receipt.copyLetter')} />
        {sent === own ? null : (
          <>
            <h4>{t('receipt.letterSays')}</h4>
            <p className="receipt-says">{letterIn(own)}</p>
          </>
        )}
      </Card>
    </Section>
  );
}

import { AudioLines, CircleAlert, CircleCheck, Copy } from 'lucide-react';
import { useEffect } from 'react';
import type { ImportResult } from '../../../shared/contract/index.ts';
import { recordingCode } from '../../../shared/domain/index.ts';
import { useNavigation } from '../../app/index.ts';
import { Button, Details, Section, useMessages } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import { ThreeDates } from '../meeting/index.ts';

type ImportResultsProps = { results: readonly ImportResult[]; meetingId: string; onMore(): void };

/** What became of each file, in words; and the way on. */
export function ImportResults({ results, meetingId, onMore }: ImportResultsProps) {
  const { t } = useTranslation('import');
  const { go } = useNavigation();
  const { announce } = useMessages();
  const imported = results.filter((one) => one.outcome === 'imported');
  const failed = results.filter((one) => one.outcome === 'failed');
  const words =
    failed.length > 0
      ? imported.length === 0
        ? t('results.noneIn', { count: failed.length })
        : t('results.someIn', { in: imported.length, count: failed.length })
      : imported.length === 0
        ? t('results.knownAll', { count: results.length })
        : t('results.allIn', { count: imported.length });
  useEffect(() => announce(words), [announce, words]);
  const first = results.find((one) => one.outcome !== 'failed');
  return (
    <Section title={words} arrives>
      <ul className="import-results">
        {results.map((one) => (
          <Result key={one.fileId} result={one} />
        ))}
      </ul>
      <div className="row">
        {first ? (
          <Button
            kind="primary"
            size="large"
            icon={<AudioLines aria-hidden />}
            onPress={() => {
              onMore();
              go({ at: 'review', recordingId: first.recording.id });
            }}
          >
            {t('results.listen')}
          </Button>
        ) : null}
        <Button size="large" onPress={onMore}>
          {t('results.more')}
        </Button>
        <Button
          kind="quiet"
          onPress={() => {
            onMore();
            go({ at: 'meeting', id: meetingId });
          }}
        >
          {t('results.meeting')}
        </Button>
      </div>
    </Section>
  );
}

const ICON = { imported: CircleCheck, duplicate: Copy, failed: CircleAlert };

function Result({ result }: { result: ImportResult }) {
  const { t } = useTranslation(['import', 'errors']);
  const format = useFormat();
  const Icon = ICON[result.outcome];
  return (
    <li className="import-result" data-outcome={result.outcome}>
      <Icon aria-hidden />
      <div className="stack" data-gap="small">
        <p>
          <strong>{result.name}</strong>
        </p>
        {result.outcome === 'failed' ? (
          <>
            <p>{t(`errors:${result.error.code}`)}</p>
            {result.error.details ? (
              <Details>
                <p className="small figures">{result.error.details}</p>
              </Details>
            ) : null}
          </>
        ) : (
          <>
            <p>
              {t(`import:results.${result.outcome}`, {
                code: recordingCode(result.recording.ordinal),
                length: format.span(result.recording.durationMs),
              })}
            </p>
            {(result.recording.soundTracks ?? 1) > 1 ? (
              <p>{t('import:results.tracks', { count: result.recording.soundTracks ?? 1 })}</p>
            ) : null}
            {result.outcome === 'imported' ? <ThreeDates recording={result.recording} /> : null}
          </>
        )}
      </div>
    </li>
  );
}

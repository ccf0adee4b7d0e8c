import { AudioLines, CircleAlert, CircleCheck, Copy } from 'lucide-react';
import { useEffect } from 'react';
import type { ImportResult } from '../../../shared/contract/index.ts';
import { recordingCode } from '../../../shared/domain/index.ts';
import { useNavigation } from '../../app/index.ts';
import { Button, Details, List, Row, Section, useMessages } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import { CutShortNote, ThreeDates, useTrackNames } from '../meeting/index.ts';

type ImportResultsProps = {
  results: readonly ImportResult[];
  meetingId: string;
  onMore(): void;
  /** A file that is not whole is the only one: what is there of it is to come in. */
  onKeep(fileId: string): void;
};

/** What became of each file, in words; and the way on. */
export function ImportResults({ results, meetingId, onMore, onKeep }: ImportResultsProps) {
  const { t } = useTranslation('import');
  const { go } = useNavigation();
  const { announce } = useMessages();
  const imported = results.filter((one) => one.outcome === 'imported');
  const failed = results.filter((one) => one.outcome === 'failed');
  const rest = results.filter((one) => one.outcome !== 'failed');
  const words =
    failed.length > 0
      ? imported.length === 0
        ? t('results.noneIn', { count: failed.length })
        : t('results.someIn', { in: imported.length, count: failed.length })
      : imported.length === 0
        ? t('results.knownAll', { count: results.length })
        : t('results.allIn', { count: imported.length });
  useEffect(() => announce(words), [announce, words]);
  const [first] = rest;
  return (
    <Section title={words} arrives>
      <div className="import-results">
        <List label={t('results.list')}>
          {/* Of two hundred files the two that are not in must not stand at the end. */}
          {[...failed, ...rest].map((one) => (
            <Result key={one.fileId} result={one} onKeep={() => onKeep(one.fileId)} />
          ))}
        </List>
      </div>
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
          {t(first ? 'results.more' : 'results.again')}
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

function Result({ result, onKeep }: { result: ImportResult; onKeep(): void }) {
  const { t } = useTranslation(['import', 'errors']);
  const format = useFormat();
  const names = useTrackNames(result.outcome === 'imported' ? result.recording.trackNames : null);
  const Icon = ICON[result.outcome];
  const icon = <Icon aria-hidden className="lucide import-icon" data-outcome={result.outcome} />;
  if (result.outcome === 'failed') {
    const { code, details } = result.error;
    return (
      <Row
        before={icon}
        title={result.name}
        note={t(`errors:${code}`)}
        marks={
          <>
            {code === 'file-truncated' ? (
              <div className="import-keep">
                <Button onPress={onKeep}>
                  {t('import:results.keep')} <span className="visually-hidden">{result.name}</span>
                </Button>
                <p className="quiet small">{t('import:results.keepWhy')}</p>
              </div>
            ) : null}
            {details ? (
              <Details>
                <p className="small figures">{details}</p>
              </Details>
            ) : null}
          </>
        }
      />
    );
  }
  const { recording } = result;
  const tracks = recording.soundTracks ?? 1;
  return (
    <Row
      before={icon}
      title={result.name}
      note={
        <>
          {t(`import:results.${result.outcome}`, {
            code: recordingCode(recording.ordinal),
            length: format.span(recording.durationMs),
          })}
          {tracks > 1 ? (
            <span className="import-tracks">
              {t('import:results.tracks', { count: tracks })} {names}
            </span>
          ) : null}
        </>
      }
      marks={
        result.outcome === 'imported' ? (
          <>
            <CutShortNote recording={recording} />
            <ThreeDates recording={recording} />
          </>
        ) : null
      }
    />
  );
}

import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useNavigation } from '../../app/index.ts';
import { refreshAfter, useCapture } from '../../bridge/index.ts';
import { Button } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { KeptTime, RunWords, useRunState } from './status.tsx';
import { Warnings } from './warnings.tsx';
import './running.css';

/** True on the page of the recording itself, which shows all of it, larger. */
export function useOnLivePage(): boolean {
  const { route } = useNavigation();
  const meetingId = useCapture((news) => news.state?.running?.meetingId);
  return route.at === 'record' && meetingId !== undefined && route.meetingId === meetingId;
}

/** On every screen, for as long as a recording runs: that it runs, for how long, and what is wrong with it (D28). */
export function RecordingBar() {
  const { t } = useTranslation('record');
  const { go } = useNavigation();
  const state = useRunState();
  const onLivePage = useOnLivePage();
  const meetingId = useCapture((news) => news.state?.running?.meetingId);
  useRefreshAtEnd();
  if (!state || meetingId === undefined || onLivePage) return null;
  return (
    <section className="recording-bar" aria-label={t('live.bar')}>
      <div className="recording-bar-line">
        <RunWords state={state} />
        <KeptTime />
        <Button kind="quiet" onPress={() => go({ at: 'record', meetingId })}>
          {t('entry.go')}
        </Button>
      </div>
      <Warnings onEnd={() => go({ at: 'record', meetingId })} />
    </section>
  );
}

/** A recording can end without a press in this window (disk full, lock screen): the lists are asked again then. */
function useRefreshAtEnd(): void {
  const client = useQueryClient();
  const ended = useCapture((news) => news.ended?.captureId);
  useEffect(() => {
    if (ended !== undefined) void refreshAfter(client, 'capture');
  }, [client, ended]);
}

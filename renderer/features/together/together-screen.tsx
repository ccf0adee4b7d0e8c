import { AudioLines, Hand } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { AlignmentResult } from '../../../shared/contract/index.ts';
import { type AlignmentView, type Recording, recordingCode } from '../../../shared/domain/index.ts';
import { type Route, useNavigation } from '../../app/index.ts';
import { useCall, useJob, useKeptword } from '../../bridge/index.ts';
import {
  BackLink,
  Button,
  EmptyState,
  ErrorNotice,
  Loading,
  Notice,
  Page,
  ProgressBar,
  Section,
  Select,
  useMessages,
} from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { Beside } from './beside.tsx';
import { ByHand } from './by-hand.tsx';
import './together.css';

/** Two recordings of one meeting: hers and the district's copy, laid over each other and heard in step (D48). */
export function TogetherScreen({ route }: { route: Extract<Route, { at: 'together' }> }) {
  const { t } = useTranslation('together');
  const { go } = useNavigation();
  const { meetingId } = route;
  const meeting = useCall('meetings', 'get', { id: meetingId });
  const recordings = useCall('recordings', 'list', { meetingId });
  const alignments = useCall('alignment', 'ofMeeting', { meetingId });
  const error = recordings.error ?? alignments.error;
  return (
    <Page
      title={t('title')}
      about={t('about')}
      width="wide"
      above={
        <BackLink onPress={() => go({ at: 'meeting', id: meetingId })}>
          {meeting.data?.meeting.title ?? ''}
        </BackLink>
      }
    >
      <ErrorNotice
        error={error}
        onRetry={() => void Promise.all([recordings.refetch(), alignments.refetch()])}
      />
      {!error && !(recordings.data && alignments.data) ? <Loading /> : null}
      {recordings.data && alignments.data ? (
        <Pair meetingId={meetingId} recordings={recordings.data} alignments={alignments.data} />
      ) : null}
    </Page>
  );
}

type PairProps = {
  meetingId: string;
  recordings: readonly Recording[];
  alignments: readonly AlignmentView[];
};

/** Which two. What was compared before comes first; else her own and the district's. */
function Pair({ meetingId, recordings, alignments }: PairProps) {
  const { t } = useTranslation('together');
  const { go } = useNavigation();
  const [chosen, setChosen] = useState<{ first: string; second: string } | null>(null);
  const usual = usualPair(recordings, alignments);
  const pair = chosen ?? usual;
  const first = recordings.find((one) => one.id === pair?.first);
  const second = recordings.find((one) => one.id === pair?.second);
  if (!pair || !first || !second) {
    return (
      <EmptyState
        title={t('needTwo')}
        action={
          <Button kind="primary" onPress={() => go({ at: 'import', meetingId })}>
            {t('needTwoDo')}
          </Button>
        }
      />
    );
  }
  const found = alignments.find((one) => one.firstId === first.id && one.secondId === second.id);
  const turned = alignments.find((one) => one.firstId === second.id && one.secondId === first.id);
  const shown = found ?? turned;
  const [one, other] = found || !turned ? [first, second] : [second, first];
  return (
    <>
      <TellsWhenFound isFound={shown !== undefined} />
      {recordings.length > 2 ? <Choose recordings={recordings} pair={pair} onChoose={setChosen} /> : null}
      {shown ? (
        <Beside key={shown.id} meetingId={meetingId} alignment={shown} first={one} second={other} />
      ) : (
        <NotYet key={`${first.id}/${second.id}`} first={first} second={second} />
      )}
    </>
  );
}

/** Comparing takes a minute: who does not see the page is told that it is over. */
function TellsWhenFound({ isFound }: { isFound: boolean }) {
  const { t } = useTranslation('together');
  const messages = useMessages();
  const wasMissing = useRef(false);
  useEffect(() => {
    if (isFound && wasMissing.current) messages.announce(t('told'));
    wasMissing.current = !isFound;
  }, [isFound, messages, t]);
  return null;
}

function usualPair(recordings: readonly Recording[], alignments: readonly AlignmentView[]) {
  const [newest] = alignments;
  if (newest) return { first: newest.firstId, second: newest.secondId };
  const mine = recordings.find((one) => one.source === 'parent') ?? recordings[0];
  const theirs =
    recordings.find((one) => one.source === 'district') ?? recordings.find((one) => one.id !== mine?.id);
  return mine && theirs && mine.id !== theirs.id ? { first: mine.id, second: theirs.id } : null;
}

type ChooseProps = {
  recordings: readonly Recording[];
  pair: { first: string; second: string };
  onChoose: (pair: { first: string; second: string }) => void;
};

function Choose({ recordings, pair, onChoose }: ChooseProps) {
  const { t } = useTranslation(['together', 'vocabulary']);
  const options = (not: string) =>
    recordings
      .filter((one) => one.id !== not)
      .map((one) => ({
        value: one.id,
        label: `${recordingCode(one.ordinal)} · ${t(`vocabulary:recordingSource.${one.source}`)}`,
      }));
  return (
    <div className="together-choose">
      <Select
        label={t('together:first')}
        hint={t('together:swapHint')}
        options={options(pair.second)}
        value={pair.first}
        onChange={(first) => first && onChoose({ ...pair, first })}
      />
      <Select
        label={t('together:second')}
        options={options(pair.first)}
        value={pair.second}
        onChange={(second) => second && onChoose({ ...pair, second })}
      />
    </div>
  );
}

/** One button; and by hand, where the ear is better than the arithmetic. */
function NotYet({ first, second }: { first: Recording; second: Recording }) {
  const { t } = useTranslation('together');
  const api = useKeptword();
  const job = useJob<AlignmentResult>('align', 'alignment');
  const messages = useMessages();
  const [byHand, setByHand] = useState(false);
  const pair = { firstId: first.id, secondId: second.id };
  const begin = () => {
    messages.announce(t('working'));
    job.run((jobId) => api.alignment.bySound({ jobId, ...pair }));
  };
  if (job.running) {
    return (
      <Section title={t('working')}>
        <ProgressBar
          label={t('working')}
          progress={job.progress}
          stopping={job.stopping}
          onCancel={job.cancel}
        />
        <p className="quiet">{t('workingAbout')}</p>
      </Section>
    );
  }
  if (byHand) return <ByHand first={first} second={second} onCancel={() => setByHand(false)} />;
  const hand = (
    <Button icon={<Hand aria-hidden />} onPress={() => setByHand(true)}>
      {t('start.hand')}
    </Button>
  );
  return (
    <>
      {job.error?.code === 'cancelled' ? null : <ErrorNotice error={job.error} onRetry={begin} />}
      {job.result?.outcome === 'no-match' ? (
        <Notice kind="careful" title={t('noMatch.title')} announce="now" actions={hand}>
          {t('noMatch.text')}
        </Notice>
      ) : (
        <EmptyState
          title={t('start.title')}
          action={
            <>
              <Button kind="primary" size="large" icon={<AudioLines aria-hidden />} onPress={begin}>
                {t('start.go')}
              </Button>
              {hand}
            </>
          }
        >
          {t('start.text')}
        </EmptyState>
      )}
    </>
  );
}

import { useEffect, useRef, useState } from 'react';
import type { NoteDraft } from '../../../shared/contract/index.ts';
import { useKeys, useNavigation } from '../../app/index.ts';
import { useKeyMap } from '../../audio/index.ts';
import { useCall, useCapture, useChange, useKeptword } from '../../bridge/index.ts';
import { Button, Details, ErrorNotice, Select } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import { LiveConcerns } from '../concerns/index.ts';
import { SpeakNow } from '../voice/index.ts';
import { remoteFacts, useCardWords } from './card-words.ts';
import type { Consent } from './consent.ts';
import { useHours } from './hours.ts';
import { Level } from './level.tsx';
import { LiveEnd } from './live-end.tsx';
import { LiveMarks, markKeys } from './live-marks.tsx';
import { LiveNote } from './live-note.tsx';
import { AnnounceNow, LiveMore, SayItAgain, SomeoneSaysNo } from './live-panels.tsx';
import { useDeviceName } from './microphone-choice.tsx';
import type { Plan } from './plan.ts';
import { KeptTime, type RunState, RunWords } from './status.tsx';
import { type Live as LiveCalls, useLive } from './use-live.ts';
import type { MeetingToRecord } from './use-meeting.ts';
import { useSteady } from './use-steady.ts';
import { Warnings } from './warnings.tsx';

type Props = {
  of: MeetingToRecord;
  state: RunState;
  consent: Consent;
  remote: Plan['remote'];
  district: string;
  away: readonly string[];
};
type Panel = 'note' | 'late' | 'objection' | 'end' | null;

/** Step 3: in the meeting. Dark, silent, one key for each thing; it can be left, and the recording goes on. */
export function Live({ of, state, consent, remote, district, away }: Props) {
  const { t } = useTranslation('record');
  const live = useLive();
  const [panel, setPanel] = useState<Panel>(null);
  const [moreMarks, setMoreMarks] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const { draft, forget } = useDraftBefore(() => setPanel('note'));
  const close = () => {
    forget();
    setPanel(null);
  };
  const paused = state === 'paused';
  const announced = useCapture((news) => news.state?.running?.announced.answer ?? 'yes');
  const words = useLiveCard({ of, consent, remote, district, away });
  useLiveKeys({ live, state, panel, setPanel, onMore: () => setMoreMarks(true) });
  // The page changed under the person's hands: say where they are, and again when a break begins or ends.
  useEffect(() => {
    if (state) heading.current?.focus();
  }, [state]);
  return (
    <div className="live" data-state={state}>
      <header className="live-head">
        <h1 ref={heading} tabIndex={-1}>
          <RunWords state={state} />
        </h1>
        <p className="quiet">{of.meeting.title}</p>
      </header>
      <Warnings onEnd={() => setPanel('end')} />
      <KeptTime size="huge" />
      {state === 'sealing' ? <p role="status">{t('live.sealingText')}</p> : null}
      {paused ? <PausedWords /> : null}
      {state === 'recording' ? (
        <>
          <Level />
          <WhyWindow />
          {announced === 'not-yet' ? <AnnounceNow live={live} words={words.all} /> : null}
        </>
      ) : null}
      {panel === 'late' ? <SayItAgain live={live} words={words.again} onClose={close} /> : null}
      {panel === 'objection' ? (
        <SomeoneSaysNo live={live} everyone={consent.everyone} onClose={close} />
      ) : null}
      {state === 'recording' ? (
        <>
          <LiveMarks live={live} more={{ isOpen: moreMarks, onOpen: setMoreMarks }} />
          <LiveConcerns meetingId={of.meeting.id} onRaise={live.raise} />
        </>
      ) : null}
      {state === 'sealing' ? null : (
        <>
          <LiveEnd
            live={live}
            paused={paused}
            asking={panel === 'end'}
            onAsk={(ask) => setPanel(ask ? 'end' : null)}
          />
          <div className="live-row">
            <LiveNote
              live={live}
              isOpen={panel === 'note'}
              draft={draft}
              onOpen={() => setPanel('note')}
              onClose={close}
            />
            <SpeakNow />
            {panel === 'note' ? null : (
              <LiveMore onLate={() => setPanel('late')} onObjection={() => setPanel('objection')} />
            )}
          </div>
          <LiveFacts meetingId={of.meeting.id} />
        </>
      )}
    </div>
  );
}

/** The note that was being written when a lock or a crash took the page away: it is open again, as it was. */
function useDraftBefore(onFound: () => void) {
  const api = useKeptword();
  const [draft, setDraft] = useState<NoteDraft | null>(null);
  const found = useRef(onFound);
  useEffect(() => {
    let current = true;
    api.capture.noteDraft().then(
      (before) => {
        if (!current || !before) return;
        setDraft(before);
        found.current();
      },
      // The recording has ended meanwhile; then the note is among its moments.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [api]);
  return { draft, forget: () => setDraft(null) };
}

function PausedWords() {
  const { t } = useTranslation('record');
  return (
    <div className="live-paused">
      <p>{t('pause.text')}</p>
      <p>{t('pause.leave')}</p>
    </div>
  );
}

/** The system's microphone gave nothing, so this window listens: shown as long as it is so. */
function WhyWindow() {
  const { t } = useTranslation('record');
  const fellBack = useCapture((news) => news.state?.reason === 'system-silent');
  if (!fellBack) return null;
  return (
    <p className="quiet" role="status">
      {t('microphone.why.system-silent')}
    </p>
  );
}

function useLiveCard({ of, consent, remote, district, away }: Omit<Props, 'state'>) {
  const device = useCapture((news) => news.state?.device?.name ?? '');
  const [now] = useState(() => new Date().toISOString());
  return useCardWords(
    useSteady({
      kind: of.meeting.kind,
      initials: of.initials,
      district,
      people: of.expected.filter((one) => !away.includes(one.id)).map((one) => one.label),
      remote: remoteFacts(remote),
      device,
      everyone: consent.everyone,
    }),
    now,
  );
}

type LiveKeys = {
  live: LiveCalls;
  state: RunState;
  panel: Panel;
  setPanel: (panel: Panel) => void;
  onMore: () => void;
};

/** EXPERIENCE's five marks and the menu of more, and T, B, E, L. None fires while typing; none that is held down acts twice. */
function useLiveKeys({ live, state, panel, setPanel, onMore }: LiveKeys) {
  const { t } = useTranslation(['record', 'vocabulary', 'audio']);
  const running = state === 'recording';
  const paused = state === 'paused';
  const keys = useKeyMap();
  const marks = markKeys(
    keys,
    (mark) => t(`vocabulary:mark.${mark}`),
    (mark) => void live.mark(mark),
  );
  const once = { once: true } as const;
  useKeys(
    t('record:keys.title'),
    running || paused
      ? [
          ...(running
            ? [
                ...marks,
                { combo: keys['more-marks'], label: t('audio:keys.more-marks'), run: onMore, ...once },
              ]
            : []),
          { combo: 't', label: t('record:keys.note'), run: () => setPanel('note'), ...once },
          {
            combo: 'b',
            label: t('record:keys.pause'),
            run: () => void (paused ? live.resume() : live.pause()),
            ...once,
          },
          { combo: 'e', label: t('record:keys.end'), run: () => setPanel('end'), ...once },
          { combo: 'l', label: t('record:keys.late'), run: () => setPanel('late'), ...once },
          ...(panel === null
            ? []
            : [{ combo: 'escape', label: t('record:keys.back'), run: () => setPanel(null), ...once }]),
        ]
      : [],
  );
}

/** What one looks at now and then: when it began, how much room is left, the microphone. */
function LiveFacts({ meetingId }: { meetingId: string }) {
  const { t } = useTranslation('record');
  const format = useFormat();
  const hours = useHours();
  const { go } = useNavigation();
  const startedAt = useCapture((news) => news.state?.running?.startedAt ?? null);
  // To a tenth of an hour: that is all that changes on the screen.
  const room = useCapture(({ state }) =>
    state?.diskHours == null ? null : Math.floor(state.diskHours * 10) / 10,
  );
  const marks = useCapture((news) => news.state?.running?.marksInAll ?? 0);
  const missing = useCapture((news) => news.state?.running?.gaps.totalMs ?? 0);
  return (
    <footer className="live-facts">
      <p className="quiet small figures">
        {[
          startedAt ? t('live.since', { time: format.clock(startedAt) }) : null,
          room === null ? null : t('live.room', { hours: hours(room) }),
          marks > 0 ? t('live.marks', { count: marks }) : null,
          missing > 0 ? t('live.missing', { time: format.span(missing) }) : null,
        ]
          .filter((one) => one !== null)
          .join(' ')}
      </p>
      <Details label={t('live.more')}>
        <div className="stack">
          <OtherMicrophone />
          <p>{t('live.meetingHint')}</p>
          <div>
            <Button onPress={() => go({ at: 'meeting', id: meetingId })}>{t('live.meeting')}</Button>
          </div>
        </div>
      </Details>
    </footer>
  );
}

/** Another microphone in the same recording; the change is a gap with its cause. */
function OtherMicrophone() {
  const { t } = useTranslation('record');
  const name = useDeviceName();
  const devices = useCall('capture', 'devices');
  const choose = useChange('capture', 'chooseDevice');
  const now = useCapture((news) => news.state?.device?.deviceId ?? null);
  const device = devices.data?.devices.find((one) => one.deviceId === now);
  return (
    <>
      {device ? <p>{t('microphone.now', { name: name(device) })}</p> : null}
      <Select
        label={t('microphone.change')}
        hint={t('microphone.changeHint')}
        options={(devices.data?.devices ?? []).map((one) => ({ value: one.deviceId, label: name(one) }))}
        value={now}
        onChange={(deviceId) => {
          if (deviceId && deviceId !== now) choose.mutate({ deviceId });
        }}
      />
      <ErrorNotice error={choose.error ?? devices.error} />
    </>
  );
}

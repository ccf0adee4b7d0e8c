import { Check, Circle } from 'lucide-react';
import { useKeys } from '../../app/index.ts';
import { useCall, useCapture } from '../../bridge/index.ts';
import { Button } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { useConcernWords } from './words.ts';
import './concerns.css';

type LiveConcernsProps = {
  meetingId: string;
  /** Keeps the place in the recording. */
  onRaise(concernId: string, text: string): void;
};

/** As many as there are keys from 1 to 9; the others are pressed. */
const KEYS = 9;

/**
 * Her sheet while the meeting is recorded: one key or press ticks a concern off and keeps the place (D72). A number stays
 * with its line, so that the eye finds it again. As with the marks, there is no undo here: Review changes it.
 */
export function LiveConcerns({ meetingId, onRaise }: LiveConcernsProps) {
  const { t } = useTranslation('concerns');
  const concerns = useCall('concerns', 'list', { meetingId });
  // One string, so that the page is drawn again only when one was raised.
  const now = useCapture((news) => (news.state?.running?.raised ?? []).join(' '));
  const raisedNow = new Set(now.split(' '));
  const words = useConcernWords();
  const all = (concerns.data ?? []).map((view) => ({
    ...view.concern,
    isRaised: view.raised.length > 0 || raisedNow.has(view.concern.id),
    problem: words.problem(view),
  }));
  useKeys(
    t('live.label'),
    all.slice(0, KEYS).map(({ id, text, isRaised }, at) => ({
      combo: `${at + 1}`,
      label: t('live.key', { number: at + 1 }),
      run: () => {
        if (!isRaised) onRaise(id, text);
      },
      once: true,
    })),
  );
  if (all.length === 0) return null;
  return (
    <section className="live-concerns" aria-label={t('live.label')}>
      <h2>{t('live.label')}</h2>
      <p className="quiet small">{t('live.about')}</p>
      <ol>
        {all.map(({ id, text, isRaised, problem }, at) => (
          <li key={id}>
            <Button
              kind="quiet"
              icon={isRaised ? <Check aria-hidden /> : <Circle aria-hidden />}
              isDisabled={isRaised}
              {...(at < KEYS ? { 'aria-keyshortcuts': `${at + 1}` } : {})}
              onPress={() => onRaise(id, text)}
            >
              {at < KEYS ? (
                <span className="key-hint" aria-hidden>
                  {at + 1}
                </span>
              ) : null}{' '}
              <span className="live-concern-text">{text}</span>{' '}
              {isRaised ? <span className="live-concern-raised">{t('raised')}</span> : null}
            </Button>
            {problem ? <p className="live-concern-problem quiet small">{problem}</p> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}

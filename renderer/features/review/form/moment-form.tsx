import { Ear, Play, Trash2 } from 'lucide-react';
import { isAboutMe, isQuestion, type Moment } from '../../../../shared/domain/index.ts';
import { ms } from '../../../../shared/time/index.ts';
import { KeyHint, type Player, type Timeline, trackOf } from '../../../audio/index.ts';
import { Button, Checkbox, Section } from '../../../components/index.ts';
import { useFormat, useTranslation } from '../../../i18n/index.ts';
import { AddToPlaylist } from '../../child/elsewhere.ts';
import { PairsOfMoment } from '../../disputes/index.ts';
import { TermsIn } from '../../glossary/index.ts';
import { AnswerOfMoment } from '../../questions/index.ts';
import { VoiceNotes } from '../../voice/index.ts';
import type { MomentChanges, ReviewData } from '../desk/index.ts';
import { clipOf } from '../moments/index.ts';
import { AboutFields, KindFields } from './about-fields.tsx';
import { DisputeFields } from './dispute-fields.tsx';
import { FormPart } from './form-part.tsx';
import { IssuesPart } from './issue-fields.tsx';
import { PlanFields } from './plan-fields.tsx';
import { SafeTextArea } from './safe-text-area.tsx';
import { SigningFields } from './signing-fields.tsx';
import { SpanFields } from './span-fields.tsx';
import { SpeakerFields } from './speaker-fields.tsx';
import { Versions } from './versions.tsx';
import './moment-form.css';

/** What each part of the form needs: the moment, and how to change it. Every change is saved at once. */
export type MomentPart = {
  moment: Moment;
  data: ReviewData;
  changes: MomentChanges;
  /** True when it is written; why it was not is told above the form. */
  change(change: Parameters<MomentChanges['change']>[1]): Promise<boolean>;
};

type MomentFormProps = Omit<MomentPart, 'change'> & {
  player: Player;
  onProblem(thrown: unknown): void;
  onRemove(moment: Moment): void;
};

/** How much is heard around a moment, on both sides, to judge it fairly (FRE 106: completeness). */
const CONTEXT_MS = 30_000;

/**
 * The chosen moment. Mount it with the moment's id as `key`.
 *
 * What is filled in for nearly every moment stands open on top; the rest are parts that can be folded away. A field of
 * another feature goes into the part it belongs to (a promise's owner and day: `review/plan`; what was asked about a
 * dispute: below DisputeFields), or is a FormPart of its own.
 */
export function MomentForm({ moment, data, changes, player, onProblem, onRemove }: MomentFormProps) {
  const { t } = useTranslation('review');
  const part: MomentPart = {
    moment,
    data,
    changes,
    change: (change) =>
      changes.change(moment.id, change).then(
        () => true,
        (thrown: unknown) => {
          onProblem(thrown);
          return false;
        },
      ),
  };
  return (
    <section className="moment-form" aria-label={t('form.label')}>
      <FormHead moment={moment} timeline={data.timeline} player={player} />
      <SafeTextArea
        part={part}
        field="text"
        label={t('form.text')}
        hint={
          <>
            {t('form.textHint')}{' '}
            <span aria-hidden>
              <KeyHint action="write-words" /> {t('form.textKeys')}
            </span>
          </>
        }
      />
      <TermsIn text={moment.text} />
      <SigningFields {...part} />
      <SpeakerFields {...part} />
      <KindFields {...part} />
      <FormPart part="review/about" label={t('form.partAbout')}>
        <AboutFields {...part} />
      </FormPart>
      <FormPart part="review/plan" label={t('form.partPlan')}>
        <PlanFields {...part} />
      </FormPart>
      <DisputeFields {...part} />
      {isQuestion(moment) ? (
        <FormPart part="review/question" label={t('form.partQuestion')}>
          <AnswerOfMoment momentId={moment.id} onSound={() => player.pause()} />
        </FormPart>
      ) : null}
      <Checkbox
        isSelected={moment.private}
        onChange={(isPrivate) => part.change({ private: isPrivate })}
        isDisabled={isAboutMe(moment.mark)}
        hint={isAboutMe(moment.mark) ? t('hard.private') : t('form.privateHint')}
      >
        {t('form.private')}
      </Checkbox>
      <FormPart part="review/voice" label={t('form.partVoice')}>
        <VoiceNotes momentId={moment.id} onSound={() => player.pause()} />
      </FormPart>
      <IssuesPart {...part} />
      <FormPart part="review/pairs" label={t('form.partPairs')} folded>
        <PairsOfMoment momentId={moment.id} onSound={() => player.pause()} />
      </FormPart>
      <FormPart part="review/span" label={t('form.span')} folded>
        <SpanFields {...part} player={player} />
      </FormPart>
      <FormPart part="review/versions" label={t('form.versions')} folded>
        <Versions {...part} />
      </FormPart>
      <div className="row">
        <AddToPlaylist moment={moment} />
        <Button kind="danger" icon={<Trash2 aria-hidden />} onPress={() => onRemove(moment)}>
          {t('form.remove')}
        </Button>
      </div>
    </section>
  );
}

function FormHead({ moment, timeline, player }: { moment: Moment; timeline: Timeline; player: Player }) {
  const { t } = useTranslation('review');
  const format = useFormat();
  const clip = clipOf(moment, timeline);
  const part = timeline.parts.find((one) => one.recordingId === moment.recordingId);
  const withContext = () => {
    if (!part) return;
    void player.playSpan(trackOf(part), {
      startMs: ms(Math.max(0, moment.startMs - CONTEXT_MS)),
      endMs: ms(Math.min(part.durationMs, moment.endMs + CONTEXT_MS)),
    });
  };
  return (
    <Section
      title={t('form.title', {
        from: format.timecode(moment.startMs),
        to: format.timecode(moment.endMs),
      })}
      aside={
        <span className="quiet small figures">
          {t('form.where', { code: part?.code ?? '', length: format.span(moment.endMs - moment.startMs) })}
        </span>
      }
    >
      {clip ? (
        <div className="row" data-gap="small">
          <Button icon={<Play aria-hidden />} onPress={() => void player.playSpan(clip.track, clip.span)}>
            {t('form.play')}
          </Button>
          <Button kind="quiet" icon={<Ear aria-hidden />} onPress={withContext}>
            {t('form.context')}
          </Button>
        </div>
      ) : null}
    </Section>
  );
}

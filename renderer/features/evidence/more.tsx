import type { BundlePreview } from '../../../shared/contract/index.ts';
import { Checkbox, Details, List, Row } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import { useConcernWords } from '../concerns/index.ts';

type MoreProps = {
  /** What goes in as things are chosen now. */
  preview: BundlePreview | undefined;
  /** Of the whole meeting: what there is to decide about. */
  all: BundlePreview;
  followUp: boolean;
  onFollowUp(wanted: boolean): void;
  history: boolean;
  onHistory(wanted: boolean): void;
  concerns: ReadonlySet<string>;
  onConcern(id: string, on: boolean): void;
};

/** What was written down after the meeting, when each moment was changed, and the parent's own sheet: each by her choice. */
export function More({ preview, all, ...of }: MoreProps) {
  const { t } = useTranslation('evidence');
  return (
    <>
      {all.progress.length + all.deliveries.length > 0 ? (
        <>
          <Checkbox isSelected={of.followUp} onChange={of.onFollowUp} hint={t('followUp.hint')}>
            {t('followUp.label')}
          </Checkbox>
          {of.followUp && preview ? <FollowUp preview={preview} /> : null}
        </>
      ) : null}
      <Checkbox isSelected={of.history} onChange={of.onHistory} hint={t('history.hint')}>
        {t('history.label')}
      </Checkbox>
      <Concerns all={all} chosen={of.concerns} onChoose={of.onConcern} />
    </>
  );
}

/** Every entry by its words before it leaves; folded, because a year of them is long. */
function FollowUp({ preview: { progress, deliveries } }: { preview: BundlePreview }) {
  const { t } = useTranslation('evidence');
  const count = progress.length + deliveries.length;
  if (count === 0) return <p className="quiet">{t('followUp.none')}</p>;
  return (
    <Details label={t('followUp.list', { count })}>
      <List label={t('followUp.list', { count })}>
        {progress.map((one) => (
          <ProgressRow key={one.id} progress={one} />
        ))}
        {deliveries.map((one) => (
          <DeliveryRow key={one.id} delivery={one} />
        ))}
      </List>
    </Details>
  );
}

function ProgressRow({ progress: { text, date } }: { progress: BundlePreview['progress'][number] }) {
  const { t } = useTranslation('goals');
  const format = useFormat();
  return <Row title={text || t('progress.noData')} note={format.day(date)} />;
}

function DeliveryRow({ delivery }: { delivery: BundlePreview['deliveries'][number] }) {
  const { t } = useTranslation(['evidence', 'goals']);
  const format = useFormat();
  const { note, delivered, date, minutes } = delivery;
  return (
    <Row
      title={note || t(`goals:delivered.${delivered}`)}
      note={[
        format.day(date),
        ...(note === '' ? [] : [t(`goals:delivered.${delivered}`)]),
        ...(minutes === null ? [] : [t('evidence:followUp.minutes', { count: minutes })]),
      ].join(' · ')}
    />
  );
}

/** Hers: nothing of the sheet leaves unless she ticks it. */
function Concerns({
  all,
  chosen,
  onChoose,
}: {
  all: BundlePreview;
  chosen: ReadonlySet<string>;
  onChoose: MoreProps['onConcern'];
}) {
  const { t } = useTranslation('evidence');
  if (all.concerns.length === 0) return null;
  return (
    <>
      <h3>{t('concerns.title')}</h3>
      <p className="quiet">{t('concerns.hint')}</p>
      <List label={t('concerns.list')}>
        {all.concerns.map((one) => (
          <ConcernRow
            key={one.concern.id}
            of={one}
            isChosen={chosen.has(one.concern.id)}
            onChoose={(on) => onChoose(one.concern.id, on)}
          />
        ))}
      </List>
    </>
  );
}

type ConcernRowProps = {
  of: BundlePreview['concerns'][number];
  isChosen: boolean;
  onChoose(on: boolean): void;
};

function ConcernRow({ of: { concern, raised }, isChosen, onChoose }: ConcernRowProps) {
  const { t } = useTranslation('concerns');
  const words = useConcernWords();
  return (
    <Row
      title={
        <Checkbox isSelected={isChosen} onChange={onChoose}>
          {concern.text}
        </Checkbox>
      }
      note={[t(raised ? 'raised' : 'notRaised'), concern.why, words.problem({ concern }), concern.answer]
        .filter(Boolean)
        .join(' · ')}
    />
  );
}

import type { ConsentView } from '../../../shared/contract/index.ts';
import { CONSENT_ANSWERS, consentCounts } from '../../../shared/domain/index.ts';
import { useCall, useChange } from '../../bridge/index.ts';
import { Details, ErrorNotice, Item, Items, Select } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';

/** A select with its line below, in px at 100 % text. */
const ITEM_PX = 104;
/** Of more, only those in sight are drawn. */
const WHOLE = 12;

/** Who of those recorded agrees to passing it on, who refused, and who was not asked; each can be written down here. */
export function Consents({ meetingId }: { meetingId: string }) {
  const { t } = useTranslation('evidence');
  const people = useCall('evidence', 'consents', { meetingId }, { keepLast: true });
  if (people.error) return <ErrorNotice error={people.error} onRetry={() => void people.refetch()} />;
  if (!people.data) return null;
  if (people.data.length === 0) return <p className="quiet">{t('share.nobody')}</p>;
  const counts = consentCounts(people.data.map(({ answer }) => answer));
  return (
    <div>
      <p>{t('share.agree', { count: people.data.length, written: counts.written })}</p>
      <p className="quiet">
        {CONSENT_ANSWERS.filter((answer) => answer !== 'written')
          .map((answer) => t(`share.counts.${answer}`, { count: counts[answer] }))
          .join(' · ')}
      </p>
      <Details label={t('share.who')}>
        <Items label={t('share.who')} itemPx={ITEM_PX} whole={WHOLE}>
          {people.data.map((person) => (
            <ConsentItem key={person.personId} meetingId={meetingId} person={person} />
          ))}
        </Items>
      </Details>
    </div>
  );
}

function ConsentItem({ meetingId, person }: { meetingId: string; person: ConsentView }) {
  const { t } = useTranslation(['evidence', 'vocabulary']);
  const format = useFormat();
  const note = useChange('evidence', 'noteConsent');
  const role = t(`vocabulary:role.${person.role}`);
  return (
    <Item>
      <Select
        label={role === person.label ? role : `${person.label} (${role})`}
        {...(person.at === null
          ? {}
          : { hint: t('evidence:share.since', { at: format.instant(person.at) }) })}
        options={CONSENT_ANSWERS.map((value) => ({ value, label: t(`evidence:share.answers.${value}`) }))}
        value={person.answer}
        onChange={(answer) => {
          if (answer) note.mutate({ meetingId, personId: person.personId, answer });
        }}
      />
      <ErrorNotice error={note.error} />
    </Item>
  );
}

import { useState } from 'react';
import { SPEAKER_HOW } from '../../../../shared/domain/index.ts';
import { useCall } from '../../../bridge/index.ts';
import { Button, Select, SelectAmong } from '../../../components/index.ts';
import { useTranslation } from '../../../i18n/index.ts';
import { AddPersonDialog } from '../../meeting/index.ts';
import type { MomentPart } from './moment-form.tsx';
import { useSpeakerKeys } from './use-speaker-keys.ts';

/** Who said it, and how you know: the two things a hearing asks of a voice. */
export function SpeakerFields({ moment, data, change }: MomentPart) {
  const { t } = useTranslation(['review', 'vocabulary', 'app']);
  const [adding, setAdding] = useState(false);
  const people = useCall('people', 'list');
  const meeting = useCall('meetings', 'get', { id: data.meeting.id });
  const there = new Set(meeting.data?.attendees.map((one) => one.personId));
  const sorted = [...(people.data ?? [])].sort((a, b) => Number(there.has(b.id)) - Number(there.has(a.id)));
  const choose = (speakerId: string | null) =>
    change({ speakerId, speakerHow: speakerId === null ? null : moment.speakerHow });
  const keys = useSpeakerKeys(sorted, ({ id }) => choose(id));
  return (
    <div className="field-pair">
      <div className="stack" data-gap="small">
        <SelectAmong
          label={t('review:form.speaker')}
          none={t('review:form.nobodyYet')}
          options={sorted.map((one) => ({ value: one.id, label: one.label }))}
          value={moment.speakerId}
          onChange={choose}
        />
        <Button kind="link" onPress={() => setAdding(true)}>
          {t('review:form.addPerson')}
        </Button>
      </div>
      {moment.speakerId ? (
        <Select
          label={t('review:form.how')}
          none={t('review:form.notSaid')}
          options={SPEAKER_HOW.map((how) => ({ value: how, label: t(`vocabulary:speakerHow.${how}`) }))}
          value={moment.speakerHow}
          onChange={(speakerHow) => change({ speakerHow })}
        />
      ) : null}
      {keys.length > 0 ? (
        <p className="speaker-keys quiet small" aria-hidden>
          {keys.map(({ digit, shift, person }) => (
            <span key={person.id}>
              {shift ? (
                <>
                  <kbd className="key-hint">{t('app:keys.shift')}</kbd>{' '}
                </>
              ) : null}
              <kbd className="key-hint">{digit}</kbd> {person.label}
            </span>
          ))}
        </p>
      ) : null}
      <AddPersonDialog
        isOpen={adding}
        meetingId={data.meeting.id}
        onClose={() => setAdding(false)}
        onAdded={(person) => change({ speakerId: person.id })}
      />
    </div>
  );
}

import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import {
  ATTENDANCE,
  type Attendee,
  attendanceAtFirst,
  type Meeting,
  type Person,
} from '../../../shared/domain/index.ts';
import { useCall, useChange } from '../../bridge/index.ts';
import {
  Button,
  ErrorNotice,
  Item,
  Items,
  Notice,
  Section,
  Select,
  SelectAmong,
} from '../../components/index.ts';
import { LeftField } from '../../drafts/index.ts';
import { dayHere, useTranslation } from '../../i18n/index.ts';
import { AddPersonDialog } from './add-person-dialog.tsx';

/** Somebody's usual height, and as many as are simply drawn (D34: twelve at one table are not rare). */
const PERSON_PX = 64;
const WHOLE = 12;

type PeopleProps = { meeting: Pick<Meeting, 'id' | 'date' | 'seating'>; attendees: readonly Attendee[] };

/** Who was or will be there, in which role (D34: at least twelve of them). */
export function People({ meeting, attendees }: PeopleProps) {
  const { t } = useTranslation('meeting');
  const people = useCall('people', 'list');
  const [adding, setAdding] = useState(false);
  const known = new Map(people.data?.map((one) => [one.id, one]));
  const others = (people.data ?? []).filter((one) => !attendees.some((there) => there.personId === one.id));
  return (
    <Section
      title={t('people.title')}
      aside={
        <Button kind="quiet" icon={<UserPlus aria-hidden />} onPress={() => setAdding(true)}>
          {t('people.add')}
        </Button>
      }
    >
      {attendees.length === 0 ? <p className="quiet">{t('people.empty')}</p> : null}
      <DidTheyCome meeting={meeting} attendees={attendees} />
      {attendees.length > 0 ? (
        <div className="people">
          <Items label={t('people.title')} itemPx={PERSON_PX} whole={WHOLE}>
            {attendees.map((one) => {
              const person = known.get(one.personId);
              return person ? (
                <PersonRow key={person.id} person={person} attendee={one} isOver={isOver(meeting)} />
              ) : null;
            })}
          </Items>
        </div>
      ) : null}
      <Seating meeting={meeting} />
      {others.length > 0 ? <KnownPeople meeting={meeting} others={others} /> : null}
      <ErrorNotice error={people.error} onRetry={() => void people.refetch()} />
      <AddPersonDialog
        isOpen={adding}
        meetingId={meeting.id}
        onClose={() => setAdding(false)}
        onAdded={() => undefined}
      />
    </Section>
  );
}

/** Who sat where, in her own words (D34): a voice on the recording is easier to name. */
function Seating({ meeting: { id, seating } }: { meeting: Pick<Meeting, 'id' | 'seating'> }) {
  const { t } = useTranslation('meeting');
  const change = useChange('meetings', 'change');
  return (
    <>
      <LeftField
        draft={{ form: 'meeting', of: { kind: 'meeting', id }, part: 'seating' }}
        label={t('people.seating')}
        hint={t('people.seatingHint')}
        value={seating === '' ? null : seating}
        rows={2}
        maxLength={5_000}
        onSave={(typed) => change.mutate({ id, change: { seating: typed ?? '' } })}
      />
      <ErrorNotice error={change.error} />
    </>
  );
}

/** After its day. On the day itself she may still be waiting for them. */
function isOver({ date }: Pick<Meeting, 'date'>): boolean {
  return date < dayHere();
}

/** Once the day is over, who was invited came or did not: one question, one press when all of them came. */
function DidTheyCome({ meeting, attendees }: PeopleProps) {
  const { t } = useTranslation('meeting');
  const set = useChange('meetings', 'setAttendance');
  const invited = attendees.filter(({ attendance }) => attendance === 'invited');
  if (!isOver(meeting)) return null;
  if (invited.length === 0) return <ErrorNotice error={set.error} />;
  const came = ([next, ...others]: readonly Attendee[]) => {
    if (!next) return;
    const { meetingId, personId } = next;
    set.mutate({ meetingId, personId, attendance: 'present' }, { onSuccess: () => came(others) });
  };
  return (
    <Notice
      actions={
        <Button isPending={set.isPending} onPress={() => came(invited)}>
          {t('people.allCame', { count: invited.length })}
        </Button>
      }
    >
      <p>{t('people.didTheyCome', { count: invited.length })}</p>
      <ErrorNotice error={set.error} />
    </Notice>
  );
}

const OUT = 'out';

type PersonRowProps = { person: Person; attendee: Attendee; isOver: boolean };

function PersonRow({ person, attendee, isOver }: PersonRowProps) {
  const { t } = useTranslation(['meeting', 'vocabulary']);
  const set = useChange('meetings', 'setAttendance');
  return (
    <Item>
      <div className="person">
        <span className="person-name">
          <strong>{person.label}</strong>
          <span className="quiet small">{t(`vocabulary:role.${person.role}`)}</span>
        </span>
        <Select
          label={t('meeting:people.attendanceOf', { name: person.label })}
          options={[
            ...ATTENDANCE.map((value) => ({
              value,
              label:
                isOver && value === 'invited'
                  ? t('meeting:people.wasInvited')
                  : t(`vocabulary:attendance.${value}`),
            })),
            { value: OUT, label: t('meeting:people.takeOut') },
          ]}
          value={attendee.attendance}
          onChange={(value) => {
            const attendance = ATTENDANCE.find((one) => one === value) ?? null;
            set.mutate({ meetingId: attendee.meetingId, personId: person.id, attendance });
          }}
        />
        <ErrorNotice error={set.error} />
      </div>
    </Item>
  );
}

type KnownPeopleProps = Pick<PeopleProps, 'meeting'> & { others: readonly Person[] };

/** People of other meetings: one choice puts them here. */
function KnownPeople({ meeting, others }: KnownPeopleProps) {
  const { t } = useTranslation(['meeting', 'vocabulary']);
  const set = useChange('meetings', 'setAttendance');
  return (
    <SelectAmong
      label={t('meeting:people.known')}
      placeholder={t('meeting:people.choose')}
      options={others.map((one) => ({
        value: one.id,
        label: `${one.label} (${t(`vocabulary:role.${one.role}`)})`,
      }))}
      value={null}
      onChange={(personId) => {
        const attendance = attendanceAtFirst(meeting, dayHere());
        if (personId) set.mutate({ meetingId: meeting.id, personId, attendance });
      }}
    />
  );
}

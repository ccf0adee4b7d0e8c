import { useState } from 'react';
import { foldWord, type MeetingName, type MeetingsOffered } from '../../shared/domain/index.ts';
import { useCall } from '../bridge/index.ts';
import { ErrorNotice, FEW_CHOICES, FindSelect, type Option } from '../components/index.ts';
import { useFormat, useTranslation } from '../i18n/index.ts';
import { useToldApart } from './child.tsx';

/** Among which meetings one is chosen; of a child: hers and those that name none. */
type OfChoice = { studentId?: string | null; offered?: MeetingsOffered };

/** The newest of the meetings to choose among, or those that were found by what was typed, and how many more. */
export function useMeetingChoices({ studentId = null, offered = 'every' }: OfChoice, text = '') {
  return useCall('meetings', 'choices', { studentId, offered, text: text.trim() }, { keepLast: text !== '' });
}

/** The name of a chosen one; null where it cannot be chosen or was taken out, undefined while that is not known. */
export function useChosenMeeting({ studentId = null, offered = 'every' }: OfChoice, id: string | null) {
  const newest = useMeetingChoices({ studentId, offered });
  const listed = newest.data?.meetings.find((one) => one.id === id);
  const isAsked = id !== null && newest.data !== undefined && !listed;
  const asked = useCall('meetings', 'choice', { studentId, offered, id: id ?? '' }, { enabled: isAsked });
  const name = listed ?? (isAsked ? asked.data : undefined);
  const problem = newest.error ? newest : isAsked && asked.error ? asked : null;
  return { name, newest, problem };
}

type MeetingFieldProps = OfChoice & {
  label: string;
  value: string | null;
  onChange: (value: string | null) => void;
  /** Words of the row that empties the choice; without it there is no such row. */
  none?: string;
  /** Choices beside the meetings: "All meetings since a day". */
  extras?: readonly Option<string>[];
};

/**
 * One meeting of however many there are: the newest, or any other by its words, its day or its school year. The chosen
 * one is told by its name wherever it stands among them. What goes wrong is told here.
 */
export function MeetingField({ label, value, onChange, none, extras = [], ...of }: MeetingFieldProps) {
  const { t } = useTranslation(['app', 'errors']);
  const optionOf = useOption();
  const [text, setText] = useState('');
  const [picked, setPicked] = useState<MeetingName | null>(null);
  const extra = extras.find((one) => one.value === value);
  const { name, newest, problem } = useChosenMeeting(of, extra ? null : value);
  const found = useMeetingChoices(of, text);
  // Its name is at hand before it is asked for: the list closes, and the button tells what was chosen.
  const named = name ?? (picked?.id === value ? picked : null);
  const meetings = found.data?.meetings ?? [];
  const isListed = named === null || meetings.some(({ id }) => id === named.id);
  const isFinding = text.trim() !== '';
  const rows = isFinding
    ? [...extras.filter((one) => holds(one.label, text)), ...meetings.map(optionOf)]
    : [...extras, ...(isListed ? [] : [optionOf(named)]), ...meetings.map(optionOf)];
  const nameless = name === null ? t('app:meetingField.gone') : value === null ? null : '…';
  const isLong = (newest.data?.meetings.length ?? 0) + (newest.data?.more ?? 0) > FEW_CHOICES;
  return (
    <>
      <ErrorNotice error={problem?.error} onRetry={() => void problem?.refetch()} />
      <FindSelect
        label={label}
        rows={rows}
        value={value}
        chosen={extra?.label ?? (named ? optionOf(named).label : nameless)}
        onChange={(next) => {
          setPicked(meetings.find(({ id }) => id === next) ?? null);
          onChange(next);
        }}
        none={none}
        text={text}
        onText={setText}
        find={isLong ? t('app:meetingField.find') : null}
        more={found.data?.more ?? null}
        problem={found.error ? t(`errors:${found.error.code}`) : null}
      />
    </>
  );
}

/** `October 20, 2026 · Annual review`, and whose it is where there are several children. */
function useOption(): (meeting: MeetingName) => Option<string> {
  const format = useFormat();
  const toldApart = useToldApart();
  return (meeting) => ({
    value: meeting.id,
    label: toldApart(`${format.day(meeting.date)} · ${meeting.title}`, meeting),
  });
}

function holds(label: string, typed: string): boolean {
  return foldWord(label).includes(foldWord(typed.trim()));
}

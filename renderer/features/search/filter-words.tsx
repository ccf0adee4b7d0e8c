import { X } from 'lucide-react';
import { Button as AriaButton, Tag, TagGroup, TagList } from 'react-aria-components';
import type { SearchFilters } from '../../../shared/domain/index.ts';
import { useCall } from '../../bridge/index.ts';
import { Button } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import { NO_FILTERS } from './use-search.ts';

type FilterWordsProps = { filters: SearchFilters; onFilters(filters: SearchFilters): void };

/** The filters that are set, each a word that can be taken away: by its button, or with Delete on the word. */
export function FilterWords({ filters, onFilters }: FilterWordsProps) {
  const { t } = useTranslation('search');
  const words = useFilterWords(filters);
  if (words.length === 0) return null;
  return (
    <div className="filter-words">
      <TagGroup
        aria-label={t('words.label')}
        onRemove={(names) => {
          const left = { ...filters };
          for (const name of words.map((one) => one.name).filter((one) => names.has(one))) {
            Object.assign(left, { [name]: NO_FILTERS[name] });
          }
          onFilters(left);
        }}
      >
        <TagList className="filter-word-list">
          {words.map(({ name, text }) => (
            <Tag key={name} id={name} textValue={text} className="filter-word">
              <span>{text}</span>
              <AriaButton
                slot="remove"
                className="button icon-button"
                data-kind="quiet"
                aria-label={t('words.remove', { filter: text })}
              >
                <X aria-hidden />
              </AriaButton>
            </Tag>
          ))}
        </TagList>
      </TagGroup>
      {words.length > 1 ? (
        <Button kind="link" onPress={() => onFilters(NO_FILTERS)}>
          {t('words.clear')}
        </Button>
      ) : null}
    </div>
  );
}

function useFilterWords(filters: SearchFilters): { name: keyof SearchFilters; text: string }[] {
  const { t } = useTranslation(['search', 'vocabulary', 'issues']);
  const format = useFormat();
  const { data: students } = useCall('students', 'list');
  const { data: people } = useCall('people', 'list');
  const meetingId = filters.meetingId ?? '';
  const { data: meeting } = useCall('meetings', 'get', { id: meetingId }, { enabled: meetingId !== '' });
  const { kinds, studentId, recordingId, personId, from, to, type, outcome, inIep } = filters;
  const initials = students?.find(({ id }) => id === studentId)?.initials;
  const name = people?.find(({ id }) => id === personId)?.label;
  const title = meeting?.meeting.title;
  const words: { [K in keyof SearchFilters]: string | null } = {
    kinds: kinds.length === 0 ? null : kinds.map((kind) => t(`kinds.${kind}`)).join(', '),
    studentId: studentId === null ? null : t('words.student', { initials: initials ?? '' }),
    meetingId: meetingId === '' ? null : t('words.meeting', { title: title ?? '' }),
    recordingId: recordingId === null ? null : t('words.recording'),
    personId: personId === null ? null : t('words.person', { name: name ?? '' }),
    from: from === null ? null : t('words.from', { day: format.day(from) }),
    to: to === null ? null : t('words.to', { day: format.day(to) }),
    mark: filters.mark === null ? null : t(`vocabulary:mark.${filters.mark}`),
    issue: filters.issue === null ? null : t('words.issue', { issue: t(`issues:names.${filters.issue}`) }),
    type: type === null ? null : t(`vocabulary:momentType.${type}`),
    outcome: outcome === null ? null : t(`vocabulary:outcome.${outcome}`),
    inIep: inIep === null ? null : t(`vocabulary:inIep.${inIep}`),
    disputed: filters.disputed ? t('vocabulary:disputed') : null,
    checkedOnly: filters.checkedOnly ? t('words.checkedOnly') : null,
  };
  return (Object.keys(words) as (keyof SearchFilters)[]).flatMap((one) => {
    const text = words[one];
    return text === null ? [] : [{ name: one, text }];
  });
}

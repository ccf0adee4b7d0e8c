import type { PlaylistSummary } from '../../../shared/contract/index.ts';
import { useChild } from '../../app/index.ts';
import { useChange } from '../../bridge/index.ts';
import { Checkbox, ErrorNotice, Section, Select } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';

/** Whether the child may write in its window. Off to begin with, and only where it is known who writes (decision 228). */
export function AllowWords({ playlist }: { playlist: PlaylistSummary }) {
  const { t } = useTranslation('child');
  const { children } = useChild();
  const change = useChange('playlists', 'change');
  const { id, studentId, ownWords } = playlist;
  const only = children.length === 1 ? children[0] : undefined;
  const whose = studentId ?? only?.id ?? null;
  return (
    <Section title={t('allow.title')}>
      {children.length > 1 && !ownWords ? (
        <Select
          label={t('allow.who')}
          hint={t('allow.whoHint')}
          options={children.map((one) => ({ value: one.id, label: one.initials }))}
          value={studentId}
          onChange={(next) => change.mutate({ id, change: { studentId: next } })}
        />
      ) : null}
      {children.length === 0 ? (
        <p className="quiet">{t('allow.nobody')}</p>
      ) : (
        <Checkbox
          isSelected={ownWords}
          isDisabled={whose === null}
          hint={t('allow.hint')}
          onChange={(on) => change.mutate({ id, change: { ownWords: on, studentId: whose } })}
        >
          {t('allow.box')}
        </Checkbox>
      )}
      <ErrorNotice error={change.error} />
    </Section>
  );
}

import { MEETING_WORDS } from '../../../shared/domain/index.ts';
import { useSettings } from '../../app/index.ts';
import { RadioGroup } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';

/** What the IEP meeting is called where the family lives (D24). */
export function MeetingWord() {
  const { t } = useTranslation('settings');
  const { settings, change } = useSettings();
  return (
    <RadioGroup
      label={t('meetingWord.label')}
      options={MEETING_WORDS.map((value) => ({ value, label: t(`meetingWord.words.${value}`) }))}
      value={settings.meetingWord}
      onChange={(meetingWord) => change({ meetingWord })}
    />
  );
}

import { useState } from 'react';
import { AppearanceFields } from '../../app/index.ts';
import { Page, Tabs } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { LetterLanguageField } from '../letters/index.ts';
import { CustodyLog } from './custody-log.tsx';
import { Doctor } from './doctor.tsx';
import { Limits } from './limits.tsx';
import { MeetingWord } from './meeting-word.tsx';
import { OwnKeys } from './own-keys.tsx';
import { Safety } from './safety.tsx';
import './settings.css';

type TabId = 'look' | 'keys' | 'safety' | 'log' | 'limits' | 'computer';

/** Settings of this computer and of the open archive. */
export function SettingsScreen() {
  const { t } = useTranslation(['settings', 'app']);
  const [tab, setTab] = useState<TabId>('look');
  return (
    <Page title={t('app:settings')}>
      <Tabs<TabId>
        label={t('app:settings')}
        selected={tab}
        onSelect={setTab}
        tabs={[
          { id: 'look', label: t('tabs.look'), content: <Look /> },
          { id: 'keys', label: t('tabs.keys'), content: <OwnKeys /> },
          { id: 'safety', label: t('tabs.safety'), content: <Safety /> },
          { id: 'log', label: t('tabs.log'), content: <CustodyLog /> },
          { id: 'limits', label: t('tabs.limits'), content: <Limits /> },
          { id: 'computer', label: t('tabs.computer'), content: <Doctor /> },
        ]}
      />
    </Page>
  );
}

function Look() {
  const { t } = useTranslation('letters');
  return (
    <div className="stack" data-gap="large">
      <AppearanceFields />
      <LetterLanguageField hint={t('languageHint')} />
      <MeetingWord />
    </div>
  );
}

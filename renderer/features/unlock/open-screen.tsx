import { Folder, Type } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { ArchiveState } from '../../../shared/contract/index.ts';
import { AppearanceFields } from '../../app/index.ts';
import { Button, Dialog } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { LockedRecording } from '../record/elsewhere.ts';
import { CreateSteps } from './create-steps.tsx';
import { RecoverForm } from './recover-form.tsx';
import { RecoverySteps } from './recovery-steps.tsx';
import { StartChoices } from './start-choices.tsx';
import { UnlockForm } from './unlock-form.tsx';
import './open.css';

type Closed = Exclude<ArchiveState, { state: 'open' }>;
type Way = 'usual' | 'create' | 'recover' | 'other';

/** Everything that can be seen while no archive is open. One thing at a time, on one sheet. */
export function OpenScreen({ state }: { state: Closed }) {
  const [way, setWay] = useState<Way>('usual');
  const usual = () => setWay('usual');
  if (state.state === 'unconfirmed')
    return (
      <Desk>
        <RecoverySteps name={state.name} />
      </Desk>
    );
  if (way === 'create')
    return (
      <Desk>
        <CreateSteps onBack={usual} />
      </Desk>
    );
  if (state.state === 'none' || way === 'other') {
    return (
      <Desk>
        <StartChoices
          onCreate={() => setWay('create')}
          onChosen={usual}
          {...(state.state === 'locked' ? { onBack: usual } : {})}
        />
      </Desk>
    );
  }
  if (way === 'recover')
    return (
      <Desk>
        <RecoverForm name={state.name} onBack={usual} />
      </Desk>
    );
  return (
    <Desk>
      <UnlockForm name={state.name} onForgot={() => setWay('recover')} onOther={() => setWay('other')} />
    </Desk>
  );
}

/** The table top with the sheet on it. Text size and language are reachable before anything is unlocked. */
function Desk({ children }: { children: ReactNode }) {
  const { t } = useTranslation(['unlock', 'common']);
  const [showLook, setShowLook] = useState(false);
  return (
    <div className="desk">
      <header className="desk-bar">
        <span className="desk-mark">
          <Folder aria-hidden />
          {t('common:app')}
        </span>
        <Button kind="quiet" icon={<Type aria-hidden />} onPress={() => setShowLook(true)}>
          {t('look')}
        </Button>
      </header>
      <LockedRecording />
      <main className="desk-sheet">{children}</main>
      <Dialog
        title={t('look')}
        isOpen={showLook}
        onClose={() => setShowLook(false)}
        width="wide"
        actions={
          <Button kind="primary" onPress={() => setShowLook(false)}>
            {t('common:done')}
          </Button>
        }
      >
        <AppearanceFields />
      </Dialog>
    </div>
  );
}

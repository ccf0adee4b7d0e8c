import { ArrowLeft, FolderOpen, FolderPlus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useAttempt, useCall, useKeptword } from '../../bridge/index.ts';
import { Button, ErrorNotice, List, Row } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { SheetHead } from './sheet.tsx';

/** The first screen: make an archive or open one. Archives opened here before come first. */
export function StartChoices(props: { onCreate: () => void; onChosen: () => void; onBack?: () => void }) {
  const { t } = useTranslation(['unlock', 'common']);
  const api = useKeptword();
  const recent = useCall('archive', 'recent');
  const attempt = useAttempt();
  const known = (recent.data ?? []).filter((one) => one.reachable);

  async function choose(pick: string) {
    const state = await attempt.run(() => api.archive.choose({ pick }));
    if (state) props.onChosen();
  }

  async function openExisting() {
    const picked = await attempt.run(() => api.archive.pickExisting());
    if (picked) await choose(picked.pick);
  }

  return (
    <>
      <SheetHead
        title={known.length > 0 ? t('start.titleAgain') : t('start.title')}
        about={known.length > 0 ? '' : t('start.about')}
      />
      {known.length > 0 ? (
        <List label={t('start.recent')}>
          {known.map((one) => (
            <Row key={one.pick} title={one.name} onPress={() => void choose(one.pick)} />
          ))}
        </List>
      ) : null}
      <div className="big-choices">
        <BigChoice
          icon={<FolderPlus aria-hidden />}
          title={t('start.create')}
          about={t('start.createAbout')}
          onPress={props.onCreate}
        />
        <BigChoice
          icon={<FolderOpen aria-hidden />}
          title={t('start.open')}
          about={t('start.openAbout')}
          onPress={() => void openExisting()}
        />
      </div>
      <ErrorNotice error={attempt.error} />
      {props.onBack ? (
        <div>
          <Button kind="quiet" icon={<ArrowLeft aria-hidden />} onPress={props.onBack}>
            {t('common:back')}
          </Button>
        </div>
      ) : null}
    </>
  );
}

function BigChoice(props: { icon: ReactNode; title: string; about: string; onPress: () => void }) {
  return (
    <AriaButton className="big-choice" onPress={props.onPress}>
      {props.icon}
      <span className="big-choice-words">
        <span className="big-choice-title">{props.title}</span>
        <span className="quiet">{props.about}</span>
      </span>
    </AriaButton>
  );
}

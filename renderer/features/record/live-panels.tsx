import { Check, UserRoundPlus, UserRoundX } from 'lucide-react';
import { Button, Notice } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { StartCard } from './card-step.tsx';
import type { CardWords } from './card-words.ts';
import { OpenNote } from './live-note.tsx';
import type { Live } from './use-live.ts';

type Panel = { live: Live; words: CardWords };

/** The start card while the recording runs, until the answer is there: its second is stored (D28, D59). */
export function AnnounceNow({ live, words }: Panel) {
  const { t } = useTranslation('record');
  return (
    <section className="live-panel" aria-label={t('announce.title')}>
      <h2>{t('announce.title')}</h2>
      <p>{t('announce.text')}</p>
      <StartCard words={words} />
      <div className="row">
        <Button
          kind="primary"
          size="large"
          icon={<Check aria-hidden />}
          onPress={() => void live.announced('yes')}
        >
          {t('announce.said')}
        </Button>
        <Button size="large" onPress={() => void live.announced('no')}>
          {t('announce.notSaid')}
        </Button>
      </div>
    </section>
  );
}

type OpenPanel = Panel & { onClose: () => void };

/** A late person hears it too (reference/README, trap 3); the second is marked. */
export function SayItAgain({ live, words, onClose }: OpenPanel) {
  const { t } = useTranslation('record');
  const said = async () => {
    if (await live.mark('announced')) onClose();
  };
  return (
    <section className="live-panel" aria-label={t('late.title')}>
      <h2>{t('late.title')}</h2>
      <StartCard words={words} />
      <div className="row">
        <Button kind="primary" icon={<Check aria-hidden />} onPress={() => void said()} autoFocus>
          {t('late.said')}
        </Button>
        <Button onPress={onClose}>{t('late.close')}</Button>
      </div>
    </section>
  );
}

/** Somebody objects: what to do, and a place to write it down (reference/README, trap 1). */
export function SomeoneSaysNo(props: { live: Live; everyone: boolean; onClose: () => void }) {
  const { t } = useTranslation('record');
  return (
    <section className="live-panel" aria-label={t('objection.title')}>
      <Notice kind="careful" title={t('objection.title')}>
        <p>{t(props.everyone ? 'objection.everyone' : 'objection.one-party')}</p>
      </Notice>
      <OpenNote
        label={t('objection.label')}
        submit={t('objection.keep')}
        live={props.live}
        onClose={props.onClose}
        asNote={(text) => t('objection.prefix', { text })}
      />
    </section>
  );
}

type MoreProps = { onLate: () => void; onObjection: () => void };

/** The two things that happen at a table and must not need a search. */
export function LiveMore({ onLate, onObjection }: MoreProps) {
  const { t } = useTranslation('record');
  return (
    <>
      <Button icon={<UserRoundPlus aria-hidden />} aria-keyshortcuts="L" onPress={onLate}>
        {t('late.open')}{' '}
        <span className="key-hint" aria-hidden>
          L
        </span>
      </Button>
      <Button icon={<UserRoundX aria-hidden />} onPress={onObjection}>
        {t('objection.open')}
      </Button>
    </>
  );
}

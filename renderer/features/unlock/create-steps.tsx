import { ArrowLeft, FolderSearch } from 'lucide-react';
import { useState } from 'react';
import { useAttempt, useKeptword, withSecret } from '../../bridge/index.ts';
import { Button, ErrorNotice, Form, Notice, SecretField, TextField } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { NewPassphrase } from './new-passphrase.tsx';
import { SheetHead } from './sheet.tsx';
import { isAcceptable, strengthOf } from './strength.ts';

export const STEPS = 4;

type Place = { pick: string; name: string; place: string };

/** Steps 1 and 2 of a new archive: its name and place, then the passphrase. Steps 3 and 4 are `RecoverySteps`. */
export function CreateSteps({ onBack }: { onBack: () => void }) {
  const [place, setPlace] = useState<Place | null>(null);
  return place ? (
    <PassphraseStep place={place} onBack={() => setPlace(null)} />
  ) : (
    <PlaceStep onBack={onBack} onPicked={setPlace} />
  );
}

function PlaceStep(props: { onBack: () => void; onPicked: (place: Place) => void }) {
  const { t } = useTranslation(['unlock', 'common']);
  const api = useKeptword();
  const attempt = useAttempt();
  const [name, setName] = useState('');

  async function pick() {
    if (name.trim() === '') return;
    const place = await attempt.run(() => api.archive.pickNew({ name: name.trim() }));
    if (place) props.onPicked(place);
  }

  return (
    <>
      <SheetHead title={t('create.placeTitle')} about={t('create.placeAbout')} step={{ n: 1, of: STEPS }} />
      <Form gap="large" onSubmit={() => void pick()}>
        <TextField
          label={t('create.name')}
          hint={t('create.nameHint')}
          value={name}
          onChange={setName}
          maxLength={80}
          autoFocus
        />
        <ErrorNotice error={attempt.error} />
        <div className="row sheet-actions" data-apart>
          <Button kind="quiet" icon={<ArrowLeft aria-hidden />} onPress={props.onBack}>
            {t('common:back')}
          </Button>
          <Button
            kind="primary"
            size="large"
            type="submit"
            icon={<FolderSearch aria-hidden />}
            isDisabled={name.trim() === ''}
          >
            {t('create.choosePlace')}
          </Button>
        </div>
      </Form>
    </>
  );
}

function PassphraseStep({ place, onBack }: { place: Place; onBack: () => void }) {
  const { t } = useTranslation(['unlock', 'common']);
  const api = useKeptword();
  const attempt = useAttempt();
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const [asked, setAsked] = useState(false);
  const accepted = isAcceptable(strengthOf(first));
  const differs = first !== second;

  /** `toField`: brings the person to the first or the second field, where something is still to be done. */
  async function create(toField: (at: number) => void) {
    if (!accepted) return toField(0);
    // Not typed yet is not typed wrong.
    if (second === '') return toField(1);
    setAsked(true);
    if (differs) return toField(1);
    if (attempt.pending) return;
    await attempt.run(() =>
      withSecret(first, (passphrase) => api.archive.create({ pick: place.pick, passphrase })),
    );
  }

  return (
    <>
      <SheetHead
        title={t('create.passphraseTitle')}
        about={t('create.passphraseAbout')}
        spoken={t('create.noReset')}
        step={{ n: 2, of: STEPS }}
      />
      <p className="quiet small">{t('create.place', { name: place.name, place: place.place })}</p>
      <Form
        gap="large"
        onSubmit={(form) => {
          const fields = form.querySelectorAll('input');
          void create((at) => fields[at]?.focus());
        }}
      >
        <NewPassphrase
          label={t('passphrase')}
          hint={t('create.passphraseHint')}
          value={first}
          onChange={setFirst}
          autoFocus
        />
        <SecretField
          label={t('create.again')}
          show={t('show')}
          hide={t('hide')}
          value={second}
          onChange={setSecond}
          error={asked && differs ? t('create.differs') : null}
        />
        <Notice>{t('create.noReset')}</Notice>
        <ErrorNotice error={attempt.error} />
        <div className="row sheet-actions" data-apart>
          <Button kind="quiet" icon={<ArrowLeft aria-hidden />} onPress={onBack}>
            {t('common:back')}
          </Button>
          <Button kind="primary" size="large" type="submit" isPending={attempt.pending}>
            {attempt.pending ? t('create.making') : t('create.make')}
          </Button>
        </div>
      </Form>
    </>
  );
}

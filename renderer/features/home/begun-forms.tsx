import { PencilLine, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { BegunView } from '../../../shared/contract/index.ts';
import { wordsOfForm } from '../../../shared/domain/index.ts';
import { useNavigation } from '../../app/index.ts';
import { useCall, useChange } from '../../bridge/index.ts';
import { Button, ErrorNotice, IconButton, List, Row, Section, useMessages } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import { placeOfForm } from './begun-place.ts';

const SHOWN = 3;

/** Everything that was begun in a form and not saved, so that it is found again after a crash. Nothing when all is saved. */
export function BegunForms() {
  const { t } = useTranslation('drafts');
  const [all, setAll] = useState(false);
  // Asked anew each time: forms are kept without a change that would tell it.
  const begun = useCall('drafts', 'list', undefined, { forget: true });
  const list = useRef<HTMLDivElement>(null);
  const hasThrown = useRef(false);
  useEffect(() => {
    if (!hasThrown.current || !begun.data) return;
    hasThrown.current = false;
    // What was pressed went with its row: on to the next one, or to the top of the page.
    if (document.activeElement !== document.body) return;
    (list.current?.querySelector('button') ?? document.querySelector('h1'))?.focus();
  }, [begun.data]);
  if (begun.error) return <ErrorNotice error={begun.error} onRetry={() => void begun.refetch()} />;
  // A letter that was changed by hand is no form that was left half-way: it stays as it is, where it is.
  const forms = begun.data?.filter(({ key }) => key.form !== 'letter') ?? [];
  if (forms.length === 0) return null;
  return (
    <Section title={t('list.title')}>
      <p className="quiet">{t('list.about')}</p>
      <div ref={list}>
        <List label={t('list.count', { count: forms.length })}>
          {forms.slice(0, all ? undefined : SHOWN).map((one) => (
            <BegunRow
              key={JSON.stringify(one.key)}
              view={one}
              onThrow={() => {
                hasThrown.current = true;
              }}
            />
          ))}
        </List>
      </div>
      {forms.length > SHOWN && !all ? (
        <div>
          <Button kind="link" onPress={() => setAll(true)}>
            {t('list.all', { count: forms.length })}
          </Button>
        </div>
      ) : null}
    </Section>
  );
}

function BegunRow({ view, onThrow }: { view: BegunView; onThrow(): void }) {
  const { t } = useTranslation('drafts');
  const format = useFormat();
  const messages = useMessages();
  const { go } = useNavigation();
  const keep = useChange('drafts', 'keep');
  const { key, fields, about, at } = view;
  const words = wordsOfForm(fields, 100) || t('list.noWords');
  const place = placeOfForm(view);
  const throwAway = () => {
    onThrow();
    keep.mutate(
      { ...key, fields: null },
      {
        onSuccess: () =>
          messages.say({
            text: t('list.thrown', { words: words.slice(0, 60) }),
            action: { label: t('list.bringBack'), run: () => keep.mutate({ ...key, fields }) },
          }),
      },
    );
  };
  return (
    <Row
      before={<PencilLine aria-hidden />}
      title={words}
      note={[t(`form.${key.form}`), about, format.instant(at)].filter(Boolean).join(' · ')}
      {...(place ? { onPress: () => go(place) } : {})}
      after={
        <IconButton
          label={t('list.throwAway', { words: words.slice(0, 60) })}
          icon={<Trash2 aria-hidden />}
          onPress={throwAway}
        />
      }
    />
  );
}

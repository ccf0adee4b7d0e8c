import { ListPlus } from 'lucide-react';
import { useState } from 'react';
import type { Moment, PlaylistItem } from '../../../shared/domain/index.ts';
import { useChild } from '../../app/index.ts';
import { useCall, useChange } from '../../bridge/index.ts';
import {
  Button,
  Checkbox,
  ErrorNotice,
  FormDialog,
  Select,
  TextField,
  useMessages,
} from '../../components/index.ts';
import { useFormDraft } from '../../drafts/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { titleFrom } from './pick-moments.tsx';

const FRESH = 'fresh';

/** A button on a moment: puts it into a list for the child. Not on a disputed one. */
export function AddToPlaylist({ moment }: { moment: Moment }) {
  const { t } = useTranslation('child');
  const [open, setOpen] = useState(false);
  if (moment.dispute !== null) return null;
  return (
    <>
      <Button icon={<ListPlus aria-hidden />} onPress={() => setOpen(true)}>
        {t('add.button')}
      </Button>
      {open ? <AddDialog moment={moment} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function AddDialog({ moment, onClose }: { moment: Moment; onClose: () => void }) {
  const { t } = useTranslation('child');
  const messages = useMessages();
  const { child } = useChild();
  const lists = useCall('playlists', 'list');
  const make = useChange('playlists', 'add');
  const change = useChange('playlists', 'change');
  const [chosen, setChosen] = useState<string | null>(null);
  const [title, setTitle] = useState(titleFrom(moment.text));
  const [listTitle, setListTitle] = useState('');
  const [privateOk, setPrivateOk] = useState(false);
  const draft = useFormDraft(
    { form: 'playlist', of: { kind: 'moment', id: moment.id } },
    { chosen, title, listTitle, privateOk },
    (begun) => {
      setChosen(begun.chosen);
      setTitle(begun.title);
      setListTitle(begun.listTitle);
      setPrivateOk(begun.privateOk);
    },
  );
  const into = lists.data?.find((one) => one.id === (chosen ?? lists.data[0]?.id));
  const isFresh = chosen === FRESH || !into;

  function submit() {
    const item: PlaylistItem = { momentId: moment.id, title, privateOk: moment.private && privateOk };
    const done = draft.savedThen((list: { title: string }) => {
      messages.say({ text: t('add.done', { title: list.title }) });
      onClose();
    });
    if (isFresh) {
      make.mutate({ title: listTitle, studentId: child?.id ?? null, items: [item] }, { onSuccess: done });
    } else {
      const items = [...into.items.filter(({ momentId }) => momentId !== moment.id), item];
      change.mutate({ id: into.id, change: { items } }, { onSuccess: done });
    }
  }

  return (
    <FormDialog
      title={t('add.title')}
      isOpen
      onClose={onClose}
      draft={draft}
      submit={t('add.go')}
      onSubmit={submit}
      isPending={make.isPending || change.isPending}
    >
      {lists.data && lists.data.length > 0 ? (
        <Select
          label={t('add.which')}
          options={[
            ...lists.data.map((one) => ({ value: one.id, label: one.title })),
            { value: FRESH, label: t('add.fresh') },
          ]}
          value={chosen ?? lists.data[0]?.id ?? FRESH}
          onChange={setChosen}
        />
      ) : null}
      {isFresh ? (
        <TextField
          label={t('newTitle')}
          hint={t('newHint')}
          need="required"
          value={listTitle}
          onChange={setListTitle}
          maxLength={120}
        />
      ) : null}
      <TextField label={t('add.words')} need="required" value={title} onChange={setTitle} maxLength={120} />
      {moment.private ? (
        <Checkbox isSelected={privateOk} onChange={setPrivateOk}>
          {t('add.private')}
        </Checkbox>
      ) : null}
      <ErrorNotice error={make.error ?? change.error} />
    </FormDialog>
  );
}

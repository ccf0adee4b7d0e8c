import { Ellipsis, FileX2, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { DocumentSummary } from '../../../shared/contract/index.ts';
import { documentCode, type Paper } from '../../../shared/domain/index.ts';
import { useNavigation } from '../../app/index.ts';
import { useCall, useChange } from '../../bridge/index.ts';
import { Button, Details, ErrorNotice, IconButton, List, Menu, Row } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import { DocumentBadges } from './badges.tsx';
import { DescribeDialog } from './describe-dialog.tsx';
import { RemoveDialog } from './remove-dialog.tsx';
import { useTakenOut } from './use-taken-out.ts';

type Open = { what: 'describe' | 'remove'; document: Paper };

/** Documents as rows: press one to read it; its menu changes what is said of it or takes it out. */
export function DocumentList({ documents }: { documents: readonly DocumentSummary[] }) {
  const { t } = useTranslation('documents');
  const [open, setOpen] = useState<Open | null>(null);
  return (
    <>
      <List label={t('title')}>
        {documents.map((one) => (
          <DocumentRow key={one.id} document={one} onOpen={setOpen} />
        ))}
      </List>
      <OpenDialog open={open} onClose={() => setOpen(null)} />
    </>
  );
}

function OpenDialog({ open, onClose }: { open: Open | null; onClose(): void }) {
  if (open === null) return null;
  return open.what === 'describe' ? (
    <DescribeDialog document={open.document} onClose={onClose} />
  ) : (
    <RemoveDialog document={open.document} onClose={onClose} />
  );
}

function DocumentRow({ document, onOpen }: { document: DocumentSummary; onOpen(open: Open): void }) {
  const { t } = useTranslation('documents');
  const { go } = useNavigation();
  const takeOut = useChange('documents', 'takeOut');
  const takenOut = useTakenOut();
  return (
    <Row
      title={document.title}
      note={<Note document={document} />}
      marks={
        <>
          <DocumentBadges document={document} />
          <ErrorNotice error={takeOut.error} />
        </>
      }
      onPress={() => go({ at: 'document', id: document.id })}
      after={
        <Menu
          label={t('list.menu', { title: document.title })}
          actions={[
            {
              id: 'describe',
              label: t('list.describe'),
              icon: <Pencil aria-hidden />,
              onAction: () => onOpen({ what: 'describe', document }),
            },
            {
              id: 'take-out',
              label: t('list.takeOut'),
              icon: <FileX2 aria-hidden />,
              onAction: () =>
                takeOut.mutate({ id: document.id }, { onSuccess: () => takenOut(document.title) }),
            },
            {
              id: 'remove',
              label: t('list.remove'),
              icon: <Trash2 aria-hidden />,
              danger: true,
              onAction: () => onOpen({ what: 'remove', document }),
            },
          ]}
        >
          <IconButton label={t('list.menu', { title: document.title })} icon={<Ellipsis aria-hidden />} />
        </Menu>
      }
    />
  );
}

function Note({ document }: { document: DocumentSummary }) {
  const { t } = useTranslation(['documents', 'vocabulary']);
  const format = useFormat();
  const words = [
    documentCode(document.ordinal),
    t(`vocabulary:documentKind.${document.kind}`),
    document.date ? format.day(document.date) : null,
    document.receivedOn ? t('documents:list.received', { day: format.day(document.receivedOn) }) : null,
    document.sender,
    document.pages === null ? t('documents:list.word') : t('documents:list.pages', { count: document.pages }),
  ];
  return words.filter((one) => one !== null).join(' · ');
}

/** What was taken out can be brought back, or deleted for good. Nothing shows while there is nothing. */
export function TakenOut() {
  const { t } = useTranslation('documents');
  const out = useCall('documents', 'takenOut');
  const bringBack = useChange('documents', 'bringBack');
  const [open, setOpen] = useState<Open | null>(null);
  if (!out.data || out.data.length === 0) return null;
  return (
    <Details label={t('takenOut.label', { count: out.data.length })}>
      <List label={t('takenOut.list')}>
        {out.data.map((document) => (
          <TakenOutRow
            key={document.id}
            document={document}
            onBringBack={() => bringBack.mutate({ id: document.id })}
            onRemove={() => setOpen({ what: 'remove', document })}
          />
        ))}
      </List>
      <ErrorNotice error={bringBack.error} />
      <OpenDialog open={open} onClose={() => setOpen(null)} />
    </Details>
  );
}

type TakenOutRowProps = { document: Paper; onBringBack(): void; onRemove(): void };

function TakenOutRow({ document, onBringBack, onRemove }: TakenOutRowProps) {
  const { t } = useTranslation('documents');
  return (
    <Row
      title={document.title}
      note={documentCode(document.ordinal)}
      after={
        <>
          <Button onPress={onBringBack}>{t('takenOut.bringBack')}</Button>
          <IconButton
            label={t('takenOut.remove', { title: document.title })}
            icon={<Trash2 aria-hidden />}
            onPress={onRemove}
          />
        </>
      }
    />
  );
}

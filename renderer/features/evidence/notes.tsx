import { useState } from 'react';
import type { BundlePreview } from '../../../shared/contract/index.ts';
import { Badge, Button, Checkbox, List, Row } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';

type NotesProps = {
  notes: BundlePreview['notes'];
  chosen: ReadonlySet<string>;
  onChoose(id: string, on: boolean): void;
};

/** Of the others, so many are shown until she asks for all. */
const SHOWN = 5;

/** Notes without sound: none leaves unless she ticks it. Those of this meeting first, then the newest. */
export function Notes({ notes, chosen, onChoose }: NotesProps) {
  const { t } = useTranslation('evidence');
  const [all, setAll] = useState(false);
  if (notes.length === 0) return null;
  const newest = notes.toReversed();
  const own = newest.filter(({ ofMeeting }) => ofMeeting);
  const others = newest.filter(({ ofMeeting }) => !ofMeeting);
  const shown = [...own, ...(all ? others : others.slice(0, SHOWN))];
  const more = notes.length - shown.length;
  return (
    <>
      <h3>{t('notes.title')}</h3>
      <p className="quiet">{t('notes.hint')}</p>
      <List label={t('notes.list')}>
        {shown.map((one) => (
          <NoteRow
            key={one.id}
            note={one}
            isChosen={chosen.has(one.id)}
            onChoose={(on) => onChoose(one.id, on)}
          />
        ))}
      </List>
      {more > 0 ? (
        <div>
          <Button kind="link" onPress={() => setAll(true)}>
            {t('notes.older', { count: more })}
          </Button>
        </div>
      ) : null}
    </>
  );
}

type NoteRowProps = {
  note: BundlePreview['notes'][number];
  isChosen: boolean;
  onChoose(on: boolean): void;
};

function NoteRow({ note, isChosen, onChoose }: NoteRowProps) {
  const { t } = useTranslation('evidence');
  const format = useFormat();
  return (
    <Row
      title={
        <Checkbox isSelected={isChosen} onChange={onChoose}>
          {note.text}
        </Checkbox>
      }
      note={[
        t('notes.happened', { day: format.day(note.date) }),
        t('notes.written', { at: format.instant(note.writtenAt) }),
      ].join(' · ')}
      marks={note.ofMeeting ? <Badge>{t('notes.ofMeeting')}</Badge> : null}
    />
  );
}

import type { IncidentView } from '../../../shared/contract/index.ts';
import { Badge, PrivateBadge, Row, type RowPlace } from '../../components/index.ts';
import { useIncidentNote } from './words.ts';

type IncidentRowProps = {
  view: IncidentView;
  /** Several children have notes: each says whose it is. */
  withChild: boolean;
  onOpen(): void;
  place?: RowPlace | undefined;
};

/** One note: its words, both its dates, and that it is only for her. */
export function IncidentRow({ view, withChild, onOpen, place }: IncidentRowProps) {
  const note = useIncidentNote();
  const { incident, student } = view;
  return (
    <Row
      title={incident.text}
      note={note(view)}
      onPress={onOpen}
      place={place}
      marks={
        <>
          {withChild && student !== null ? <Badge>{student}</Badge> : null}
          {incident.private ? <PrivateBadge /> : null}
        </>
      }
    />
  );
}

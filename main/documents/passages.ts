import { randomUUID } from 'node:crypto';
import { KeptwordError } from '../../shared/contract/index.ts';
import {
  type Paper,
  type Passage,
  type PassageFields,
  passage,
  passageFields,
  saysWhatWasAgreed,
} from '../../shared/domain/index.ts';
import {
  type Change,
  commitChange,
  commitTogether,
  found,
  type OpenArchive,
  parsed,
} from '../archive/index.ts';

/**
 * Ties a passage of a document to a moment, a decision or a goal. Of a plan or a notice, the moment or decision gets
 * document and page as its place in the paper, unless it names one already.
 * @throws KeptwordError not-found, invalid-input (nothing to tie it to, a place that is not in the text)
 */
export function tiePassage(archive: OpenArchive, input: PassageFields): Passage {
  const { index, clock } = archive;
  const given = parsed(passageFields, input);
  const { documentId, page, startAt, endAt, momentId, decisionId, goalId } = given;
  const document = found(index.documents.get(documentId), 'document');
  const { text } = found(index.documentPages.at(documentId, page), 'page');
  const quote = text.slice(startAt, endAt);
  if (quote.trim() === '' || quote.length !== endAt - startAt) {
    throw new KeptwordError(
      'invalid-input',
      'These words are not on this page. Nothing was changed. Select them again.',
    );
  }
  if (momentId === null && decisionId === null && goalId === null) {
    throw new KeptwordError('invalid-input', 'Choose what to tie these words to. Nothing was changed.');
  }
  if (momentId !== null) found(index.moments.get(momentId), 'moment');
  if (decisionId !== null) found(index.decisions.get(decisionId), 'decision');
  if (goalId !== null) found(index.goals.get(goalId), 'goal');
  const made = parsed(passage, { ...given, id: randomUUID(), quote, createdAt: clock.now().toISOString() });
  const places = saysWhatWasAgreed(document) ? placesIn(archive, made, document) : [];
  commitTogether(archive, [{ what: 'passage', before: null, after: made }, ...places]);
  return made;
}

/** Takes a passage out; undo brings it back. @throws KeptwordError not-found */
export function untiePassage(archive: OpenArchive, { id }: { id: string }): void {
  const before = found(archive.index.passages.get(id), 'passage');
  commitChange(archive, { what: 'passage', before, after: null });
}

/** What the moment or decision then says about where it is written. What it says already stays. */
function placesIn(archive: OpenArchive, { momentId, decisionId, page }: Passage, document: Paper): Change[] {
  const { index, clock } = archive;
  const place = { iepDocumentId: document.id, iepPage: document.pages === null ? null : page };
  const moment = momentId === null ? null : index.moments.get(momentId);
  const decision = decisionId === null ? null : index.decisions.get(decisionId);
  const changes: Change[] = [];
  if (moment && moment.iepDocumentId === null) {
    const after = { ...moment, ...place, updatedAt: clock.now().toISOString() };
    changes.push({ what: 'moment', before: moment, after });
  }
  if (decision && decision.iepDocumentId === null) {
    changes.push({ what: 'decision', before: decision, after: { ...decision, ...place } });
  }
  return changes;
}

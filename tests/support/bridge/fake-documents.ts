import type {
  AttachResult,
  DocumentSummary,
  KeptwordApi,
  TiedPassage,
} from '../../../shared/contract/index.ts';
import {
  type DocumentPage,
  documentCode,
  merged,
  type Paper,
  type Passage,
  saysWhatWasAgreed,
} from '../../../shared/domain/index.ts';
import type { FakeKeptword } from './fake.ts';
import { wire } from './wire.ts';

const NOW = '2026-11-22T02:10:00.000Z';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** A document of the made-up world, with the text of its pages. Put both into `fake.world` by `addDocument`. */
export function madeUpDocument(id: string, change: Partial<Paper> = {}): Paper {
  return {
    id,
    ordinal: 1,
    meetingId: null,
    studentId: null,
    kind: 'iep',
    title: 'IEP 2026',
    date: '2026-10-20',
    receivedOn: null,
    status: null,
    sender: null,
    originalName: 'iep.docx',
    mediaType: WORD,
    sha256: 'a'.repeat(64),
    bytes: 20_000,
    pages: null,
    createdAt: NOW,
    ...change,
  };
}

export function addDocument(fake: FakeKeptword, document: Paper, texts: readonly (string | null)[]): void {
  fake.world.documents.push(document);
  for (const [at, text] of texts.entries()) {
    fake.world.documentPages.push({
      id: `${document.id}-page-${at + 1}`,
      documentId: document.id,
      page: at + 1,
      text: text ?? '',
      source: text === null ? 'none' : 'file',
    });
  }
}

/** Documents over the made-up world. Comparing is main's work: here it says that everything stands in both. */
export function documentCalls(fake: FakeKeptword): KeptwordApi['documents'] {
  const find = (id: string): Paper => {
    const document = fake.world.documents.find((one) => one.id === id);
    if (!document) throw wire('not-found');
    return document;
  };
  const summary = (document: Paper): DocumentSummary => ({
    ...document,
    passages: fake.world.passages.filter((one) => one.documentId === document.id).length,
    pagesWithoutText: pagesOf(document.id).filter(({ text }) => text === '').length,
  });
  const pagesOf = (id: string): DocumentPage[] =>
    fake.world.documentPages.filter((one) => one.documentId === id);
  const tied = (one: Passage): TiedPassage => ({
    ...one,
    moment: fake.world.moments.find(({ id }) => id === one.momentId) ?? null,
    decision: fake.world.decisions.find(({ id }) => id === one.decisionId) ?? null,
    goal: fake.world.goals.find(({ id }) => id === one.goalId) ?? null,
    recording: recordingOf(one.momentId),
  });
  const recordingOf = (momentId: string | null) => {
    const moment = fake.world.moments.find(({ id }) => id === momentId);
    return fake.world.recordings.find(({ id }) => id === moment?.recordingId) ?? null;
  };
  const out: Paper[] = [];

  return {
    list: async ({ meetingId = null, studentId = null }) =>
      fake.world.documents
        .filter((one) => meetingId === null || one.meetingId === meetingId)
        .filter((one) => studentId === null || one.studentId === studentId)
        .map(summary),
    get: async ({ id }) => summary(find(id)),
    takenOut: async () => out,
    pick: async () => [
      { fileId: 'file-1', name: 'iep-2026.pdf', bytes: 480_000, dateOnDisk: null },
      { fileId: 'file-2', name: 'song.mp3', bytes: 120_000, dateOnDisk: null },
    ],
    attach: async ({ jobId, fileIds, about, passwords = {} }) => {
      await fake.job(jobId, 'attaching', 'iep-2026.pdf');
      return fileIds.map((fileId): AttachResult => {
        if (fileId === 'file-2')
          return { outcome: 'failed', fileId, name: 'song.mp3', error: wire('not-a-document') };
        const needed = fake.passwords.get(fileId);
        if (needed && passwords[fileId] !== needed)
          return { outcome: 'failed', fileId, name: 'locked.pdf', error: wire('document-needs-password') };
        const ordinal = fake.world.documents.length + 1;
        const document = merged(
          madeUpDocument(`document-new-${ordinal}`, {
            ordinal,
            title: 'iep-2026',
            kind: 'other',
            date: null,
          }),
          about,
        );
        addDocument(fake, document, ['The team agreed on 30 minutes of speech a week.']);
        return { outcome: 'attached', fileId, name: `${fileId}.pdf`, document };
      });
    },
    describe: async ({ id, change }) =>
      fake.store.change({ action: 'changed', what: 'document', subject: id, label: find(id).title }, () => {
        const after = merged(find(id), change);
        fake.world.documents = fake.world.documents.map((one) => (one.id === id ? after : one));
        return after;
      }),
    takeOut: async ({ id }) => {
      out.push(find(id));
      fake.store.change(
        { action: 'deleted', what: 'document', subject: id, label: find(id).title },
        (world) => {
          world.documents = world.documents.filter((one) => one.id !== id);
        },
      );
    },
    bringBack: async ({ id }) => {
      const at = out.findIndex((one) => one.id === id);
      const [document] = out.splice(at, 1);
      if (!document) throw wire('not-found');
      fake.world.documents.push(document);
      return document;
    },
    remove: async ({ id, code }) => {
      const document = [...out, ...fake.world.documents].find((one) => one.id === id);
      if (!document) throw wire('not-found');
      if (documentCode(document.ordinal) !== code.trim().toUpperCase()) throw wire('invalid-input');
      fake.world.documents = fake.world.documents.filter((one) => one.id !== id);
    },
    password: async ({ id }) => ({ password: fake.passwords.get(id) ?? null }),
    bytes: async () => new Uint8Array([1]),
    address: async () => ({ url: 'data:image/png;base64,iVBORw0KGgo=' }),
    tracked: async ({ id }) => fake.tracked.get(id) ?? { changes: [], comments: [], more: 0 },
    text: async ({ id }) => pagesOf(find(id).id),
    typeText: async ({ id, page, text }) =>
      fake.store.change({ action: 'changed', what: 'page', subject: id, label: text.slice(0, 60) }, () => {
        const before = pagesOf(id).find((one) => one.page === page);
        if (!before) throw wire('not-found');
        const after: DocumentPage = {
          ...before,
          text: text.trim(),
          source: text.trim() === '' ? 'none' : 'typed',
        };
        fake.world.documentPages = fake.world.documentPages.map((one) => (one.id === after.id ? after : one));
        return after;
      }),
    passages: async ({ id }) => fake.world.passages.filter((one) => one.documentId === id).map(tied),
    passagesOf: async ({ momentId = null, decisionId = null, goalId = null }) =>
      fake.world.passages
        .filter((one) =>
          momentId !== null
            ? one.momentId === momentId
            : decisionId !== null
              ? one.decisionId === decisionId
              : one.goalId === goalId,
        )
        .map(tied),
    tie: async ({ momentId = null, decisionId = null, goalId = null, ...place }) =>
      fake.store.change({ action: 'added', what: 'passage', subject: 'passage-new', label: '' }, (world) => {
        const text = pagesOf(place.documentId).find(({ page }) => page === place.page)?.text ?? '';
        const made: Passage = {
          ...place,
          momentId,
          decisionId,
          goalId,
          id: `passage-${world.passages.length + 1}`,
          quote: text.slice(place.startAt, place.endAt),
          createdAt: NOW,
        };
        world.passages.push(made);
        const moment = world.moments.find(({ id }) => id === momentId);
        const document = find(place.documentId);
        if (moment && moment.iepDocumentId === null && saysWhatWasAgreed(document)) {
          moment.iepDocumentId = document.id;
          moment.iepPage = document.pages === null ? null : place.page;
        }
        return made;
      }),
    untie: async ({ id }) =>
      fake.store.change({ action: 'deleted', what: 'passage', subject: id, label: '' }, (world) => {
        world.passages = world.passages.filter((one) => one.id !== id);
      }),
    compare: async ({ firstId, secondId }) => {
      const empty = (id: string) => pagesOf(id).flatMap(({ page, text }) => (text === '' ? [page] : []));
      const rows = pagesOf(firstId)
        .filter(({ text }) => text !== '')
        .map(({ page, text }) => ({
          kind: 'same' as const,
          first: { page, text },
          second: { page, text },
        }));
      return {
        first: summary(find(firstId)),
        second: summary(find(secondId)),
        comparison: fake.comparison ?? { rows, leftOut: { first: 0, second: 0 } },
        notCompared: { first: empty(firstId), second: empty(secondId) },
        typed: { first: [], second: [] },
      };
    },
  };
}

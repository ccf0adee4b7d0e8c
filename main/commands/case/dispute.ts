import { Command } from 'commander';
import { KeptwordError } from '../../../shared/contract/index.ts';
import {
  DISPUTE_STATUSES,
  type Dispute,
  type DisputeStatus,
  documentCode,
} from '../../../shared/domain/index.ts';
import type { OpenArchive } from '../../archive/index.ts';
import { changeMoment } from '../../review/index.ts';
import {
  type Answer,
  day,
  findDocument,
  findMoment,
  type MakeCommand,
  type OpenOptions,
  oneOf,
  page,
  passphraseFile,
  refusePageBeyond,
  withArchive,
  words,
} from '../line/index.ts';

type DisputeOptions = OpenOptions & {
  moment: string;
  claim?: string;
  by?: string;
  where?: string;
  on?: string;
  status?: DisputeStatus;
  document?: string;
  page?: number;
};

/** `dispute ARCHIVE --moment M …`: what was later claimed of a moment, by whom, where and when, and how it stands. */
export const disputeCommand: MakeCommand = (around, act) =>
  new Command('dispute')
    .description('write down what was later claimed instead of what a moment holds, and how it stands')
    .argument('<archive>', 'the archive’s folder')
    .requiredOption('--moment <moment>', 'the moment: its text or id', words)
    .option('--claim <claim>', 'what was later claimed', words)
    .option('--by <name>', 'who claimed it', words)
    .option('--where <where>', 'where it was claimed', words)
    .option('--on <date>', 'on which day, YYYY-MM-DD', day)
    .addOption(oneOf('--status <status>', 'how it stands', DISPUTE_STATUSES))
    .option('--document <document>', 'the document that holds the claim: code (D01), title or id', words)
    .option('--page <page>', 'its page, 1 for the first', page)
    .addOption(passphraseFile())
    .action((path: string, options: DisputeOptions) =>
      act(() => withArchive(around, path, options, (archive) => disputed(archive, options))),
    );

function disputed(archive: OpenArchive, options: DisputeOptions): Answer {
  const before = findMoment(archive, options.moment);
  const paper = options.document === undefined ? null : findDocument(archive, options.document);
  const whole = { ...(before.dispute ?? nothingClaimed()), ...given(options) };
  const documentId = paper?.id ?? whole.documentId;
  if (options.page !== undefined) refusePage(archive, documentId, options.page);
  // Another document has other pages.
  const kept = paper !== null && paper.id !== before.dispute?.documentId ? null : whole.page;
  const dispute = { ...whole, documentId, page: options.page ?? kept };
  const moment = changeMoment(archive, { id: before.id, change: { dispute } });
  return {
    value: { ...moment, document: paper && documentCode(paper.ordinal) },
    words: `Disputed (${dispute.status}): the moment ${moment.id}`,
  };
}

function nothingClaimed(): Dispute {
  return {
    claim: '',
    by: null,
    where: null,
    on: null,
    status: 'not-asked-yet',
    documentId: null,
    page: null,
  };
}

/** Only what was typed: an option that is not there changes nothing. */
function given({ claim, by, where, on, status }: DisputeOptions): Partial<Dispute> {
  return {
    ...(claim !== undefined && { claim }),
    ...(by !== undefined && { by }),
    ...(where !== undefined && { where }),
    ...(on !== undefined && { on }),
    ...(status !== undefined && { status }),
  };
}

function refusePage({ index }: OpenArchive, documentId: string | null, wanted: number): void {
  const document = documentId === null ? null : index.documents.get(documentId);
  if (!document)
    throw new KeptwordError('invalid-input', 'A page needs its document (--document). Nothing was changed.');
  refusePageBeyond(document, wanted);
}

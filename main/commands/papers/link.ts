import { Command } from 'commander';
import { KeptwordError } from '../../../shared/contract/index.ts';
import { documentCode, IN_IEP, type InIep, type Paper } from '../../../shared/domain/index.ts';
import type { OpenArchive } from '../../archive/index.ts';
import { tiePassage } from '../../documents/index.ts';
import { changeWritten } from '../../written/index.ts';
import {
  type Answer,
  findDecision,
  findDocument,
  findGoal,
  findMoment,
  type MakeCommand,
  type OpenOptions,
  oneOf,
  page,
  passphraseFile,
  refusePageBeyond,
  UsageError,
  withArchive,
  words,
} from '../line/index.ts';

type LinkOptions = OpenOptions & {
  moment?: string;
  decision?: string;
  goal?: string;
  document: string;
  page?: number;
  inIep?: InIep;
  quote?: string;
  note?: string;
};

/** `link ARCHIVE --moment M|--decision D|--goal G --document D …`: what a paper says of something that was said or planned. */
export const linkCommand: MakeCommand = (around, act) =>
  new Command('link')
    .description('write down what a document says of a moment, a decision or a goal')
    .argument('<archive>', 'the archive’s folder')
    .option('--moment <moment>', 'the moment: its text or id', words)
    .option('--decision <decision>', 'the decision: its text or id', words)
    .option('--goal <goal>', 'the goal, service or accommodation: its text or id (with --quote)', words)
    .requiredOption('--document <document>', 'code (D01), title, file name or id', words)
    .option('--page <page>', 'the page, 1 for the first', page)
    .addOption(oneOf('--in-iep <status>', 'is it in the document?', IN_IEP))
    .option('--quote <words>', 'the document’s own words, as they stand there', words)
    .option('--note <words>', 'what the document says instead, in your words', words)
    .addOption(passphraseFile())
    .action((path: string, options: LinkOptions) =>
      act(() => {
        refuseHalves(options);
        const work = options.goal === undefined ? link : linkGoal;
        return withArchive(around, path, options, (archive) =>
          archive.index.transaction(() => work(archive, options)),
        );
      }),
    );

function refuseHalves({ moment, decision, goal, quote, inIep, note }: LinkOptions): void {
  if ([moment, decision, goal].filter((one) => one !== undefined).length !== 1)
    throw new UsageError('Name one moment (--moment), one decision (--decision) or one goal (--goal).');
  if (goal !== undefined && quote === undefined)
    throw new UsageError('A goal is tied to the document’s own words: give them with --quote.');
  if (goal !== undefined && (inIep ?? note) !== undefined)
    throw new UsageError('--in-iep and --note belong to what was said, not to a goal.');
}

/** A goal has no place of its own in a paper: the words stand in its thread. */
function linkGoal(
  archive: OpenArchive,
  { goal = '', quote = '', page: number, ...options }: LinkOptions,
): Answer {
  const document = findDocument(archive, options.document);
  const { id: goalId } = findGoal(archive, goal);
  refusePageBeyond(document, number);
  const place = placeOf(archive, document, quote, number);
  const passage = tiePassage(archive, { documentId: document.id, goalId, ...place });
  const code = documentCode(document.ordinal);
  return {
    value: { ...archive.index.goals.get(goalId), document: code, passage },
    words: `Linked ${goalId} to ${code} ${document.title}`,
  };
}

function link(archive: OpenArchive, options: LinkOptions): Answer {
  const { page: number, inIep, note, quote } = options;
  const document = findDocument(archive, options.document);
  const momentId = options.moment === undefined ? null : findMoment(archive, options.moment).id;
  const decisionId = options.decision === undefined ? null : findDecision(archive, options.decision).id;
  refusePageBeyond(document, number);
  const place = quote === undefined ? null : placeOf(archive, document, quote, number);
  changeWritten(archive, {
    momentId,
    decisionId,
    withPrivate: false,
    change: {
      iepDocumentId: document.id,
      iepPage: number ?? (document.pages === null ? null : (place?.page ?? null)),
      ...(inIep ? { inIep } : {}),
      ...(note ? { iepNote: note } : {}),
    },
  });
  const passage = place && tiePassage(archive, { documentId: document.id, momentId, decisionId, ...place });
  const id = momentId ?? decisionId;
  const thing =
    momentId === null ? archive.index.decisions.get(decisionId ?? '') : archive.index.moments.get(momentId);
  return {
    value: { ...thing, document: documentCode(document.ordinal), passage },
    words: `Linked ${id} to ${documentCode(document.ordinal)} ${document.title}`,
  };
}

/** Where these words stand: on the named page, else on the first page that has them. Spaces and line ends are alike. */
function placeOf(
  { index }: OpenArchive,
  document: Paper,
  quote: string,
  onPage: number | undefined,
): { page: number; startAt: number; endAt: number } {
  const last = document.pages ?? 1;
  const pages = onPage === undefined ? Array.from({ length: last }, (_, at) => at + 1) : [onPage];
  const wanted = new RegExp(quote.trim().split(/\s+/).map(literally).join('\\s+'), 'u');
  for (const one of pages) {
    const found = wanted.exec(index.documentPages.at(document.id, one)?.text ?? '');
    if (found) return { page: one, startAt: found.index, endAt: found.index + found[0].length };
  }
  throw new KeptwordError(
    'invalid-input',
    'These words are not in the document, or its page has no text. Nothing was changed. Copy them as they stand there.',
  );
}

/** The text as a pattern that means itself. */
function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

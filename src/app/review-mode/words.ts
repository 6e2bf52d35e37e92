import { outcomeWords } from '../../core/picture';
import {
  decisionIn,
  type ComparisonReport,
  type Decision,
  type Drawn,
  type ReportedDocument,
  type ReportedTrace,
  type Risk,
} from '../../core/review';
import { tlsWords, type Edge } from '../../core/topology';
import { counted } from '../counted';
import { digits } from '../language';
import { openedTitle } from '../opened-words';
import { regionNames } from '../region-names';
import type { ReviewMark, ReviewSide, ReviewState } from '../review-state';

/** The bar above the canvas: what is reviewed, the way through it, and which state is drawn. */
export const reviewBarWords = {
  label: regionNames.reviewBar,
  /** How the design on the page is called as the proposal. */
  thisDesign: 'this design',
  names: (baseline: string, proposal: string) => `${baseline} → ${proposal}`,
  previousChange: 'Previous change',
  nextChange: 'Next change',
  sidesLabel: 'Shown on the canvas',
  sides: { before: 'Before', both: 'Both', after: 'After' } satisfies Readonly<Record<ReviewSide, string>>,
  exportPacket: 'Export packet',
  chooseBaseline: 'Choose baseline',
  endReview: 'End review',
} as const;

/** How the comparison stands, where that is worth a word. */
export const comparingWords = {
  comparing: 'Comparing…',
  progressLabel: 'Comparing',
  cancel: 'Cancel',
  tryAgain: 'Try again',
  compareNow: 'Compare now',
  stopped: { first: 'Nothing is compared yet.', again: 'The comparison is of an earlier moment.' },
  failed: {
    first: 'The comparison broke off. Nothing is lost.',
    again: 'The comparison broke off. Nothing is lost; what is shown is of an earlier moment.',
  },
} as const;

/** The section below the canvas around its lists: what it shows, and what is said in the place of a list. */
export const reviewPanelWords = {
  shownLabel: 'Shown of the review',
  /** As the bar counts them: what is open, of all. */
  behaviour: (open: number, count: number) => `Behaviour ${openOf(open, count)}`,
  text: (open: number, count: number) => `Text ${openOf(open, count)}`,
  waiting: {
    idle: 'Both states are being compared.',
    working: 'Both states are being compared.',
    stopped: 'The comparison was called off. Press “Compare now” in the bar above to start again.',
    failed:
      'The comparison broke off. The design, its notes and the baseline are as they were. Press “Try again” in the bar above to start again.',
  },
  same: 'No resource differs. Notes, accepted findings and documents that are no resources are not compared.',
  sameBehaviour: 'Every drawn call is treated as before, and no promise or finding differs.',
  sameReach: 'What was tried is as before, and no promise or finding differs.',
} as const;

/** What could not be compared. */
export const gapWords = {
  title: (count: number) => `${counted(count, 'gap')} in the comparison`,
  unread: {
    before: (document: number, file: string, problem: string) =>
      `Document ${document} of ${file} of the baseline cannot be read to its end, so more may differ: ${problem}`,
    after: (document: number, file: string, problem: string) =>
      `Document ${document} of ${file} of the proposal cannot be read to its end, so more may differ: ${problem}`,
  },
  sampled: (tried: number, of: number) =>
    `Of ${counted(of, 'pair')} of a pod and a host that it is not drawn to call, ${digits(tried)} were tried.`,
} as const;

/** The changes of behaviour under their risks. */
export const changeListWords = {
  riskLabel: { high: 'High risk', medium: 'Medium risk', low: 'Low risk' } satisfies Readonly<Record<Risk, string>>,
  /** Behind the name of a risk: what is open, of all. */
  counts: openOf,
  /** On a phone: what a card of a change unfolds. */
  beforeAndAfter: 'Before and after',
} as const;

/** `8`, or `7 open of 8`. */
function openOf(open: number, count: number): string {
  const all = digits(count);
  return open === count ? all : `${digits(open)} open of ${all}`;
}

/** The change that is looked at, before and after. */
export const changeWords = {
  label: 'The change that is looked at',
  targets: (count: number) => counted(count, 'destination'),
  sides: { before: 'Before', after: 'After' },
  noSuchCall: 'no such call',
  fate: ({ outcome, misread }: Pick<ReportedTrace, 'outcome' | 'misread'>) =>
    misread === undefined ? outcome : `⚠ ${outcome}, not understood: ${misread}`,
  hideSame: (steps: number) => `Hide ${counted(steps, 'identical step')}`,
  showSame: (steps: number) => `Show ${counted(steps, 'identical step')}`,
} as const;

/** The answer to a change. */
export const decideWords = {
  /** High and medium risks are decided one by one. */
  acceptLow: (open: number) => (open === 1 ? 'Accept the low one' : `Accept the ${digits(open)} low ones`),
  accepted: (count: number) => `Accepted ${counted(count, 'change')}, with a note each.`,
  ofVersions: 'Decisions are notes in the design. Compare the design itself to write one.',
  field: 'Why',
  /** In the empty field: who accepts need not say why. */
  needed: 'Needed unless you accept',
  /** Why a decision cannot be written yet. */
  textFirst: {
    refuse: 'Write first why it is refused',
    question: 'Write the question first',
    comment: 'Write the comment first',
  } satisfies Readonly<Record<Exclude<Decision, 'accept'>, string>>,
  reviewer: 'Your name',
  reviewerKept: 'Written with your answers; kept in this browser. Optional.',
  /** The sign of the key that gives the answer from the field. */
  enter: '↵',
  kept: (decision: Decision, key: string) => `${keptAs[decision]}, kept as a note on ${key}.`,
} as const;

const keptAs: Readonly<Record<Decision, string>> = {
  accept: 'Accepted',
  refuse: 'Refused',
  question: 'Question asked',
  comment: 'Comment written',
};

/** Answers to what a comparison does not tell in the same words. */
export const unfoundWords = {
  all: (count: number) =>
    count === 1
      ? '1 answer is to what reads otherwise now, or no longer differs'
      : `${digits(count)} answers are to what reads otherwise now, or no longer differs`,
  here: (count: number, on: string) => `${counted(count, 'answer')} on ${on} to what reads otherwise now`,
} as const;

/** The resources that differ, and their texts. */
export const documentsWords = {
  none: 'No resource differs.',
  label: 'Resources that differ',
  answerLabel: 'The resource whose text is shown',
  loadingEditor: 'The editor is being loaded.',
  changes: { added: 'added', removed: 'removed', changed: 'changed' } satisfies Readonly<Record<ReviewMark, string>>,
  changedLines: 'Changed lines',
  textOnly: 'text only',
  textOnlyMeaning: 'Only comments, layout or the order of keys differ',
} as const;

/** What is said when a review goes on or ends, and when the browser does not keep it. */
export const reviewNotices = {
  goesOn: (baseline: string) => `The review against ${baseline} goes on.`,
  ended: ({ changes, resources }: Record<'changes' | 'resources', number>) => {
    const answered = [
      ...(changes > 0 ? [counted(changes, 'change')] : []),
      ...(resources > 0 ? [counted(resources, 'resource')] : []),
    ];
    return answered.length === 0
      ? 'The review has ended.'
      : `The review has ended. Your answers to ${answered.join(' and ')} stay in the design as notes. Exports and links with the EgressDesign carry them.`;
  },
  share: 'Share',
  notKept: 'This browser does not keep the review: after a reload, choose its baseline again.',
} as const;

/** Names of baselines, and why there is none. */
export const baselineWords = {
  files: (count: number) => counted(count, 'file'),
  shareLink: 'the share link',
  shareLinkTitle: 'The share link',
  noFile: 'No file was found. Choose YAML, JSON, Markdown or a zip of them.',
  noShareLink: 'This is not a Fairway share link. Paste the whole link, with everything after its #.',
  noResource: (name: string) =>
    `No resource can be read in ${name}: none has a kind and a name. Choose files with the resources as they were; an empty file means that there were none.`,
} as const;

/** The name of a baseline where it begins a line; that of a file stays as it is. */
export function baselineTitle(name: string): string {
  if (name === baselineWords.shareLink) return baselineWords.shareLinkTitle;
  return openedTitle(name);
}

/** The risks, the highest first. */
export const risks: readonly Risk[] = ['high', 'medium', 'low'];

/** The names of the risks as they stand over their changes. */
export const riskNames: Readonly<Record<Risk, string>> = { high: 'High', medium: 'Medium', low: 'Low' };

/**
 * What a review is about, in one line: `3 behaviour changes · 1 high · 2 resources changed`; of changes that are decided, only how many:
 * `2 open behaviour changes · 1 medium · 1 low · 1 decided · 2 resources changed`.
 */
export function summaryWords(
  { changes, documents, drawn }: Pick<ComparisonReport, 'changes' | 'documents' | 'drawn'>,
  said: ReviewState['said'] = new Map(),
): string {
  const decided = changes.flatMap(({ id }) => decisionIn(said.get(id)) ?? []);
  const open = changes.filter(({ id }) => decisionIn(said.get(id)) === undefined);
  const ofRisk = (risk: Risk): number => open.filter((change) => change.risk === risk).length;
  return [
    changes.length > 0 ? openWords(open.length, decided.length) : unchanged[drawn],
    ...risks.flatMap((risk) => (ofRisk(risk) > 0 ? [`${digits(ofRisk(risk))} ${risk}`] : [])),
    ...(decided.length > 0 ? [decidedWords(decided)] : []),
    ...(drawn === 'calls' ? [] : [untraced[drawn]]),
    changedWords(documents),
    ...decidedDocuments(documents, said),
  ].join(' · ');
}

function openWords(open: number, decided: number): string {
  if (decided === 0) return counted(open, 'behaviour change');
  return open === 0 ? 'No open behaviour change' : counted(open, 'open behaviour change');
}

function decidedWords(decided: readonly ('accepted' | 'refused')[]): string {
  const refused = decided.filter((each) => each === 'refused').length;
  const of = refused > 0 ? ` (${digits(refused)} refused)` : '';
  return `${digits(decided.length)} decided${of}`;
}

const unchanged: Readonly<Record<Drawn, string>> = {
  calls: 'No behaviour change',
  workloads: 'No behaviour change',
  assumed: 'No behaviour change for assumed pods',
};

const untraced: Readonly<Record<Exclude<Drawn, 'calls'>, string>> = {
  workloads: 'no call is drawn, so only reach was tried',
  assumed: 'no call is drawn, so pods are assumed',
};

/** `2 resources decided (1 refused)`; nothing where none is. */
function decidedDocuments(
  documents: readonly Pick<ReportedDocument, 'id'>[],
  said: ReviewState['said'],
): readonly string[] {
  const answers = documents.flatMap(({ id }) => decisionIn(said.get(id)) ?? []);
  const refused = answers.filter((each) => each === 'refused').length;
  if (answers.length === 0) return [];
  return [`${counted(answers.length, 'resource')} decided${refused > 0 ? ` (${digits(refused)} refused)` : ''}`];
}

function changedWords(documents: readonly Pick<ReportedDocument, 'textOnly'>[]): string {
  const texts = documents.filter(({ textOnly }) => textOnly).length;
  const real = documents.length - texts;
  if (real === 0) return texts === 0 ? 'no resource changed' : `${counted(texts, 'resource')} changed in text alone`;
  const more = texts === 0 ? '' : `, ${digits(texts)} more in text alone`;
  return `${counted(real, 'resource')} changed${more}`;
}

/** How a wire was, as far as that is not what it is now: `TLS by sidecar, port 443`; undefined where it carries the same. */
export function wasWords(before: Edge, after: Edge): string | undefined {
  const parts = [
    ...(before.outcome !== after.outcome && before.outcome ? [outcomeWords(before.outcome).toLowerCase()] : []),
    ...(before.tls === after.tls ? [] : [tlsWords[before.tls]]),
    ...(before.port === after.port ? [] : [before.port === undefined ? 'port not known' : `port ${before.port}`]),
    ...(before.priority === after.priority ? [] : [`priority ${before.priority ?? 0}`]),
  ];
  return parts.length === 0 ? undefined : parts.join(', ');
}

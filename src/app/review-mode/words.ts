import type { ComparisonReport, Drawn, ReportedDocument, Risk } from '../../core/review';
import { counted } from '../counted';
import { decisionOn, type ReviewState } from '../review-state';

/** The risks, the highest first. */
export const risks: readonly Risk[] = ['high', 'medium', 'low'];

/** The names of the risks as they stand over their changes. */
export const riskNames: Readonly<Record<Risk, string>> = { high: 'High', medium: 'Medium', low: 'Low' };

/**
 * What a review is about, in one line: `3 behaviour changes · 1 high · 2 documents changed`; of changes that are decided, only how many:
 * `2 open behaviour changes · 1 medium · 1 low · 1 decided · 2 documents changed`.
 */
export function summaryWords(
  { changes, documents, drawn }: Pick<ComparisonReport, 'changes' | 'documents' | 'drawn'>,
  said: ReviewState['said'] = new Map(),
): string {
  const decided = changes.flatMap(({ id }) => decisionOn(id, said) ?? []);
  const open = changes.filter(({ id }) => decisionOn(id, said) === undefined);
  const ofRisk = (risk: Risk): number => open.filter((change) => change.risk === risk).length;
  return [
    changes.length > 0 ? openWords(open.length, decided.length) : unchanged[drawn],
    ...risks.flatMap((risk) => (ofRisk(risk) > 0 ? [`${ofRisk(risk).toLocaleString('en')} ${risk}`] : [])),
    ...(decided.length > 0 ? [decidedWords(decided)] : []),
    ...(drawn === 'calls' ? [] : [untraced[drawn]]),
    documentWords(documents),
  ].join(' · ');
}

function openWords(open: number, decided: number): string {
  if (decided === 0) return counted(open, 'behaviour change');
  return open === 0 ? 'No open behaviour change' : counted(open, 'open behaviour change');
}

function decidedWords(decided: readonly ('accepted' | 'refused')[]): string {
  const refused = decided.filter((each) => each === 'refused').length;
  const of = refused > 0 ? ` (${refused.toLocaleString('en')} refused)` : '';
  return `${decided.length.toLocaleString('en')} decided${of}`;
}

const unchanged: Readonly<Record<Drawn, string>> = {
  calls: 'No behaviour change',
  workloads: 'No behaviour change',
  nothing: 'No behaviour was compared',
};

const untraced: Readonly<Record<Exclude<Drawn, 'calls'>, string>> = {
  workloads: 'no call is drawn, so only reach was tried',
  nothing: 'no call is drawn, so nothing was traced',
};

function documentWords(documents: readonly Pick<ReportedDocument, 'textOnly'>[]): string {
  const texts = documents.filter(({ textOnly }) => textOnly).length;
  const real = documents.length - texts;
  if (real === 0) return texts === 0 ? 'no document changed' : `${counted(texts, 'document')} changed in text alone`;
  return `${counted(real, 'document')} changed`;
}

import type { Comparison, DocumentChange, Drawn, Risk } from '../../core/review';

/** The risks, the highest first. */
export const risks: readonly Risk[] = ['high', 'medium', 'low'];

/** The names of the risks as they stand over their changes. */
export const riskNames: Readonly<Record<Risk, string>> = { high: 'High', medium: 'Medium', low: 'Low' };

/** What a review is about, in one line: `3 behaviour changes · 1 high · 2 documents changed`. */
export function summaryWords({
  changes,
  documents,
  drawn,
}: Pick<Comparison, 'changes' | 'documents' | 'drawn'>): string {
  const ofRisk = (risk: Risk): number => changes.filter((change) => change.risk === risk).length;
  const byRisk = risks.flatMap((risk) => (ofRisk(risk) > 0 ? [`${ofRisk(risk)} ${risk}`] : []));
  return [
    changes.length > 0 ? counted(changes.length, 'behaviour change') : unchanged[drawn],
    ...byRisk,
    ...(drawn === 'calls' ? [] : [untraced[drawn]]),
    documentWords(documents),
  ].join(' · ');
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

function documentWords(documents: readonly DocumentChange[]): string {
  const texts = documents.filter(({ textOnly }) => textOnly).length;
  const real = documents.length - texts;
  if (real === 0) return texts === 0 ? 'no document changed' : `${counted(texts, 'document')} changed in text alone`;
  return `${counted(real, 'document')} changed`;
}

/** `1 file`, `2 files`. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}

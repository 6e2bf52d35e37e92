import type { ComparisonReport, ReportedChange, ReportedDocument } from '../../core/review';

/** The report of a comparison in which nothing differs but for what a test names. */
export function report(part: Partial<ComparisonReport> = {}): ComparisonReport {
  return { changes: [], documents: [], unread: [], drawn: 'calls', sampled: { tried: 0, of: 0 }, ...part };
}

/** A change of behaviour: a pod reaches what was blocked. */
export function reportedChange(id: string, part: Partial<ReportedChange> = {}): ReportedChange {
  return {
    id,
    kind: 'reach-gained',
    risk: 'high',
    sentence: `Change ${id}.`,
    assumed: undefined,
    workloads: [],
    targets: [],
    before: undefined,
    after: undefined,
    decidedBefore: [],
    decidedAfter: [],
    ...part,
  };
}

/** A resource that says something else. */
export function reportedDocument(id: string, part: Partial<ReportedDocument> = {}): ReportedDocument {
  const sentence = `${id} says something else.`;
  return {
    id,
    key: id,
    sentence,
    named: `${sentence} Text 1.`,
    change: 'changed',
    textOnly: false,
    before: undefined,
    after: undefined,
    ...part,
  };
}

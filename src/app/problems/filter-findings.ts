import type { Finding } from '../../core/analysis';
import type { Layer, Severity } from '../../core/text';

/** Which findings are shown; undefined stands for all of that kind. */
export interface FindingFilter {
  /** Empty for all. */
  readonly severities: ReadonlySet<Severity>;
  /** Whether what a team has accepted is shown too; of any severity, since it counts under none. */
  readonly accepted: boolean;
  /** Whether only those are shown that can be mended from here. */
  readonly fixable: boolean;
  readonly layer: Layer | undefined;
  readonly file: string | undefined;
  /** Empty for what has no namespace, or is no resource. */
  readonly namespace: string | undefined;
}

/** Severities, the worst first. */
export const severities = ['error', 'warning', 'info'] as const;

/** The filter that hides nothing. */
export const openFilter: FindingFilter = {
  severities: new Set(),
  accepted: true,
  fixable: false,
  layer: undefined,
  file: undefined,
  namespace: undefined,
};

/** Who objects, in the order in which a resource would meet them. */
const layers: readonly Layer[] = ['yaml', 'schema', 'webhook', 'analyze', 'runtime', 'design'];

/** The findings that a filter lets through, in their order; `isFixable` is asked for none that it hides anyway. */
export function filterFindings(
  findings: readonly Finding[],
  filter: FindingFilter,
  isFixable: (finding: Finding) => boolean,
): readonly Finding[] {
  return findings.filter(
    (finding) =>
      (finding.accepted ? filter.accepted : isShown(filter, finding.severity)) &&
      (filter.layer === undefined || finding.layer === filter.layer) &&
      (filter.file === undefined || finding.file === filter.file) &&
      (filter.namespace === undefined || namespaceOf(finding) === filter.namespace) &&
      (!filter.fixable || isFixable(finding)),
  );
}

function isShown({ severities: chosen }: FindingFilter, severity: Severity): boolean {
  return chosen.size === 0 || chosen.has(severity);
}

/** What can be chosen from, with how many findings there are of each. */
export interface FilterChoices {
  readonly layers: readonly (readonly [layer: Layer, count: number])[];
  readonly files: readonly (readonly [file: string, count: number])[];
  readonly namespaces: readonly (readonly [namespace: string, count: number])[];
}

/** Layers in the order in which a resource would meet them, files as they come, namespaces by name. */
export function choicesOf(findings: readonly Finding[]): FilterChoices {
  return {
    layers: count(findings, ({ layer }) => layer).sort(([a], [b]) => layers.indexOf(a) - layers.indexOf(b)),
    files: count(findings, ({ file }) => file),
    namespaces: count(findings, namespaceOf).sort(([a], [b]) => (a < b ? -1 : 1)),
  };
}

function namespaceOf({ resource }: Finding): string {
  return resource?.namespace ?? '';
}

function count<T>(findings: readonly Finding[], keyOf: (finding: Finding) => T): [T, number][] {
  const counts = new Map<T, number>();
  for (const finding of findings) counts.set(keyOf(finding), (counts.get(keyOf(finding)) ?? 0) + 1);
  return [...counts];
}

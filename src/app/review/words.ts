import { endsAtProxy, outcomeOf, outcomeWords } from '../../core/picture';
import type { CallRow } from '../../core/topology';
import { digits } from '../language';
import { regionNames } from '../region-names';

/** What stands around the parts of the review on a phone: its title, its tabs and its menu. */
export const reviewWords = {
  /** The title of a design without a name, of several files. */
  unnamedDesign: 'Fairway',
  tabsLabel: 'Views of the design',
  tabs: { changes: 'Changes', summary: 'Summary', calls: 'Calls', diagram: 'Diagram', yaml: 'YAML' },
  diagramLabel: regionNames.topology,
  more: 'More',
  openFiles: 'Open files',
  editHere: 'Edit here',
  endReview: 'End review',
  themes: { system: 'Theme as the system', light: 'Light', dark: 'Dark' },
} as const;

/** What the design holds, the mesh it is judged by, and its findings. */
export const summaryWords = {
  nothingOpen: 'Nothing is open. The menu above opens files, and leads to where a design is drawn.',
  resourcesLabel: 'Resources',
  /** A kind, or what is drawn of workloads. */
  kind: (kind: string) => (kind === 'Workload' ? 'Pod' : kind),
  meshLabel: 'Mesh',
  istio: 'Istio',
  unknownDestinations: 'Unknown destinations',
  dataPlane: 'Data plane',
  dnsCapture: 'DNS capture',
  on: 'on',
  off: 'off',
  problemsLabel: regionNames.problems,
  noFindings: 'No findings.',
  notListed: (count: number) => `${digits(count)} more ${count === 1 ? 'is' : 'are'} not listed here.`,
} as const;

/** What the design promises of its calls. */
export const promiseSummaryWords = {
  label: 'Promises',
} as const;

/** The calls as cards: who calls, what becomes of it, and where it goes. */
export const callsWords = {
  nothingDrawn: 'No calls are drawn in this design.',
  from: (workload: string) => `from ${workload}`,
  noEntry: 'No ServiceEntry answers for it.',
  entryPort: (entry: string, port: string) => `${entry}, port ${port}`,
} as const;

/** What becomes of a call, in a word or a few. */
export function fateWords(call: Pick<CallRow, 'target' | 'unresolved' | 'misread' | 'outcome'>): string {
  const { target, unresolved, misread } = call;
  if (misread) return 'reached, not understood';
  if (target !== null || endsAtProxy(call)) return outcomeWords(outcomeOf(call)).toLowerCase();
  switch (unresolved) {
    case 'passes':
      return 'passes through by address';
    case 'refused':
      return 'refused';
    case 'inside':
      return 'stays in the cluster';
    default:
      return 'not known';
  }
}

/** The text of the files. */
export const yamlWords = {
  label: regionNames.yaml,
  nothingOpen: 'No file is open.',
  showMore: (next: number, rest: number) =>
    rest === 1 ? 'Show 1 of 1 more line' : `Show ${digits(next)} of ${digits(rest)} more lines`,
} as const;

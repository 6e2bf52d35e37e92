import type { Finding } from '../../core/analysis';
import type { Layer } from '../../core/text';
import { counted } from '../counted';
import { idleWords } from '../idle-words';
import { digits } from '../language';

/** The list as a whole, and what stands in its place while it is empty. */
export const listWords = {
  showMore: 'Show more',
  nothingToLookAt: idleWords.problems,
  /** `rules` is 0 until the rules are loaded. */
  noFindings: (release: string, rules: number, resources: number) =>
    `No findings for Istio ${release}: ${rules === 0 ? 'the rules' : counted(rules, 'rule')} looked at ${counted(resources, 'resource')}.`,
  looking: (resources: number) => `The rules are looking at ${counted(resources, 'resource')}…`,
  silent: (rules: number, hasPod: boolean) =>
    `No call is drawn: ${counted(rules, 'rule')} that ask about calls were silent. ${hasPod ? 'Drag from a pod to an entry to draw one.' : 'Draw a pod, and drag from it to an entry to draw one.'}`,
  lookingForFixes: 'Looking for what can be fixed…',
  allHidden: 'All findings are hidden by the filter.',
  showAll: 'Show all',
} as const;

/** The filter above the list. */
export const filterWords = {
  title: 'Which findings are shown',
  accepted: (count: number) => `${digits(count)} accepted`,
  fixable: 'With a fix',
  fixAll: 'Fix all…',
  noFix: 'No finding here has a fix',
  noneTogether: 'Each fix here is chosen at its own finding',
  grouping: { label: 'Group findings', resource: 'By resource', rule: 'By rule' },
  layer: { label: 'Who objects', all: 'Layer' },
  file: { label: 'File', all: 'File' },
  namespace: { label: 'Namespace', all: 'Namespace', none: 'no namespace' },
  choice: (name: string, count: number) => `${name} (${digits(count)})`,
} as const;

/** Who objects to what was found. */
export const layerWords: Readonly<Record<Layer, string>> = {
  yaml: 'YAML',
  schema: 'API server',
  webhook: 'istiod',
  analyze: 'istioctl analyze',
  runtime: 'At run time',
  design: 'Design',
};

/** A group of findings, a finding, and what can be done with it. */
export const findingWords = {
  unnamed: (kind: string) => `unnamed ${kind}`,
  line: (line: number) => `line ${line}`,
  /** "ServiceEntry shop/api · line 12": where a finding is, among those of other resources. */
  placeOf: ({ resource, file }: Finding, where: string) =>
    `${resource === undefined ? file : `${resource.kind} ${resource.namespace === null ? '' : `${resource.namespace}/`}${resource.name}`} · ${where}`,
  found: (count: number) => counted(count, 'finding'),
  /** How a finding follows from the one above it. */
  follows: { same: 'Same cause as above', moot: 'Matters only once the one above is fixed' },
  /** The same where that finding stands elsewhere; `what`: what its rule finds. */
  followsFrom: (how: 'same' | 'moot', what: string) =>
    how === 'same' ? `Same cause as “${what}”` : `Matters only once this is fixed: “${what}”`,
  moreFollow: (count: number) => `${digits(count)} more that follow from it`,
  moreOfRule: (count: number) => `${digits(count)} more`,
  fix: 'Fix…',
  pattern: (title: string) => `${title}…`,
  why: 'Why',
  accept: 'Accept…',
  changeAcceptance: 'Change…',
  withdraw: 'Withdraw',
  fixAllAlike: 'Fix all of this kind',
  whatChanges: 'What changes',
} as const;

/** Why a finding matters, unfolded below it. */
export const whyWords = {
  notReadable: 'Nothing behind this place can be read until the YAML is well-formed.',
  drawnForCluster:
    'Istio looks at what runs in the cluster. Here the pods, services, namespaces and secrets that are drawn stand for it.',
  /** `title` is that of the usual fix. */
  rightLines: (title: string) => `Right, by “${title}”:`,
  whoObjects: 'Who objects',
  layerMeans: {
    yaml: 'the text cannot be read.',
    schema: 'it refuses the resource, or drops a field.',
    webhook: 'its admission webhook refuses the resource, or warns of it.',
    analyze: 'it reports this when it is run on the files or the cluster.',
    runtime: 'nobody objects. The resource is accepted, and the proxies do something else than it seems.',
    design: 'the design document of this workspace.',
  },
  code: 'Code',
  codeMeans: (code: string) => `${code}, under which Istio reports it`,
  reference: 'Reference',
  source: 'Where that is from',
  page: (rule: string, ref: string | null) =>
    `Rule ${rule}${ref === null ? '' : `, row ${ref} of the list of rules`}: docs/rules/${rule}.md.`,
} as const;

/** The form in which a team says why it lives with a finding, and what is said once that is written or taken back. */
export const acceptWords = {
  title: 'Accept this finding',
  reason: 'Reason',
  alike: (count: number) => `All ${digits(count)} of this kind`,
  until: 'Until',
  untilMeans: 'optional; after that day it counts again',
  means: 'The finding stays in the list, struck through and counted apart. The reason is kept in the design.',
  accept: 'Accept',
  cancel: 'Cancel',
  nothingWritten: 'Nothing was written.',
  accepted: (rule: string, count: number) =>
    count === 1 ? `Accepted ${rule}.` : `Accepted ${rule}, ${digits(count)} times.`,
  withdrawn: (rule: string) => `${rule} counts again.`,
} as const;

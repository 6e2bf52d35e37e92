/** The gallery with its two tabs. */
export const galleryWords = {
  title: 'Templates',
  name: 'Gallery',
  tabs: { templates: 'Templates', lessons: 'Lessons' },
  find: 'Find a template',
  findExample: 'Find: retries, failover, DestinationRule …',
} as const;

/** The cards of the templates that were found. */
export const cardWords = {
  all: 'None has a finding. Each is added to your files and replaces nothing.',
  none: (query: string) => `No template has ${query}.`,
  sampleAlone: (query: string) => `No template has ${query}, but a sample has.`,
  some: (found: number, all: number) => `${found} of ${all} templates.`,
  look: 'Look',
  lookAt: (template: string) => `Look at ${template}`,
  lookAtYaml: (template: string) => `Look at ${template} and its YAML`,
  use: 'Use',
  useNamed: (template: string) => `Use ${template}`,
  kinds: 'Kinds',
  kindCount: (count: number, kind: string) => `${count} ${kind}`,
} as const;

/** The generated design of a thousand services. */
export const largeMeshWords = {
  heading: 'Samples',
  title: 'Large mesh',
  purpose: '1,000 services, 300 pods and 1,300 calls, to see how a large design feels.',
  generated: 'generated, always the same',
  added: (summary: string) => `Added “Large mesh”: ${summary}`,
  /** What it is found by. */
  foundBy: 'large mesh sample thousand services generated 1,000',
} as const;

/** One template before it is added. */
export const templateWords = {
  back: 'All templates',
  flowGraph: (template: string) => `Flow graph of ${template}`,
  teaches: 'What it teaches',
  before: 'Before it is added',
  lacks: (why: string, version: string) => `${why} The design says ${version}.`,
  raise: (version: string) => `Set istioVersion to ${version} in the design`,
  adds: (what: string, file: string) => `Adds ${what} to ${file} and the design. One undo takes it back.`,
  files: 'Files',
  use: 'Use',
} as const;

/** The lessons to choose from. */
export const lessonsWords = {
  lead: 'Each adds one small file with a fault, beside your own, and ends when the finding is gone. One undo takes it back.',
  done: 'Done',
  begin: 'Begin',
  beginNamed: (lesson: string) => `Begin ${lesson}`,
  goOn: 'Go on',
  goOnNamed: (lesson: string) => `Go on with ${lesson}`,
} as const;

/** What people call a template elsewhere, by its id: it is found by that too. */
export const alsoKnownAs: Readonly<Record<string, string>> = {
  'https-passthrough': 'sni tls passthrough',
  'tls-origination': 'tls origination simple',
  'mtls-files': 'mtls client certificate',
  'mtls-secret': 'mtls client certificate credentialName sds',
  'failover-order': 'failover failoverPriority primary secondary',
  'outlier-ejection': 'outlierDetection circuit breaker ejection',
  'connect-failures': 'outlierDetection circuit breaker',
  'regional-failover': 'failover localityLbSetting region locality',
  'bounded-retries': 'retries timeout retryOn perTryTimeout',
  'concurrency-limits': 'circuit breaker connectionPool limits maxConnections rate',
  'egress-gateway': 'egress gateway mtls',
  'allow-list': 'REGISTRY_ONLY wildcard allow list sidecar',
};

/** The handles that wires are drawn from, and what is said of a wire on its way. */
export const wireWords = {
  fromCall: 'Drag to another ServiceEntry or port: the call goes there (C)',
  fromRule: 'Drag to the ServiceEntry that it is for (C)',
  fromPod: 'Drag to a ServiceEntry, or to an empty place, to add a call (C)',
  fromGateway: 'Drag to the ServiceEntry whose calls go through the gateway (C)',
  fromEntry: 'Drag to an empty place to add an endpoint, to a pod, a gateway or another endpoint (C)',
  fromPort: 'Drag to a gateway, or to a port of another entry, to route there (C)',
  toEndpoint: 'Drag to another ServiceEntry, or to a pod',
  toEntry: 'Drag to the pod that calls',
  needsStart: 'Drop on the pod, the port or the gateway that leads here.',
  letGo: 'The wire was cancelled. Nothing is written.',
  nothingWritten: 'Nothing is written.',
} as const;

/** What a tool would do where it is held, and why nothing. `namespace` is null where there is none to go by. */
export const toolFitWords = {
  pod: (namespace: string | null) => (namespace === null ? 'Draws a pod' : `Draws a pod in ${namespace}`),
  entry: (namespace: string | null) =>
    namespace === null ? 'Adds a ServiceEntry' : `Adds a ServiceEntry in ${namespace}`,
  workloadEntry: (namespace: string | null) =>
    namespace === null ? 'Adds a WorkloadEntry' : `Adds a WorkloadEntry in ${namespace}`,
  gateway: 'Adds a Gateway',
  external: 'Asks for a host, address or URL outside',
  endpoint: (entry: string) => `Adds an endpoint to ${entry}`,
  rule: (rule: string) => `Adds ${rule}`,
  ruleNeedsEntry: 'A rule is for a host. Drop it on the ServiceEntry that defines the host.',
  unreadable: (entry: string) => `${entry} cannot be read.`,
  podSidecar: (pod: string) => `Adds a Sidecar for ${pod}: what its proxy knows`,
  sidecar: (namespace: string | null) => `Adds a Sidecar for ${namespace ?? 'this namespace'}: what its proxies know`,
  sidecarNeedsPlace: 'A Sidecar is for a namespace or for one pod. Drop it on one.',
  note: (on: string) => `Adds a note to ${on}`,
  noteOnNamespace: (namespace: string) => `Adds a note to the namespace ${namespace}`,
  noteNeedsPlace: 'A note is about something. Drop it on a card, a rule or a namespace.',
} as const;

/** What is said of a tool that was chosen, put back or used. */
export const toolNotices = {
  chosen: (tool: string, says: string) =>
    `${tool} chosen. ${says} Walk there with the arrow keys and press Enter, or Escape.`,
  putBack: 'The tool was put back. Nothing is written.',
  /** A Sidecar in the place of its name: what it is for. */
  sidecarFor: (what: string | null) => `for ${what ?? 'this namespace'}`,
} as const;

/** What is said of calls: what is expected of them, and what makes their hosts known. */
export const callWords = {
  createEntry: 'Create ServiceEntry',
  createEntryFor: (title: string, host: string) => `${title}: ${host}`,
  entryNeedsCall: 'An entry is made for a call. Select a call first.',
  callNeedsPod: 'A call begins at a pod. Select a pod first.',
  promiseNeedsCall: 'A promise belongs to a call. Select a call first.',
  expectedBlocked: (url: string) => `${url} is expected to be blocked from now on.`,
  expectedNothing: (url: string) => `Nothing is expected of ${url} any more.`,
  expectedToday: (url: string) => `What ${url} does today is expected from now on.`,
  untraced: (url: string) => `${url} cannot be traced, so nothing is promised. Edit its URL first.`,
} as const;

/** What is said of the ports of entries. */
export const entryNotices = {
  addedPort: (entry: string) => `Added a port to ${entry}.`,
  portNeedsEntry: 'A port belongs to a ServiceEntry. Select an entry first.',
} as const;

/** What is said of the clipboard and of files. `what` lists what is selected. */
export const clipboardWords = {
  copied: (what: string) => `Copied the YAML of ${what}.`,
  kept: (what: string) => `Copied the YAML of ${what}.`,
  forbidden: 'The browser does not let this page copy. Copy it from the YAML pane.',
  duplicated: (what: string) => `Duplicated ${what}.`,
  exported: (file: string, what: string) => `Exported ${file} with ${what}.`,
  copiedDiagram: (card: string) => `Copied the diagram of ${card} as Mermaid text.`,
} as const;

/** The button of a card's menu. */
export const menuButtonWords = {
  label: (card: string) => `Menu of ${card}`,
  title: 'Menu (Shift F10)',
} as const;

/** What is said where a command of the canvas has nothing to work on. */
export const nothingSelected = 'Nothing on the canvas is selected.';

/** The bar at the top: what is done to the whole design, and the settings of the page. */
export const topBarWords = {
  name: 'Fairway',
  open: 'Open',
  moreWaysIn: 'More ways in',
  openFolder: 'Open folder',
  pasteYaml: 'Paste YAML',
  templates: 'Templates',
  newResource: 'New resource',
  undo: 'Undo',
  redo: 'Redo',
  search: 'Search or run a command',
  review: 'Review',
  share: 'Share',
  export: 'Export',
  keys: 'Keyboard shortcuts',
  settings: 'Settings',
  theme: 'Theme',
  themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
  follow: 'Panes follow the selection',
  letterKeys: 'Single-key shortcuts',
} as const;

/** The bar at the bottom: findings, promises, the settings that results depend on, and whether the work is stored. */
export const statusWords = {
  showProblems: (found: string) => `Show problems: ${found}`,
  noFindings: 'no findings',
  looking: 'Looking…',
  showAssertions: (promises: string) => `Show assertions: ${promises}`,
  lastNotice: 'Last notice',
  newVersion: 'A new version is ready',
  reload: 'Reload',
  saved: {
    looking: 'Read-only: a shared design',
    restoring: 'Reading your stored work…',
    elsewhere: 'Read-only: edited in another tab',
    onlyHere: 'Only in this tab',
    backup: 'Kept in a backup copy in this browser',
    nothing: 'Nothing to save yet',
    saving: 'Saving…',
    at: (time: string) => `Saved in this browser ${time}`,
  },
} as const;

/** The menus of the settings that results depend on, and the labels of the changes that they make. */
export const settingWords = {
  names: {
    istioVersion: 'Istio version',
    outboundTrafficPolicy: 'Outbound policy',
    dataPlane: 'Data plane',
    dnsCapture: 'DNS capture',
  },
  istio: (version: string) => `Istio ${version}`,
  asProxiesRun: 'What the proxies of all Pods in these files run.',
  dnsCapture: {
    inEffect: (isOn: boolean) => (isOn ? 'DNS capture on' : 'DNS capture off'),
    off: { title: 'Off', doc: 'Names are looked up by the pods’ own resolver.' },
    on: { title: 'On', doc: 'Proxies answer DNS, and give hosts without an address one of their own.' },
  },
  spoken: (name: string, value: string, isWritten: boolean) =>
    isWritten ? `${name}: ${value}` : `${name}: ${value}, a default`,
  set: (key: string, value: string) => `Set ${key} to ${value}`,
  unset: 'Unset',
  unsetKey: (key: string) => `Unset ${key}`,
} as const;

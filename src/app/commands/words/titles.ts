/** The groups of commands, as the palette calls them. */
export const commandGroups = {
  make: 'Make',
  go: 'Go',
  change: 'Change',
  ask: 'Ask',
  view: 'View',
  move: 'Move',
  mesh: 'Mesh',
} as const;

/** Commands that make something. */
export const makeTitles = {
  newResource: 'New resource',
  newFile: 'New file',
  startEmpty: 'Start empty',
  openTemplates: 'Templates',
  openLessons: 'Lessons',
  takeTour: 'Take the tour',
  drawPod: 'Draw a pod',
  addServiceEntry: 'Add a ServiceEntry',
  addExternal: 'Add an external host',
  addGateway: 'Add a Gateway',
  addDestinationRule: 'Add a DestinationRule to an entry',
  addVirtualService: 'Add a VirtualService to an entry',
  addSidecar: 'Add a Sidecar',
  addWorkloadEntry: 'Add a WorkloadEntry',
  addNote: 'Add a note',
  addCall: 'Add a call to the selected pod',
  addPort: 'Add a port to the selected entry',
  addEndpoint: 'Add an endpoint to the selected entry',
  createEntry: 'Create a ServiceEntry for the selected call',
} as const;

/** Commands that bring something in or out. */
export const moveTitles = {
  openFiles: 'Open files',
  openFolder: 'Open folder',
  pasteYaml: 'Paste YAML',
  export: 'Export',
  exportAgain: 'Export as last time',
  exportChanged: 'Export what changed',
  exportKustomize: 'Export for kustomize',
  exportPacket: 'Export packet',
  exportPacketMarkdown: 'Export packet as Markdown',
  exportInventory: 'Export inventory as CSV',
  share: 'Share link',
  copySelected: 'Copy what is selected as YAML',
  cutSelected: 'Cut what is selected',
  pasteClipboard: 'Paste',
  exportSelection: 'Export what is selected',
  copyMermaid: 'Copy the diagram of the selected card as Mermaid',
  saveSvg: 'Save SVG picture',
  savePng: 'Save PNG picture',
  versions: 'Versions…',
} as const;

/** Commands that change what is there. */
export const changeTitles = {
  undo: 'Undo',
  redo: 'Redo',
  connect: 'Connect what is selected',
  expectThis: 'Promise what happens today: expect it of the selected call',
  expectBlocked: 'Expect the selected call to be blocked',
  expectNothing: 'Expect nothing of the selected call',
  renameResource: 'Rename what is selected',
  duplicateSelected: 'Duplicate what is selected',
  deleteResource: 'Delete what is selected',
  pinCard: 'Pin or unpin what is selected',
  moveCard: 'Move what is selected with the arrow keys',
  fixSelected: 'Fixes for what is selected…',
  fixAll: 'Fix all that can be…',
  renameHost: 'Rename host everywhere',
  moveToNamespace: 'Move to namespace',
  chooseResolution: 'Choose resolution',
} as const;

/** Commands that change what is shown, and how. */
export const viewTitles = {
  takePointer: 'Put the tool away, and select',
  takeHand: 'Move the view with the pointer, also over cards',
  selectAll: 'Select all cards',
  focusPath: 'Focus path',
  whoSees: 'Who sees the selected entry',
  filterCanvas: 'Filter the graph',
  selectHits: 'Select what the filter found',
  fitCanvas: 'Fit the graph into the canvas',
  fitSelection: 'Fit the selection into the canvas',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  zoomActual: 'Zoom to 100 %',
  foldBands: 'Fold all bands',
  unfoldBands: 'Unfold all bands',
  showMenu: 'Menu of what is selected',
  toggleLegend: 'Legend, on or off',
  arrangeCanvas: 'Arrange: unpin what is selected',
  unpinAll: 'Unpin all cards',
  showTopology: 'Show Topology',
  showTrace: 'Show Trace',
  showAssertions: 'Show Assertions',
  showPosture: 'Show Posture',
  showLab: 'Show Lab',
  toggleExplorer: 'Fold or unfold Explorer',
  toggleDock: 'Fold or unfold the sections below the canvas',
  toggleRight: 'Fold or unfold Inspector and YAML',
  showProblems: 'Show Problems',
  showForm: 'Show the form alone',
  showSplit: 'Show form and text',
  showText: 'Show the text alone',
  themeSystem: 'Theme: as the system',
  themeLight: 'Theme: light',
  themeDark: 'Theme: dark',
  toggleFollow: 'Follow the selection, on or off',
  toggleMinimap: 'Minimap, on or off',
  toggleLetterKeys: 'Single-key shortcuts, on or off',
  openPalette: 'Command palette',
  showKeys: 'Keyboard shortcuts',
  reloadPage: 'Reload Fairway',
} as const;

/** Commands that ask something about the design. */
export const askTitles = {
  traceCall: 'Trace a call…',
  traceSelected: 'Trace what is selected',
  whichRuleWins: 'Which rule wins…',
  whoGetsPort: 'Who gets port…',
  showEnvoy: 'Envoy view…',
  review: 'Review',
  chooseBaseline: 'Compare with…',
  answerChange: 'Answer in the review',
  endReview: 'End review',
} as const;

/** Commands that go somewhere. */
export const goTitles = {
  nextChange: 'Next change of the review',
  previousChange: 'Previous change of the review',
  nextProblem: 'Next problem',
  previousProblem: 'Previous problem',
  goToResource: 'Go to resource',
  nextRegion: 'Next region',
  previousRegion: 'Previous region',
  goToText: 'Go to text',
} as const;

/** Settings of the mesh, as commands: one a value. */
export const meshTitles = {
  setting: (setting: string, value: string) => `${setting}: ${value}`,
  set: (path: string | number | undefined, value: string) => `Set ${path} to ${value}`,
  istioVersion: 'Istio version',
  outboundPolicy: 'Outbound policy',
  outboundTrafficPolicy: {
    ALLOW_ANY: 'ALLOW_ANY, unknown destinations pass through',
    REGISTRY_ONLY: 'REGISTRY_ONLY, unknown destinations are refused',
  },
  dataPlane: 'Data plane',
  dataPlanes: { sidecar: 'sidecar', ambient: 'ambient' },
  dnsCapture: 'DNS capture',
  on: 'on',
  off: 'off',
} as const;

/** The diagrams of Topology: shown, and copied whole. */
export const diagramTitles = {
  show: (diagram: string) => `Show Topology: ${diagram}`,
  copy: (diagram: string) => `Copy Mermaid: ${diagram}`,
  copied: (diagram: string) => `Copied the ${diagram} diagram as Mermaid text.`,
} as const;

/** Patterns that rewrite several places, by their ids. */
export const patternTitles = {
  'start-tls-at-the-sidecar': 'Start TLS at the sidecar',
  'pass-tls-through': 'Pass TLS through',
  'route-through-egress-gateway': 'Route through egress gateway',
  'back-to-direct': 'Back to direct',
  'turn-on-outlier-detection': 'Turn on outlier detection',
  'add-failover-order': 'Add failover order',
  'add-entry-for-host': 'Add a ServiceEntry',
  'move-tls-block': 'Move the tls block',
  'capture-dns': 'Turn DNS capture on',
} as const;

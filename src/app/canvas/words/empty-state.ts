/** The canvas while nothing is drawn: what it is for, and ways to begin. */
export const emptyWords = {
  title: 'Draw who calls what outside the mesh.',
  nothingOpen: 'Drop YAML or Markdown files anywhere on this page, or begin here. Nothing leaves this page.',
  nothingDrawn:
    'The open files hold nothing that the graph shows. They stay in the Explorer, and are exported as they are.',
  template: 'Start from a template',
  openFiles: 'Open files',
  pasteYaml: 'Paste YAML',
  drawPod: 'Draw a pod',
  takeTour: 'Take the tour',
  templates: {
    origination: 'TLS started by the sidecar',
    failover: 'Primary, secondary, recovery site',
    gateway: 'Through an egress gateway',
  },
} as const;

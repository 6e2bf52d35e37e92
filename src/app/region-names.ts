/** What the regions of the page are called: on the panes themselves, on what folds and sizes them, and where they are looked for. */
export const regionNames = {
  reviewBar: 'Review bar',
  explorer: 'Explorer',
  canvas: 'Canvas',
  inspector: 'Inspector',
  yaml: 'YAML',
  topology: 'Topology',
  problems: 'Problems',
  trace: 'Trace',
  assertions: 'Assertions',
  posture: 'Posture',
  lab: 'Lab',
  review: 'Review',
} as const;

/** A region of the page, whatever it is called. */
export type Region = keyof typeof regionNames;

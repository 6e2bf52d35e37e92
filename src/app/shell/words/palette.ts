import { counted } from '../../counted';

/** The command palette: its field, and what it says of what it finds. */
export const paletteWords = {
  name: 'Command palette',
  field: 'Search or run a command',
  placeholder: 'A command, resource, host or URL; ? for more',
  matches: 'Matches',
  noMatch: (query: string) => `Nothing matches ${query}.`,
  inTemplates: (query: string) => `Find ${query} in Templates`,
  file: 'File',
  workload: 'Pod',
  unnamed: (kind: string) => `unnamed ${kind}`,
  hostOf: (entry: string) => `Host · ${entry}`,
  hostCalledBy: (pod: string) => `Host · called by ${pod}`,
} as const;

/** The palette where the address of something that is called is typed. */
export const callWords = {
  group: 'Call',
  trace: (url: string) => `Trace ${url}`,
} as const;

/** The palette after `:`, where it goes to a line of the open file. */
export const lineWords = {
  ask: 'Type the number of a line',
  noFile: 'No file is open',
  range: (lines: number, file: string) => `1 to ${lines} in ${file}`,
  go: (line: number) => `Go to line ${line}`,
  pastTheEnd: (file: string, lines: number) => `${file} has ${counted(lines, 'line')}`,
} as const;

/** The palette after `/` and `?`: what a first sign is for. */
export const signWords = {
  filter: { title: 'Filter the graph', detail: 'in the field above it' },
  commands: { title: 'Commands', detail: 'by name' },
  things: { title: 'Resources, pods and hosts', detail: 'by name' },
  line: { title: 'A line', detail: 'of the file that is open' },
  graph: { title: 'The filter of the graph', detail: 'kind, host, tls, outcome and more' },
  keys: 'Keyboard shortcuts',
} as const;

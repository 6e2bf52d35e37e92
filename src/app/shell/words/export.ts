import { counted } from '../../counted';
import { digits, language } from '../../language';

/** The dialog through which the design leaves the page. */
export const exportWords = {
  title: 'Export',
  form: 'Form',
  forms: {
    yaml: { title: 'One YAML file', doc: 'All documents one after the other.' },
    zip: { title: 'Zip, a file each', doc: 'The files as they are here, with their names.' },
    kustomize: {
      title: 'One file a resource, for kustomize',
      doc: 'In the order in which they apply cleanly, listed in kustomization.yaml; as an archive. A List is taken apart.',
    },
  },
  includeDesign: 'Include the EgressDesign, which no cluster knows',
  changed: 'Changed resources only',
  comparedWith: (changed: number, all: number, baseline: string) =>
    `${digits(changed)} of ${counted(all, 'resource')}, compared with ${baseline}.`,
  nothingChanged: (baseline: string) => `Nothing differs, compared with ${baseline}.`,
  withoutServerFields: 'Without what the API server sets',
  serverFields:
    'resourceVersion, uid, creationTimestamp, generation, managedFields, status and the last applied configuration.',
  faithful: 'What was not edited leaves byte for byte as it came.',
  faithfulRest: 'What is not left out leaves as it is written, comments included.',
  total: (files: number, size: string) => `${counted(files, 'file')}, ${size}`,
  download: 'Download',
  tabs: { name: 'Of this export', files: 'Files', commands: 'Commands' },
} as const;

/** How it stands with an export that takes a moment. */
export const exportWorkWords = {
  planning: 'Working out what leaves…',
  writing: 'Writing the file…',
  progressLabel: 'Working out the export',
  failed: 'Working it out has failed. Nothing is lost: the page can do it itself, and stands still meanwhile.',
  tryAgain: 'Try again',
} as const;

/** What the dialog says of a design that a cluster would not take whole. */
export const refusalWords = {
  refused: (refused: number, all: number, isChanged: boolean, unread: number) =>
    `Istio would refuse ${digits(refused)} of ${counted(all, isChanged ? 'changed resource' : 'resource')}${
      unread === 0 ? '' : `, and ${counted(unread, 'document')} cannot be read`
    }.`,
  unread: (documents: number) => `${counted(documents, 'document')} cannot be read.`,
  errorsLeft: (count: number, isChanged: boolean) =>
    `${counted(count, 'error')} ${count === 1 ? 'is' : 'are'} left in ${isChanged ? 'the changed resources' : 'these files'}.`,
  showErrors: 'Show in Problems',
  showPromises: 'Show in Assertions',
  doesNotStop: (refusal: string) => `${refusal} This does not stop the export.`,
} as const;

/** The files that an export writes, and what stays out. */
export const exportFilesWords = {
  none: 'Nothing leaves.',
  list: 'Files',
  textOf: (path: string) => `Text of ${path}`,
  more: (count: number) => `and ${digits(count)} more`,
  moreText: (size: string) => `… ${size} more`,
  leftOut: (documents: number) => `Left out: ${counted(documents, 'document')}`,
  leftOutLine: (what: string, file: string, line: number, why: string) => `${what} in ${file}, line ${line}, ${why}.`,
} as const;

/** The commands to run beside an export. */
export const exportCommandsWords = {
  list: 'Commands',
  inProxies: 'What the proxies have',
  resource: 'Resource',
  command: 'Command',
  copy: (what: string) => `Copy command: ${what}`,
  copied: 'Copied the command.',
} as const;

/** What is given to a review in place of a cluster. */
export const packetWords = {
  name: 'For a review',
  html: 'Packet (HTML)',
  markdown: 'Packet (Markdown)',
  inventory: 'Inventory (CSV)',
} as const;

/** How much so many bytes are: `312 B`, `4.1 KB`. */
export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 * 1024 ? `${tenths(bytes / 1024)} KB` : `${tenths(bytes / 1024 / 1024)} MB`;
}

function tenths(value: number): string {
  return value.toLocaleString(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
}

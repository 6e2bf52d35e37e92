import { counted } from '../../counted';
import { idleWords } from '../../idle-words';
import { digits } from '../../language';
import { regionNames } from '../../region-names';

/** The pane, and what it says while nothing or several things are selected, or something without a form. */
export const paneWords = {
  title: regionNames.inspector,
  nothingSelected: idleWords.inspector,
  /** `tally` as "1 error, 2 warnings". */
  found: { says: (tally: string) => `Found: ${tally}.`, show: 'Show in Problems' },
  goToText: 'Go to text',
  /** A document that cannot be read, or is no resource. */
  noResource: {
    broken: { title: 'No resource can be read here', says: 'What could not be read is kept as it is.' },
    other: { title: 'This is not a resource', says: 'The document has no kind. Fairway keeps it as it is.' },
  },
  /** A kind that there is no data for. */
  unknownKind: {
    title: 'Fairway keeps this document as it is',
    says: (kind: string, apiVersion: string) =>
      `It does not know the fields of ${kind}${apiVersion === '' ? '' : ` (${apiVersion})`}. The text can be edited, and is exported byte for byte.`,
  },
  /** A document of which a part cannot be read. */
  unreadable: {
    says: (line: number) => `Line ${line} cannot be read, so this form is incomplete.`,
    ends: (line: number) => `The file ends at line ${line} before its list does, so this form may be incomplete.`,
    go: (line: number) => `Go to line ${line}`,
  },
} as const;

/** The head of a form: what it is about, its findings, and the way back from a part to the whole. */
export const headWords = {
  unnamed: 'without a name',
  noNamespace: 'no namespace',
  envoyView: 'Envoy view…',
  addNote: 'Add note',
  accepted: (count: number) => `${digits(count)} accepted`,
  /** Findings besides those that are named before. */
  andMore: (count: number) => `+${digits(count)}`,
  partOfResource: 'Part of the resource',
  version: {
    label: 'apiVersion',
    notWritten: 'No apiVersion is written',
    none: 'no version',
    change: 'Change apiVersion',
  },
} as const;

/** Which fields are shown. */
export const filterWords = {
  title: 'Fields to show',
  common: 'Common',
  set: (count: number) => `Set ${digits(count)}`,
  all: (count: number) => `All ${digits(count)}`,
  find: 'Find a field',
  findGhost: 'find a field',
  notFound: (kind: string, search: string) => `No field of ${kind} has “${search}” in its name or its help.`,
  /** Fields that are set and not shown. */
  hidden: (names: readonly string[]) =>
    `${names.length === 1 ? 'One more field is set' : `${counted(names.length, 'more field')} are set`}: ${names.join(', ')}.`,
  showHidden: 'Show',
  /** The section of labels, annotations and what else is in `metadata`. */
  metadata: 'Metadata',
} as const;

/** What is said once the path of a field was to be copied. */
export const copyWords = {
  copied: (path: string) => `Copied ${path}.`,
  refused: (path: string) => `The browser does not let this page copy. The path is ${path}.`,
} as const;

import type { ReactNode } from 'react';
import { counted } from '../../counted';
import { digits } from '../../language';

/** What stands in a field that is not set, and what is said of one that cannot be shown. */
export const fieldWords = {
  notSet: 'not set',
  notSetBut: (fallback: string) => `not set · ${fallback}`,
  required: 'required',
  none: 'none',
  empty: 'empty',
  unset: 'unset',
  /** Where there is no room for a word. */
  notSetNarrow: '–',
  /** In the part of a document that cannot be read. */
  notRead: 'not read',
  /** Of several objects, or of several units. */
  mixed: 'mixed',
  default: (value: string, source: string) => `${value} · ${source}’s default`,
  thisMesh: 'this mesh',
  deprecated: (instead: string) => `Deprecated: ${instead}`,
  since: (release: string) => `From Istio ${release}.`,
  valueSince: (release: string) => `from ${release}`,
  notAValue: 'Written in the document; not a value of this field.',
  values: 'Values',
  inTextOnly: 'not set · written in the text',
  moreLines: (count: number) => `… ${counted(count, 'more line')}`,
  unknownKeys: (count: number) =>
    count === 1 ? '1 key is not a field here.' : `${digits(count)} keys are not fields here.`,
  showUnknown: 'Show below',
  unknownKey: (key: string): ReactNode => (
    <>
      <span className="ins-mono">{key}</span> is not a field here.
    </>
  ),
} as const;

/** A duration's menu of units. */
export const durationWords = {
  unit: 'unit',
  names: { ms: 'milliseconds', s: 'seconds', m: 'minutes', h: 'hours' },
} as const;

/** The menus of fields and items. */
export const menuWords = {
  moreAbout: (name: string) => `More about ${name}`,
  goToText: 'Go to text',
  writeDown: (value: string) => `Write it down: ${value}`,
  writeEmpty: 'Write it empty',
  unset: 'Unset',
  unsetOuter: (field: string) => `Unset ${field}`,
  addNote: 'Add note…',
  copyPath: (path: string) => `Copy path ${path}`,
  reference: 'Reference',
  moveUp: 'Move up',
  moveUpKeys: 'Alt ↑',
  moveDown: 'Move down',
  moveDownKeys: 'Alt ↓',
  duplicate: 'Duplicate',
  discard: 'Discard',
  remove: (item: string) => `Remove ${item}`,
} as const;

/** Lists, tables and mappings. What is seen is short; the name of the list is spoken with it. */
export const listWords = {
  add: (list: string): ReactNode => (
    <>
      Add<span className="spoken-only"> to {list}</span>
    </>
  ),
  /** The next ones, of those that are not shown yet. */
  showMore: (next: number, hidden: number, list: string): ReactNode => (
    <>
      Show {digits(next)} more{next < hidden && ` of ${digits(hidden)}`}
      <span className="spoken-only"> in {list}</span>
    </>
  ),
  count: (count: number) => digits(count),
  dragToReorder: 'Drag to reorder, or Alt ↑ and Alt ↓',
  moveUp: (item: string) => `Move ${item} up`,
  moveDown: (item: string) => `Move ${item} down`,
  remove: (item: string) => `Remove ${item}`,
  newItem: 'written with its first field',
  newEntry: 'Written with its first value.',
  keyOf: (entry: string) => `key of ${entry}`,
  newKey: 'new key',
  newValue: 'new value',
  keyGhost: 'key',
  valueGhost: 'value',
  numberGhost: 'number',
  matches: {
    ignored: (namespace: string) => `is ignored: istiod takes no selector in ${namespace}`,
    /** `workload` is named where it is the only one; `namespace` is undefined where every pod counts. */
    workloads: (count: number, workload: string | undefined, namespace: string | undefined) => {
      const where = namespace === undefined ? '' : ` of ${namespace}`;
      if (count === 0) return `matches no pod${where} in the files`;
      return `matches ${workload ?? counted(count, 'pod')}${where}`;
    },
  },
} as const;

/** Objects inside objects, and fields of which only one may be written. */
export const objectWords = {
  setEmpty: 'set, empty',
  setWithDefaults: 'set, with defaults',
  countSet: (count: number) => `${digits(count)} set`,
  moreFields: (count: number, isOpen: boolean) => `${counted(count, 'more field')}${isOpen ? ':' : ''}`,
  oneOf: 'one of',
  oneOfNames: (names: readonly string[]) => `one of ${names.join(', ')}`,
  none: 'none',
  oneOfThese: 'one of these',
  anotherRemoves: (count: number, what: string) => `one of these ${count}: another one removes ${what}.`,
  removes: (what: string) => `Removes ${what}.`,
  /** What goes when another field is written in its place. */
  rivals: (names: readonly string[]) => names.join(' and '),
  withContent: (name: string) => `${name} with what is in it`,
  withValue: (name: string, value: string) => `${name}: ${value}`,
} as const;

/** A text that is matched in one of several ways. */
export const wayWords = {
  kind: 'kind of match',
  /** An empty match: that there is a value at all. */
  present: 'present',
  anyValue: 'Any value will do.',
  anyValueRemoves: (anyValue: string, what: string) => `${anyValue} Removes ${what}.`,
} as const;

/** The notes on a field or on the whole object. */
export const noteWords = {
  notesOn: (path: string) => `Notes on ${path || 'the whole resource'}`,
  note: 'Note',
  add: { action: 'Add note', done: 'Add note: done.' },
  change: { action: 'Change note', done: 'Change note: done.' },
  edit: (
    <>
      Edit<span className="spoken-only"> note</span>
    </>
  ),
  remove: (
    <>
      Remove<span className="spoken-only"> note</span>
    </>
  ),
  removed: 'Removed the note.',
  cancel: 'Cancel',
  objectGone: 'The object is no longer there.',
} as const;

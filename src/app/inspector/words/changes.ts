import { counted } from '../../counted';
import { digits } from '../../language';

/** What a change made in the form is called in the history. Fields and items are named by their paths. */
export const changeWords = {
  set: (path: string, value: string) => `Set ${path} to ${value}`,
  /** A field written in the place of those that it excludes. */
  setInPlace: (path: string, value: string, removed: string) => `Set ${path} to ${value}. Removes ${removed}`,
  unset: (path: string) => `Unset ${path}`,
  add: (item: string) => `Add ${item}`,
  addSeveral: (count: number, list: string) => `Add ${digits(count)} to ${list}`,
  addEndpoints: (count: number) => `Add ${counted(count, 'endpoint')}`,
  remove: (item: string) => `Remove ${item}`,
  duplicate: (item: string) => `Duplicate ${item}`,
  moveUp: (item: string) => `Move ${item} up`,
  moveDown: (item: string) => `Move ${item} down`,
  moveTo: (item: string, place: number) => `Move ${item} to place ${digits(place)}`,
  rename: (entry: string, key: string) => `Rename ${entry} to ${key}`,
  matchBy: (path: string, way: string) => `Match ${path} by ${way}`,
  cleanUpAfter: (resolution: string) => `Clean up after resolution ${resolution}`,
  copyBlocks: (count: number, port: number) =>
    `Copy ${count === 1 ? 'a block' : counted(count, 'block')} to port ${port}`,
  addLastRoute: 'Add a last route',
} as const;

/** Why something was not written. */
export const refusalWords = {
  readOnly: 'This document cannot be edited here now.',
  required: (field: string) => `${field} is required.`,
  requiredValue: (field: string) => `${field} is required. Add another value before you remove this one.`,
  requiredInItem: (field: string, item: string) => `${field} is required. To be rid of it, remove ${item}.`,
  taken: (value: string, field: string, item: string) =>
    `${value} is the ${field} of ${item} already, and Istio refuses two of them.`,
  keyTaken: (key: string) => `There is a ${key} already.`,
  keyTakenIn: (key: string, field: string) => `There is a ${key} in ${field} already.`,
  notWritten: 'Not written.',
  fileHas: (value: string) => `Not written; the file has ${value}.`,
} as const;

/** Why nothing of what was pasted was written: a sentence a line. */
export const pasteWords = {
  nothingAdded: 'Nothing was added.',
  line: (line: number, fault: string) => `Line ${line}: ${fault}`,
  moreLines: (count: number) => `And ${counted(count, 'more line')}.`,
  tooManyCells: (cells: number, columns: number) =>
    `there are ${counted(cells, 'cell')} for ${counted(columns, 'column')}.`,
  noFirst: (field: string | undefined) => `there is no ${field ?? 'value'}.`,
} as const;

import { counted } from '../../counted';
import { digits } from '../../language';

/** The form of several things that are selected. */
export const severalWords = {
  someWithoutForm: 'Some of what is selected has no form. Its text can be edited.',
  nothingShared: 'What is selected shares no field.',
  noneShown: 'No shared field is shown here. Choose All to see the rest.',
  /** Of one kind of resource, whose name has no plural. */
  countOfKind: (count: number, kind: string) => `${digits(count)} ${kind}`,
  count: (count: number) => `${digits(count)} selected`,
  says: 'What is written here is written into all of them, as one change.',
  selected: 'Selected',
  selectAlone: (kind: string, file: string) => `${kind} in ${file}. Select it alone`,
  andMore: (count: number) => `and ${digits(count)} more`,
  actions: { focusPath: 'Focus path', duplicate: 'Duplicate', export: 'Export', delete: 'Delete…' },
} as const;

/** Items of a resource by the list that they stand in. */
export const itemWords: Readonly<Record<string, { one: string; several: (count: number) => string }>> = {
  workloads: { one: 'Pod', several: (count) => counted(count, 'Pod') },
  calls: { one: 'call', several: (count) => counted(count, 'call') },
  ports: { one: 'port', several: (count) => counted(count, 'port') },
  endpoints: { one: 'endpoint', several: (count) => counted(count, 'endpoint') },
  notes: { one: 'note', several: (count) => counted(count, 'note') },
};

/** A field in which several objects differ, and what a change to all of them is called in the history. */
export const sharedWords = {
  valueIn: (value: string, count: number) => `${value} in ${digits(count)}`,
  unsetInAll: 'Unset it in all',
  writeIntoAll: 'Write it into all',
  moreValues: (count: number) => `and ${counted(count, 'more value')}`,
  set: (path: string, value: string, count: number) => `Set ${path} to ${value} in all ${digits(count)}`,
  unset: (path: string, count: number) => `Unset ${path} in all ${digits(count)}`,
} as const;

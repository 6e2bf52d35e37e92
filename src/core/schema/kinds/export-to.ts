import { list, text } from '../field-types';
import type { EnumValue, ListType } from '../types';

const every: EnumValue = { value: '*', doc: 'Proxies of every namespace see it.', alone: true };
const own: EnumValue = { value: '.', doc: 'Only proxies of its own namespace see it.', own: true };
const nobody: EnumValue = { value: '~', doc: 'No proxy sees it.', alone: true };

const targets = (...words: readonly EnumValue[]): ListType =>
  list(text({ format: 'namespace', references: 'namespace', words }));

/** Who sees a DestinationRule or a VirtualService. */
export const exportTo: ListType = targets(every, own);

/** Who sees a ServiceEntry, which is the only kind that may hide from everybody (pkg/config/validation, validateExportTo). */
export const exportToOrNobody: ListType = targets(every, own, nobody);

import { counted } from '../../counted';

/** What the design itself keeps: settings, notes and what was accepted. */
export const designWords = {
  noDesign: 'There is no EgressDesign document.',
  noResource: 'It is about text that is no resource, which nothing can name.',
  aboutDesign: 'It is about the design itself. Change that instead.',
  sayWhy: 'Say why: whoever reads it later has to decide by it.',
  noDay: (day: string) => `${day} is no day such as 2027-03-31.`,
  accept: (rule: string, resource: string) => `Accept ${rule} in ${resource}`,
  acceptAll: (rule: string, count: number) => `Accept ${rule}, ${counted(count, 'time')}`,
  withdraw: 'Withdraw what was accepted',
  move: (name: string) => `Move ${name}`,
  arrange: 'Arrange',
  unpin: 'Unpin',
} as const;

import { counted } from '../../counted';

/** What the design itself keeps: settings, notes and what was accepted. */
export const designWords = {
  noDesign: 'There is no EgressDesign document.',
  noResource: 'This finding is in text that is not a resource, so it cannot be accepted. Fix the text.',
  aboutDesign: 'This finding is about the design itself. Change the design instead.',
  sayWhy: 'Give a reason: whoever reads this later decides by it.',
  noDay: (day: string) => `${day} is not a day. Write one such as 2027-03-31.`,
  accept: (rule: string, resource: string) => `Accept ${rule} in ${resource}`,
  acceptAll: (rule: string, count: number) => `Accept ${rule}, ${counted(count, 'time')}`,
  withdraw: 'Withdraw what was accepted',
  arrange: 'Arrange',
  unpin: 'Unpin',
} as const;

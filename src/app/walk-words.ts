import { counted } from './counted';

/** What canvas and diagram say while the calls of a large design are followed: until then they show it as it was. */
export const walkWords = {
  following: (calls: number) => `Following ${counted(calls, 'call')}…`,
  progressLabel: 'Following calls',
} as const;

/** Settings of outlierDetection that the Lab writes. */
export const ejectionWords = {
  noRule: (host: string) => `Nothing defines ${host}, so there is no rule to write.`,
  noBlock: 'There is no block to remove.',
  change: (host: string) => `Change outlier detection of ${host}`,
} as const;

/** What is said while a file of a review's packet is made. */
export function packetWorkWords(file: string) {
  return {
    working: `Making ${file}…`,
    progressLabel: `Making ${file}`,
    cancel: 'Cancel',
    stopped: 'Nothing was exported.',
  } as const;
}

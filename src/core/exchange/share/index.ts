export { readShareLink } from './read-share-link';
export type { LinkReading } from './read-share-link';
export { clearingSteps } from './secrets';
export type { Cleared, FoundSecret } from './secrets';
export { longLink, longestLink, mostLinkBytes } from './shared-workspace';
export type { SharedBaseline, SharedView, SharedWorkspace } from './shared-workspace';
export { linkFor, shareLinkSteps, writeShareLink } from './write-share-link';

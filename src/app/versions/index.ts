export type { VersionSide } from './version-actions';
export { VersionList } from './version-list';

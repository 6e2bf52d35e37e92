export { VersionList } from './version-list';

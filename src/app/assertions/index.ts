export { AssertionsPanel } from './assertions-panel';

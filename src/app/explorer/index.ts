export { ExplorerPanel } from './explorer-panel';

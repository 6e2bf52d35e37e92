export { PreviewPanel } from './panel';

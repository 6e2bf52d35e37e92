export { CanvasPanel } from './canvas-panel';

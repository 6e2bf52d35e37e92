export { EditorPanel } from './panel';

export { PosturePanel } from './posture-panel';

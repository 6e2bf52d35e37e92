export { LabPanel } from './panel';

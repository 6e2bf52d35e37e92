export { toEnd, type Steps } from './steps';

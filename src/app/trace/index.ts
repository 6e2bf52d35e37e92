export { EnvoyChoice } from './envoy-choice';
export { TracePanel } from './trace-panel';

export { envoyOfHop, envoyOfPort, leftOut } from './view';
export type { EnvoyPart } from './view';
export { envoyYaml } from './yaml';

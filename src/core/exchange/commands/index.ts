export { applyCommands, cautionsIn } from './apply-commands';
export { labelSelector, runningPods, shellWord } from './command-line';
export type { CommandGroup } from './command-line';
export { probe, probeCommands } from './probe-commands';
export { proxyCommands } from './proxy-commands';
export { secretCommands } from './secret-commands';
export { keepCommand, keepReason, restoreCommand } from './way-back';

export { chooseChain } from './listener-choice';
export { listenerFor, listenersOn } from './listener-lookup';

export { chooseChain } from './listener-choice';
export { hasSocket, listenerFor, listenersOn } from './listener-lookup';

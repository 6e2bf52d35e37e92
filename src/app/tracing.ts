/** The engine that follows calls. It is fetched with the first call that somebody draws or asks about. */
export {
  answerWords,
  anyPod,
  checkExpectation,
  originWords,
  policyRows,
  proxyOf,
  resourceWords,
  traceCall,
  tracesOf,
  traceText,
} from '../core/mesh';

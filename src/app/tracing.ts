/** The engine that follows calls. It is fetched with the first call that somebody draws or asks about. */
export { checkExpectation, misreadOf, traceSteps, tracesOf } from '../core/mesh';

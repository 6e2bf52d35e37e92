import type { Subject } from '../report';
import { checkDuration } from './duration';
import { refuseEmptyBlock } from './empty-block';
import { childOf, has, numberOf, type Spot } from './read';
import { refuse } from './refuse';

/**
 * Faults for tests (istio/istio pkg/config/validation/validation.go, validateHTTPFaultInjection). Bounds of numbers and names of statuses stand with
 * their fields. An abort without a status is accepted: Istio loses the warning that it has for it.
 */
export function checkFault(subject: Subject, route: Spot): void {
  const fault = childOf(route, 'fault');
  if (!fault) return;
  if (!has(fault, 'abort') && !has(fault, 'delay'))
    refuseEmptyBlock(subject, fault.path, 'abort or delay', 'wh-vs-fault-empty');
  checkAbort(subject, childOf(fault, 'abort'));
  checkDelay(subject, childOf(fault, 'delay'));
}

function checkAbort(subject: Subject, abort: Spot | undefined): void {
  if (!abort) return;
  checkShare(subject, abort, 'wh-vs-abort-percent');
  if (abort.value['grpcStatus'] === '') {
    const message = 'grpcStatus is empty; istiod refuses it. Name a status, such as UNAVAILABLE.';
    refuse(subject, { rule: 'unknown-value', path: [...abort.path, 'grpcStatus'], ref: 'wh-vs-abort-grpc', message });
  }
  const message = 'http2Error is not implemented, and istiod refuses it. Use httpStatus or grpcStatus.';
  if (has(abort, 'http2Error')) refuseFault(subject, abort, 'http2Error', 'wh-vs-abort-http2', message);
}

function checkDelay(subject: Subject, delay: Spot | undefined): void {
  if (!delay) return;
  checkShare(subject, delay, 'wh-vs-delay-percent');
  checkDuration(subject, delay, 'fixedDelay', 'wh-vs-delay-fixed');
  const message = 'exponentialDelay is not implemented, and istiod refuses it. Use fixedDelay.';
  if (has(delay, 'exponentialDelay')) refuseFault(subject, delay, 'exponentialDelay', 'wh-vs-delay-exp', message);
}

function refuseFault(subject: Subject, spot: Spot, name: string, ref: string, message: string): void {
  refuse(subject, { rule: 'unsupported-fault', path: [...spot.path, name], part: 'key', ref, message });
}

const leastShare = 0.0001;

/** Envoy counts in millionths, so a share below one of them would be none (validatePercentage). */
function checkShare(subject: Subject, spot: Spot, ref: string): void {
  const percentage = childOf(spot, 'percentage');
  const share = percentage ? numberOf(percentage, 'value') : 0;
  if (percentage === undefined || share <= 0 || share >= leastShare) return;
  const message = `value is 0, or ${leastShare} to 100; istiod refuses ${share}. Write one of these.`;
  refuse(subject, { rule: 'out-of-range', path: [...percentage.path, 'value'], ref, message });
}

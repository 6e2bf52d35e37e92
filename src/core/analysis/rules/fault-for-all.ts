import { faultOf, formatDuration, hasKey, recordIn, type FaultPolicy, type HttpRule } from '../../mesh';
import { readDuration } from '../../schema';
import { removalIn } from '../istioctl/remedy';
import type { WorkspaceRule } from '../rule';
import { hitsIn } from '../runtime/find-hits';
import type { Hit } from '../runtime/hits';
import { sendsOn, timeIn } from '../runtime/retries';
import { ruledUses } from '../runtime/routings';

export const faultForAll: WorkspaceRule = {
  id: 'fault-for-all',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  summary: 'A fault answers every request of a route, or holds every one back for longer than the route may take.',
  why: 'Faults are for tests, and what a test leaves behind is an outage that no log of the server shows. Envoy’s fault filter stands before its router: an aborted request never leaves, is not tried again and meets no other policy, and timeout begins only after a delay. A fault without a percentage is for nobody. A match by header or query parameter can be for testers alone, as in Istio’s own task, so there it is an info.',
  source:
    'istio/istio pilot/pkg/networking/core/route/route.go (TranslateFault); envoyproxy/envoy source/extensions/filters/http/fault/fault_filter.cc (decodeHeaders, isAbortEnabled, isDelayEnabled), source/common/router/router.cc (onRequestComplete); https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPFaultInjection-Abort',
  check: hitsIn(ruledUses, ({ rule }) => {
    const fault = sendsOn(rule) ? faultOf(rule) : null;
    if (fault === null) return [];
    if (fault.abortPercent === 100) return [hitAt(rule, fault, 'abort', () => abortWords(rule, fault))];
    return longDelay(rule, fault);
  }),
};

function longDelay(rule: HttpRule, fault: FaultPolicy): readonly Hit[] {
  const delay = readDuration(fault.delay ?? '');
  const timeout = timeIn(rule.fields, 'timeout');
  if (fault.delayPercent !== 100 || delay === null || timeout === undefined || delay <= timeout) return [];
  const say = (): string =>
    `Every request that this route takes${chosenWords(rule)} waits ${formatDuration(delay)} before it is sent, and has timeout, ${formatDuration(timeout)}, only then: fault.delay is for 100 % of them. Remove it when the test is over.`;
  return [hitAt(rule, fault, 'delay', say)];
}

function abortWords(rule: HttpRule, { abort, grpcStatus }: FaultPolicy): string {
  const answer = grpcStatus === null ? String(abort) : `gRPC status ${grpcStatus}`;
  return `Every request that this route takes${chosenWords(rule)} is answered with ${answer} by the proxy itself, and none is sent: fault.abort is for 100 % of them. Remove it when the test is over.`;
}

function hitAt(rule: HttpRule, fault: FaultPolicy, name: 'abort' | 'delay', say: () => string): Hit {
  const { resource } = fault;
  const path = [...fault.path, name];
  const isAlone = !hasKey(recordIn(rule.fields, 'fault'), name === 'abort' ? 'delay' : 'abort');
  return {
    resource,
    path,
    part: 'key',
    severity: chosenBy(rule).length > 0 ? 'info' : 'warning',
    clients: [],
    all: [],
    say,
    fix: isAlone ? removalIn(resource, 'Remove fault', fault.path) : removalIn(resource, `Remove fault.${name}`, path),
  };
}

/** Where every match of a rule asks for a header or a query parameter: which ones, as words. Testers are told by these; paths and methods are those of apps. */
function chosenBy({ matches }: HttpRule): readonly string[] {
  const named = matches.map(({ fields }) => [
    ...Object.keys(recordIn(fields, 'headers'))
      .filter((name) => !name.startsWith(':'))
      .map((name) => `header ${name}`),
    ...Object.keys(recordIn(fields, 'queryParams')).map((name) => `query parameter ${name}`),
  ]);
  return named.every((names) => names.length > 0) ? [...new Set(named.flat())] : [];
}

function chosenWords(rule: HttpRule): string {
  const chosen = chosenBy(rule);
  return chosen.length === 0 ? '' : ` by ${chosen.join(' or ')}`;
}

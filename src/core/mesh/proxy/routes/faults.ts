import { hasKey, integerIn, recordIn, textIn } from '../../read';
import { originOf, type HttpRule } from './http-rules';
import type { FaultPolicy } from './route';

type Fields = Readonly<Record<string, unknown>>;

/** The faults that a rule injects; null for none (pilot/pkg/networking/core/route/route.go, TranslateFault). */
export function faultOf(rule: HttpRule): FaultPolicy | null {
  if (!hasKey(rule.fields, 'fault')) return null;
  const fault = recordIn(rule.fields, 'fault');
  const delay = delayOf(recordIn(fault, 'delay'));
  const abort = abortOf(recordIn(fault, 'abort'));
  if (delay.delay === null && abort.abort === null) return null;
  const origin = originOf(rule, 'fault');
  return { ...delay, ...abort, path: [...origin.path, 'fault'], resource: origin.virtualService.resource };
}

/** Only fixed delays exist. A delay without a percentage is for nobody. */
function delayOf(delay: Fields): Pick<FaultPolicy, 'delay' | 'delayPercent'> {
  const written = textIn(delay, 'fixedDelay');
  if (written === undefined) return { delay: null, delayPercent: null };
  return { delay: written, delayPercent: percentIn(delay, 'percentage') ?? integerIn(delay, 'percent') ?? 0 };
}

/** An abort by gRPC status is an answer with HTTP status 200 (Envoy's fault filter, abortWithStatus). */
function abortOf(abort: Fields): Pick<FaultPolicy, 'abort' | 'abortPercent' | 'grpcStatus'> {
  const grpcStatus = textIn(abort, 'grpcStatus') ?? null;
  const status = integerIn(abort, 'httpStatus') ?? (grpcStatus === null ? null : 200);
  if (status === null) return { abort: null, abortPercent: null, grpcStatus: null };
  return { abort: status, abortPercent: percentIn(abort, 'percentage') ?? 0, grpcStatus };
}

/** A percentage with a `value`, in which Istio keeps four digits behind the point; undefined where none is written, 0 for one without a value. */
export function percentIn(value: unknown, key: string): number | undefined {
  if (!hasKey(value, key)) return undefined;
  const written = recordIn(value, key)['value'];
  return typeof written === 'number' ? Math.trunc(written * 10_000) / 10_000 : 0;
}

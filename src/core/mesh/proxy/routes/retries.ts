import { isNamedStatus } from '../../../schema';
import type { Mesh } from '../../build';
import { hasKey, integerIn, recordIn, textIn } from '../../read';
import { originOf, type HttpRule } from './http-rules';
import type { RetryPolicy } from './route';
import { durationIn } from './route-durations';

type Fields = Readonly<Record<string, unknown>>;

/** What Istio tries again on where nobody says it; 503 is not among it since 1.24 (pilot/pkg/networking/core/route/retry/retry.go, defaultPolicy). */
const defaultRetryOn: readonly string[] = [
  'connect-failure',
  'refused-stream',
  'unavailable',
  'cancelled',
  'retriable-status-codes',
];

type Origin = Pick<RetryPolicy, 'path' | 'resource' | 'by'>;

const byIstio: Origin = { path: undefined, resource: undefined, by: 'istio' };
const byMesh: Origin = { path: undefined, resource: undefined, by: 'mesh' };

/** How often and on what the route of a rule tries again; null where it does not. Pass no rule for the default route. */
export function retriesOf(mesh: Mesh, rule?: HttpRule): RetryPolicy | null {
  if (rule && hasKey(rule.fields, 'retries')) {
    const origin = originOf(rule, 'retries');
    const path = [...origin.path, 'retries'];
    return convertRetries(recordIn(rule.fields, 'retries'), {
      path,
      resource: origin.virtualService.resource,
      by: 'resource',
    });
  }
  const { config } = mesh.settings;
  return hasKey(config, 'defaultHttpRetryPolicy')
    ? convertRetries(recordIn(config, 'defaultHttpRetryPolicy'), byMesh)
    : convertRetries(undefined, byIstio);
}

/** No attempts, and so an empty block, switch retries off (retry.go, ConvertPolicy). */
function convertRetries(retries: Fields | undefined, origin: Origin): RetryPolicy | null {
  const attempts = retries === undefined ? 2 : (integerIn(retries, 'attempts') ?? 0);
  if (attempts <= 0) return null;
  const written = textIn(retries, 'retryOn');
  return {
    attempts,
    ...(written === undefined ? { retryOn: defaultRetryOn, statusCodes: [] } : readRetryOn(written)),
    perTryTimeout: durationIn(retries, 'perTryTimeout'),
    retryRemoteLocalities: retries?.['retryRemoteLocalities'] === true,
    ...origin,
  };
}

/** Numbers that Go knows as a status are codes, and their condition is added (parseRetryOn). */
function readRetryOn(written: string): Pick<RetryPolicy, 'retryOn' | 'statusCodes'> {
  const items = written
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
  const isCode = (item: string): boolean => /^[+-]?\d+$/.test(item) && isNamedStatus(Number(item));
  const statusCodes = items.filter(isCode).map(Number);
  const retryOn = items.filter((item) => !isCode(item));
  const hasCondition = retryOn.join(',').includes('retriable-status-codes');
  return {
    retryOn: statusCodes.length > 0 && !hasCondition ? [...retryOn, 'retriable-status-codes'] : retryOn,
    statusCodes,
  };
}

import type { Hop, Trace } from '../mesh';
import { formatPath } from '../text';

/** A trace in short lines for golden texts: what becomes of the call, a line a hop, and what is without effect. */
export function describeTrace(trace: Trace | undefined): string {
  if (trace === undefined) return 'no call';
  const { outcome, tls, via, response, hops, ineffective, split } = trace;
  const answer =
    response === null ? '' : ` ${response.code ?? 'closed'}${response.flag === null ? '' : ` ${response.flag}`}`;
  return [
    `${outcome}${answer}${tls === null ? '' : `, tls ${tls}`}, via ${via}`,
    ...hops.map(describeHop),
    ...split.map(({ cluster, weight }) => `  ${weight} to ${cluster}`),
    ...ineffective.map(
      ({ resource, path }) =>
        `without effect: ${resource.kind} ${resource.namespace}/${resource.name} ${formatPath(path)}`,
    ),
  ].join('\n');
}

function describeHop({ proxy, at, name, resource, path }: Hop): string {
  const by = resource ? ` by ${resource.kind} ${resource.namespace}/${resource.name} ${formatPath(path)}` : '';
  return `${proxy} ${at} ${name}${by}`.trimEnd();
}

import { hasKey, integerIn, listIn, recordIn, textIn } from '../read';
import type { Mesh } from '../build';
import { clusterName } from '../proxy/clusters/cluster-name';
import { clusterOf } from '../proxy/clusters/clusters';
import type { HttpRule } from '../proxy/routes/http-rules';
import type { RetryPolicy } from '../proxy/routes/route';
import {
  destinationsOf,
  lookupIn,
  mirrorsOf,
  type DestinationLookup,
  type RuleDestination,
} from '../proxy/routes/route-destinations';
import { retriesOf } from '../proxy/routes/retries';
import type { Scope } from '../proxy/scope/scope';
import type { Origin } from '../trace/trace';
import { inBlock } from './cluster-policy';
import { authorityIn, headerOperations } from './route-headers';
import { hundredths, millionths } from './route-filters';
import { ruleOrigin } from './rule-origin';
import { byIstio, from, inMesh, seconds, typed, writtenAt, type EnvoyFields, type EnvoyValue } from './tree';

/** `route` of the default route of a service (pilot/pkg/networking/core/route/route.go, BuildDefaultHTTPOutboundRoute). */
export function defaultAction(scope: Scope, host: string, port: number, origin: Origin | undefined): EnvoyFields {
  return {
    cluster: from(origin, clusterName(host, port, undefined)),
    timeout: from(byIstio, '0s'),
    retry_policy: retryPolicy(scope.mesh, undefined, false),
    hash_policy: list(hashPolicy(scope, { host, port, subset: undefined })),
    max_grpc_timeout: from(byIstio, '0s'),
  };
}

function list(value: EnvoyValue | undefined): EnvoyValue | undefined {
  return value === undefined ? undefined : [value];
}

/** `route` of a rule that sends requests on (route.go, applyHTTPRouteDestination). */
export function ruleAction(scope: Scope, rule: HttpRule, port: number): EnvoyFields {
  const lookup = lookupIn(scope, port, false);
  const destinations = destinationsOf(rule, lookup);
  const isSingle = listIn((rule.delegate ?? rule.root).rule, 'route').length === 1;
  const hashes = destinations.flatMap((each) => hashPolicy(scope, each) ?? []);
  const timeout = seconds(textIn(rule.fields, 'timeout')) ?? '0s';
  const timeoutOrigin = hasKey(rule.fields, 'timeout') ? ruleOrigin(rule, 'timeout') : byIstio;
  return {
    ...(isSingle ? single(rule, destinations) : weighted(rule, destinations)),
    timeout: from(timeoutOrigin, timeout),
    retry_policy: retryPolicy(scope.mesh, rule, isSingle && hashes.length > 0),
    ...rewrites(rule, isSingle ? destinations[0] : undefined),
    hash_policy: hashes.length > 0 ? hashes : undefined,
    request_mirror_policies: mirrors(rule, lookup),
    max_grpc_timeout: from(timeoutOrigin, timeout),
  };
}

function destinationOrigin(rule: HttpRule, { path }: RuleDestination) {
  const { virtualService } = rule.delegate ?? rule.root;
  return path && writtenAt(virtualService.resource, path);
}

function nameOf({ host, port, subset }: RuleDestination): string {
  return clusterName(host, port, subset);
}

function single(rule: HttpRule, [only]: readonly RuleDestination[]): EnvoyFields {
  return { cluster: only && from(destinationOrigin(rule, only), nameOf(only)) };
}

function weighted(rule: HttpRule, destinations: readonly RuleDestination[]): EnvoyFields {
  const clusters = destinations.map((each) => {
    const headers = recordIn(each.item, 'headers');
    return from(destinationOrigin(rule, each), {
      name: nameOf(each),
      weight: each.weight,
      ...headerOperations(headers),
      host_rewrite_literal: authorityIn(headers),
    });
  });
  return { weighted_clusters: { clusters } };
}

/** A rewrite of the rule goes before what headers do to the host. */
function rewrites(rule: HttpRule, only: RuleDestination | undefined): EnvoyFields {
  const rewrite = recordIn(rule.fields, 'rewrite');
  const written = textIn(rewrite, 'authority');
  const byHeaders = authorityIn(rule.fields['headers']);
  const host = written ?? byHeaders ?? authorityIn(recordIn(only?.item, 'headers'));
  const field = written !== undefined ? ['rewrite', 'authority'] : byHeaders !== undefined ? ['headers'] : ['route'];
  const [name = 'rewrite', ...parts] = field;
  const regex = recordIn(rewrite, 'uriRegexRewrite');
  const uri = textIn(rewrite, 'uri');
  return {
    host_rewrite_literal: host === undefined ? undefined : from(ruleOrigin(rule, name, ...parts), host),
    regex_rewrite: hasKey(rewrite, 'uriRegexRewrite')
      ? from(ruleOrigin(rule, 'rewrite', 'uriRegexRewrite'), {
          pattern: { regex: textIn(regex, 'match') ?? '' },
          substitution: textIn(regex, 'rewrite') ?? '',
        })
      : undefined,
    prefix_rewrite:
      uri === undefined || hasKey(rewrite, 'uriRegexRewrite')
        ? undefined
        : from(ruleOrigin(rule, 'rewrite', 'uri'), uri),
  };
}

function mirrors(rule: HttpRule, lookup: DestinationLookup): EnvoyValue | undefined {
  const items = listIn(rule.fields, 'mirrors');
  const policies = mirrorsOf(rule, lookup).map(({ destination, percent }) => {
    const path = destination.path ?? [];
    const isListed = path.includes('mirrors');
    const exact = isListed ? hasKey(items[Number(path.at(-2))], 'percentage') : hasKey(rule.fields, 'mirrorPercentage');
    const { host, port, subset } = destination;
    const { virtualService } =
      rule.delegate && hasKey(rule.delegate.rule, isListed ? 'mirrors' : 'mirror') ? rule.delegate : rule.root;
    return from(writtenAt(virtualService.resource, path), {
      cluster: clusterName(host, port, subset),
      runtime_fraction: { default_value: exact ? millionths(percent) : hundredths(percent) },
      trace_sampled: false,
    });
  });
  return policies.length > 0 ? policies : undefined;
}

/** What the policy of a destination hashes (route.go, consistentHashToHashPolicy). */
function hashPolicy(
  scope: Scope,
  { host, port, subset }: Pick<RuleDestination, 'host' | 'port' | 'subset'>,
): EnvoyValue | undefined {
  const block = clusterOf(scope, host, port, subset).policy.blocks.loadBalancer;
  const hash = recordIn(block?.value, 'consistentHash');
  const at = (field: string, value: EnvoyFields): EnvoyValue | undefined =>
    block && from(inBlock(block, 'consistentHash', field), value);
  const header = textIn(hash, 'httpHeaderName');
  if (header !== undefined) return at('httpHeaderName', { header: { header_name: header } });
  if (hasKey(hash, 'httpCookie')) {
    const cookie = recordIn(hash, 'httpCookie');
    const [name, path] = [textIn(cookie, 'name'), textIn(cookie, 'path')];
    return at('httpCookie', { cookie: { name, ttl: seconds(textIn(cookie, 'ttl')), path } });
  }
  if (hash['useSourceIp'] === true) return at('useSourceIp', { connection_properties: { source_ip: true } });
  const parameter = textIn(hash, 'httpQueryParameterName');
  return parameter === undefined ? undefined : at('httpQueryParameterName', { query_parameter: { name: parameter } });
}

/** `retry_policy` (pilot/pkg/networking/core/route/retry/retry.go, ConvertPolicy). With a hash the same host is asked again. */
function retryPolicy(mesh: Mesh, rule: HttpRule | undefined, hashes: boolean): EnvoyValue | undefined {
  const policy = retriesOf(mesh, rule);
  if (policy === null) return undefined;
  const written = writtenRetries(mesh, rule, policy);
  const ignore = written['retryIgnorePreviousHosts'];
  const avoids = typeof ignore === 'boolean' ? ignore : !hashes;
  const backoff = seconds(textIn(written, 'backoff'));
  return from(retryOrigin(policy), {
    retry_on: policy.retryOn.join(','),
    num_retries: policy.attempts,
    per_try_timeout: seconds(policy.perTryTimeout),
    retry_priority: policy.retryRemoteLocalities ? previousPriorities : undefined,
    retry_host_predicate: avoids ? [previousHosts] : undefined,
    host_selection_retry_max_attempts: 5,
    retriable_status_codes: policy.statusCodes.length > 0 ? policy.statusCodes : undefined,
    retry_back_off: backoff === undefined ? undefined : { base_interval: backoff },
  });
}

function writtenRetries({ settings }: Mesh, rule: HttpRule | undefined, { by }: RetryPolicy) {
  if (by === 'istio') return {};
  return by === 'mesh' ? recordIn(settings.config, 'defaultHttpRetryPolicy') : recordIn(rule?.fields, 'retries');
}

function retryOrigin({ by, resource, path }: RetryPolicy) {
  if (by === 'resource' && resource && path) return writtenAt(resource, path);
  return by === 'mesh' ? inMesh('defaultHttpRetryPolicy') : byIstio;
}

const previousHosts: EnvoyFields = {
  name: 'envoy.retry_host_predicates.previous_hosts',
  typed_config: typed('envoy.extensions.retry.host.previous_hosts.v3.PreviousHostsPredicate', {}),
};
const previousPriorities: EnvoyFields = {
  name: 'envoy.retry_priorities.previous_priorities',
  typed_config: typed('envoy.extensions.retry.priority.previous_priorities.v3.PreviousPrioritiesConfig', {
    update_frequency: 2,
  }),
};

/** `redirect` and `direct_response`; undefined for a rule that sends requests on (route.go, ApplyRedirect and ApplyDirectResponse). */
export function answerAction(rule: HttpRule, port: number): EnvoyFields | undefined {
  const { fields } = rule;
  if (hasKey(fields, 'redirect')) return { redirect: from(ruleOrigin(rule, 'redirect'), redirect(fields, port)) };
  if (!hasKey(fields, 'directResponse')) return undefined;
  const answer = recordIn(fields, 'directResponse');
  const body = recordIn(answer, 'body');
  const [text, bytes] = [textIn(body, 'string'), textIn(body, 'bytes')];
  return {
    direct_response: from(ruleOrigin(rule, 'directResponse'), {
      status: integerIn(answer, 'status') ?? 0,
      body: hasKey(answer, 'body') ? { inline_string: text, inline_bytes: bytes } : undefined,
    }),
  };
}

const redirectCodes: Readonly<Record<number, string>> = {
  301: 'MOVED_PERMANENTLY',
  302: 'FOUND',
  303: 'SEE_OTHER',
  307: 'TEMPORARY_REDIRECT',
  308: 'PERMANENT_REDIRECT',
};

function redirect(fields: Readonly<Record<string, unknown>>, listener: number): EnvoyFields {
  const written = recordIn(fields, 'redirect');
  const scheme = textIn(written, 'scheme');
  const derived = textIn(written, 'derivePort') === 'FROM_REQUEST_PORT' ? listener : undefined;
  const port = integerIn(written, 'port') ?? derived;
  const isOwn = port === ((scheme ?? 'http') === 'https' ? 443 : 80);
  return {
    host_redirect: textIn(written, 'authority'),
    path_redirect: textIn(written, 'uri'),
    scheme_redirect: scheme,
    port_redirect: port === 0 || isOwn ? undefined : port,
    response_code: redirectCodes[integerIn(written, 'redirectCode') || 301],
  };
}

import type { Subject } from '../report';
import { checkExportTo } from './export-to';
import { isSet } from './is-set';
import { countOf, has, itemsOf, type Spot } from './read';
import { readableSpec } from './readable-spec';
import { refuse } from './refuse';
import { checkTcpRoute, checkTlsRoute } from './virtual-service-connections';
import { checkGateways, checkHosts, checkJwtClaims } from './virtual-service-hosts';
import { checkHttpRoute } from './virtual-service-http';
import { checkUnreachable } from './virtual-service-unreachable';

/** What istiod's webhook says about a VirtualService (istio/istio pkg/config/validation/validation.go, ValidateVirtualService). */
export function checkVirtualService(subject: Subject): void {
  const spec = readableSpec(subject);
  if (!spec) return;
  const isDelegate = !isSet(spec, 'hosts');
  if (isDelegate) checkDelegate(subject, spec);
  checkGateways(subject, spec, 'wh-vs-gateway-ref', 'wh-vs-gateway-legacy');
  checkHosts(subject, spec);
  checkJwtClaims(subject, spec);
  checkHasRoutes(subject, spec);
  for (const route of itemsOf(spec, 'http')) checkHttpRoute(subject, route, isDelegate);
  for (const route of itemsOf(spec, 'tls')) checkTlsRoute(subject, route, spec);
  for (const route of itemsOf(spec, 'tcp')) checkTcpRoute(subject, route);
  checkExportTo(subject, spec);
  checkUnreachable(subject, spec);
}

/** Another VirtualService hands HTTP requests on to one without hosts, and that one says where it applies. */
function checkDelegate(subject: Subject, spec: Spot): void {
  for (const name of ['gateways', 'tls', 'tcp']) {
    if (countOf(spec, name) === 0) continue;
    const message = `A VirtualService without hosts is a delegate for HTTP, and istiod refuses ${name} in it. Add hosts, or remove ${name}.`;
    refuse(subject, {
      rule: 'delegate-conflict',
      path: [...spec.path, name],
      part: 'key',
      ref: `wh-vs-delegate-${name}`,
      message,
    });
  }
}

function checkHasRoutes(subject: Subject, spec: Spot): void {
  if (['http', 'tls', 'tcp'].some((name) => isSet(spec, name))) return;
  const message = 'VirtualService has no routes in http, tls or tcp; istiod refuses it. Add one.';
  const near = has({ value: subject.resource.value, path: [] }, 'spec') ? spec.path : [];
  refuse(subject, {
    rule: 'no-routes',
    path: [...spec.path, 'http'],
    near,
    part: 'key',
    ref: 'wh-vs-no-routes',
    message,
  });
}

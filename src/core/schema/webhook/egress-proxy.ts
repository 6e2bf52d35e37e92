import { isDomain, isPort } from '../host-syntax';
import { isDnsLabel } from '../label-syntax';
import type { Subject } from '../report';
import { childOf, has, numberOf, textOf, type Spot } from './read';
import { refuse, type Objection } from './refuse';

/**
 * `egressProxy`, to which istiod sends calls to unknown destinations (istio/istio pkg/config/validation/validation.go,
 * validateSidecarOutboundTrafficPolicy; pilot/pkg/networking/core/listener_builder.go, buildOutboundCatchAllNetworkFiltersOnly).
 */
export function checkEgressProxy(subject: Subject, spec: Spot): void {
  const policy = childOf(spec, 'outboundTrafficPolicy');
  const proxy = policy && childOf(policy, 'egressProxy');
  if (!policy || !proxy) return;
  // No fix: whether unknown calls shall go to the proxy or be refused is the user's to say.
  const complain = (found: Omit<Objection, 'rule'>): void => refuse(subject, { rule: 'egress-proxy', ...found });
  const mode = textOf(policy, 'mode');
  if (mode !== 'ALLOW_ANY') {
    const stated = mode === '' ? 'without a mode, which is REGISTRY_ONLY' : `with ${mode}`;
    const message = `egressProxy gets calls to unknown destinations, and istiod refuses it ${stated}. Set mode to ALLOW_ANY, or remove egressProxy.`;
    return complain({ path: proxy.path, part: 'key', ref: 'wh-sc-egressproxy-mode', message });
  }
  checkHost(proxy, complain);
  const port = childOf(proxy, 'port');
  if (!port && !has(proxy, 'port')) {
    const message =
      'port is missing in egressProxy; istiod refuses it. Add the port on which the host takes the calls.';
    const path = [...proxy.path, 'port'];
    return complain({ path, near: proxy.path, part: 'key', ref: 'wh-sc-egressproxy-port', message });
  }
  if (port) checkDestination(proxy, port, complain);
}

function checkHost(proxy: Spot, complain: (found: Omit<Objection, 'rule'>) => void): void {
  const { host } = proxy.value;
  if (typeof host !== 'string' || isDomain(host)) return;
  const shown = host === '' ? 'an empty text' : host;
  const message = `host of egressProxy is one DNS name; istiod refuses ${shown}. Name one host.`;
  complain({ path: [...proxy.path, 'host'], ref: 'wh-sc-egressproxy-host', message });
}

function checkDestination(proxy: Spot, port: Spot, complain: (found: Omit<Objection, 'rule'>) => void): void {
  const ref = 'wh-sc-egressproxy-dest';
  const subset = textOf(proxy, 'subset');
  if (subset !== '' && !isDnsLabel(subset)) {
    const message = `subset is 1 to 63 letters, digits and -; istiod refuses ${subset}. Name a subset of the host’s DestinationRule, or remove it.`;
    complain({ path: [...proxy.path, 'subset'], ref, message });
  }
  if (isPort(numberOf(port, 'number'))) return;
  const isThere = has(port, 'number');
  const message = `number of egressProxy's port is 1 to 65535; istiod refuses ${isThere ? String(port.value['number']) : 'it without'}. Write the port on which the host takes the calls.`;
  const path = [...port.path, 'number'];
  complain({ path, ...(isThere ? {} : { near: port.path, part: 'key' as const }), ref, message });
}

import { isHostWithin } from '../host-match';
import { isAddress, isWildcardDomain } from '../host-syntax';
import { showValue, type Subject } from '../report';
import { isSniHost } from '../sni-host';
import { isSet } from './is-set';
import { checkLabels } from './labels';
import { countOf, itemsOf, textsOf, type Spot } from './read';
import { labelAt, refuse, warn } from './refuse';
import { checkDestination, checkWeights } from './virtual-service-destination';
import { checkGateways, namesMesh } from './virtual-service-hosts';

// Routes of connections, whose requests Istio does not see: istio/istio pkg/config/validation/validation.go (validateTLSRoute, validateTCPRoute).

/** One route of `tls`. Ranges of IPs and bounds of ports stand with their fields. */
export function checkTlsRoute(subject: Subject, route: Spot, spec: Spot): void {
  checkNotEmpty(subject, route, 'match', 'wh-vs-tls-match-required');
  for (const match of itemsOf(route, 'match')) {
    checkNotEmpty(subject, match, 'sniHosts', 'wh-vs-tls-sni-required');
    for (const host of textsOf(match, 'sniHosts')) checkSni(subject, host, spec);
    checkLabels(subject, match, 'sourceLabels', 'wh-vs-tls-labels');
    checkGateways(subject, match, 'wh-vs-tls-gateways', 'wh-vs-tls-gateways-legacy');
  }
  checkDestinations(subject, route, 'wh-vs-tls-route-required');
}

/** One route of `tcp`. */
export function checkTcpRoute(subject: Subject, route: Spot): void {
  for (const match of itemsOf(route, 'match')) {
    checkLabels(subject, match, 'sourceLabels', 'wh-vs-tcp-labels');
    checkGateways(subject, match, 'wh-vs-tcp-gateways');
  }
  checkDestinations(subject, route, 'wh-vs-tcp-route-required');
}

/** A list that has to hold something; the API server takes an empty one, and asks for the list itself. */
function checkNotEmpty(subject: Subject, parent: Spot, name: string, ref: string): void {
  if (!Array.isArray(parent.value[name]) || countOf(parent, name) > 0) return;
  const path = [...parent.path, name];
  const message = `${name} of ${labelAt(subject, parent.path)} is empty; istiod refuses it. Add an item.`;
  refuse(subject, { rule: 'missing-field', path, part: 'key', ref, message });
}

function checkDestinations(subject: Subject, route: Spot, ref: string): void {
  if (!isSet(route, 'route')) {
    const message = `${labelAt(subject, route.path)} has no route; istiod refuses it. Say where its connections go.`;
    const path = [...route.path, 'route'];
    refuse(subject, { rule: 'route-without-action', path, near: route.path, part: 'key', ref, message });
  }
  for (const destination of itemsOf(route, 'route'))
    checkDestination(subject, destination, 'destination', 'wh-vs-l4-dest');
  checkWeights(subject, route, 'wh-vs-l4-weight-zero');
}

/** A server name: its form, and that the VirtualService is for it (validateSniHost). */
function checkSni(subject: Subject, { text, path }: ReturnType<typeof textsOf>[number], spec: Spot): void {
  const label = labelAt(subject, path);
  // Unlike for hosts, no gateways at all count as gateways here.
  const isHost = namesMesh(spec) ? isWildcardDomain : isSniHost;
  if (!isHost(text) && isAddress(text)) {
    const message = `${label} is an IP, ${text}, and clients send names in SNI and no IPs. Write a name, or match destinationSubnets in tcp.`;
    return warn(subject, { rule: 'sni-address', path, ref: 'wh-vs-tls-sni-ip', message });
  }
  if (!isHost(text)) {
    const shown = showValue(subject.document, [...subject.resource.path, ...path], text);
    const message = `${label} is a DNS name, or a domain such as *.example.com; istiod refuses ${shown}. Write the name that clients send.`;
    return refuse(subject, { rule: 'bad-format', path, ref: 'wh-vs-tls-sni-syntax', message });
  }
  const hosts = textsOf(spec, 'hosts').map((host) => host.text);
  if (hosts.some((host) => isHostWithin(text, host))) return;
  const message =
    hosts.length === 0
      ? `${label}, ${text}, is within no host, for the VirtualService has none; istiod refuses it. Add it to hosts.`
      : `${label}, ${text}, is within none of hosts, ${hosts.join(', ')}; istiod refuses it. Add it to hosts, or remove it.`;
  refuse(subject, { rule: 'sni-outside-hosts', path, ref: 'wh-vs-tls-sni-subset', message });
}

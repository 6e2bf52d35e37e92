import {
  answerName,
  scopeOf,
  usesHiddenAddress,
  type Mesh,
  type Proxy,
  type ScopedPort,
  type ScopedService,
} from '../../../mesh';
import { firstOf } from '../label-lines';

/** What an application's look-up of a host gives it, in a few words each. */
export function lookupLines(mesh: Mesh, client: Proxy, host: string): string[] {
  const { from, address, within, addressOf } = answerName(scopeOf(mesh, client), host.replace(/^\*/, 'any'));
  switch (from) {
    case 'literal':
      return ['an address: nothing is looked up'];
    case 'proxy':
      return [
        'the sidecar answers',
        address ?? (addressOf ? 'an address that istiod allots' : 'an address of its own'),
      ];
    case 'cluster':
      return ['the cluster’s DNS answers', address ?? 'an address of the Service'];
    case 'nobody':
      return ['nobody answers', 'the name has no address'];
    case 'outside':
      return ['DNS outside answers', ...(within.length === 0 ? [] : [`taken to be in ${firstOf(within, 2)}`])];
  }
}

/** By what a proxy knows that a connection is for a port of a service. */
export function choiceWords(client: Proxy, service: ScopedService, port: ScopedPort): string {
  switch (port.class) {
    case 'http':
      return 'by Host header';
    case 'tls':
      return 'by SNI';
    case 'sniffed':
      return 'by Host header, else by address';
    default:
      if (service.addresses.length > 0) return `to ${firstOf(service.addresses, 2)}`;
      return usesHiddenAddress(client, service) ? 'to its own address' : 'any address on the port';
  }
}
